// Batches on their way in: one array a column, in PostgreSQL's binary form, read by `unnest`. As text every value would
// be quoted here and parsed there, ids and instants at the greatest cost; as JSON every field's name would come with it.

/** The types a batch's columns have. An array of its own (`integer[]`) comes in as text, for `unnest` would flatten it. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'smallint'
  | 'boolean'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea'
  | 'text_of_array';

export interface RowsIn<Row> {
  /** `(select unnest($3::uuid[]) as "id", …) r`: stands where a table would. */
  readonly table: string;
  /** The columns' names, in order, for an `insert … select`. */
  readonly names: string;
  /** The columns as arrays, in order: the parameters from `firstParameter` on. */
  readonly values: (rows: readonly Row[]) => Buffer[];
}

/** `types` names the columns in order; `firstParameter` is the number of the first one's `$`. */
export function rowsIn<Name extends string>(
  types: Readonly<Record<Name, ColumnType>>,
  firstParameter: number,
): RowsIn<Readonly<Record<Name, unknown>>> {
  const columns = Object.entries(types) as [Name, ColumnType][];
  // Side by side in the select list they advance together, row for row; `unnest(a, b, …)` in the from clause would first
  // write every column into a store of its own.
  const lists = columns.map(([name, type], i) => `unnest($${firstParameter + i}::${forms[type].name}[]) as "${name}"`);
  return {
    table: `(select ${lists.join(', ')}) r`,
    names: columns.map(([name]) => `"${name}"`).join(', '),
    values: (rows) => columns.map(([name, type]) => arrayOf(rows, name, forms[type])),
  };
}

/** How a type goes over the wire: its name, its oid, and how a value is put down. */
interface Form {
  readonly name: string;
  readonly oid: number;
  /** Puts the bytes of a value down at `at`, where there is room, and returns where they end. */
  readonly put: (value: unknown, at: number) => number;
}

/** Where arrays are written before they are copied at their exact length. Grows to the largest met. */
let page = Buffer.allocUnsafe(1 << 18);

/** Format of `array_recv`: dimensions, whether there are nulls, element type, length, lower bound, then each element. */
function arrayOf<Name extends string>(
  rows: readonly Readonly<Record<Name, unknown>>[],
  name: Name,
  { oid, put }: Form,
): Buffer {
  page.writeInt32BE(rows.length === 0 ? 0 : 1, 0);
  page.writeInt32BE(1, 4);
  page.writeInt32BE(oid, 8);
  if (rows.length === 0) return Buffer.from(page.subarray(0, 12));
  page.writeInt32BE(rows.length, 12);
  page.writeInt32BE(1, 16);
  let at = 20;
  for (let i = 0; i < rows.length; i += 1) {
    const value = rows[i]?.[name];
    const isNull = value === null || value === undefined;
    makeRoom(at, isNull ? 0 : typeof value === 'string' ? value.length : 0);
    const end = isNull ? at + 4 : put(value, at + 4);
    page.writeInt32BE(isNull ? -1 : end - at - 4, at);
    at = end;
  }
  return Buffer.from(page.subarray(0, at));
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

/** Two digits a byte; hyphens are passed over. */
function putHex(digits: string, at: number): number {
  makeRoom(at, digits.length);
  let end = at;
  for (let i = 0; i < digits.length; i += 2) {
    if (digits.charCodeAt(i) === hyphen) i += 1;
    page[end] = ((worth[digits.charCodeAt(i)] ?? 0) << 4) | (worth[digits.charCodeAt(i + 1)] ?? 0);
    end += 1;
  }
  return end;
}
const hyphen = 0x2d;

function putText(text: string, at: number): number {
  makeRoom(at, text.length);
  return at + page.write(text, at);
}

/** PostgreSQL counts microseconds from 2000; JavaScript milliseconds from 1970. */
function putInstant(value: unknown, at: number): number {
  if (value === 'infinity') {
    page.writeInt32BE(0x7fffffff, at);
    page.writeUInt32BE(0xffffffff, at + 4);
    return at + 8;
  }
  if (!(value instanceof Date)) throw new TypeError(`${String(value)} is no instant`);
  const micros = (value.getTime() - year2000) * 1000;
  const high = Math.floor(micros / 2 ** 32);
  page.writeInt32BE(high, at);
  page.writeUInt32BE(micros - high * 2 ** 32, at + 4);
  return at + 8;
}
const year2000 = Date.UTC(2000, 0);

const text: Form = { name: 'text', oid: 25, put: (value, at) => putText(String(value), at) };
const forms: Readonly<Record<ColumnType, Form>> = {
  uuid: { name: 'uuid', oid: 2950, put: (value, at) => putHex(String(value), at) },
  integer: { name: 'integer', oid: 23, put: (value, at) => page.writeInt32BE(Number(value), at) },
  smallint: { name: 'smallint', oid: 21, put: (value, at) => page.writeInt16BE(Number(value), at) },
  boolean: { name: 'boolean', oid: 16, put: (value, at) => page.writeUInt8(value === true ? 1 : 0, at) },
  timestamptz: { name: 'timestamptz', oid: 1184, put: putInstant },
  bytea: { name: 'bytea', oid: 17, put: (value, at) => putHex(String(value), at) },
  // A version number, then the text.
  jsonb: { name: 'jsonb', oid: 3802, put: (value, at) => putText(JSON.stringify(value), page.writeUInt8(1, at)) },
  text,
  text_of_array: { ...text, put: (value, at) => putText(`{${(value as readonly unknown[]).join(',')}}`, at) },
};
