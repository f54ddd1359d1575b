// The seal over the record: it holds, and it shows what was changed, removed or slipped in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { sealNext, startSealer, verifyRecord } from './learn.ts';
import { takeIn } from './pipeline.ts';
import { type Desk, makeDesk, raw } from './testbed.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

let n = 0;
/** Six events in two seals. */
async function sealed(): Promise<Desk> {
  n += 1;
  const one = await makeDesk(world.database, `seal-${n}`);
  for (const half of [0, 3]) {
    const raws = [1, 2, 3].map((i) => raw({ canonicalId: `s:${half + i}`, threadId: 's' }));
    await takeIn(one.input, { raws });
    assert.equal(await sealNext(world, one.brandId), 3);
  }
  return one;
}

const verify = (of: Desk) => verifyRecord(world.database, of.brandId);
/** As somebody who holds the database itself. */
const tamper = (of: Desk, text: string) =>
  world.database.owner.query(text.replaceAll('BRAND', `brand_id = '${of.brandId}'`));

test('an untouched record is intact, also while its end is not sealed yet', async () => {
  const one = await sealed();
  assert.deepEqual(await verify(one), { isIntact: true, events: 6, seals: 2 });
  await takeIn(one.input, { raws: [raw({ canonicalId: 's:late' })] });
  assert.deepEqual(await verify(one), { isIntact: true, events: 6, seals: 2 });
  assert.deepEqual([await sealNext(world, one.brandId), await sealNext(world, one.brandId)], [1, 0]);
  assert.deepEqual(await verify(one), { isIntact: true, events: 7, seals: 3 });
});

test('any tampering shows, with the place where it begins', async () => {
  const table: readonly [string, number][] = [
    [`update heed.event set detail = replace(detail, 'complaint', 'praise') where BRAND and number = 2`, 1],
    [`update heed.event set at = at + interval '1 ms' where BRAND and number = 5`, 4],
    [`update heed.event set person_id = gen_random_uuid() where BRAND and number = 1`, 1],
    [`update heed.event set content_digest = '\\x00' where BRAND and number = 6`, 4],
    [`delete from heed.event where BRAND and number = 2`, 2],
    [`delete from heed.event where BRAND and number = 6`, 4],
    [`update heed.seal set hash = '\\x00' where BRAND and first_number = 1`, 1],
    [`delete from heed.seal where BRAND and first_number = 1`, 1],
    [`update heed.event_number set next = 4 where BRAND`, 4],
  ];
  for (const [how, at] of table) {
    const one = await sealed();
    await tamper(one, how);
    const verified = await verify(one);
    assert.equal(verified.isIntact, false, how);
    assert.equal(verified.isIntact ? 0 : verified.at, at, how);
  }
});

test('two sealers at once seal everything once', async () => {
  const one = await makeDesk(world.database, 'seal-race');
  await takeIn(one.input, { raws: Array.from({ length: 40 }, (_, i) => raw({ canonicalId: `r:${i}` })) });
  const counts = await Promise.all([1, 2, 3].map(() => sealNext(world, one.brandId)));
  assert.deepEqual(counts.sort(), [0, 0, 40]);
  assert.deepEqual(await verify(one), { isIntact: true, events: 40, seals: 1 });
});

test('the sealer follows the writers of every brand by itself', async () => {
  const one = await makeDesk(world.database, 'seal-runs');
  await takeIn(one.input, { raws: [raw()] });
  const sealer = startSealer(world);
  const until = Date.now() + 5000;
  const seals = () => rowsOf(world, one.brandId, 'select 1 from heed.seal');
  while ((await seals()).length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  await sealer.stop();
  assert.equal((await seals()).length, 1);
});
