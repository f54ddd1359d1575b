// Replaying what nobody could read: after a fix it becomes what it always was; what still cannot be read stays kept.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Raw } from '../../channels/channel.ts';
import { sourceById } from '../../store/listen/sources.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { takeIn } from './pipeline.ts';
import { replayUnread } from './replay.ts';
import { type Desk, heardAt, makeDesk, normalise, raw } from './testbed.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

let n = 0;
async function desk(): Promise<Desk> {
  n += 1;
  const one = await makeDesk(world.database, `replay-${n}`);
  return { ...one, input: { ...one.input, keepBlob: (body) => world.blobs.put(Buffer.from(body)) } };
}

const broken = (id: string, more: object = {}) => {
  const good = raw({ canonicalId: id });
  return { externalId: id, body: { ...(good.body as object), ...more, broken: 'a new field' } };
};

async function source(of: Desk) {
  const row = await world.database.brand(of.brandId, (tx) => sourceById(tx, of.brandId, of.sourceId));
  assert.ok(row !== null);
  return row;
}

async function replay(of: Desk): Promise<number> {
  return replayUnread(world, of.brandId, await source(of));
}

/** As a later version would read it. */
const mended = (item: Raw) => {
  const { broken: _, ...body } = item.body as Record<string, Json>;
  return normalise({ ...item, body });
};

test('after the fix each becomes a mention heard when it was heard, once', async () => {
  const one = await desk();
  await takeIn(one.input, {
    raws: [broken('a'), raw({ canonicalId: 'b' }), broken('c', { text: 'long '.repeat(60_000) })],
  });
  assert.equal((await source(one)).unreadCount, 2);
  assert.equal(await replay(one), 0);
  world.channel.normalise = mended;
  world.clock.now = new Date('2026-11-21T10:00:00Z');
  assert.equal(await replay(one), 2);
  const rows = await rowsOf<{ canonical_id: string; heard_at: Date }>(
    world,
    one.brandId,
    'select canonical_id, heard_at from heed.mention order by canonical_id',
  );
  assert.deepEqual(
    rows.map((row) => [row.canonical_id, row.heard_at]),
    ['a', 'b', 'c'].map((id) => [id, heardAt]),
  );
  const { unreadCount, mentionCount, lastHeardAt } = await source(one);
  assert.deepEqual([unreadCount, mentionCount, lastHeardAt], [0, 3, heardAt]);
  assert.equal(await replay(one), 0);
  const events = await rowsOf<{ kind: string }>(
    world,
    one.brandId,
    `select kind from heed.event where kind = 'source.replayed'`,
  );
  assert.equal(events.length, 1);
  world.channel.normalise = normalise;
});

test('more than one batch that stays unreadable does not hide what can be read now', async () => {
  const one = await desk();
  const hopeless = Array.from({ length: 230 }, (_, i) => ({ externalId: `x${i}`, body: { broken: 'for good', i } }));
  await takeIn({ ...one.input, heardAt: new Date(heardAt.getTime() - 60_000) }, { raws: hopeless });
  await takeIn(one.input, { raws: [broken('last')] });
  world.channel.normalise = (item) => {
    if (item.externalId.startsWith('x')) throw new Error('still broken');
    return mended(item);
  };
  assert.equal(await replay(one), 1);
  world.channel.normalise = normalise;
  assert.equal((await source(one)).unreadCount, 230);
});

test('one whose body is lost from the disk does not keep the others', async () => {
  const one = await desk();
  await takeIn(one.input, { raws: [broken('big', { text: 'long '.repeat(60_000) })] });
  await rowsOf(
    world,
    one.brandId,
    `update heed.raw set blob = '\\x${'00'.repeat(32)}', heard_at = heard_at - interval '1 hour'`,
  );
  await takeIn(one.input, { raws: [broken('small')] });
  world.channel.normalise = mended;
  assert.equal(await replay(one), 1);
  assert.equal((await source(one)).unreadCount, 1);
  world.channel.normalise = normalise;
});
