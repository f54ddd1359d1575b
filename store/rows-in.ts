// Batches on their way in: one array a column, in PostgreSQL's binary form, read by `unnest`. As text every value would
// be quoted here and parsed there, ids and instants at the greatest cost; as JSON every field's name would come with it.

export interface RowsIn<Row> {
  /** `(select unnest($3::uuid[]) as "id", …) r`: stands where a table would. */
  readonly table: string;
  /** The columns' names, in order, for an `insert … select`. */
  readonly names: string;
  /** The columns as arrays, in order: the parameters from `firstParameter` on. */
  readonly values: (rows: readonly Row[]) => Buffer[];
}

/** A column of a batch: its type, and where its value is found in a row. */
export interface Column<Row> {
  readonly type: string;
  readonly arrayOf: (rows: readonly Row[]) => Buffer;
}

/**
 * `columns` are named in order; `firstParameter` is the number of the first one's `$`. `beside` is a column of the table
 * that is made there, as `generate_series(…) as step`: it advances with the others.
 */
export function rowsIn<Row>(
  columns: Readonly<Record<string, Column<Row>>>,
  firstParameter: number,
  beside?: string,
): RowsIn<Row> {
  const list = Object.entries(columns);
  // Side by side in the select list they advance together, row for row; `unnest(a, b, …)` in the from clause would first
  // write every column into a store of its own.
  const unnested = list.map(([name, { type }], i) => `unnest($${firstParameter + i}::${type}[]) as "${name}"`);
  return {
    table: `(select ${(beside === undefined ? unnested : [beside, ...unnested]).join(', ')}) r`,
    names: list.map(([name]) => `"${name}"`).join(', '),
    values: (rows) => list.map(([, column]) => column.arrayOf(rows)),
  };
}

type Value<T> = T | null | undefined;

/** How a type goes over the wire: its oid, and how a value is put down. */
interface Form<T> {
  readonly type: string;
  readonly oid: number;
  /** Puts the bytes of a value down at `at`, where there is room for any number, and returns where they end. */
  readonly put: (value: T, at: number) => number;
}

function columnOf<T>(form: Form<T>) {
  return <Row>(of: (row: Row) => Value<T>): Column<Row> => ({
    type: form.type,
    arrayOf: (rows) => writeArray(rows, of, form),
  });
}

/** Where arrays are written before they are copied at their exact length. Grows to the largest met. */
let page = Buffer.allocUnsafe(1 << 18);

/** Format of `array_recv`: dimensions, whether there are nulls, element type, length, lower bound, then each element. */
function writeArray<Row, T>(rows: readonly Row[], of: (row: Row) => Value<T>, { oid, put }: Form<T>): Buffer {
  page.writeInt32BE(rows.length === 0 ? 0 : 1, 0);
  page.writeInt32BE(1, 4);
  page.writeInt32BE(oid, 8);
  if (rows.length === 0) return Buffer.from(page.subarray(0, 12));
  page.writeInt32BE(rows.length, 12);
  page.writeInt32BE(1, 16);
  let at = 20;
  let hasValue = false;
  for (const row of rows) {
    const value = of(row);
    makeRoom(at, 0);
    const isNull = value === null || value === undefined;
    if (!isNull) hasValue = true;
    const end = isNull ? at + 4 : put(value, at + 4);
    page.writeInt32BE(isNull ? -1 : end - at - 4, at);
    at = end;
  }
  // A column without a value anywhere is an empty array: beside longer ones `unnest` gives nulls for it.
  if (!hasValue) page.writeInt32BE(0, 0);
  return Buffer.from(page.subarray(0, hasValue ? at : 12));
}

/** Room for a length and `units` UTF-16 units as UTF-8, or for any number. */
function makeRoom(at: number, units: number): void {
  const needed = at + 32 + units * 3;
  if (needed <= page.length) return;
  const larger = Buffer.allocUnsafe(2 * needed);
  page.copy(larger, 0, 0, at);
  page = larger;
}

/** What a hexadecimal digit is worth, by its character code. */
const worth = new Uint8Array(128);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  worth[digit.charCodeAt(0)] = value;
  worth[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Two digits a byte. */
function putHex(digits: string, at: number): number {
  makeRoom(at, digits.length);
  return putPairs(digits, 0, digits.length, at);
}

/** `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` */
function putUuid(id: string, at: number): number {
  makeRoom(at, id.length);
  if (id.length !== 36) throw new RangeError(`${id} is no id`);
  putPairs(id, 0, 8, at);
  putPairs(id, 9, 13, at + 4);
  putPairs(id, 14, 18, at + 6);
  putPairs(id, 19, 23, at + 8);
  return putPairs(id, 24, 36, at + 10);
}

function putPairs(digits: string, from: number, to: number, at: number): number {
  const bytes = page;
  let end = at;
  for (let i = from; i < to; i += 2) {
    bytes[end] = ((worth[digits.charCodeAt(i)] ?? 0) << 4) | (worth[digits.charCodeAt(i + 1)] ?? 0);
    end += 1;
  }
  return end;
}

/** Most values are a word or an id: written unit by unit they take a third of the time a call out of JavaScript does. */
const shortText = 48;

function putText(text: string, at: number): number {
  makeRoom(at, text.length);
  if (text.length > shortText) return at + page.write(text, at);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return at + page.write(text, at);
    page[at + i] = unit;
  }
  return at + text.length;
}

/** PostgreSQL counts microseconds from 2000; JavaScript milliseconds from 1970. */
function putInstant(value: Date | 'infinity', at: number): number {
  if (value === 'infinity') {
    page.writeInt32BE(0x7fffffff, at);
    page.writeUInt32BE(0xffffffff, at + 4);
    return at + 8;
  }
  const micros = (value.getTime() - year2000) * 1000;
  if (Number.isNaN(micros)) throw new RangeError('this is no instant');
  const high = Math.floor(micros / 2 ** 32);
  page.writeInt32BE(high, at);
  page.writeUInt32BE(micros - high * 2 ** 32, at + 4);
  return at + 8;
}
const year2000 = Date.UTC(2000, 0);

const texts: Form<string> = { type: 'text', oid: 25, put: putText };
const uuids: Form<string> = { type: 'uuid', oid: 2950, put: putUuid };

export const text = columnOf(texts);
export const uuid = columnOf(uuids);
/** Given as hexadecimal digits. */
export const bytea = columnOf<string>({ type: 'bytea', oid: 17, put: putHex });
export const integer = columnOf<number>({ type: 'integer', oid: 23, put: (value, at) => page.writeInt32BE(value, at) });
export const smallint = columnOf<number>({
  type: 'smallint',
  oid: 21,
  put: (value, at) => page.writeInt16BE(value, at),
});
export const boolean = columnOf<boolean>({
  type: 'boolean',
  oid: 16,
  put: (value, at) => page.writeUInt8(value ? 1 : 0, at),
});
export const timestamptz = columnOf<Date | 'infinity'>({ type: 'timestamptz', oid: 1184, put: putInstant });
export const json = columnOf<unknown>({
  type: 'json',
  oid: 114,
  put: (value, at) => putText(JSON.stringify(value), at),
});
/** A version number, then the text. */
export const jsonb = columnOf<unknown>({
  type: 'jsonb',
  oid: 3802,
  put: (value, at) => putText(JSON.stringify(value), page.writeUInt8(1, at)),
});
/** Comes in as text, for `unnest` would flatten it: to be cast, `::integer[]`. */
export const integersAsText = columnOf<readonly number[]>({
  ...texts,
  put: (value, at) => putText(`{${value.join(',')}}`, at),
});

/** One array by itself, for `unnest($3::text[])` and `= any($3::text[])`. */
export function textsIn(values: readonly string[]): Buffer {
  return writeArray(values, same, texts);
}

export function uuidsIn(values: readonly string[]): Buffer {
  return writeArray(values, same, uuids);
}

function same(value: string): string {
  return value;
}
