// Promise 3: in time, and we say when. A clock starts at the customer's own time; its warning and its breach become
// events at their exact instants, once, however many processes look and whoever was away at the moment.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { fireDue, startClocks } from '../../server/flow/triage.ts';
import { answer, type Brand, connectTo, type House, listen, makeBrand, openHouse, send, whoWaits } from './house.ts';

let double: MastodonDouble;
let house: House;

before(async () => {
  double = await startFake();
  house = await openHouse(double.allow);
});
after(async () => {
  await house?.close();
  await double?.stop();
});

interface Clock {
  readonly brand: Brand;
  readonly saidAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
}

const minuteMs = 60_000;

/** A complaint of ten minutes ago, heard now. */
async function complain(by: string): Promise<Clock> {
  const brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
  house.wait(30 * minuteMs);
  const saidAt = new Date(house.world.now().getTime() - 10 * minuteMs);
  await double.say({ by, text: 'My order never came. This is a disgrace.', at: saidAt });
  await listen(house, brand);
  const [row] = await house.database.brand(brand.id, (tx) =>
    tx.rows<{ kind: string; clock_started_at: Date; warn_at: Date; deadline_at: Date }>(
      'select * from heed.case where not is_history',
    ),
  );
  assert.ok(row);
  assert.equal(row.kind, 'complaint');
  assert.equal(row.clock_started_at.toISOString(), saidAt.toISOString(), 'it starts when they said it');
  return { brand, saidAt, warnAt: row.warn_at, deadlineAt: row.deadline_at };
}

function alarms({ brand }: Clock) {
  return house.database.brand(brand.id, async (tx) => {
    const found = await tx.rows<{ kind: string; at: Date; detail: string }>(
      "select kind, at, detail from heed.event where kind ~ '^clock' order by number",
    );
    return found.map(({ kind, at, detail }) => [kind, at.toISOString(), JSON.parse(detail).dueAt as string]);
  });
}

function turnTo(at: Date, byMs = 0): void {
  house.wait(at.getTime() + byMs - house.world.now().getTime());
}

test('a warning and a breach are recorded at their instants and not a millisecond sooner', async () => {
  const clock = await complain('ana');
  assert.equal(clock.deadlineAt.getTime() - clock.saidAt.getTime(), 60 * minuteMs, 'an hour for a complaint');
  assert.equal(clock.warnAt.getTime() - clock.saidAt.getTime(), 45 * minuteMs, 'a warning at three quarters');
  const [warnAt, deadlineAt] = [clock.warnAt.toISOString(), clock.deadlineAt.toISOString()];
  turnTo(clock.warnAt, -1);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), []);
  turnTo(clock.warnAt);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), [['clock.warned', warnAt, warnAt]]);
  turnTo(clock.deadlineAt, -1);
  await fireDue(house.world);
  assert.equal((await alarms(clock)).length, 1);
  turnTo(clock.deadlineAt);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), [
    ['clock.warned', warnAt, warnAt],
    ['clock.breached', deadlineAt, deadlineAt],
  ]);
});

test('the clocks of a process that was away ring when it is back, once', async () => {
  const clock = await complain('ben');
  const first = startClocks(house.world);
  await sleep(200);
  await first.stop();
  turnTo(clock.warnAt, 1);
  // Nobody is there to see it; then two processes come back at once.
  turnTo(clock.deadlineAt, 5 * minuteMs);
  const back = [startClocks(house.world), startClocks(house.world)];
  for (let tries = 0; (await alarms(clock)).length === 0 && tries < 100; tries += 1) await sleep(50);
  await sleep(200);
  await Promise.all(back.map((one) => one.stop()));
  const rung = await alarms(clock);
  assert.deepEqual(
    rung.map(([kind, , dueAt]) => [kind, dueAt]),
    [['clock.breached', clock.deadlineAt.toISOString()]],
    'it is late already: one alarm, that says when it was due',
  );
});

test('many processes looking in the same moment ring each alarm once', async () => {
  const clock = await complain('eva');
  turnTo(clock.warnAt);
  await Promise.all(Array.from({ length: 4 }, () => fireDue(house.world)));
  assert.equal((await alarms(clock)).length, 1);
});

test('an answer in time stops the clock: no alarm rings afterwards', async () => {
  // A house and a platform of their own: the platform's time of the answer counts, and it knows nothing of turned clocks.
  const own = await startFake();
  const here = await openHouse(own.allow);
  try {
    const brand = await makeBrand(here);
    await connectTo(here, brand, 'mastodon', own.credential ?? {});
    const said = await own.say({ by: 'tom', text: 'My order never came. This is a disgrace.' });
    await listen(here, brand);
    const waiting = (await whoWaits(here, brand)).find(({ canonicalId }) => canonicalId === said);
    assert.ok(waiting);
    const running = () => here.database.shared((tx) => tx.rows(`select case_id from heed.clocks_due('infinity', 100)`));
    assert.deepEqual(await running(), [{ case_id: waiting.caseId }]);
    await answer(here, brand, waiting, 'So sorry, Tom. A new one leaves today.');
    here.wait(6_000);
    await send(here);
    assert.deepEqual(await running(), []);
    here.wait(7 * 86_400_000);
    await fireDue(here.world);
    const rung = await here.database.brand(brand.id, (tx) =>
      tx.rows("select kind from heed.event where kind ~ '^clock'"),
    );
    assert.deepEqual(rung, []);
  } finally {
    await here.close();
    await own.stop();
  }
});
