// What the public has read from a brand before, ready to be held against a draft.

export interface SaidBefore {
  /** How many replies it knows. */
  readonly size: number;
  /** The earlier reply closest to the draft, 0 to 1; null when nothing is near. `key` asks the server for its words. */
  closest(draft: string): { readonly key: string; readonly closeness: number } | null;
}
