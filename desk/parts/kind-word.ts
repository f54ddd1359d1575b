// What kind of thing a customer said, in words. In: the reading's code. Out: the word.

import type { Intent } from '../../core/reading.ts';
import { say } from '../messages/say.ts';

const words = {
  complaint: 'inbox.kindComplaint',
  question: 'inbox.kindQuestion',
  praise: 'inbox.kindPraise',
  other: 'inbox.kindOther',
} as const;

export const kindWord = (kind: Intent): string => say(words[kind]);
