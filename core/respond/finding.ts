// A finding is what the guard says of a draft: the words it is about, the reason as a code the desk turns into a sentence,
// and where there is one a better way (law 10).

import type { Level } from '../protocol/voice.ts';

export const findingCodes = [
  /** Never a matter of taste: these may not go, whatever the protocol says. */
  'empty',
  'too_long',
  'no_way',
  'window_closed',
  'pictures_unfit',
  /** Tone. */
  'anger',
  'sarcasm',
  'defensive',
  'blame',
  'legalese',
  'shouting',
  'joke',
  'canned_form',
  /** Voice of the brand. */
  'too_informal',
  'wrong_address',
  'off_voice',
  'banned_word',
  'emoji',
  /** Names and holes. */
  'no_name',
  'wrong_name',
  'placeholder',
  /** What must not be public, or costs there. */
  'private_data',
  'link',
  'hidden_characters',
  'markup',
  'picture_without_alt',
  /** What follows from the words. */
  'promise_without_clock',
  'back_and_forth',
  'wrong_language',
  'contradiction',
  'canned',
  'same_sentence',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** Where in the draft it stands, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Finding {
  readonly code: FindingCode;
  readonly level: Level;
  /** The words it is about, in order; empty where it is about what is not there. */
  readonly spans: readonly Span[];
  /** Figures and codes for the sentence: `{ over: 12, max: 300 }`, `{ kind: 'iban' }`, `{ name: 'Dana' }`. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  /** A better wording of the first span, or what to do instead; null where the desk has a general word for it. */
  readonly better: { readonly is: 'wording' | 'advice'; readonly text: string } | null;
}
