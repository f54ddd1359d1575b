// A dry run in the order in which it would happen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DryRun } from '../../wire/dry-run.ts';
import { momentsOf } from './dry-run-moments.ts';

const clock = {
  kind: 'first_reply',
  target: 'Complaints',
  startsAt: '2026-11-22T09:00:00Z',
  warnAt: '2026-11-22T09:45:00Z',
  deadlineAt: '2026-11-22T10:00:00Z',
  calendar: null,
  openMinutes: 60,
  wallMinutes: 60,
} as const;
const tell = (at: string, step: number): DryRun['tells'][number] => ({
  at,
  tree: 'Too late',
  step,
  round: 0,
  severity: 'high',
  isLast: false,
  recipients: [],
});
const found: DryRun = {
  priority: 2,
  route: null,
  clocks: [clock],
  tells: [tell('2026-11-22T10:30:00Z', 1), tell('2026-11-22T10:00:00.000Z', 0)],
};

test('by time; at one instant the clock before those it tells', () => {
  assert.deepEqual(
    momentsOf(found, clock.startsAt).map(({ what }) => (what.sort === 'told' ? `told ${what.tell.step}` : what.sort)),
    ['said', 'warns', 'breaches', 'told 0', 'told 1'],
  );
});

test('a clock that starts later than the words has a line of its own', () => {
  const moments = momentsOf(found, '2026-11-22T08:00:00Z');
  assert.deepEqual(
    moments.slice(0, 2).map(({ what }) => what.sort),
    ['said', 'starts'],
  );
  assert.equal(new Set(moments.map(({ key }) => key)).size, moments.length);
});
