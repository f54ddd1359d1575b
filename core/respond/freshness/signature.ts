// The signature of a reply: 256 bits by which two wordings are held against each other without their words. Weighted
// MinHash over shingles of four characters, one bit kept of each minimum; the share of equal bits tells the closeness.

import { fullWeight, matterOf } from './matter.ts';

/** Signed, as are all numbers here: those above 2^31 are kept in a slower form by the engines. */
export type Signature = Int32Array;

export const signatureWords = 8;
const bits = signatureWords * 32;
const shingle = 4;
/** Below so many shingles of full weight there is nothing to be called canned: "Thank you!", "We open at nine." */
const leastMatter = 24;

const factors = Int32Array.from({ length: bits }, (_, i) => mixed(i * 2 + 1) | 1);
const offsets = Int32Array.from({ length: bits }, (_, i) => mixed(0x9e3779b9 ^ i));
const highest = 0x7fffffff;

/** Null where too little is said to tell one reply from another. */
export function signatureOf(text: string): Signature | null {
  const features = featuresOf(text);
  if (features === null) return null;
  const signature = new Int32Array(signatureWords);
  for (let i = 0; i < bits; i += 1) {
    // The lowest bit of a mixed minimum is as good as tossed; its own highest are nearly always the same.
    const bit = mixed(leastOf(features, factors[i] as number, offsets[i] as number)) & 1;
    signature[i >>> 5] = (signature[i >>> 5] as number) | (bit << (i & 31));
  }
  return signature;
}

function leastOf(features: Int32Array, factor: number, offset: number): number {
  let least = highest;
  for (let i = 0; i < features.length; i += 1) {
    const at = (Math.imul(features[i] as number, factor) + offset) | 0;
    if (at < least) least = at;
  }
  return least;
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

/** How close two wordings are, 0 to 1: the share of matter they have in common, as their signatures tell it. */
export function closeness(a: Signature, b: Signature): number {
  return closenessAt(differentBits(a, b, 0));
}

/** The last of the closest among signatures laid end to end; null where none is as close as `from`. */
export function closestOf(one: Signature, all: Signature, from: number): { at: number; closeness: number } | null {
  let least = bits;
  let at = -1;
  for (let i = 0; i < all.length; i += signatureWords) {
    const different = differentBits(one, all, i);
    if (different <= least) [least, at] = [different, i];
  }
  const closest = closenessAt(least);
  return at < 0 || closest < from ? null : { at: at / signatureWords, closeness: closest };
}

function closenessAt(different: number): number {
  // Half of the bits are equal by chance. The rest is common to all that either says; twice it by both, to what both say.
  const common = Math.max(0, 1 - (2 * different) / bits);
  return (2 * common) / (1 + common);
}

function differentBits(one: Signature, all: Signature, from: number): number {
  let different = 0;
  for (let i = 0; i < signatureWords; i += 1) different += bitsIn((one[i] as number) ^ (all[from + i] as number));
  return different;
}

function bitsIn(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Each bit tossed by all of the number. */
export function mixed(value: number): number {
  let v = value | 0;
  v = Math.imul(v ^ (v >>> 16), 0x85ebca6b);
  v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
  return v ^ (v >>> 16);
}
