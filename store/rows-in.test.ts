// Batches as binary arrays: whatever a value holds, PostgreSQL reads back the same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { boolean, bytea, integer, integersAsText, jsonb, rowsIn, text, textsIn, timestamptz, uuid } from './rows-in.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

interface Given {
  readonly id: string;
  readonly words: string | null;
  readonly n: number | null;
  readonly yes: boolean | null;
  readonly at: Date | null;
  readonly json: unknown;
  readonly bytes: string | null;
  readonly list: readonly number[];
}

const row = rowsIn<Given>(
  {
    id: uuid((one) => one.id),
    words: text((one) => one.words),
    n: integer((one) => one.n),
    yes: boolean((one) => one.yes),
    at: timestamptz((one) => one.at),
    json: jsonb((one) => one.json),
    bytes: bytea((one) => one.bytes),
    list: integersAsText((one) => one.list),
  },
  1,
);
const statement = `select id, words, n, yes, at, json, encode(bytes, 'hex') as bytes, list::integer[] as list from ${row.table}`;
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const hostile = fc.string({
  unit: fc.constantFrom('a', '"', '\\', ',', '{', '}', 'NULL', '\n', "'", '$1', '🙂', ' ', 'ß', ';'),
  maxLength: 30,
});

test('hostile words, empty ones, NULL the word and null the value come back as they went', async () => {
  const rows = fc.array(
    fc.record({
      id: fc.uuid(),
      words: nullable(hostile),
      n: nullable(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
      yes: nullable(fc.boolean()),
      at: nullable(fc.date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })),
      json: nullable(
        fc.oneof(
          hostile,
          fc.array(hostile, { maxLength: 3 }),
          fc.dictionary(hostile, hostile, { maxKeys: 3, noNullPrototype: true }),
        ),
      ),
      bytes: nullable(fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
      list: fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const got = await database.shared((tx) => tx.rows<Record<string, unknown>>(statement, row.values(given)));
      assert.deepEqual(
        got.map((one) => ({ ...one })),
        given.map((one) => ({ ...one })),
      );
    }),
    { numRuns: 60 },
  );
});

test('what is no instant is refused, not written as some other', () => {
  const instants = rowsIn<Date>({ at: timestamptz((one) => one) }, 1);
  assert.throws(() => instants.values([new Date(Number.NaN)]), /no instant/);
});

test('a batch of none and single lists are arrays too', async () => {
  const none = await database.shared((tx) => tx.rows<Record<string, unknown>>(statement, row.values([])));
  assert.deepEqual(none, []);
  const texts = await database.shared((tx) =>
    tx.row<{ all: string[] }>('select $1::text[] as all', [textsIn(['a', ''])]),
  );
  assert.deepEqual(texts?.all, ['a', '']);
});
