// A reading is what Heed understood of a mention, each head with the words it rests on (law 10).

export type Feeling = 'negative' | 'neutral' | 'positive';
export type Intent = 'complaint' | 'question' | 'praise' | 'other';
export type Emotion = 'anger' | 'joy' | 'optimism' | 'sadness';
/** What a complaint is about: Heed's own list, the same for every trade. */
export const reasons = [
  'delivery',
  'product',
  'service',
  'billing',
  'account',
  'technical',
  'booking',
  'waiting',
  'safety',
  'other',
] as const;
export type Reason = (typeof reasons)[number];
export type Head = 'language' | 'feeling' | 'kind' | 'urgency' | 'abuse' | 'emotion' | 'reason' | 'irony';

export interface Evidence {
  readonly head: Head;
  /** The value of that head this speaks for. */
  readonly value: string;
  /** Where in the text it stands, in UTF-16 units; absent when the reason is not a passage (a star rating). */
  readonly span?: { readonly start: number; readonly end: number };
  /** A short code a message file turns into a sentence: `cue`, `question_mark`, `rating`, `negated`, `detector`. */
  readonly why: string;
}

export interface Reading {
  /** ISO 639-1, or null when not sure. */
  readonly language: string | null;
  readonly feeling: Feeling;
  readonly kind: Intent;
  readonly isUrgent: boolean;
  readonly isAbusive: boolean;
  /** Null where none is clear. */
  readonly emotion: Emotion | null;
  /** Of a complaint; null for anything else. */
  readonly reason: Reason | null;
  /** The words say the opposite of what is meant. */
  readonly isIronic: boolean;
  /** Abuse with a real complaint inside is still a complaint, and is not buried. */
  readonly evidence: readonly Evidence[];
  /** 0 to 1 per head, the share of such readings that are right; below 0.5 the desk says "not sure". A head that said
   * nothing is left out. */
  readonly confidence: Readonly<Partial<Record<Head, number>>>;
  /** Who made it: `rules-1`, or the id of the person who corrected it. */
  readonly madeBy: string;
}
