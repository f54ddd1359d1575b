// A dry run by example: this mention, on a Friday evening; who would hear of it, and when.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../protocol/default.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { blankCase, plainFace } from '../testbed.ts';
import { foresee } from './foresee.ts';
import type { Worker } from './route.ts';
import { openRules } from './rules.ts';

const office = defaultProtocol('Europe/Madrid');
const protocol: Protocol = {
  ...office,
  routes: [{ name: 'Complaints to care', when: { kinds: ['complaint'] }, to: { team: 'care' }, how: 'assign' }],
};
const worker = (id: string, role: Worker['role'], teams: readonly string[]): Worker => ({
  id,
  role,
  teams,
  email: `${id}@x.example`,
  name: id,
  languages: [],
  openCases: 0,
  capacity: null,
  lastAssignedAt: null,
  isOnShift: true,
  hasShifts: false,
  isAway: false,
  deputyId: null,
});
const workers = [worker('ana', 'agent', ['care']), worker('lea', 'lead', ['care']), worker('olga', 'owner', [])];

test('a complaint on Friday at closing time: routed, warned on Saturday morning, and climbed until the owner hears of it', () => {
  const rules = openRules(protocol, () => []);
  const at = new Date('2026-11-20T16:45:00Z');
  const face = { ...plainFace, kind: 'complaint' as const };
  const found = foresee({ blank: blankCase(), face, reach: 10, at }, rules, workers);
  assert.deepEqual([found.priority, found.routed?.team, found.routed?.personId], [2, 'care', 'ana']);
  const [first, whole] = found.clocks;
  assert.deepEqual(
    [first?.kind, first?.target, first?.calendar, first?.openMinutes, first?.wallMinutes],
    ['first_reply', 'Complaints', 'office', 60, 1020],
  );
  assert.equal(whole?.kind, 'resolution');
  const told = found.steps.map(({ at: when, tree, told: who }) => [
    when.toISOString().slice(8, 16),
    tree,
    who.map((one) => one.worker?.id).join(' '),
  ]);
  assert.deepEqual(told.slice(0, 3), [
    ['21T09:30', 'Time is running out', 'ana'],
    ['21T09:45', 'Too late', 'ana lea'],
    ['21T10:15', 'Too late', 'lea'],
  ]);
  assert.ok(told.some(([, , who]) => who === 'olga'));
  const steps = found.steps.map(({ tree, step, round, at: when }) => `${tree} ${round}.${step} ${when.toISOString()}`);
  assert.equal(new Set(steps).size, steps.length, 'no step twice');
  assert.ok(steps.length < 12, `${steps.length} steps`);
});

test('a protocol without trees, routes and a resolution target tells nobody, and says when the reply is due all the same', () => {
  const bare = { ...office, trees: [], targets: office.targets.filter((one) => one.clock !== 'resolution') };
  const found = foresee(
    { blank: blankCase(), face: plainFace, reach: null, at: new Date('2026-11-20T10:00:00Z') },
    openRules(bare, () => []),
    [],
  );
  assert.deepEqual([found.routed, found.steps, found.clocks.length], [null, [], 1]);
});
