// The shapes of the seeded story: who lives in the town and what they wrote. Plain data, usable by anything.

import type { MentionKind } from '../../../core/mention.ts';
import type { Intent } from '../../../core/reading.ts';

/** How somebody takes an answer: see `follow-up.ts`. */
export type Temper = 'warm' | 'calm' | 'hot' | 'curious' | 'quiet' | 'troll';

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly handle: string;
  readonly followers: number;
  /** ISO 639-1. */
  readonly language: string;
  readonly temper: Temper;
}

/** One thing somebody wrote. With a `day` it is history, without one it happens while the town is watched. */
export interface Written {
  readonly key: string;
  /** Key of a person, or `brand`. */
  readonly by: string;
  readonly text: string;
  /** What a careful reader would call it; lets tests and benches judge a reading. */
  readonly means: Intent;
  /** Days before the town was founded, -14 to -1, and the time of that day (UTC). */
  readonly day?: number;
  readonly at?: string;
  /** Key of what it answers, which stands earlier in the same file. */
  readonly to?: string;
  /** A private letter instead of a public post. */
  readonly isLetter?: true;
  readonly kind?: MentionKind;
  readonly title?: string;
  readonly rating?: number;
  /** What a photo shows. */
  readonly photo?: string;
  readonly likes?: number;
  readonly reposts?: number;
  /** Other than the writer's own language. */
  readonly language?: string;
  /** The writer changed it later, or took it back: minutes after writing. */
  readonly edit?: { readonly afterMin: number; readonly text: string };
  readonly removedAfterMin?: number;
  /** What the writer says to the brand's first, second, … answer. */
  readonly back?: readonly string[];
}
