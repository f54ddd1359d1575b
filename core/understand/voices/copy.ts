// What a copy of a mention is known by: in goes the text, out come a signature of its words and pairs of words, and keys
// under which near copies are found without looking at all the others. Null where too little is said.

import { bitsOf, closenessTo, minimaOf, mixed, type Signature } from '../../signature.ts';
import { stopWordsOf } from '../topics/stop-words.ts';
import { wordingOf } from './wording.ts';

export interface Copy {
  readonly signature: Signature;
  /** Two with half of what they say in common share one of these in 98 of 100 cases, with two fifths in 88. */
  readonly bands: Int32Array;
  /** How many words. */
  readonly length: number;
}

export const bandsOfCopy = 32;
/** Minima a band is made of. */
const rows = 3;
/** Of few words one that is changed makes another matter; of many, less needs to be in common. */
const [short, long] = [8, 18];
const [nearShort, nearLong] = [0.84, 0.6];

/** With fewer it is a courtesy that many say: "Thank you so much for your help today!" */
const fewestTelling = 3;
const small = new Set([...stopWordsOf(null)].map((word) => word.normalize('NFKD').replace(/[\p{M}']/gu, '')));

export function copyOf(text: string): Copy | null {
  const words = wordingOf(text);
  if (words === null || new Set(words.filter(isTelling)).size < fewestTelling) return null;
  const minima = minimaOf(featuresOf(words));
  const bands = new Int32Array(bandsOfCopy);
  for (let band = 0; band < bandsOfCopy; band += 1) {
    let key = band;
    for (let row = 0; row < rows; row += 1)
      key = mixed(Math.imul(key, 0x01000193) ^ (minima[band * rows + row] as number));
    bands[band] = key;
  }
  return { signature: bitsOf(minima), bands, length: words.length };
}

/** One character of a script without spaces is as good as a word; of the others those are letters of something. */
function isTelling(word: string): boolean {
  return !small.has(word) && (word.length > 2 || /^(?!\p{Script=Latin})\p{L}/u.test(word));
}

/** Each with the one behind it, and telling ones by themselves: what it is about weighs more than how it is put. */
function featuresOf(words: readonly string[]): Int32Array {
  const features = new Set<number>();
  let before = 0;
  for (const word of words) {
    const hash = hashOf(word);
    if (isTelling(word)) features.add(hash);
    if (before !== 0) features.add(mixed(Math.imul(before, 0x85ebca6b) ^ hash));
    before = hash;
  }
  return Int32Array.from(features);
}

function hashOf(word: string): number {
  let hash = word.length;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash, 0x01000193) ^ mixed(word.charCodeAt(at));
  return mixed(hash);
}

/** How close the copy is to one of those laid end to end, which has `length` words; 0 where that is not close enough. */
export function nearness(copy: Copy, all: Int32Array, at: number, length: number): number {
  const fewest = Math.min(Math.max(Math.min(copy.length, length), short), long);
  const from = nearShort + ((nearLong - nearShort) * (fewest - short)) / (long - short);
  const found = closenessTo(copy.signature, all, at);
  return found >= from ? found : 0;
}
