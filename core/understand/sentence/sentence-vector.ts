// What a sentence means, as numbers: texts that mean alike point the same way, whatever their words. In: an encoder's file
// and the machine code of its layers. Out: for a text a row of 512 numbers of length 1. English only, for the encoder is.

import {
  attentionHeads,
  type EncoderParts,
  embeddingWidth,
  type Layer,
  type LayerName,
  type Norm,
  openEncoderFile,
  sentenceWidth,
} from './encoder-file.ts';
import { dot, normed, softmax } from './numbers.ts';
import { cutToPieces } from './sentence-pieces.ts';

/** What `layers.wat` offers: four rows through a layer at once, addresses in bytes. */
export interface LayerCode {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly four: (weights: number, biases: number, from: number, to: number, inputs: number, outputs: number) => void;
}

export interface SentenceEncoder {
  readonly id: string;
  /** Of length 1; null where there is nothing to read. 0.2 ms a piece: a tweet takes 6 ms, so not on a loop that serves. */
  readonly vectorOf: (text: string) => Float32Array | null;
}

/** As many pieces as the model was trained for; some 90 words. */
const mostPieces = 128;
const longestText = 2000;
const rowsAtOnce = 4;
const page = 65_536;

/** Throws an Error in words when the bytes are no encoder. */
export function openEncoder(file: Uint8Array, code: LayerCode): SentenceEncoder {
  const parts = openEncoderFile(file);
  const run = layRunner(parts.layers, code);
  return {
    id: parts.id,
    vectorOf: (text) => {
      const plain = text.slice(0, longestText).replace(/https?:\S+|@[\w.-]+/gu, ' ');
      const pieces = cutToPieces(plain, parts.table).slice(0, mostPieces);
      return pieces.length === 0 ? null : encode(pieces, parts, run);
    },
  };
}

/** `count` rows, one after the other, through a layer. */
type Run = (layer: LayerName, rows: Float32Array, count: number) => Float32Array;

/** Where a layer lies beside the code, in bytes. */
interface Place {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly biases: number;
}

const nowhere: Place = { inputs: 0, outputs: 0, weights: 0, biases: 0 };

/** Weights are put beside the code once; rows are carried there and back, which costs a hundredth of the sums. */
function layRunner(layers: Readonly<Record<LayerName, Layer>>, { memory, four }: LayerCode): Run {
  const all = Object.entries(layers) as [LayerName, Layer][];
  const widest = Math.max(...all.flatMap(([, { inputs, outputs }]) => [inputs, outputs]));
  const room = 4 * widest * mostPieces;
  const sizes = all.map(([, { weights, biases }]) => 4 * (weights.length + biases.length));
  memory.grow(Math.ceil((2 * room + sizes.reduce((sum, size) => sum + size, 0)) / page));
  const floats = new Float32Array(memory.buffer);
  let at = 2 * room;
  const places = new Map<LayerName, Place>();
  for (const [name, { inputs, outputs, weights, biases }] of all) {
    floats.set(weights, at / 4);
    floats.set(biases, at / 4 + weights.length);
    places.set(name, { inputs, outputs, weights: at, biases: at + 4 * weights.length });
    at += 4 * (weights.length + biases.length);
  }
  return (name, rows, count) => {
    const { inputs, outputs, weights, biases } = places.get(name) ?? nowhere;
    floats.set(rows, 0);
    for (let row = 0; row < count; row += rowsAtOnce) {
      four(weights, biases, 4 * row * inputs, room + 4 * row * outputs, inputs, outputs);
    }
    return floats.slice(room / 4, room / 4 + count * outputs);
  };
}

function encode(pieces: readonly number[], parts: EncoderParts, run: Run): Float32Array {
  const { norms } = parts;
  const count = pieces.length;
  const words = embed(pieces, parts);
  const heard = attend(run('ask0', normRows(words, norms.ask0), count), count, embeddingWidth);
  const first = added(run('tell0', heard, count), run('widen0', words, count));
  const thought = feedForward(first, count, norms.spread0, run, ['spread0', 'gather0']);
  const again = attend(run('ask1', normRows(thought, norms.ask1), count), count, sentenceWidth);
  const second = added(run('tell1', again, count), thought);
  const last = feedForward(second, count, norms.spread1, run, ['spread1', 'gather1']);
  return normed(run('end', meanOf(last, count), 1).map(Math.tanh));
}

/** Each piece's own numbers, and where it stands as waves of ever longer lengths (Vaswani et al. 2017). */
function embed(pieces: readonly number[], { embeddings, embeddingSteps }: EncoderParts): Float32Array {
  const rows = new Float32Array(pieces.length * embeddingWidth);
  const half = embeddingWidth / 2;
  pieces.forEach((id, place) => {
    const step = embeddingSteps[id] ?? 0;
    for (let i = 0; i < embeddingWidth; i += 1) {
      const angle = place * 10_000 ** (-(i % half) / (half - 1));
      const wave = i < half ? Math.sin(angle) : Math.cos(angle);
      // Twice, for the model adds its waves to a copy and the copy to itself.
      rows[place * embeddingWidth + i] = 2 * (embeddings[id * embeddingWidth + i] ?? 0) * step + wave;
    }
  });
  return rows;
}

const steadier = 1e-6;

/** Each row moved to mean 0 and variance 1, then scaled (Ba et al. 2016). */
function normRows(rows: Float32Array, { scales, biases }: Norm): Float32Array {
  const width = scales.length;
  const made = new Float32Array(rows.length);
  for (let from = 0; from < rows.length; from += width) {
    let [sum, squares] = [0, 0];
    for (let i = from; i < from + width; i += 1) sum += rows[i] ?? 0;
    const mean = sum / width;
    for (let i = from; i < from + width; i += 1) squares += ((rows[i] ?? 0) - mean) ** 2;
    const by = 1 / Math.sqrt(squares / width + steadier);
    for (let i = 0; i < width; i += 1) {
      made[from + i] = ((rows[from + i] ?? 0) - mean) * by * (scales[i] ?? 0) + (biases[i] ?? 0);
    }
  }
  return made;
}

/** Every piece asks all others and takes from each as much as it answers. `asked`: queries, keys and values side by side. */
function attend(asked: Float32Array, count: number, width: number): Float32Array {
  const made = new Float32Array(count * width);
  const headWidth = width / attentionHeads;
  const scale = 1 / Math.sqrt(headWidth);
  const weights = new Float32Array(count);
  for (let head = 0; head < attentionHeads; head += 1) {
    const at = (row: number, part: number) => row * 3 * width + part * width + head * headWidth;
    for (let row = 0; row < count; row += 1) {
      for (let other = 0; other < count; other += 1) {
        weights[other] = scale * dot(asked, at(row, 0), at(other, 1), headWidth);
      }
      softmax(weights);
      const to = row * width + head * headWidth;
      for (let other = 0; other < count; other += 1) {
        const [weight, from] = [weights[other] ?? 0, at(other, 2)];
        for (let i = 0; i < headWidth; i += 1) made[to + i] = (made[to + i] ?? 0) + weight * (asked[from + i] ?? 0);
      }
    }
  }
  return made;
}

function feedForward(
  rows: Float32Array,
  count: number,
  norm: Norm,
  run: Run,
  [spread, gather]: readonly [LayerName, LayerName],
): Float32Array {
  const wide = run(spread, normRows(rows, norm), count).map((one) => Math.max(0, one));
  return added(run(gather, wide, count), rows);
}

function added(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, i) => value + (other[i] ?? 0));
}

function meanOf(rows: Float32Array, count: number): Float32Array {
  const mean = new Float32Array(sentenceWidth);
  for (let i = 0; i < rows.length; i += 1)
    mean[i % sentenceWidth] = (mean[i % sentenceWidth] ?? 0) + (rows[i] ?? 0) / count;
  return mean;
}
