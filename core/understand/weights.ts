// Weights as a file keeps them. In: its bytes. Out: rows of weights a head can be read from, or an error that says what
// is wrong with the file. The layout: the four letters HEED, the length of a header (32 bits, little end first), the header
// as JSON, then for every row a byte an output, 128 for nothing. A sparse file has a bit a row there, lowest first, and
// only the rows whose bit is set.

export interface HeadWeights {
  readonly labels: readonly string[];
  /** The first of its outputs; there is one a label. */
  readonly first: number;
  /** How sure: 1 / (1 + exp(-(slope * gap + offset))) is the share that was right at that gap (Platt 1999). */
  readonly calibration: { readonly slope: number; readonly offset: number };
  /** Languages it was trained in, ISO 639-1. */
  readonly languages: readonly string[];
}

export interface Weights {
  /** Which weights these are, as readings name their maker. */
  readonly id: string;
  readonly heads: ReadonlyMap<string, HeadWeights>;
  /** A power of two. */
  readonly rowCount: number;
  /** Outputs a row, rounded up to four. */
  readonly width: number;
  readonly scales: Float64Array;
  readonly biases: Float64Array;
  /** Four outputs a number: added as they stand, which is what makes reading fast (`score.ts`). */
  readonly packed: Int32Array;
  readonly bytes: Uint8Array;
}

interface Header {
  readonly id: string;
  /** Rows that say nothing are left out, and a weight has four bits: seven steps to either side of nothing. */
  readonly isTight?: boolean;
  readonly rows: number;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly heads: Readonly<Record<string, HeadWeights>>;
}

const letters = [0x48, 0x45, 0x45, 0x44];
/** What a byte says when it says nothing. */
export const zeroByte = 128;
const zeroNibble = 8;
const mostRows = 1 << 20;
const mostOutputs = 64;

export function widthOf(outputs: number): number {
  return Math.ceil(outputs / 4) * 4;
}

/** Throws an Error in words when the bytes are not weights. */
export function openWeights(file: Uint8Array): Weights {
  if (file.length < 8 || letters.some((letter, i) => file[i] !== letter)) throw new Error('this is no file of weights');
  const headerLength = new DataView(file.buffer, file.byteOffset).getUint32(4, true);
  if (headerLength > 1_000_000 || 8 + headerLength > file.length) throw new Error('the file of weights is cut off');
  const header = readHeader(file.subarray(8, 8 + headerLength));
  const width = widthOf(header.scales.length);
  const body = file.subarray(8 + headerLength);
  const bytes = header.isTight ? loosen(body, header.rows, width) : new Uint8Array(body);
  if (bytes.length !== header.rows * width) throw new Error('the file of weights is cut off');
  return {
    id: header.id,
    heads: new Map(Object.entries(header.heads)),
    rowCount: header.rows,
    width,
    scales: Float64Array.from(header.scales),
    biases: Float64Array.from(header.biases),
    packed: new Int32Array(bytes.buffer),
    bytes,
  };
}

/** Both ways the bytes are a copy of their own: aligned, and the file's buffer is let go. */
function loosen(body: Uint8Array, rows: number, width: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rows * width).fill(zeroByte);
  let at = rows / 8;
  for (let row = 0; row < rows; row += 1) {
    if ((((body[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) continue;
    for (let output = 0; output < width; output += 2, at += 1) {
      const two = body[at] ?? 0;
      bytes[row * width + output] = zeroByte - zeroNibble + (two & 15);
      bytes[row * width + output + 1] = zeroByte - zeroNibble + (two >> 4);
    }
  }
  if (at !== body.length) throw new Error('the file of weights is cut off');
  return bytes;
}

function readHeader(bytes: Uint8Array): Header {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  let read: Partial<Header>;
  try {
    read = JSON.parse(text) as Partial<Header>;
  } catch {
    throw new Error('the header of the weights is not JSON');
  }
  const { id, isTight = false, rows, scales, biases, heads } = read;
  const isWhole =
    typeof id === 'string' &&
    typeof isTight === 'boolean' &&
    Number.isInteger(rows) &&
    isNumbers(scales) &&
    isNumbers(biases) &&
    scales.length === biases.length &&
    scales.length <= mostOutputs &&
    typeof heads === 'object' &&
    heads !== null &&
    Object.values(heads).every((head) => isHead(head, scales.length));
  if (!isWhole || rows === undefined) throw new Error('the header of the weights is not understood');
  if (rows < 1024 || rows > mostRows || (rows & (rows - 1)) !== 0)
    throw new Error('the weights have a wrong number of rows');
  return { id, isTight, rows, scales, biases, heads };
}

function isNumbers(list: unknown): list is readonly number[] {
  return Array.isArray(list) && list.every((one) => Number.isFinite(one));
}

function isHead(head: HeadWeights, outputs: number): boolean {
  return (
    Array.isArray(head.labels) &&
    Array.isArray(head.languages) &&
    Number.isInteger(head.first) &&
    head.first >= 0 &&
    head.first + head.labels.length <= outputs &&
    isNumbers([head.calibration?.slope, head.calibration?.offset])
  );
}

/** The file of these weights, the same bytes for the same weights. `values`: a row after the other, -1 to 1 times the scale. */
export function packWeights(header: Header, values: (row: number, output: number) => number): Uint8Array {
  const text = JSON.stringify(header).replace(
    /[\u0080-\uffff]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const width = widthOf(header.scales.length);
  const most = header.isTight ? zeroNibble - 1 : zeroByte - 1;
  const bytes = new Uint8Array(header.rows * width).fill(zeroByte);
  for (let row = 0; row < header.rows; row += 1) {
    for (let output = 0; output < header.scales.length; output += 1) {
      const steps = Math.round(values(row, output) / (header.scales[output] ?? 1));
      bytes[row * width + output] = zeroByte + Math.max(-most, Math.min(most, steps));
    }
  }
  const body = header.isTight ? tighten(bytes, header.rows, width) : bytes;
  const file = new Uint8Array(8 + text.length + body.length);
  file.set(letters);
  new DataView(file.buffer).setUint32(4, text.length, true);
  for (let i = 0; i < text.length; i += 1) file[8 + i] = text.charCodeAt(i);
  file.set(body, 8 + text.length);
  return file;
}

function tighten(bytes: Uint8Array, rows: number, width: number): Uint8Array {
  const bits = new Uint8Array(rows / 8);
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    bytes.subarray(row * width, (row + 1) * width).some((byte) => byte !== zeroByte),
  );
  const nibbleAt = (at: number): number => (bytes[at] ?? zeroByte) - zeroByte + zeroNibble;
  const half = width / 2;
  const body = new Uint8Array(bits.length + kept.length * half);
  for (const [n, row] of kept.entries()) {
    bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    for (let pair = 0; pair < half; pair += 1) {
      const at = row * width + 2 * pair;
      body[bits.length + n * half + pair] = nibbleAt(at) | (nibbleAt(at + 1) << 4);
    }
  }
  body.set(bits);
  return body;
}
