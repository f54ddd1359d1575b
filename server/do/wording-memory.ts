// Texts go in, they come out ready to be compared; made once and kept while they are asked for. What changed is other text,
// so nothing here can be out of date.

import { type Wording, wordingOf } from '../../core/respond/answers/wording.ts';

/** About 40 MB when full: some eight bytes a piece. */
const mostPieces = 5_000_000;

/** Keeps this many pieces, those asked for last. */
export function wordingMemory(most: number): (texts: readonly string[]) => Wording {
  const kept = new Map<string, Wording>();
  let pieces = 0;
  return (texts) => {
    const key = texts.join('\u0000');
    const known = kept.get(key);
    const wording = known ?? wordingOf(texts);
    // The one asked for last stands last; from the front it is forgotten.
    if (known !== undefined) kept.delete(key);
    else pieces += wording.places.length;
    kept.set(key, wording);
    for (const [oldest, { places }] of kept) {
      if (pieces <= most || oldest === key) break;
      kept.delete(oldest);
      pieces -= places.length;
    }
    return wording;
  };
}

export const rememberedWording = wordingMemory(mostPieces);
