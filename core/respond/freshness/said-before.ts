// What the public has read from a brand before, ready to be held against a draft.

import type { Place } from './matter.ts';

export interface SaidBefore {
  /** How many replies it knows. */
  readonly size: number;
  /** The earlier reply closest to the draft, 0 to 1; null when nothing is near. `key` asks the server for its words. */
  closest(draft: string): { readonly key: string; readonly closeness: number } | null;
  /** Sentences of the draft that several customers were told, in order; `key` is of the newest reply that says it. */
  repeated(draft: string): readonly RepeatedSentence[];
}

export interface RepeatedSentence extends Place {
  /** How many customers were told. */
  readonly customers: number;
  readonly key: string;
}
