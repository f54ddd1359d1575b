// A reading is what Heed understood of a mention, each head with the words it rests on (law 10).

export type Feeling = 'negative' | 'neutral' | 'positive';
export type Intent = 'complaint' | 'question' | 'praise' | 'other';
export type Head = 'language' | 'feeling' | 'kind' | 'urgency' | 'abuse';

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
  /** Abuse with a real complaint inside is still a complaint, and is not buried. */
  readonly evidence: readonly Evidence[];
  /** 0 to 1 per head; below 0.5 the desk says "not sure". */
  readonly confidence: Readonly<Record<Head, number>>;
  /** Who made it: `rules-1`, or the id of the person who corrected it. */
  readonly madeBy: string;
}
