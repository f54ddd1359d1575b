// How the same question is found by what it means, where words alone are too far. Comes in: what a customer wrote and what is
// known, with the vectors of their texts where there are any (`understand/sentence`). Goes out: the known in order of closeness.

import { alike, normed } from '../../understand/sentence/numbers.ts';
import { type Known, type Near, nearestOf } from './wording.ts';

export interface Asked {
  readonly words: string;
  /** Null: not English, or not read in time; then words decide alone. */
  readonly meaning: Float32Array | null;
}

export interface Meant extends Known {
  /** Of all its texts together; null where none of them was read. */
  readonly meaning: Float32Array | null;
}

/**
 * How alike texts of other matters are, and a little more: taken off, a closeness is as sure as by words alone. From 0.22 on a
 * wrong answer is shown as often as before, and the right one to 80 strangers in 100 instead of 71 (`bench/judge/answers.ts`).
 */
const strangers = 0.48;

/** The known, the nearest first; without a meaning what shares no word is left out. */
export function nearestInMeaning({ words, meaning }: Asked, known: readonly Meant[]): Near[] {
  const byWords = nearestOf(words, known);
  if (meaning === null) return byWords;
  const shared = new Map(byWords.map(({ id, closeness }) => [id, closeness]));
  return known
    .map((one) => {
      const meant = one.meaning === null ? 0 : alike(meaning, one.meaning) - strangers;
      return { id: one.id, closeness: (shared.get(one.id) ?? 0) + meant };
    })
    .sort((one, other) => other.closeness - one.closeness)
    .map(({ id, closeness }) => ({ id, closeness: Math.min(1, Math.max(0, closeness)) }));
}

/** Of texts of one matter: each counts the same. */
export function meaningOf(vectors: readonly Float32Array[]): Float32Array | null {
  const [first, ...others] = vectors;
  if (first === undefined) return null;
  const sum = Float32Array.from(first);
  for (const vector of others) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return normed(sum);
}
