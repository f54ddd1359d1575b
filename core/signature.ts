// A signature of anything counted as a set of numbers: 256 bits by which two sets are held against each other without
// what they were made of. MinHash, one bit kept of each minimum; the share of equal bits tells the closeness.

/** Signed, as are all numbers here: those above 2^31 are kept in a slower form by the engines. */
export type Signature = Int32Array;

export const signatureWords = 8;
const bits = signatureWords * 32;

const factors = Int32Array.from({ length: bits }, (_, i) => mixed(i * 2 + 1) | 1);
const offsets = Int32Array.from({ length: bits }, (_, i) => mixed(0x9e3779b9 ^ i));
const highest = 0x7fffffff;

/** The least number of the set under each of 256 orders: two sets share as many of them as they have in common. */
export function minimaOf(features: Int32Array): Int32Array {
  const minima = new Int32Array(bits);
  for (let i = 0; i < bits; i += 1) minima[i] = leastOf(features, factors[i] as number, offsets[i] as number);
  return minima;
}

function leastOf(features: Int32Array, factor: number, offset: number): number {
  let least = highest;
  for (let i = 0; i < features.length; i += 1) {
    const at = (Math.imul(features[i] as number, factor) + offset) | 0;
    if (at < least) least = at;
  }
  return least;
}

/** The lowest bit of a mixed minimum is as good as tossed; its own highest are nearly always the same. */
export function bitsOf(minima: Int32Array): Signature {
  const signature = new Int32Array(signatureWords);
  for (let i = 0; i < bits; i += 1) {
    const bit = mixed(minima[i] as number) & 1;
    signature[i >>> 5] = (signature[i >>> 5] as number) | (bit << (i & 31));
  }
  return signature;
}

/** How close two are, 0 to 1: what they have in common, counted twice, of all that both hold. */
export function closeness(a: Signature, b: Signature): number {
  return closenessAt(differentBits(a, b, 0));
}

/** The same for the one that begins at `from` among signatures laid end to end. */
export function closenessTo(one: Signature, all: Signature, from: number): number {
  return closenessAt(differentBits(one, all, from));
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
