// The listener on a real database: what a poll leaves behind on good days and bad, and who takes over from the dead.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelError, type Page } from '../../channels/channel.ts';
import { saveProfile } from '../../store/listen/profiles.ts';
import { pauseSource, type SourceRow, sourceById, takeDueSources, wakeSource } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { sealCredential } from './hands.ts';
import { holdMs } from './holding.ts';
import { pollSource, startListener } from './listen.ts';
import { type Desk, makeDesk, raw } from './testbed.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

let n = 0;
async function desk(): Promise<Desk> {
  n += 1;
  const made = await makeDesk(world.database, `listen-${n}`);
  // What is not polled by hand waits, so that no other test's listener takes it.
  await rowsOf(world, made.brandId, `update heed.poll_due set at = '2090-01-01' where source_id = '${made.sourceId}'`);
  return made;
}

const page = (id: string, more: Partial<Page> = {}): Page => ({
  raws: [raw({ canonicalId: id })],
  cursor: id,
  ...more,
});

async function poll(of: Desk, ...pages: readonly (Page | ChannelError)[]): Promise<SourceRow> {
  world.channel.polls.push(pages);
  await pollSource(world, of.brandId, of.sourceId, { signal: new AbortController().signal, rechecked: new Map() });
  return source(of);
}

async function source(of: Desk): Promise<SourceRow> {
  const row = await world.database.brand(of.brandId, (tx) => sourceById(tx, of.brandId, of.sourceId));
  assert.ok(row !== null);
  return row;
}

async function kinds(of: Desk): Promise<string[]> {
  const rows = await rowsOf<{ kind: string }>(world, of.brandId, 'select kind from heed.event order by number');
  return rows.map((row) => row.kind);
}

const waits = (row: SourceRow) => (row.nextPollAt?.getTime() ?? 0) - world.now().getTime();
const down = () => new ChannelError('unreachable', 'no answer');

test('each page is committed with its cursor, and a failing poll keeps what it had', async () => {
  const one = await desk();
  const row = await poll(one, page('a'), page('b'), down());
  assert.deepEqual([row.cursor, row.mentionCount, row.errorCode, row.lastOkAt], ['b', 2, 'unreachable', null]);
  const next = await poll(one, page('c'));
  assert.equal(world.channel.listened.at(-1)?.cursor, 'b');
  assert.deepEqual([next.cursor, next.errorCode, next.failures, next.lastOkAt], ['c', null, 0, world.now()]);
});

test('failures are tried again in doubling steps up to an hour; the third is announced, recovery too', async () => {
  const one = await desk();
  const steps = [];
  for (let i = 0; i < 9; i += 1) {
    const row = await poll(one, down());
    steps.push(waits(row) / 60_000);
    assert.equal(row.state, i < 2 ? 'listening' : 'failing');
  }
  assert.deepEqual(steps, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  const back = await poll(one);
  assert.deepEqual([back.state, waits(back)], ['listening', 60_000]);
  assert.deepEqual(await kinds(one), ['source.failing', 'source.recovered']);
});

test("a place's own wish for rest is kept, and an absurd one is not", async () => {
  const one = await desk();
  const limited = (retryAt: Date) => new ChannelError('rate_limited', 'slow down', { retryAt });
  assert.equal(waits(await poll(one, limited(new Date(world.now().getTime() + 900_000)))), 900_000);
  assert.equal(waits(await poll(one, limited(new Date('2090-01-01T00:00:00Z')))), 86_400_000);
  assert.equal(waits(await poll(one, limited(new Date(0)))), 1000);
  assert.equal(waits(await poll(one, page('r1', { restMs: 300_000 }))), 300_000);
  assert.equal(waits(await poll(one, page('r2', { restMs: 1 }))), 60_000);
  assert.equal(waits(await poll(one, page('r3', { restMs: 1e15 }))), 86_400_000);
});

test('an expired token expires the profile and is said at once; a lost key is said and expires nothing', async () => {
  const one = await desk();
  const profileId = newId(world.now());
  const profile = {
    id: profileId,
    channel: 'test',
    externalId: 'brand',
    handle: null,
    name: null,
    url: null,
    limits: null,
  };
  const sealed = sealCredential(world, one.brandId, profileId, { token: 't' });
  await world.database.brand(one.brandId, (tx) =>
    saveProfile(tx, one.brandId, { ...profile, connectedAt: world.now() }, sealed),
  );
  await rowsOf(world, one.brandId, `update heed.source set profile_id = '${profileId}'`);
  const state = async () =>
    (await rowsOf<{ state: string }>(world, one.brandId, 'select state from heed.profile'))[0]?.state;
  await poll(one, page('p'));
  assert.deepEqual(world.channel.listened.at(-1)?.credential, { token: 't' });
  const other = await openTestWorld();
  const locked = { ...world, secrets: other.secrets };
  await pollSource(locked, one.brandId, one.sourceId, { signal: new AbortController().signal, rechecked: new Map() });
  const lost = await source(one);
  assert.deepEqual([lost.state, lost.errorCode, await state()], ['failing', 'rejected', 'connected']);
  assert.match(lost.errorMessage ?? '', /Bring back the key/u);
  const expired = await poll(one, new ChannelError('auth_expired', 'revoked \u0000 by them'));
  assert.deepEqual([expired.state, expired.errorMessage, await state()], ['failing', 'revoked  by them', 'expired']);
  await other.close();
});

test('an interrupted first read goes on as a first read: what is older is history, what is newer is not', async () => {
  const one = await desk();
  const old = { publishedAt: new Date('2026-11-19T08:00:00Z') };
  const fresh = { publishedAt: new Date('2026-11-20T09:30:00Z') };
  const aged = (id: string, said: object, thread = id) => ({
    raws: [raw({ canonicalId: id, threadId: thread, ...said })],
    cursor: id,
  });
  const broken = await poll(one, aged('f1', old), down());
  assert.equal(broken.firstReadDoneAt, null);
  const done = await poll(one, aged('f2', old), aged('f3', fresh));
  assert.deepEqual(done.firstReadDoneAt, world.now());
  await poll(one, aged('f4', { publishedAt: new Date('2026-11-20T09:40:00Z') }));
  const rows = await rowsOf<{ canonical_id: string; is_history: boolean }>(
    world,
    one.brandId,
    'select canonical_id, is_history from heed.mention order by canonical_id',
  );
  assert.deepEqual(
    rows.map((row) => [row.canonical_id, row.is_history]),
    [
      ['f1', true],
      ['f2', true],
      ['f3', false],
      ['f4', false],
    ],
  );
});

test('a stretch that could not be fetched is on record', async () => {
  const one = await desk();
  const gap = { from: new Date('2026-11-19T00:00:00Z'), until: null, why: 'the server keeps a week' };
  await poll(one, page('g', { gap }));
  const [row] = await rowsOf<{ from_at: Date; why: string }>(world, one.brandId, 'select from_at, why from heed.gap');
  assert.deepEqual([row?.from_at, row?.why], [gap.from, gap.why]);
  assert.deepEqual(await kinds(one), ['mention.heard', 'source.gap']);
});

test('the heartbeat counts polls and mentions by half hour', async () => {
  const one = await desk();
  await poll(one, page('h1'), page('h2'));
  await poll(one, down());
  const [pulse] = await rowsOf<object>(world, one.brandId, 'select ok, failed, heard from heed.source_pulse');
  assert.deepEqual({ ...pulse }, { ok: 1, failed: 1, heard: 2 });
});

test('paused in the middle of a poll: what came is kept, and it stays paused', async () => {
  const one = await desk();
  const { listen } = world.channel;
  world.channel.listen = async function* () {
    yield page('before');
    await world.database.brand(one.brandId, (tx) => pauseSource(tx, one.brandId, one.sourceId));
  };
  const row = await poll(one);
  world.channel.listen = listen;
  assert.deepEqual([row.state, row.nextPollAt, row.cursor], ['paused', null, 'before']);
  const before = world.channel.listened.length;
  await poll(one, page('never'));
  assert.equal(world.channel.listened.length, before);
  world.channel.polls.length = 0;
});

test('*Read now* in the middle of a poll is not lost: what was said since it asked is read right after it', async () => {
  const one = await desk();
  const { listen } = world.channel;
  world.channel.listen = async function* () {
    yield page('asked-before');
    await world.database.brand(one.brandId, (tx) => wakeSource(tx, one.brandId, one.sourceId, world.now()));
  };
  await poll(one);
  world.channel.listen = listen;
  world.channel.polls.length = 0;
  const heldUntil = new Date(world.now().getTime() + holdMs);
  const taken = await world.database.shared((tx) => takeDueSources(tx, world.now(), heldUntil, 10));
  assert.deepEqual(taken, [{ brandId: one.brandId, sourceId: one.sourceId }]);
  assert.ok(waits(await poll(one, page('asked-after'))) > 0, 'once is enough');
});

test('what a dead process held is taken over when its hold ends, by one', async () => {
  const one = await desk();
  await rowsOf(
    world,
    one.brandId,
    `update heed.poll_due set at = '2026-11-20T09:00:00Z' where source_id = '${one.sourceId}'`,
  );
  const take = () =>
    world.database.shared((tx) => takeDueSources(tx, world.now(), new Date(world.now().getTime() + holdMs), 10));
  const both = await Promise.all([take(), take()]);
  assert.deepEqual(
    both.flat().map((due) => due.sourceId),
    [one.sourceId],
  );
  assert.deepEqual(await take(), []);
  world.clock.pass(holdMs);
  assert.deepEqual(
    (await take()).map((due) => due.sourceId),
    [one.sourceId],
  );
  await rowsOf(world, one.brandId, `update heed.poll_due set held_until = null where source_id = '${one.sourceId}'`);
  world.channel.polls.push([page('taken')]);
  const listener = startListener(world);
  const heardBy = Date.now() + 5000;
  while ((await source(one)).mentionCount === 0 && Date.now() < heardBy)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await listener.stop();
  assert.equal((await source(one)).cursor, 'taken');
});
