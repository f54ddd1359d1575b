// The length of a text as X counts it: signs of the scripts that say much in one weigh two, a sequence that shows as one
// emoji weighs two, and a link 23, however long. In, any text; out, its weight. The same under the fingers and at the door.

import { EMOJI_SEQUENCE } from './emoji.ts';
import { findLinks } from './links.ts';

const LINK_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
/** One of these is in every sequence: most texts have none and are spared the search. */
const MAY_BE_SEQUENCE = /[\u200D\u20E3\uFE0F\u{1F1E6}-\u{1F3FF}]/u;

export function weigh(text: string): number {
  const composed = text.normalize('NFC');
  const links = findLinks(composed);
  const emoji = findEmoji(composed);
  let weight = 0;
  for (let at = 0; at < composed.length; ) {
    const link = links.get(at);
    const sequence = emoji.get(at);
    const point = composed.codePointAt(at) ?? 0;
    if (link !== undefined) weight += LINK_WEIGHT;
    else if (sequence !== undefined) weight += EMOJI_WEIGHT;
    else weight += isLight(point) ? 1 : 2;
    at += link ?? sequence ?? (point > 0xffff ? 2 : 1);
  }
  return weight;
}

/** The length of each sequence by the place it begins at. */
function findEmoji(text: string): ReadonlyMap<number, number> {
  if (!MAY_BE_SEQUENCE.test(text)) return new Map();
  return new Map(Array.from(text.matchAll(EMOJI_SEQUENCE), (found) => [found.index, found[0].length]));
}

/** Alphabets up to Georgian, spaces and joiners, dashes and quotes, primes. */
function isLight(point: number): boolean {
  if (point <= 4351) return true;
  return (point >= 8192 && point <= 8205) || (point >= 8208 && point <= 8223) || (point >= 8242 && point <= 8247);
}
