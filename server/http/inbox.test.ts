// The inbox from outside: every case in its view once, counts that stop, cursors that cannot be forged into a failure.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InboxPage, type View } from '../../wire/inbox.ts';
import { heard } from '../flow/testbed.ts';
import { rowsOf } from '../testbed.ts';
import { hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const views: readonly View[] = ['due', 'mine', 'unassigned', 'waiting', 'praise', 'earlier', 'let_be', 'resolved'];
const minutesAgo = (n: number) => new Date(desk.world.now().getTime() - n * 60_000);

/** A desk with something in every view; several cases share an instant, as after an import. */
async function fullDesk(): Promise<TestBrand> {
  const brand = await makeBrand(desk);
  const authors = (i: number) => ({ ...heard().author, externalId: `c${i}` });
  for (let i = 0; i < 24; i += 1) {
    const at = minutesAgo(Math.floor(i / 4));
    const words = i % 3 === 0 ? { text: 'Thank you, wonderful service!' } : {};
    const { caseId } = await hear(desk, brand, {
      canonicalId: `v:${i}`,
      author: authors(i),
      publishedAt: at,
      ...words,
    });
    const act = (body: object) => brand.at('POST', `/cases/${caseId}/acts`, { saw: 999, ...body });
    if (i % 8 === 2) await act({ act: 'let_be', reason: 'nothing to say' });
    if (i % 8 === 3) await act({ act: 'assign', assigneeId: brand.personId });
    if (i % 8 === 1 || i % 8 === 4)
      await rowsOf(
        desk.world,
        brand.brandId,
        `update heed.case set state = '${i % 8 === 1 ? 'resolved' : 'waiting'}', unanswered = '[]', unanswered_count = 0, listed_at = last_mention_at, deadline_at = 'infinity' where id = '${caseId}'`,
      );
    if (i % 8 === 5)
      await rowsOf(
        desk.world,
        brand.brandId,
        `update heed.case set is_history = true, listed_at = last_mention_at, deadline_at = 'infinity' where id = '${caseId}'`,
      );
  }
  return brand;
}

async function walk(brand: TestBrand, view: View, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after = '';
  for (let pages = 0; pages < 100; pages += 1) {
    const answer = await brand.at('GET', `/inbox?view=${view}&limit=${limit}${after}`);
    const page = InboxPage.parse(answer.body);
    assert.ok(page.rows.length <= limit);
    ids.push(...page.rows.map((row) => row.id));
    if (page.next === null) return ids;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
  throw new Error('the pages never end');
}

test('every view is walked without loss or repeat, whatever the size of its pages', async () => {
  const brand = await fullDesk();
  const counts = await brand.at<{ views: Record<View, { count: number; isCapped: boolean }> }>('GET', '/counts');
  for (const view of views) {
    const whole = await walk(brand, view, 200);
    assert.ok(whole.length > 0, `${view} is empty`);
    assert.equal(new Set(whole).size, whole.length, view);
    for (const limit of [1, 2, 5, whole.length])
      assert.deepEqual(await walk(brand, view, limit), whole, `${view} by ${limit}`);
    assert.deepEqual(counts.body.views[view], { count: whole.length, isCapped: false }, view);
  }
  const open = await rowsOf<{ n: number }>(
    desk.world,
    brand.brandId,
    `select count(*) as n from heed.case where state = 'open' and not is_history`,
  );
  assert.equal((await walk(brand, 'due', 7)).length, open[0]?.n);
});

test('the nearest deadline stands first, and what has none stands last', async () => {
  const brand = await makeBrand(desk);
  const ids = [];
  for (const minutes of [10, 50, 30]) {
    const author = { ...heard().author, externalId: `d${minutes}` };
    ids.push(await hear(desk, brand, { canonicalId: `d:${minutes}`, author, publishedAt: minutesAgo(minutes) }));
  }
  await hear(desk, brand, { canonicalId: 'd:50', text: '', isRemoved: true });
  const order = [ids[2], ids[0], ids[1]].map((one) => one?.caseId);
  assert.deepEqual(await walk(brand, 'due', 2), order);
});

test('a forged position is refused in words and never fails inside', async () => {
  const brand = await makeBrand(desk);
  const id = brand.sourceId;
  const forge = (text: string) => Buffer.from(text).toString('base64url');
  const forged = [
    'nonsense',
    forge(''),
    forge(`2026-02-30 10:00:00+00|${id}`),
    forge(`2026-13-01 10:00:00+00|${id}`),
    forge(`999999-01-01 10:00:00+00|${id}`),
    forge(`0000-01-01 10:00:00+00|${id}`),
    forge(`2026-01-01 25:00:00+00|${id}`),
    forge(`2026-01-01 10:00:00+99|${id}`),
    forge(`-infinity|${id}`),
    forge(`2026-01-01 10:00:00+00|${id}' or true --`),
    forge(`2026-01-01 10:00:00+00|`),
    forge(`now()|${id}`),
  ];
  for (const after of forged) {
    const answer = await brand.at('GET', `/inbox?after=${after}`);
    assert.deepEqual([answer.status, answer.body.code, answer.body.field], [400, 'bad_request', 'after'], after);
  }
  for (const at of ['infinity', '2026-11-20 10:00:00.123456+00', '2026-11-20 10:00:00-05:30']) {
    assert.equal((await brand.at('GET', `/inbox?after=${forge(`${at}|${id}`)}`)).status, 200, at);
  }
  for (const query of ['view=secret', 'limit=0', 'limit=201', 'limit=1.5', 'limit=x', `after=${'x'.repeat(201)}`]) {
    assert.equal((await brand.at('GET', `/inbox?${query}`)).status, 400, query);
  }
});

test('counting stops at a thousand', async () => {
  const brand = await makeBrand(desk);
  const { caseId } = await hear(desk, brand);
  await rowsOf(
    desk.world,
    brand.brandId,
    `insert into heed.case select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'thread_id', gen_random_uuid()))).*
     from heed.case c, generate_series(1, 1000) where c.id = '${caseId}'`,
  );
  const counts = await brand.at<{ views: Record<string, unknown> }>('GET', '/counts');
  assert.deepEqual(counts.body.views['due'], { count: 1000, isCapped: true });
  assert.deepEqual(counts.body.views['mine'], { count: 0, isCapped: false });
});
