// What a brand's own corrections add to the weights everybody has: a small linear head on top of their margins. In: the
// features of a text. Out: the margins, moved. Few rows, for few examples; only the outputs it has learned something of.

import type { Features } from './features.ts';
import type { Weights } from './weights.ts';

export const ownRows = 4_096;

/** As it is kept: `values` a row after the other, one byte an output, -127 to 127 times the scale. */
export interface OwnHeadFile {
  readonly version: number;
  /** The weights it stands on: on others its outputs would be somebody else's. */
  readonly weights: string;
  readonly outputs: readonly number[];
  readonly scales: readonly number[];
  readonly values: Uint8Array;
}

export interface OwnHead {
  readonly version: number;
  readonly outputs: readonly number[];
  readonly scales: readonly number[];
  readonly values: Int8Array;
  /** How readings name the two of them. */
  readonly madeBy: string;
}

/** Null when it was made for other weights, or is not whole. */
export function openOwnHead(weights: Weights, file: OwnHeadFile): OwnHead | null {
  const { version, outputs, scales } = file;
  const isFit =
    file.weights === weights.id &&
    outputs.length > 0 &&
    scales.length === outputs.length &&
    file.values.length === ownRows * outputs.length &&
    outputs.every((output) => Number.isInteger(output) && output >= 0 && output < weights.scales.length);
  if (!isFit) return null;
  return { version, outputs, scales, values: Int8Array.from(file.values), madeBy: `${weights.id}+own-${version}` };
}

const most = 64;
const sums = new Float64Array(most);

/**
 * The blocks weigh as they do in `score.ts`, but for what the cue lists found: that a text is short, or English, is said of
 * every other one too, and would carry what a few corrections taught to all of them.
 */
export function addOwn(own: OwnHead, features: Features, margins: Float64Array): void {
  const { cues, split, count } = features;
  addBlock(own, features, margins, 0, cues);
  addBlock(own, features, margins, split, count);
}

function addBlock(own: OwnHead, { rows }: Features, margins: Float64Array, from: number, to: number): void {
  const { outputs, scales, values } = own;
  const width = outputs.length;
  if (from === to) return;
  sums.fill(0, 0, width);
  for (let i = from; i < to; i += 1) {
    const at = ((rows[i] ?? 0) & (ownRows - 1)) * width;
    for (let one = 0; one < width; one += 1) sums[one] = (sums[one] ?? 0) + (values[at + one] ?? 0);
  }
  const root = Math.sqrt(to - from);
  for (let one = 0; one < width; one += 1) {
    const output = outputs[one] ?? 0;
    margins[output] = (margins[output] ?? 0) + ((sums[one] ?? 0) * (scales[one] ?? 0)) / root;
  }
}

/**
 * What each token added by it to each of these outputs, on top of `shares`, laid out and measured as `shareOut` (score.ts)
 * does: in steps of the output's scale among `weights`.
 */
export function shareOutOwn(
  own: OwnHead,
  weights: Weights,
  { rows, tokens, cues, split, count }: Features,
  outputs: readonly number[],
  shares: Float64Array,
): void {
  const each = outputs.length;
  const width = own.outputs.length;
  const most = shares.length / each;
  for (const [n, output] of outputs.entries()) {
    const one = own.outputs.indexOf(output);
    if (one === -1) continue;
    const scale = (own.scales[one] ?? 0) / (weights.scales[output] || 1);
    for (const [from, to] of [[0, cues] as const, [split, count] as const]) {
      const step = scale / (Math.sqrt(to - from) || 1);
      for (let i = from; i < to; i += 1) {
        const token = tokens[i] ?? most;
        if (token >= most) continue;
        const value = own.values[((rows[i] ?? 0) & (ownRows - 1)) * width + one] ?? 0;
        shares[token * each + n] = (shares[token * each + n] ?? 0) + value * step;
      }
    }
  }
}

/** One text as few rows, each once, for learning: the same sums as `addOwn` makes of it. */
export interface Sparse {
  readonly rows: Uint16Array;
  readonly values: Float32Array;
  /** Its own length, squared. */
  readonly norm: number;
}

const gathered = new Float32Array(ownRows);

export function sparseOf({ rows, cues, split, count }: Features): Sparse {
  const seen = new Set<number>();
  for (const [from, to] of [[0, cues] as const, [split, count] as const]) {
    const share = 1 / (Math.sqrt(to - from) || 1);
    for (let i = from; i < to; i += 1) {
      const row = (rows[i] ?? 0) & (ownRows - 1);
      seen.add(row);
      gathered[row] = (gathered[row] ?? 0) + share;
    }
  }
  const found = Uint16Array.from(seen);
  const values = new Float32Array(found.length);
  let norm = 0;
  for (let i = 0; i < found.length; i += 1) {
    const row = found[i] ?? 0;
    const value = gathered[row] ?? 0;
    values[i] = value;
    norm += value * value;
    gathered[row] = 0;
  }
  return { rows: found, values, norm };
}
