// What was said is kept with its marks and who was answered, read back newest first by its own brand only, and replaced when
// it is signed anew.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { firstIdAt } from '../../core/id.ts';
import { newId } from '../new-id.ts';
import { openTestDatabase, type TestDatabase } from '../testbed.ts';
import { keepSaid, newestSaid, type SaidRow } from './said.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

const now = new Date('2026-11-20T10:00:00Z');
const row = (minute: number, what: Partial<SaidRow> = {}): SaidRow => ({
  id: newId(now),
  at: new Date(now.getTime() + minute * 60_000),
  signature: Buffer.alloc(32, minute),
  customerId: newId(now),
  sentences: Buffer.from([1, 2, 3, 4, 0, 0, 0, 0]),
  ...what,
});
const brandId = newId(now);
const keep = (rows: readonly SaidRow[], make = 2) => database.brand(brandId, (tx) => keepSaid(tx, brandId, make, rows));
const kept = (make = 2, of = brandId) => database.brand(of, (tx) => newestSaid(tx, brandId, make, 10));

test('it comes back as it was kept, the newest first, to its own brand', async () => {
  const [older, newer, unsigned] = [
    row(1),
    row(2, { customerId: null, sentences: Buffer.alloc(0) }),
    row(3, { signature: null, sentences: null }),
  ];
  await keep([older, newer, unsigned]);
  assert.deepEqual(await kept(), [newer, older]);
  assert.deepEqual(await kept(2, firstIdAt(now.getTime())), []);
  await keep([{ ...older, customerId: null, sentences: Buffer.from([9, 9, 9, 9, 9, 0, 0, 0]) }], 3);
  assert.deepEqual(await kept(), [newer]);
  const [anew] = await kept(3);
  assert.deepEqual([anew?.customerId, anew?.sentences?.at(4)], [null, 9]);
});

test('marks are whole sentences, and no more than are held against a draft', async () => {
  for (const length of [7, 104]) {
    await assert.rejects(keep([row(4, { sentences: Buffer.alloc(length, 1) })]), /said_sentences_check/u);
  }
});
