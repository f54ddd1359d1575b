// Live events against the real server: nothing missed, nothing out of order, and one rule: old snapshot + events = new
// snapshot. Streams that stall, are forgotten or belong to nobody any more end.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { InboxPage } from '../../wire/inbox.ts';
import { LiveEvent } from '../../wire/live.ts';
import { heard } from '../flow/testbed.ts';
import { addAgent, cookieFor, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let port: number;
before(async () => {
  desk = await openTestApp();
  await desk.app.listen({ host: '127.0.0.1', port: 0 });
  port = (desk.app.server.address() as AddressInfo).port;
});
after(() => desk.close());

interface Frame {
  readonly event: string;
  readonly id: number;
  readonly data: unknown;
}

interface Listening {
  readonly frames: Frame[];
  readonly response: IncomingMessage;
  readonly request: ClientRequest;
  /** Resolves when so many frames have come. */
  has(count: number): Promise<readonly Frame[]>;
}

async function listen(brand: TestBrand, from: number | null = null, personId = brand.personId): Promise<Listening> {
  const cookie = await cookieFor(desk.world, personId);
  const headers = { cookie, ...(from === null ? {} : { 'last-event-id': String(from) }) };
  const request = get({ host: '127.0.0.1', port, path: `/api/brands/${brand.slug}/live`, headers, agent: false });
  request.on('error', () => {});
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const frames: Frame[] = [];
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    frames.push(...parts.filter((part) => part.includes('event: ')).map(readFrame));
  });
  response.on('error', () => {});
  const has = async (count: number) => {
    const deadline = Date.now() + 8000;
    while (frames.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(frames.length >= count, `${frames.length} of ${count} frames came`);
    return frames;
  };
  return { frames, response, request, has };
}

function readFrame(part: string): Frame {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mu').exec(part)?.[1] ?? '';
  return { event: field('event'), id: Number(field('id')), data: JSON.parse(field('data')) };
}

const numbers = (frames: readonly Frame[]) => frames.map((frame) => frame.id);
let n = 0;
const say = (brand: TestBrand, author = 'ana') => {
  n += 1;
  return hear(desk, brand, { canonicalId: `live:${n}`, author: { ...heard().author, externalId: author } });
};

test('what is missed while away comes first, once, in order, without a gap', async () => {
  const brand = await makeBrand(desk);
  for (let i = 0; i < 3; i += 1) await say(brand);
  const one = await listen(brand, 1);
  await say(brand);
  assert.deepEqual(numbers(await one.has(3)), [2, 3, 4]);
  one.request.destroy();
  await say(brand);
  const again = await listen(brand, 4);
  assert.deepEqual(numbers(await again.has(1)), [5]);
  for (const frame of again.frames) LiveEvent.parse(frame.data);
  again.request.destroy();
});

test('without a position a stream begins now; with an impossible one it is told to fetch anew', async () => {
  const brand = await makeBrand(desk);
  for (let i = 0; i < 2; i += 1) await say(brand);
  const [fresh, ahead] = [await listen(brand), await listen(brand, 999)];
  assert.deepEqual((await ahead.has(1))[0], { event: 'reset', id: 2, data: { number: 2 } });
  await say(brand);
  assert.deepEqual(numbers(await fresh.has(1)), [3]);
  const { database } = desk.world;
  await database.brand(brand.brandId, (tx) =>
    tx.rows(
      `with more as (insert into heed.event (brand_id, number, at, kind, detail)
      select $1, 3 + i, now(), 'note.added', '{}' from generate_series(1, 1200) i) update heed.event_number set next = 1204`,
      [brand.brandId],
    ),
  );
  await say(brand);
  assert.equal(numbers(await fresh.has(1202)).at(-1), 1204);
  const behind = await listen(brand, 1);
  const [reset] = await behind.has(1);
  assert.equal(reset?.event, 'reset');
  for (const one of [fresh, ahead, behind]) one.request.destroy();
});

test('people who join and leave at random moments miss nothing', async () => {
  const brand = await makeBrand(desk);
  await say(brand);
  const writing = (async () => {
    for (let i = 0; i < 25; i += 1) await say(brand);
  })();
  const streams: Listening[] = [];
  for (let i = 0; i < 6; i += 1) {
    const one = await listen(brand, 1);
    if (i % 2 === 0) one.request.destroy();
    else streams.push(one);
  }
  await writing;
  for (const one of streams) {
    assert.deepEqual(
      numbers(await one.has(25)),
      Array.from({ length: 25 }, (_, i) => i + 2),
    );
    one.request.destroy();
  }
});

test('old snapshot + events = new snapshot', async () => {
  const brand = await makeBrand(desk);
  const snapshot = async () => {
    const answers = await Promise.all(
      ['due', 'waiting', 'resolved', 'let_be'].map((view) => brand.at('GET', `/inbox?view=${view}&limit=200`)),
    );
    const pages = answers.map((answer) => InboxPage.parse(answer.body));
    return {
      rows: new Map(pages.flatMap((page) => page.rows.map((row) => [row.id, row]))),
      asOf: Math.min(...pages.map((page) => page.asOf)),
    };
  };
  const made: Awaited<ReturnType<typeof say>>[] = [];
  for (let i = 0; i < 6; i += 1) made.push(await say(brand, `c${i}`));
  const before = await snapshot();
  const stream = await listen(brand, before.asOf);
  const act = (i: number, body: object) => brand.at('POST', `/cases/${made[i]?.caseId}/acts`, { saw: 99, ...body });
  await act(0, { act: 'let_be', reason: 'not about us' });
  await act(1, { act: 'let_be', reason: 'only a joke' });
  await act(2, { act: 'assign', assigneeId: brand.personId });
  await act(3, { act: 'note', text: 'call back' });
  await act(0, { act: 'reopen' });
  await say(brand, 'c9');
  const reply = { saw: 99, toMentionId: made[4]?.mentionId, text: 'there', visibility: 'public', via: 'link_out' };
  assert.equal((await brand.at('POST', `/cases/${made[4]?.caseId}/replies`, reply)).status, 200);
  const rows = new Map(before.rows);
  for (const frame of await stream.has(7)) {
    const { caseId, row } = LiveEvent.parse(frame.data);
    if (caseId !== null && row !== null) rows.set(caseId, row);
  }
  const now = await snapshot();
  assert.equal(now.rows.size, 7);
  const sorted = (of: Map<string, unknown>) => [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(rows), sorted(now.rows));
  stream.request.destroy();
});

test('a lost connection to the database is made up for', async () => {
  const brand = await makeBrand(desk);
  const stream = await listen(brand);
  await desk.world.database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'heed live' and datname = current_database()`,
  );
  await say(brand);
  assert.deepEqual(numbers(await stream.has(1)), [1]);
  stream.request.destroy();
});

test('nobody else listens: strangers, other brands, more streams than a person needs', async () => {
  const brand = await makeBrand(desk);
  const other = await makeBrand(desk);
  assert.equal((await listen(brand, null, other.personId)).response.statusCode, 404);
  const agent = await addAgent(desk, brand, 'Many Streams');
  const streams = [];
  for (let i = 0; i < 30; i += 1) streams.push(await listen(brand, null, agent.personId));
  assert.deepEqual([...new Set(streams.map((one) => one.response.statusCode))], [200]);
  assert.equal((await listen(brand, null, agent.personId)).response.statusCode, 429);
  assert.match(String(streams[0]?.response.headers['content-security-policy']), /default-src 'none'/u);
  for (const one of streams) one.request.destroy();
});

test('a stream ends when its session has ended', async (t) => {
  const brand = await makeBrand(desk);
  t.mock.timers.enable({ apis: ['setInterval'] });
  const stream = await listen(brand);
  let isEnded = false;
  stream.response.on('end', () => {
    isEnded = true;
  });
  t.mock.timers.tick(20_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(isEnded, false);
  await desk.world.database.account.rows('delete from account.session where person_id = $1', [brand.personId]);
  t.mock.timers.tick(20_000);
  await once(stream.response, 'close');
  assert.equal(isEnded, true);
});

test('Heed stops although a client never reads, and says goodbye to the others', async () => {
  const own = await openTestApp();
  await own.app.listen({ host: '127.0.0.1', port: 0 });
  const brand = await makeBrand(own);
  const cookie = await cookieFor(own.world, brand.personId);
  const address = own.app.server.address() as AddressInfo;
  const request = get({
    host: '127.0.0.1',
    port: address.port,
    path: `/api/brands/${brand.slug}/live`,
    headers: { cookie },
    agent: false,
  });
  request.on('error', () => {});
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => {}).pause();
  for (let i = 0; i < 40; i += 1) {
    own.hub.presence(brand.brandId, {
      caseId: brand.sourceId,
      by: { id: brand.personId, name: 'x'.repeat(200_000) },
      until: null,
    });
  }
  const started = Date.now();
  await own.close();
  assert.ok(Date.now() - started < 5000);
  request.destroy();
});
