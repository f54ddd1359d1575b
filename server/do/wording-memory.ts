// Texts go in, they come out ready to be compared; made once and kept while they are asked for. What changed is other text,
// so nothing here can be out of date.

import { type Wording, wordingOf } from '../../core/respond/answers/wording.ts';

/** About 40 MB when full: some eight bytes a piece. */
const mostPieces = 5_000_000;

const kept = new Map<string, Wording>();
let pieces = 0;

export function rememberedWording(texts: readonly string[]): Wording {
  const key = texts.join('\u0000');
  const known = kept.get(key);
  const wording = known ?? wordingOf(texts);
  // The one asked for last stands last; from the front it is forgotten.
  if (known !== undefined) kept.delete(key);
  else pieces += wording.places.length;
  kept.set(key, wording);
  for (const [oldest, { places }] of kept) {
    if (pieces <= mostPieces || oldest === key) break;
    kept.delete(oldest);
    pieces -= places.length;
  }
  return wording;
}
