// A fault is what is wrong with a protocol, where, and what to do about it.

export interface Fault {
  /** Where in the protocol: `['targets', 2, 'calendar']`. The file's reader makes a line of it. */
  readonly path: readonly (string | number)[];
  readonly code: string;
  /** What is wrong, in a sentence. */
  readonly words: string;
  /** What to do, in a sentence. */
  readonly remedy: string;
}
