// A new protocol on a real database: every running clock comes out as if it had always held, once, also after a restart.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { saveProtocol } from '../../store/triage/protocols.ts';
import { planRetarget } from '../../store/triage/retarget.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { takeIn } from './pipeline.ts';
import { retargetDue } from './retarget.ts';
import { makeDesk, protocol, raw } from './testbed.ts';
import { fireDue } from './triage.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

test('more cases than one batch take the new targets; what has been breached under the old ones rings again only when due', async () => {
  world.clock.now = new Date('2026-11-20T10:00:00Z');
  const one = await makeDesk(world.database, 'retarget');
  const many = Array.from({ length: 120 }, (_, i) =>
    raw({
      canonicalId: `r:${i}`,
      author: { externalId: `c${i}`, handle: null, name: null, url: null, avatarUrl: null, followers: 1 },
      publishedAt: world.now(),
    }),
  );
  await takeIn(one.input, { raws: many });
  world.clock.now = new Date('2026-11-20T11:00:00Z');
  await fireDue(world);
  const longer: Protocol = {
    ...protocol,
    version: 2,
    targets: protocol.targets.map((target) => ({ ...target, withinMinutes: target.withinMinutes * 3 })),
  };
  await world.database.brand(one.brandId, async (tx) => {
    await saveProtocol(tx, one.brandId, { protocol: longer, madeBy: one.personId, at: world.now() });
    await planRetarget(tx, one.brandId, world.now());
  });
  let rounds = 0;
  while ((await retargetDue(world)) > 0) rounds += 1;
  assert.ok(rounds >= 2, 'in batches');
  const count = (where: string) =>
    rowsOf<{ n: number }>(world, one.brandId, `select count(*) as n from ${where}`).then(([row]) => row?.n);
  assert.equal(
    await count(`heed.case where deadline_at = '2026-11-20T13:00:00Z' and next_at = '2026-11-20T12:15:00Z'`),
    120,
  );
  assert.equal(await count(`heed.event where kind = 'case.retargeted'`), 120);
  assert.equal(await retargetDue(world), 0);
  world.clock.now = new Date('2026-11-20T12:15:00Z');
  await fireDue(world);
  assert.equal(await count(`heed.event where kind = 'clock.warned'`), 120);
});
