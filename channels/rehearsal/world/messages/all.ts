// The whole story, theme by theme.

import type { Written } from '../written.ts';
import { charge } from './charge.ts';
import { chatter } from './chatter.ts';
import { letters } from './letters.ts';
import { orders } from './orders.ts';
import { oven } from './oven.ts';
import { photo } from './photo.ts';
import { praise } from './praise.ts';
import { questions } from './questions.ts';
import { trolls } from './trolls.ts';

export const messages: readonly Written[] = [
  ...orders,
  ...oven,
  ...charge,
  ...photo,
  ...praise,
  ...questions,
  ...trolls,
  ...chatter,
  ...letters,
];
