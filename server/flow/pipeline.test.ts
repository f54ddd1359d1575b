// The laws of taking in, on a real database: raw first, once, revisions, removals, history, clocks, own replies.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Raw } from '../../channels/channel.ts';
import type { Database } from '../../store/database.ts';
import { addSource } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { openTestDatabase, type TestDatabase } from '../../store/testbed.ts';
import { takeIn } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { connectedAt, type Desk, heardAt, makeDesk, raw } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

let n = 0;
function desk(): Promise<Desk> {
  n += 1;
  return makeDesk(database, `brand-${n}`);
}

/** Of the same brand, channel and rules, as the listener reads them side by side. */
async function severalSources(of: Desk, count: number): Promise<PipelineInput[]> {
  const inputs = [of.input];
  for (let i = 1; i < count; i += 1) {
    const id = newId(connectedAt);
    const source = { ...of.input.source, id, label: `Test ${i}`, profileId: null, everyMs: 60_000 };
    await database.brand(of.brandId, (tx) => addSource(tx, of.brandId, source));
    inputs.push({ ...of.input, source });
  }
  return inputs;
}

const page = (raws: readonly Raw[], cursor: string | null = null) => ({ raws, cursor });

function all<Row>(of: Desk, text: string): Promise<Row[]> {
  return database.brand(of.brandId, (tx) => tx.rows<Row>(text));
}

async function counts(of: Desk) {
  const [row] = await all<Record<string, number>>(
    of,
    `select (select count(*) from heed.raw) as raws, (select count(*) from heed.mention) as mentions,
            (select count(*) from heed.case) as cases, (select count(*) from heed.event) as events,
            (select count(*) from heed.reading) as readings, (select count(*) from heed.mention_revision) as revisions`,
  );
  return row;
}

test('a mention becomes a case with a reading, a clock and an event, and the cursor moves with it', async () => {
  const one = await desk();
  const taken = await takeIn(one.input, page([raw()], 'after-1'));
  assert.deepEqual({ ...taken }, { heard: 1, revised: 0, unread: 0, faults: [], lastEvent: 1 });
  assert.deepEqual(
    { ...(await counts(one)) },
    { raws: 1, mentions: 1, cases: 1, events: 1, readings: 1, revisions: 0 },
  );
  const [row] = await all<{ deadline_at: Date; kind: string; first_line: string; customer_name: string }>(
    one,
    'select * from heed.case',
  );
  assert.equal(row?.kind, 'complaint');
  assert.equal(row?.customer_name, 'Ana Lima');
  // A complaint is due an hour after the customer wrote it, not after we heard it.
  assert.equal(row?.deadline_at.toISOString(), '2026-11-20T10:50:00.000Z');
  const [source] = await all<{ cursor: string; mention_count: number; recent_lags: number[] }>(
    one,
    'select * from heed.source',
  );
  assert.equal(source?.cursor, 'after-1');
  assert.deepEqual(source?.recent_lags, [600]);
});

test('the same page again changes nothing, also in another order and from another source', async () => {
  const one = await desk();
  const raws = [1, 2, 3].map((i) => raw({ canonicalId: `same:${i}` }));
  await takeIn(one.input, page(raws));
  const first = await counts(one);
  await takeIn(one.input, page([...raws].reverse()));
  assert.deepEqual(await counts(one), first);
});

test('like counts change in place and make no revision', async () => {
  const one = await desk();
  await takeIn(one.input, page([raw()]));
  await takeIn(one.input, page([raw({ counts: { likes: 7, reposts: 2, replies: 1 } })]));
  assert.equal((await counts(one))?.revisions, 0);
  assert.deepEqual(
    (await all<{ likes: number }>(one, 'select likes from heed.mention')).map((r) => r.likes),
    [7],
  );
});

test('edited ten times and then removed: every wording is kept, in one page or in many', async () => {
  for (const inOnePage of [true, false]) {
    const one = await desk();
    const wordings = Array.from({ length: 11 }, (_, i) => raw({ text: `wording ${i}, still not arrived` }));
    const removal = raw({ isRemoved: true, text: '' });
    if (inOnePage) await takeIn(one.input, page([...wordings, removal]));
    else for (const wording of [...wordings, removal]) await takeIn(one.input, page([wording]));
    assert.deepEqual(
      { ...(await counts(one)) },
      { raws: 12, mentions: 1, cases: 1, events: 12, readings: 11, revisions: 11 },
    );
    const [mention] = await all<{ removed_at: Date; text: string; revision: number }>(
      one,
      'select * from heed.mention',
    );
    assert.deepEqual([mention?.revision, mention?.text], [12, 'wording 10, still not arrived']);
    assert.ok(mention?.removed_at instanceof Date);
    const [row] = await all<{ deadline_at: unknown; first_line: unknown }>(one, 'select * from heed.case');
    assert.deepEqual([row?.deadline_at, row?.first_line], [Number.POSITIVE_INFINITY, null]);
  }
});

test('a superseded wording on a stale page is not taken again; with a newer edit time it is', async () => {
  const one = await desk();
  await takeIn(one.input, page([raw({ text: 'first' })]));
  await takeIn(one.input, page([raw({ text: 'second' })]));
  await takeIn(one.input, page([raw({ text: 'first' })]));
  assert.deepEqual(
    (await all<{ text: string }>(one, 'select text from heed.mention')).map((r) => r.text),
    ['second'],
  );
  const other = await desk();
  await takeIn(other.input, page([raw({ text: 'first' })]));
  await takeIn(other.input, page([raw({ text: 'second', revisedAt: new Date('2026-11-20T09:55:00Z') })]));
  await takeIn(other.input, page([raw({ text: 'first', revisedAt: new Date('2026-11-20T09:57:00Z') })]));
  assert.deepEqual(
    (await all<{ text: string }>(other, 'select text from heed.mention')).map((r) => r.text),
    ['first'],
  );
});

test('what nobody can read is kept raw with its error, beside the good ones', async () => {
  const one = await desk();
  const broken: Raw = { externalId: 'broken', body: { broken: 'no text \u0000 \ud800' } };
  const taken = await takeIn(one.input, page([raw(), broken]));
  assert.deepEqual([taken.heard, taken.unread], [1, 1]);
  const [unread] = await all<{ body: string; error: string }>(one, "select * from heed.raw where state = 'unread'");
  assert.match(unread?.error ?? '', /it is broken/u);
  assert.deepEqual(JSON.parse(unread?.body ?? ''), broken.body);
});

test('history starts no clock and opens under Earlier; what is said later does', async () => {
  const one = await desk();
  const source = { ...one.input.source, isFirstRead: true };
  const before = new Date(connectedAt.getTime() - 3_600_000);
  await takeIn({ ...one.input, source }, page([raw({ publishedAt: before })]));
  const [row] = await all<{ is_history: boolean; deadline_at: unknown }>(one, 'select * from heed.case');
  assert.deepEqual([row?.is_history, row?.deadline_at], [true, Number.POSITIVE_INFINITY]);
  await takeIn(one.input, page([raw({ canonicalId: 'test:2', threadId: 'test:1', parentId: 'test:1' })]));
  const [live] = await all<{ is_history: boolean; mention_count: number }>(one, 'select * from heed.case');
  assert.deepEqual([live?.is_history, live?.mention_count], [false, 2]);
});

const own = { externalId: 'brand', handle: 'brand', name: 'Brand', url: null, avatarUrl: null, followers: null };

test('an own reply from another client stops the clock, whichever is heard first', async () => {
  const reply = raw({
    canonicalId: 'own:1',
    threadId: 'test:1',
    parentId: 'test:1',
    isOwn: true,
    author: own,
    publishedAt: new Date('2026-11-20T09:55:00Z'),
  });
  for (const pages of [[[raw()], [reply]], [[reply], [raw()]], [[reply, raw()]]]) {
    const one = await desk();
    for (const raws of pages) await takeIn(one.input, page(raws));
    const [row] = await all<{ state: string; unanswered_count: number; last_reply_at: Date }>(
      one,
      'select * from heed.case',
    );
    assert.deepEqual([row?.state, row?.unanswered_count], ['waiting', 0]);
    assert.equal(row?.last_reply_at.toISOString(), '2026-11-20T09:55:00.000Z');
  }
});

test('an own reply dated before what it answers stops the clock all the same, whichever is heard first', async () => {
  const publishedAt = new Date('2026-11-20T09:20:00Z');
  const about = { canonicalId: 'own:1', threadId: 'test:1', parentId: 'test:1', isOwn: true, author: own };
  const reply = raw({ ...about, publishedAt });
  for (const pages of [[[raw()], [reply]], [[reply], [raw()]], [[reply, raw()]]]) {
    const one = await desk();
    for (const raws of pages) await takeIn(one.input, page(raws));
    const [row] = await all<{ state: string; unanswered_count: number }>(one, 'select * from heed.case');
    assert.deepEqual([row?.state, row?.unanswered_count], ['waiting', 0]);
  }
});

test('each customer of a public thread has a case of their own', async () => {
  const one = await desk();
  const ben = { ...own, externalId: 'ben', name: 'Ben' };
  await takeIn(
    one.input,
    page([raw(), raw({ canonicalId: 'test:2', threadId: 'test:1', parentId: 'test:1', author: ben })]),
  );
  assert.equal((await counts(one))?.cases, 2);
});

test('two batches bringing the same things at once leave one of each', async () => {
  const one = await desk();
  const raws = Array.from({ length: 60 }, (_, i) =>
    raw({ canonicalId: `race:${i}`, threadId: `race:${i % 20}`, author: { ...own, externalId: `c${i % 10}` } }),
  );
  await Promise.all([1, 2, 3, 4].map((k) => takeIn(one.input, page(k % 2 === 0 ? raws : [...raws].reverse()))));
  const after = await counts(one);
  assert.deepEqual([after?.mentions, after?.readings, after?.raws], [60, 60, 60]);
  const numbers = await all<{ number: number }>(one, 'select number from heed.event order by number');
  assert.deepEqual(
    numbers.map((r) => r.number),
    Array.from({ length: 60 }, (_, i) => i + 1),
  );
});

test('a stranger heard by several sources in the same moment is one customer with one case', async () => {
  const one = await desk();
  const words = (k: number) => raw({ canonicalId: `test:${k}`, threadId: 'test:thread' });
  await Promise.all([1, 2, 3, 4, 5, 6].map((k) => takeIn(one.input, page([words(k)]))));
  assert.deepEqual(
    { ...(await counts(one)) },
    { raws: 6, mentions: 6, cases: 1, events: 6, readings: 6, revisions: 0 },
  );
  const [made] = await all<{ customers: number; identities: number; threads: number }>(
    one,
    `select (select count(*) from heed.customer) as customers, (select count(*) from heed.identity) as identities,
            (select count(*) from heed.thread) as threads`,
  );
  assert.deepEqual({ ...made }, { customers: 1, identities: 1, threads: 1 });
});

test('pages of several sources that wait together are each committed, with their own cursor and count', async () => {
  const one = await desk();
  const sources = await severalSources(one, 6);
  const words = (k: number) => raw({ canonicalId: `many:${k}`, threadId: 'test:thread' });
  const broken: Raw = { externalId: 'broken', body: { ...(raw().body as object), broken: 'no date' } };
  // What all of them bring stands once; one of them also brings what nobody can read, and one what only the database sees.
  const poison: Raw = { externalId: 'p', body: { ...(raw({ canonicalId: 'p' }).body as object), kind: 'poem' } };
  const extra = new Map([
    [2, broken],
    [4, poison],
  ]);
  const taken = await Promise.all(
    sources.map((input, k) => takeIn(input, page([words(k), words(99), ...[extra.get(k) ?? []].flat()], `after-${k}`))),
  );
  assert.equal(
    taken.reduce((sum, { heard }) => sum + heard, 0),
    7,
  );
  assert.deepEqual(
    taken.map(({ unread, faults }) => [unread, faults.length]),
    [0, 0, 1, 0, 1, 0].map((unread) => [unread, unread]),
  );
  const counted = await counts(one);
  assert.deepEqual([counted?.mentions, counted?.cases, counted?.raws], [7, 1, 14]);
  const rows = await all<{ id: string; cursor: string; mentions: number; unread: number }>(
    one,
    'select id, cursor, mention_count as mentions, unread_count as unread from heed.source',
  );
  for (const [k, { source }] of sources.entries()) {
    const row = rows.find(({ id }) => id === source.id);
    assert.deepEqual([row?.cursor, row?.mentions, row?.unread], [`after-${k}`, taken[k]?.heard, taken[k]?.unread]);
  }
  const strays = await all<{ n: number }>(
    one,
    `select count(*) as n from heed.mention m where not exists (
       select from heed.raw r where r.source_id = m.source_id and r.external_id = m.canonical_id)`,
  );
  assert.equal(strays[0]?.n, 0, 'a mention names the source it was heard by');
});

test('what is new about an author is kept, and what an author leaves out stays as it was', async () => {
  const one = await desk();
  const who = { externalId: 'ana', handle: 'ana', name: 'Ana Lima', url: null, avatarUrl: null, followers: 120 };
  await takeIn(one.input, page([raw({ author: who })]));
  const later = { ...who, handle: 'ana.lima', name: null, url: 'https://example.org/ana', followers: null };
  await takeIn(one.input, page([raw({ canonicalId: 'test:2', author: later })]));
  const kept = await all<Record<string, unknown>>(one, 'select handle, name, url, followers from heed.identity');
  assert.deepEqual(
    kept.map((row) => ({ ...row })),
    [{ handle: 'ana.lima', name: 'Ana Lima', url: 'https://example.org/ana', followers: 120 }],
  );
  const named = await all<{ customer_name: string }>(one, 'select customer_name from heed.case order by id');
  assert.deepEqual(
    named.map((row) => row.customer_name),
    ['Ana Lima', 'Ana Lima'],
  );
});

test('a 100 kB mention is kept whole and its case shows a short first line', async () => {
  const one = await desk();
  await takeIn(one.input, page([raw({ text: 'é🙂 word '.repeat(11_000) })], null));
  const [row] = await all<{ size: number; first_line: string }>(
    one,
    'select length(m.text) as size, c.first_line from heed.mention m join heed.case c on c.id = m.case_id',
  );
  assert.equal(row?.size, 88_000 - 0);
  assert.ok((row?.first_line.length ?? 999) <= 140);
});

test('clocks never start in the future or before the source was connected', async () => {
  const one = await desk();
  await takeIn(
    one.input,
    page([
      raw({ canonicalId: 'a', publishedAt: new Date('1970-01-01T00:00:00Z') }),
      raw({ canonicalId: 'b', publishedAt: new Date('2090-01-01T00:00:00Z') }),
      raw({ canonicalId: 'c', publishedAt: new Date('2026-11-01T00:00:00Z') }),
    ]),
  );
  const rows = await all<{ clock_started_at: Date }>(one, 'select clock_started_at from heed.case order by id');
  assert.deepEqual(
    rows.map((r) => r.clock_started_at.toISOString()),
    [heardAt, heardAt, connectedAt].map((d) => d.toISOString()),
  );
});

test('another brand sees nothing of it, nor does a transaction without a brand', async () => {
  const one = await desk();
  const two = await desk();
  await takeIn(one.input, page([raw()]));
  assert.equal((await counts(two))?.mentions, 0);
  const none = await database.shared((tx) => tx.rows('select from heed.mention'));
  assert.equal(none.length, 0);
  await assert.rejects(
    database.brand(one.brandId, (tx) => tx.rows('delete from heed.event')),
    /permission denied/u,
  );
  await assert.rejects(
    database.brand(one.brandId, (tx) => tx.rows('update heed.event set kind = kind')),
    /permission denied/u,
  );
});

test('a batch cut by a database restart is committed when the database is back, some seconds later', async () => {
  const one = await desk();
  let cuts = 0;
  const restarting: Database = {
    ...database,
    brand: (brandId, work) => {
      cuts += 1;
      if (cuts > 5) return database.brand(brandId, work);
      const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return Promise.reject(cuts === 1 ? new Error('Connection terminated unexpectedly') : refused);
    },
  };
  const began = performance.now();
  const taken = await takeIn({ ...one.input, database: restarting }, page([raw()], 'after'));
  assert.deepEqual([taken.heard, cuts], [1, 6]);
  assert.ok(performance.now() - began > 1000, 'a restart takes longer than the retries');
  const [source] = await all<{ cursor: string }>(one, 'select * from heed.source');
  assert.equal(source?.cursor, 'after');
});

test('one item the database refuses stays raw with the reason; the others and the cursor do not wait for it', async () => {
  const one = await desk();
  // A kind the schema does not know: a fault of the channel that only the database sees.
  const poison = { ...(raw({ canonicalId: 'poison' }).body as object), kind: 'poem' };
  const raws = [
    raw({ canonicalId: 'good:1' }),
    { externalId: 'poison', body: poison as Raw['body'] },
    raw({ canonicalId: 'good:2' }),
  ];
  const taken = await takeIn(one.input, page(raws, 'after'));
  assert.deepEqual([taken.heard, taken.unread], [2, 1]);
  const [source] = await all<{ cursor: string; unread_count: number }>(one, 'select * from heed.source');
  assert.deepEqual([source?.cursor, source?.unread_count], ['after', 1]);
  const [unread] = await all<{ error: string }>(one, "select error from heed.raw where state = 'unread'");
  assert.match(unread?.error ?? '', /could not keep it/u);
});
