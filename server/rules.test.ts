// The rules in force: read anew when another version holds, also an older one, and never broken by a place gone from
// the tables of holidays. A draft with such a place is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Protocol } from '../core/protocol/protocol.ts';
import { nowhere } from '../core/triage/rules.ts';
import { saveProtocol } from '../store/triage/protocols.ts';
import { makeDesk, protocol } from './flow/testbed.ts';
import { rulesOf, tryRules } from './rules.ts';
import { openTestWorld, type TestWorld } from './testbed.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

const [office] = protocol.calendars;
const atlantis: Protocol = {
  ...protocol,
  version: 2,
  calendars:
    office === undefined ? [] : [{ ...office, holidays: { country: 'XX', state: null, region: null, open: [] } }],
};

test('a database brought back from a backup is worked by the protocol it holds, and not by the newer one', async () => {
  const { brandId } = await makeDesk(world.database, 'rules-back');
  const version = () => world.database.brand(brandId, async (tx) => (await rulesOf(tx, brandId)).protocol.version);
  assert.equal(await version(), 1);
  const second = { protocol: { ...protocol, version: 2 }, madeBy: null, at: world.now() };
  await world.database.brand(brandId, (tx) => saveProtocol(tx, brandId, second));
  assert.equal(await version(), 2);
  await world.database.owner.query('delete from heed.protocol where brand_id = $1 and version = 2', [brandId]);
  assert.equal(await version(), 1);
});

test('holidays that are gone close nothing, and the clocks go on; whoever tries such a draft is told', async () => {
  const { brandId } = await makeDesk(world.database, 'rules-gone');
  const rules = await world.database.brand(brandId, async (tx) => {
    await saveProtocol(tx, brandId, { protocol: atlantis, madeBy: null, at: world.now() });
    return rulesOf(tx, brandId);
  });
  assert.equal(rules.timeOf('office').isOpen(new Date('2026-11-20T10:00:00Z')), true);
  await assert.rejects(tryRules(atlantis, nowhere), RangeError);
});
