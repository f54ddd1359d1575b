// Models of a few hundred bytes, written by hand in ONNX's own format (protocol buffers): a table of weights for each piece
// of the vocabulary, averaged; the same done very slowly; one that takes text; one of a wrong shape.

import type { Buffer as Bytes } from 'node:buffer';

/** Field numbers and types as in onnx.proto3 of onnx 1.17. */
const floats = 1;
const int64s = 7;
const strings = 8;

type Field = Bytes;

function varint(value: number): Bytes {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(left & 0x7fn);
    left >>= 7n;
    bytes.push(left === 0n ? low : low | 0x80);
  } while (left !== 0n);
  return Buffer.from(bytes);
}

const number = (field: number, value: number): Field => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Bytes): Field =>
  Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
const text = (field: number, value: string): Field => bytes(field, Buffer.from(value, 'utf8'));
const message = (field: number, ...parts: readonly Field[]): Field => bytes(field, Buffer.concat(parts));
const float = (field: number, value: number): Field => {
  const raw = Buffer.alloc(4);
  raw.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), raw]);
};

const integers = (name: string, values: readonly number[]): Field =>
  message(5, text(1, name), ...values.map((value) => number(8, value)), number(20, 7));
const integer = (name: string, value: number): Field => message(5, text(1, name), number(3, value), number(20, 2));
const realNumber = (name: string, value: number): Field => message(5, text(1, name), float(2, value), number(20, 1));
const realNumbers = (name: string, values: readonly number[]): Field =>
  message(5, text(1, name), ...values.map((value) => float(7, value)), number(20, 6));
const words = (name: string, values: readonly string[]): Field =>
  message(5, text(1, name), ...values.map((value) => text(9, value)), number(20, 8));

interface Node {
  readonly does: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly how?: readonly Field[];
  readonly domain?: string;
}

const node = ({ does, from, to, how = [], domain = '' }: Node): Field =>
  message(1, ...from.map((one) => text(1, one)), text(2, to), text(3, to), text(4, does), ...how, text(7, domain));

/** A dimension is a number, or a name for one that is not fixed. */
function port(field: number, name: string, type: number, dims: readonly (number | string)[]): Field {
  const shape = dims.map((one) => message(1, typeof one === 'number' ? number(1, one) : text(2, one)));
  return message(field, text(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
}

function table(name: string, dims: readonly number[], values: readonly number[]): Field {
  const raw = Buffer.from(Float32Array.from(values).buffer);
  return message(5, ...dims.map((one) => number(1, one)), number(2, floats), text(8, name), bytes(9, raw));
}

function shapeOf(name: string, dims: readonly number[]): Field {
  const raw = Buffer.from(BigInt64Array.from(dims.map(BigInt)).buffer);
  return message(5, number(1, dims.length), number(2, int64s), text(8, name), bytes(9, raw));
}

function model(graph: readonly Field[]): Bytes {
  const opsets = [message(8, text(1, ''), number(2, 13)), message(8, text(1, 'ai.onnx.ml'), number(2, 2))];
  return Buffer.concat([number(1, 8), text(2, 'heed-test'), ...opsets, message(7, ...graph, text(2, 'tiny'))]);
}

const ids = port(11, 'input_ids', int64s, [1, 'pieces']);
const scores = (columns: number) => port(12, 'scores', floats, [1, columns]);

/** One row of weights for each piece; a text's scores are forty times the mean of its pieces' rows. */
export function tokenModel(rows: readonly (readonly number[])[]): Bytes {
  const columns = rows[0]?.length ?? 0;
  return model([
    ids,
    table('weights', [rows.length, columns], rows.flat()),
    node({ does: 'Gather', from: ['weights', 'input_ids'], to: 'each', how: [integer('axis', 0)] }),
    node({ does: 'ReduceMean', from: ['each'], to: 'mean', how: [integers('axes', [1]), integer('keepdims', 0)] }),
    table('much', [1], [40]),
    node({ does: 'Mul', from: ['mean', 'much'], to: 'scores' }),
    scores(columns),
  ]);
}

/** The same, and behind it `times` products of large tables that change nothing: from a fraction of a second on. */
export function slowModel(rows: readonly (readonly number[])[], times: number): Bytes {
  const columns = rows[0]?.length ?? 0;
  const side = 1500;
  const products = Array.from({ length: times }, (_, at) =>
    node({ does: 'MatMul', from: [`t${at}`, 't0'], to: `t${at + 1}` }),
  );
  return model([
    ids,
    table('weights', [rows.length, columns], rows.flat()),
    node({ does: 'Gather', from: ['weights', 'input_ids'], to: 'each', how: [integer('axis', 0)] }),
    node({ does: 'ReduceMean', from: ['each'], to: 'mean', how: [integers('axes', [1]), integer('keepdims', 0)] }),
    table('much', [1], [40]),
    node({ does: 'Mul', from: ['mean', 'much'], to: 'plain' }),
    // Of what comes in, so that nobody works it out beforehand.
    node({ does: 'ReduceMean', from: ['mean'], to: 'one', how: [integer('keepdims', 0)] }),
    table('nothing', [1], [0]),
    node({ does: 'Mul', from: ['one', 'nothing'], to: 'zero' }),
    shapeOf('square', [side, side]),
    node({ does: 'Expand', from: ['zero', 'square'], to: 't0' }),
    ...products,
    node({ does: 'ReduceMean', from: [`t${times}`], to: 'still', how: [integer('keepdims', 0)] }),
    node({ does: 'Add', from: ['plain', 'still'], to: 'scores' }),
    scores(columns),
  ]);
}

/** Takes the text itself: sure of the first label for texts it knows, of the second for all others. */
export function textModel(known: readonly string[]): Bytes {
  const weights = known.map(() => 3);
  return model([
    port(11, 'text', strings, ['texts']),
    node({
      does: 'LabelEncoder',
      from: ['text'],
      to: 'weight',
      how: [words('keys_strings', known), realNumbers('values_floats', weights), realNumber('default_float', -3)],
      domain: 'ai.onnx.ml',
    }),
    shapeOf('column', [1, 1]),
    node({ does: 'Reshape', from: ['weight', 'column'], to: 'first' }),
    node({ does: 'Neg', from: ['first'], to: 'second' }),
    node({ does: 'Concat', from: ['first', 'second'], to: 'scores', how: [integer('axis', 1)] }),
    scores(2),
  ]);
}
