// Who is told, by example: and that somebody always is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Recipient } from '../protocol/protocol.ts';
import { type Around, recipientsOf } from './recipients.ts';
import type { Worker } from './route.ts';

function worker(id: string, more: Partial<Worker> = {}): Worker {
  return {
    id,
    email: `${id}@x.example`,
    name: id,
    role: 'agent',
    languages: [],
    teams: [],
    openCases: 0,
    capacity: null,
    lastAssignedAt: null,
    isOnShift: true,
    hasShifts: false,
    isAway: false,
    deputyId: null,
    ...more,
  };
}

const around: Around = {
  workers: [
    worker('olga', { role: 'owner' }),
    worker('lea', { role: 'lead', teams: ['care'] }),
    worker('lars', { role: 'lead', teams: ['shop'] }),
    worker('ana', { teams: ['care'], isAway: true, deputyId: 'ben' }),
    worker('ben', { teams: ['care'], isOnShift: false }),
    worker('eva', { teams: ['care'] }),
  ],
  rotas: [],
  assigneeId: null,
  team: 'care',
  at: new Date('2026-11-20T10:00:00Z'),
};
const told = (named: readonly Recipient[], more: Partial<Around> = {}) =>
  recipientsOf(named, { ...around, ...more }).map((one) => `${one.worker?.id ?? one.address}: ${one.via}`);

test('a team is told through those who are here, a role through its people, an address as it is', () => {
  assert.deepEqual(told([{ team: 'care' }]), ['lea: team care', 'eva: team care']);
  assert.deepEqual(told([{ role: 'leads' }]), ['lea: lead of care']);
  assert.deepEqual(told([{ role: 'leads' }], { team: null }), ['lea: lead', 'lars: lead']);
  assert.deepEqual(told([{ role: 'owners' }, { address: 'duty@agency.example' }]), [
    'olga: owner',
    'duty@agency.example: address',
  ]);
});

test('whoever has the case; away, their deputy, who need not be on shift', () => {
  assert.deepEqual(told([{ role: 'assignee' }], { assigneeId: 'eva' }), ['eva: has the case']);
  assert.deepEqual(told([{ role: 'assignee' }], { assigneeId: 'ana' }), ['ben: deputy of ana']);
  assert.deepEqual(told([{ role: 'assignee' }, { person: 'ben@x.example' }], { assigneeId: 'ana' }), [
    'ben: deputy of ana',
  ]);
});

test('a dead deputy, deputies in a circle, somebody who has left: the owner is told, or who is away themselves', () => {
  const circle = [
    worker('ana', { isAway: true, deputyId: 'ben' }),
    worker('ben', { isAway: true, deputyId: 'ana' }),
    worker('olga', { role: 'owner' }),
  ];
  assert.deepEqual(told([{ person: 'ana@x.example' }], { workers: circle }), ['ana: by name']);
  assert.deepEqual(told([{ person: 'gone@x.example' }]), ['olga: nobody else']);
});

test('somebody is always told while the brand has an owner', () => {
  const some = fc.constantFrom<Recipient>(
    { person: 'gone@x.example' },
    { team: 'none' },
    { rota: 'none' },
    { role: 'assignee' },
    { role: 'leads' },
  );
  const workers = fc.array(
    fc.record({ isAway: fc.boolean(), isOnShift: fc.boolean(), role: fc.constantFrom('agent', 'trainee' as const) }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 4 }), workers, (named, others) => {
      const all = [worker('olga', { role: 'owner', isAway: true }), ...others.map((one, i) => worker(`w${i}`, one))];
      assert.ok(recipientsOf(named, { ...around, workers: all }).length > 0);
    }),
  );
});
