// Every skill that is judged. Another one is a file beside this one and a line here.

import { answers } from './answers.ts';
import { contradiction } from './contradiction.ts';
import { freshness } from './freshness.ts';
import type { Head } from './head.ts';
import { privateData } from './private-data.ts';
import { readings } from './readings.ts';
import { sentences } from './sentences.ts';
import { tone } from './tone.ts';

export const heads: readonly Head[] = [...readings, privateData, freshness, sentences, contradiction, tone, answers];
