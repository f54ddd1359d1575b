// How a draft sounds to those who learned it from examples. In: a draft as read and its language. Out: a tone and the words
// it was heard in. What opens a file of weights as such an ear is `open-tone.ts`, loaded after the rest.

import type { ReadDraft } from '../read-draft.ts';

/** The order of the outputs in the weights. */
export const heardTones = ['ok', 'anger', 'sarcasm', 'defensive'] as const;

export interface HeardTone {
  readonly tone: (typeof heardTones)[number];
  /** The tokens that weighed most, in order; none where it is in order. */
  readonly tokens: readonly number[];
}

/** What is known beside the words changes how far a draft sounds like each tone. */
export type Rethink = (margins: readonly number[]) => readonly number[];

export interface ToneEar {
  /** Null in a language it did not learn, and of a few words, which sound like anything. */
  readonly hear: (read: ReadDraft, language: string, rethink?: Rethink) => HeardTone | null;
}
