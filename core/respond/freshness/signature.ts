// The signature of a reply: 256 bits by which two wordings are held against each other without their words. Weighted
// MinHash over shingles of four characters.

import { bitsOf, minimaOf, mixed, type Signature } from '../../signature.ts';
import { fullWeight, matterOf } from './matter.ts';

const shingle = 4;
/** Below so many shingles of full weight there is nothing to be called canned: "Thank you!", "We open at nine." */
const leastMatter = 24;

/** Null where too little is said to tell one reply from another. */
export function signatureOf(text: string): Signature | null {
  const features = featuresOf(text);
  return features === null ? null : bitsOf(minimaOf(features));
}

/** Every shingle as a number, as often as it weighs. */
function featuresOf(text: string): Int32Array | null {
  const features = new Set<number>();
  for (const { words, weight } of matterOf(text)) {
    const line = ` ${words.join(' ')} `;
    for (let at = 0; at + shingle <= line.length; at += 1) {
      let hash = 0;
      for (let i = 0; i < shingle; i += 1) hash = Math.imul(hash, 0x01000193) ^ mixed(line.charCodeAt(at + i));
      for (let time = 0; time < weight; time += 1) features.add(mixed(hash + Math.imul(time, 0x85ebca6b)));
    }
  }
  return features.size < leastMatter * fullWeight ? null : Int32Array.from(features);
}
