// How much a text speaks for each label. In: weights and features. Out: a margin an output, above 0 for yes.
// Four weights are added at a time: a number of 32 bits holds four bytes, and two sums hold every other one of them in lanes
// of 16 bits, which 257 bytes cannot overflow. Beside a loop over bytes it is three times as fast.

import type { Features } from './features.ts';
import { type Weights, zeroByte } from './weights.ts';

const evenBytes = 0x00ff00ff;
/** Rows added before the lanes are emptied. */
const mostInLanes = 256;
const mostWords = 16;
const even = new Int32Array(mostWords);
const odd = new Int32Array(mostWords);
const sums = new Float64Array(mostWords * 4);

/** Fills `margins`, one an output: for each block the mean weight times the root of its size, and the bias. */
export function score(weights: Weights, features: Features, margins: Float64Array): void {
  const { scales, biases } = weights;
  margins.set(biases);
  for (const [from, to] of blocksOf(features)) {
    addBlock(weights, features, from, to);
    const root = Math.sqrt(to - from) || 1;
    for (let output = 0; output < scales.length; output += 1) {
      const sum = (sums[output] ?? 0) - zeroByte * (to - from);
      margins[output] = (margins[output] ?? 0) + (sum * (scales[output] ?? 0)) / root;
    }
  }
}

function addBlock({ packed, rowCount, width }: Weights, { rows }: Features, start: number, end: number): void {
  sums.fill(0);
  for (let from = start; from < end; from += mostInLanes) {
    const to = Math.min(end, from + mostInLanes);
    if (width === 24) addSix(packed, rowCount - 1, rows, from, to);
    else addAny(packed, rowCount - 1, width >> 2, rows, from, to);
    emptyLanes(width >> 2);
  }
}

/** Six numbers a row is what readings have; sums in variables instead of an array take half the time. */
function addSix(packed: Int32Array, mask: number, rows: Int32Array, from: number, to: number): void {
  let [e0, e1, e2, e3, e4, e5, o0, o1, o2, o3, o4, o5] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i += 1) {
    const at = ((rows[i] as number) & mask) * 6;
    const w0 = packed[at] as number;
    const w1 = packed[at + 1] as number;
    const w2 = packed[at + 2] as number;
    const w3 = packed[at + 3] as number;
    const w4 = packed[at + 4] as number;
    const w5 = packed[at + 5] as number;
    e0 = (e0 + (w0 & evenBytes)) | 0;
    e1 = (e1 + (w1 & evenBytes)) | 0;
    e2 = (e2 + (w2 & evenBytes)) | 0;
    e3 = (e3 + (w3 & evenBytes)) | 0;
    e4 = (e4 + (w4 & evenBytes)) | 0;
    e5 = (e5 + (w5 & evenBytes)) | 0;
    o0 = (o0 + ((w0 >>> 8) & evenBytes)) | 0;
    o1 = (o1 + ((w1 >>> 8) & evenBytes)) | 0;
    o2 = (o2 + ((w2 >>> 8) & evenBytes)) | 0;
    o3 = (o3 + ((w3 >>> 8) & evenBytes)) | 0;
    o4 = (o4 + ((w4 >>> 8) & evenBytes)) | 0;
    o5 = (o5 + ((w5 >>> 8) & evenBytes)) | 0;
  }
  even.set([e0, e1, e2, e3, e4, e5]);
  odd.set([o0, o1, o2, o3, o4, o5]);
}

function addAny(packed: Int32Array, mask: number, words: number, rows: Int32Array, from: number, to: number): void {
  even.fill(0);
  odd.fill(0);
  for (let i = from; i < to; i += 1) {
    const at = ((rows[i] ?? 0) & mask) * words;
    for (let word = 0; word < words; word += 1) {
      const four = packed[at + word] ?? 0;
      even[word] = (even[word] ?? 0) + (four & evenBytes);
      odd[word] = (odd[word] ?? 0) + ((four >>> 8) & evenBytes);
    }
  }
}

function emptyLanes(words: number): void {
  for (let word = 0; word < words; word += 1) {
    const at = word * 4;
    const [low, high] = [even[word] ?? 0, odd[word] ?? 0];
    sums[at] = (sums[at] ?? 0) + (low & 0xffff);
    sums[at + 1] = (sums[at + 1] ?? 0) + (high & 0xffff);
    sums[at + 2] = (sums[at + 2] ?? 0) + (low >>> 16);
    sums[at + 3] = (sums[at + 3] ?? 0) + (high >>> 16);
  }
}

/**
 * What each token added to each of these outputs, in steps of that output's scale, in one pass: the share of token t in
 * the nth of them is at `t * outputs.length + n`. `shares` is as long as that for the tokens that count.
 */
export function shareOut(weights: Weights, features: Features, outputs: readonly number[], shares: Float64Array): void {
  const { bytes, width, rowCount } = weights;
  const { rows, tokens } = features;
  const each = outputs.length;
  const most = shares.length / each;
  shares.fill(0);
  for (const [from, to] of blocksOf(features)) {
    const step = 1 / (Math.sqrt(to - from) || 1);
    for (let i = from; i < to; i += 1) {
      const token = tokens[i] as number;
      if (token >= most) continue;
      const row = ((rows[i] as number) & (rowCount - 1)) * width;
      for (let n = 0, at = token * each; n < each; n += 1, at += 1) {
        shares[at] = (shares[at] as number) + ((bytes[row + (outputs[n] as number)] as number) - zeroByte) * step;
      }
    }
  }
}

/** Words, what the lists found, pieces of words: each is weighed by itself, or the many pieces would drown the few cues. */
function blocksOf({ cues, split, count }: Features): readonly (readonly [from: number, to: number])[] {
  return [
    [0, cues],
    [cues, split],
    [split, count],
  ];
}
