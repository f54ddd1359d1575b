// A sentence encoder as a file keeps it. In: its bytes. Out: its pieces and layers, or an error that says what is wrong with
// the file. The layout: the four letters HEES, the length of a header (32 bits, little end first), the header as JSON, then
// part after part in the order of `parts`: a row has its step (32-bit float) and a signed byte a weight; what is added or
// multiplied is kept as floats.

import { type PieceTable, pieceTable } from './sentence-pieces.ts';

/** Two layers of attention, of four heads each: the lite Universal Sentence Encoder (Cer et al. 2018). */
export const embeddingWidth = 256;
export const sentenceWidth = 512;
const inner = 1536;
export const attentionHeads = 4;

interface Dense {
  readonly inputs: number;
  readonly outputs: number;
}

const dense = (inputs: number, outputs: number): Dense => ({ inputs, outputs });

/** Layers in the order of the file: a matrix and its biases each. */
export const layerShapes = {
  ask0: dense(embeddingWidth, 3 * embeddingWidth),
  tell0: dense(embeddingWidth, sentenceWidth),
  widen0: dense(embeddingWidth, sentenceWidth),
  spread0: dense(sentenceWidth, inner),
  gather0: dense(inner, sentenceWidth),
  ask1: dense(sentenceWidth, 3 * sentenceWidth),
  tell1: dense(sentenceWidth, sentenceWidth),
  spread1: dense(sentenceWidth, inner),
  gather1: dense(inner, sentenceWidth),
  end: dense(sentenceWidth, sentenceWidth),
} as const;

/** Normed rows are multiplied and added to, by these widths. */
export const normWidths = { ask0: embeddingWidth, spread0: sentenceWidth, ask1: sentenceWidth, spread1: sentenceWidth };

export type LayerName = keyof typeof layerShapes;
export type NormName = keyof typeof normWidths;

export interface Layer extends Dense {
  /** The weights of one output after the other. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface Norm {
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

export interface EncoderParts {
  readonly id: string;
  readonly table: PieceTable;
  /** A row a piece. */
  readonly embeddings: Int8Array;
  readonly embeddingSteps: Float32Array;
  readonly layers: Readonly<Record<LayerName, Layer>>;
  readonly norms: Readonly<Record<NormName, Norm>>;
}

const letters = 'HEES';
const mostPieces = 1 << 16;

/** Throws an Error in words when the bytes are no encoder. */
export function openEncoderFile(file: Uint8Array): EncoderParts {
  if ([...letters].some((letter, i) => file[i] !== letter.charCodeAt(0)))
    throw new Error('this is no sentence encoder');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerLength = file.length < 8 ? 0 : view.getUint32(4, true);
  if (headerLength === 0 || 8 + headerLength > file.length) throw new Error('the sentence encoder is cut off');
  const { id, pieces, scores } = readHeader(file.subarray(8, 8 + headerLength));
  const body = readerOf(view, 8 + headerLength);
  const { steps: embeddingSteps, bytes: embeddings } = body.bytes(pieces.length, embeddingWidth);
  const layers = Object.entries(layerShapes).map(([name, shape]) => [name, readLayer(body, shape)] as const);
  const norms = Object.entries(normWidths).map(
    ([name, width]) => [name, { scales: body.floats(width), biases: body.floats(width) }] as const,
  );
  if (!body.isAtEnd()) throw new Error('the sentence encoder is longer than its layers');
  return {
    id,
    table: pieceTable(pieces, scores),
    embeddings,
    embeddingSteps,
    layers: Object.fromEntries(layers) as Record<LayerName, Layer>,
    norms: Object.fromEntries(norms) as Record<NormName, Norm>,
  };
}

interface Header {
  readonly id: string;
  readonly pieces: readonly string[];
  readonly scores: readonly number[];
}

function readHeader(bytes: Uint8Array): Header {
  let read: Partial<Header>;
  try {
    read = JSON.parse(decode(bytes)) as Partial<Header>;
  } catch {
    throw new Error('the header of the sentence encoder is not JSON');
  }
  const { id, pieces, scores } = read;
  const isWhole =
    typeof id === 'string' &&
    Array.isArray(pieces) &&
    Array.isArray(scores) &&
    pieces.length > 0 &&
    pieces.length <= mostPieces &&
    pieces.length === scores.length &&
    pieces.every((piece) => typeof piece === 'string') &&
    scores.every((score) => Number.isFinite(score));
  if (!isWhole) throw new Error('the header of the sentence encoder is not understood');
  return { id, pieces, scores };
}

/** The header is written in ASCII: what is beyond stands escaped in its strings. */
function decode(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

type Body = ReturnType<typeof readerOf>;

function readerOf(view: DataView, start: number) {
  let at = start;
  const take = (length: number): number => {
    if (at + length > view.byteLength) throw new Error('the sentence encoder is cut off');
    at += length;
    return at - length;
  };
  const floats = (count: number): Float32Array => {
    const from = take(count * 4);
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(from + i * 4, true));
  };
  return {
    floats,
    bytes: (rows: number, width: number) => {
      const steps = floats(rows);
      const from = take(rows * width);
      return { steps, bytes: new Int8Array(view.buffer, view.byteOffset + from, rows * width) };
    },
    isAtEnd: () => at === view.byteLength,
  };
}

function readLayer(body: Body, { inputs, outputs }: Dense): Layer {
  const { steps, bytes } = body.bytes(outputs, inputs);
  const weights = new Float32Array(bytes.length);
  for (let output = 0; output < outputs; output += 1) {
    const step = steps[output] ?? 0;
    for (let i = output * inputs; i < (output + 1) * inputs; i += 1) weights[i] = (bytes[i] ?? 0) * step;
  }
  return { inputs, outputs, weights, biases: body.floats(outputs) };
}
