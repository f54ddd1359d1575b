// Search on a real database: what is found, in which order, by whom, and through which index as the running role.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { queryOf, searchMentions } from './search.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

const brandA = '01a00000-0000-7000-8000-00000000000a';
const brandB = '01a00000-0000-7000-8000-00000000000b';
let n = 0;

async function say(brandId: string, text: string, publishedAt: Date | null = null): Promise<void> {
  n += 1;
  const id = `01a2${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`;
  await database.brand(brandId, async (tx) => {
    await tx.rows(
      `insert into heed.identity (brand_id, id, channel, external_id, customer_id) values ($1, $2::uuid, 'test', $2::uuid::text, $2::uuid)`,
      [brandId, id],
    );
    await tx.rows(
      `insert into heed.mention (brand_id, id, channel, canonical_id, source_id, thread_id, identity_id, kind, visibility,
         is_own, is_history, text, published_at, heard_at, salt)
       values ($1, $2::uuid, 'test', $2::uuid::text, $2::uuid, $2::uuid, $2::uuid, 'post', 'public', false, false, $3, $4, now(), '')`,
      [brandId, id, text, publishedAt],
    );
  });
}

async function find(brandId: string, words: string, limit = 10): Promise<string[]> {
  const query = queryOf(words);
  if (query === null) return [];
  const rows = await database.brand(brandId, (tx) =>
    searchMentions(tx, { brandId, query, channel: null, beforeId: null, limit }),
  );
  return rows.map((row) => row.text);
}

test('all the words, the last one as a beginning, newest first', async () => {
  await say(brandA, 'The parcel came late');
  await say(brandA, 'My parcel is broken');
  await say(brandA, 'Nothing to see');
  assert.deepEqual(await find(brandA, 'parcel'), ['My parcel is broken', 'The parcel came late']);
  assert.deepEqual(await find(brandA, 'parcel la'), ['The parcel came late']);
  assert.deepEqual(await find(brandA, '"came late"'), ['The parcel came late']);
  assert.deepEqual(await find(brandA, '"late came"'), []);
  assert.deepEqual(await find(brandA, 'parcel', 1), ['My parcel is broken']);
});

test('a hit is dated by its author, or by us where the platform gave no time', async () => {
  const last = new Date('2026-11-01T10:00:00Z');
  await say(brandA, 'datedword with a time', last);
  await say(brandA, 'datedword without');
  const query = queryOf('datedword') ?? '';
  const [undated, dated] = await database.brand(brandA, (tx) =>
    searchMentions(tx, { brandId: brandA, query, channel: null, beforeId: null, limit: 10 }),
  );
  assert.equal(dated?.saidAt.toISOString(), last.toISOString());
  assert.ok(undated !== undefined && undated.saidAt > last);
});

test('order numbers, addresses, names and other scripts are found as they were written', async () => {
  const said: readonly [string, readonly string[]][] = [
    ['Order A-77 and order-81 are missing', ['A-77', 'order-81', 'order-8', 'a-7']],
    ['write to support@heed.example please', ['support@heed.example']],
    [
      'see https://shop.example.com/orders/12 now',
      ['https://shop.example.com/orders/12', 'shop.example.com', 'shop.exam'],
    ],
    ['@ana@example.social wrote it', ['@ana@example.social', '@ana', 'ana']],
    ['it costs 3.50 at AT&T', ['3.50', 'AT&T']],
    ["I don't like C++ or back\\slashes", ["don't", 'C++', 'back\\slashes']],
    ['यह हिन्दी है', ['हिन्दी']],
    ['مرحبا بالعالم', ['مرحبا']],
    ['a naïve café', ['naïve', 'nai\u0308ve']],
  ];
  for (const [text] of said) await say(brandA, text);
  for (const [text, queries] of said) {
    for (const query of queries) assert.ok((await find(brandA, query)).includes(text), query);
  }
});

test('another brand finds nothing of it', async () => {
  await say(brandA, 'secretword of A');
  assert.deepEqual(await find(brandB, 'secretword'), []);
  assert.equal((await find(brandA, 'secretword')).length, 1);
});

test('hostile words are words, not syntax', async () => {
  for (const words of [
    "'",
    "a' | 'b",
    '!!',
    '\\',
    '<->',
    ':*',
    '(((',
    '"',
    '& | !',
    "parcel'); drop table heed.mention; --",
  ]) {
    await assert.doesNotReject(find(brandA, words), words);
  }
});
