// The clocks on a real database: at their instants, once, however many processes watch.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { takeIn } from './pipeline.ts';
import { type Desk, makeDesk, raw } from './testbed.ts';
import { fireDue, startClocks } from './triage.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

let n = 0;
/** A complaint said at ten o'clock: warns at 10:45, breaches at 11:00. */
async function complained(): Promise<Desk> {
  n += 1;
  world.clock.now = new Date('2026-11-20T10:00:00Z');
  const one = await makeDesk(world.database, `clocks-${n}`);
  await takeIn(one.input, { raws: [raw({ canonicalId: `k:${n}`, publishedAt: world.now() })] });
  return one;
}

const at = (time: string) => {
  world.clock.now = new Date(`2026-11-20T${time}Z`);
};

async function fired(of: Desk): Promise<[string, string][]> {
  const rows = await rowsOf<{ kind: string; detail: string }>(
    world,
    of.brandId,
    `select kind, detail from heed.event where kind like 'clock.%' order by number`,
  );
  return rows.map((row) => [row.kind, (JSON.parse(row.detail) as { dueAt: string }).dueAt.slice(11, 19)]);
}

const due = async (of: Desk) =>
  (
    await rowsOf<{ at: Date }>(
      world,
      of.brandId,
      `select at from heed.clocks_due('infinity', 100) where brand_id = '${of.brandId}'`,
    )
  ).map((row) => row.at.toISOString().slice(11, 19));

test('a clock warns and breaches at its instants, and then is silent', async () => {
  const one = await complained();
  at('10:44:59.999');
  await fireDue(world);
  assert.deepEqual([await fired(one), await due(one)], [[], ['10:45:00']]);
  at('10:45:00');
  await fireDue(world);
  assert.deepEqual([await fired(one), await due(one)], [[['clock.warned', '10:45:00']], ['11:00:00']]);
  at('11:00:00');
  await fireDue(world);
  await fireDue(world);
  assert.deepEqual([(await fired(one)).at(-1), await due(one)], [['clock.breached', '11:00:00'], []]);
  assert.equal((await fired(one)).length, 2);
});

test('after an outage a clock says the last of what it missed, with its true instant', async () => {
  const one = await complained();
  at('18:00:00');
  await fireDue(world);
  assert.deepEqual(await fired(one), [['clock.breached', '11:00:00']]);
});

test('several processes at once record each step once', async () => {
  const one = await complained();
  at('10:50:00');
  await Promise.all(Array.from({ length: 5 }, () => fireDue(world)));
  assert.deepEqual(await fired(one), [['clock.warned', '10:45:00']]);
});

test('an answered case is not due; a wrong instant rings once, records nothing and is put right', async () => {
  const one = await complained();
  const own = raw({
    canonicalId: `own:${n}`,
    parentId: `k:${n}`,
    threadId: `k:${n}`,
    isOwn: true,
    publishedAt: new Date('2026-11-20T10:10:00Z'),
  });
  await takeIn(one.input, { raws: [own] });
  assert.deepEqual(await due(one), []);
  await rowsOf(world, one.brandId, `update heed.case set next_at = '2026-11-20T10:20:00Z'`);
  at('10:30:00');
  await fireDue(world);
  assert.deepEqual([await fired(one), await due(one)], [[], []]);
});

test('one case that cannot be written does not keep the others waiting', async () => {
  const broken = await complained();
  const good = await complained();
  await world.database.owner.query(
    `update heed.case set unanswered = '[["x", 1]]', next_at = '2026-11-20T09:00:00Z' where brand_id = '${broken.brandId}'`,
  );
  at('10:50:00');
  const { failed } = await fireDue(world);
  assert.deepEqual([failed, await fired(good)], [1, [['clock.warned', '10:45:00']]]);
  assert.equal(world.errors.length, 1);
  await world.database.owner.query(`update heed.case set next_at = null where brand_id = '${broken.brandId}'`);
});

test('the watch rings by itself', async () => {
  const one = await complained();
  at('10:44:59.900');
  const clocks = startClocks(world);
  at('10:45:00');
  clocks.wake();
  const until = Date.now() + 5000;
  while ((await fired(one)).length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  await clocks.stop();
  assert.deepEqual(await fired(one), [['clock.warned', '10:45:00']]);
});
