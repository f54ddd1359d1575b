// Joining and leaving the live feed at the worst moments: nobody is left listening to nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LiveEvent } from '../../wire/live.ts';
import { takeIn } from '../flow/pipeline.ts';
import { type Desk, makeDesk, raw } from '../flow/testbed.ts';
import { openTestWorld, type TestWorld } from '../testbed.ts';
import { type Subscriber, startLiveHub } from './hub.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

/** A world whose reads of a brand can be held back. */
function gated() {
  let open: Promise<void> = Promise.resolve();
  const read: TestWorld['database']['read'] = async (id, work) => {
    await open;
    return world.database.read(id, work);
  };
  const close = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open = promise;
    return resolve;
  };
  return { world: { ...world, database: { ...world.database, read } }, close };
}

function collect(): Subscriber & { readonly numbers: number[]; has(count: number): Promise<void> } {
  const numbers: number[] = [];
  const has = async (count: number) => {
    const until = Date.now() + 3000;
    while (numbers.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(numbers.length >= count, `${numbers.length} of ${count} events came`);
  };
  const onEvents = (events: readonly LiveEvent[]) => void numbers.push(...events.map((one) => one.number));
  return { numbers, has, onEvents, onReset: () => {}, onPresence: () => {} };
}

let n = 0;
function say(one: Desk) {
  n += 1;
  return takeIn(one.input, { raws: [raw({ canonicalId: `hub:${n}` })] });
}

test('who is still catching up when the last one leaves hears what comes after', async (t) => {
  const gate = gated();
  const hub = await startLiveHub(gate.world);
  t.after(() => hub.stop());
  const one = await makeDesk(world.database, 'hub-1');
  await say(one);
  const [first, second] = [collect(), collect()];
  const leave = await hub.subscribe(one.brandId, null, first);
  const open = gate.close();
  const joining = hub.subscribe(one.brandId, 0, second);
  await new Promise((resolve) => setTimeout(resolve, 20));
  leave();
  open();
  const leaveToo = await joining;
  await say(one);
  await second.has(2);
  assert.deepEqual([first.numbers, second.numbers], [[], [1, 2]]);
  leaveToo();
});

test('what happens while somebody catches up comes once, and in order', async (t) => {
  const gate = gated();
  const hub = await startLiveHub(gate.world);
  t.after(() => hub.stop());
  const one = await makeDesk(world.database, 'hub-2');
  for (let i = 0; i < 3; i += 1) await say(one);
  const [first, second] = [collect(), collect()];
  const leave = await hub.subscribe(one.brandId, null, first);
  const open = gate.close();
  const joining = hub.subscribe(one.brandId, 1, second);
  for (let i = 0; i < 3; i += 1) await say(one);
  open();
  const leaveToo = await joining;
  await say(one);
  await first.has(4);
  await second.has(6);
  assert.deepEqual(
    [first.numbers, second.numbers],
    [
      [4, 5, 6, 7],
      [2, 3, 4, 5, 6, 7],
    ],
  );
  leave();
  leaveToo();
});

test('a failed join is said, and the next one works', async (t) => {
  const hub = await startLiveHub({
    ...world,
    database: {
      ...world.database,
      read: (id, work) => (isDown ? Promise.reject(new Error('away')) : world.database.read(id, work)),
    },
  });
  t.after(() => hub.stop());
  let isDown = true;
  const one = await makeDesk(world.database, 'hub-3');
  await say(one);
  await assert.rejects(hub.subscribe(one.brandId, 0, collect()), /away/u);
  isDown = false;
  const second = collect();
  const leave = await hub.subscribe(one.brandId, 0, second);
  await say(one);
  await second.has(2);
  leave();
});

test('a database that came back without its last moments sends everybody to fetch anew, and on from there', async (t) => {
  const hub = await startLiveHub(world);
  t.after(() => hub.stop());
  const one = await makeDesk(world.database, 'hub-back');
  await say(one);
  await say(one);
  const watcher = collect();
  const resets: number[] = [];
  await hub.subscribe(one.brandId, 2, { ...watcher, onReset: (number) => void resets.push(number) });
  const { owner } = world.database;
  await owner.query('delete from heed.event where brand_id = $1 and number = 2', [one.brandId]);
  await owner.query('update heed.event_number set next = 2 where brand_id = $1', [one.brandId]);
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'heed live' and datname = current_database()`,
  );
  const until = Date.now() + 4000;
  while (resets.length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(resets, [1]);
  await say(one);
  await watcher.has(1);
  assert.deepEqual(watcher.numbers, [2]);
});
