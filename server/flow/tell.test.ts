// Who is told, on a real database: a breach climbs the tree, each step a notice to each person once; assignments too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aroundTheClock, defaultProtocol } from '../../core/protocol/default.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { openRules } from '../../core/triage/rules.ts';
import { addMember, addPerson } from '../../store/account/people.ts';
import { newId } from '../../store/new-id.ts';
import { saveProtocol } from '../../store/triage/protocols.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { applyAct } from './apply-act.ts';
import { takeIn } from './pipeline.ts';
import { type Desk, makeDesk, raw } from './testbed.ts';
import { fireDue } from './triage.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

const at = (time: string) => {
  world.clock.now = new Date(`2026-11-20T${time}:00Z`);
};

async function withPeople(slug: string, more: Partial<Protocol> = {}): Promise<Desk & { lea: string; ana: string }> {
  at('10:00');
  const one = await makeDesk(world.database, slug);
  const join = async (name: string, role: 'agent' | 'lead') => {
    const id = newId(world.now());
    await addPerson(world.database.account, {
      id,
      email: `${name}@${slug}.example`,
      name,
      passwordHash: '-',
      at: world.now(),
    });
    await addMember(world.database.account, one.brandId, id, role, world.now());
    return id;
  };
  const [ana, lea] = [await join('ana', 'agent'), await join('lea', 'lead')];
  const protocol: Protocol = { ...aroundTheClock(defaultProtocol()), ...more, version: 2 };
  await world.database.brand(one.brandId, (tx) =>
    saveProtocol(tx, one.brandId, { protocol, madeBy: null, at: world.now() }),
  );
  return { ...one, ana, lea, input: { ...one.input, rules: openRules(protocol, () => []) } };
}

const told = async (of: Desk) =>
  (
    await rowsOf<{ name: string; kind: string; tree: string | null; n: number }>(
      world,
      of.brandId,
      `select p.name, n.kind, n.detail ->> 'tree' as tree, count(*) as n
       from heed.notice n join account.person p on p.id = n.person_id group by 1, 2, 3 order by 1, 2, 3`,
    )
  ).map(({ name, kind, tree, n }) => `${name}: ${kind}${tree === null ? '' : ` ${tree}`}${n === 1 ? '' : ` × ${n}`}`);

test('a breach nobody looks at is told to whoever has the case, to the lead, and in the end to the owner', async () => {
  const one = await withPeople('tell-1');
  await takeIn(one.input, { raws: [raw({ canonicalId: 't:1', publishedAt: world.now() })] });
  const [row] = await rowsOf<{ id: string }>(world, one.brandId, 'select id from heed.case');
  const act = { act: 'assign', personId: one.personId, saw: 99, assigneeId: one.ana } as const;
  await world.database.brand(one.brandId, (tx) =>
    applyAct(tx, { brandId: one.brandId, caseId: row?.id ?? '', act, now: world.now() }),
  );
  assert.deepEqual(await told(one), ['ana: case.assigned']);
  for (const time of ['10:45', '11:00', '11:30', '12:30']) {
    at(time);
    await Promise.all([fireDue(world), fireDue(world)]);
  }
  assert.deepEqual(await told(one), [
    'Mara Lind: escalation Too late',
    'ana: case.assigned',
    'ana: escalation Time is running out',
    'ana: escalation Too late',
    'lea: escalation Too late × 2',
  ]);
});

test('acknowledged, it climbs no further', async () => {
  const one = await withPeople('tell-2');
  await takeIn(one.input, { raws: [raw({ canonicalId: 't:2', publishedAt: world.now() })] });
  const [row] = await rowsOf<{ id: string }>(world, one.brandId, 'select id from heed.case');
  at('11:00');
  await fireDue(world);
  const before = await told(one);
  const act = { act: 'acknowledge', personId: one.lea, saw: 99 } as const;
  await world.database.brand(one.brandId, (tx) =>
    applyAct(tx, { brandId: one.brandId, caseId: row?.id ?? '', act, now: world.now() }),
  );
  at('18:00');
  await fireDue(world);
  assert.deepEqual(await told(one), before);
});

test('a route gives the case to somebody and says why; they are told, and their clock stays what it was', async () => {
  const route = { name: 'Everything to Ana', when: {}, to: { person: 'ana@tell-3.example' }, how: 'assign' } as const;
  const one = await withPeople('tell-3', { routes: [route] });
  await takeIn(one.input, { raws: [raw({ canonicalId: 't:3', publishedAt: world.now() })] });
  const [row] = await rowsOf<{ assignee_id: string; deadline_at: Date; detail: string }>(
    world,
    one.brandId,
    `select c.assignee_id, c.deadline_at, e.detail from heed.case c
     join heed.event e on e.case_id = c.id and e.kind = 'case.routed'`,
  );
  assert.equal(row?.assignee_id, one.ana);
  assert.equal(row?.deadline_at.toISOString(), '2026-11-20T11:00:00.000Z');
  assert.equal((JSON.parse(row?.detail ?? '{}') as { route: string }).route, 'Everything to Ana');
  assert.deepEqual(await told(one), ['ana: case.assigned']);
});
