// How X reads a text, as one part: its counting and its eye for links. What the guard takes where a draft goes to X.

import type { Weighing } from '../channel.ts';
import { findLinks } from './links.ts';
import { weigh } from './weigh.ts';

export const weighing: Weighing = { weigh, findLinks };
