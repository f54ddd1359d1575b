// Batches as array literals: whatever a value holds, PostgreSQL reads back the same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { rowsIn } from './rows-in.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

const row = rowsIn(
  {
    id: 'uuid',
    words: 'text',
    n: 'integer',
    yes: 'boolean',
    at: 'timestamptz',
    json: 'jsonb',
    bytes: 'bytea',
    list: 'text_of_array',
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
