// Who is given a case, and that nobody is who should not be: examples first, then laws over random crews.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Route } from '../protocol/protocol.ts';
import { roles } from '../role.ts';
import type { About } from './conditions.ts';
import { afterGiving, keepTeamHours, route, type Worker } from './route.ts';

const now = new Date('2026-11-23T09:00:00Z');
const about: About = {
  channel: 'test',
  sphere: 'owned_public',
  kind: 'complaint',
  feeling: 'negative',
  isUrgent: false,
  isAbusive: false,
  language: 'es',
  location: null,
  team: null,
  purpose: null,
  priority: 2,
  rating: null,
  reach: null,
};
const toCare: Route = { name: 'Complaints', when: { kinds: ['complaint'] }, to: { team: 'care' }, how: 'assign' };
const toIda: Route = { name: 'Praise', when: { kinds: ['praise'] }, to: { person: 'ida@example.org' }, how: 'propose' };

function worker(name: string, change: Partial<Worker> = {}): Worker {
  return {
    id: `id-${name}`,
    email: `${name}@example.org`,
    name,
    role: 'agent',
    languages: [],
    teams: ['care'],
    openCases: 0,
    capacity: null,
    lastAssignedAt: null,
    isOnShift: true,
    hasShifts: false,
    isAway: false,
    deputyId: null,
    ...change,
  };
}

const codes = (routed: ReturnType<typeof route>) => routed?.why.map((one) => one.code);

test('the first route that fits decides; none fitting proposes nothing', () => {
  const late: Route = { ...toCare, name: 'Never', to: { team: 'other' } };
  const routed = route([toIda, toCare, late], about, [worker('ana')], now);
  assert.deepEqual(routed, {
    route: 'Complaints',
    team: 'care',
    personId: 'id-ana',
    how: 'assign',
    why: [{ code: 'route', detail: { name: 'Complaints' } }],
  });
  assert.equal(route([toIda], about, [worker('ida')], now), null);
});

test('whoever speaks the language is asked, and says so; where nobody does, anybody is', () => {
  const ana = worker('ana', { languages: ['es'], openCases: 9 });
  const routed = route([toCare], about, [worker('bo'), ana], now);
  assert.equal(routed?.personId, 'id-ana');
  assert.deepEqual(codes(routed), ['route', 'language']);
  const alone = route([toCare], about, [worker('bo')], now);
  assert.deepEqual([alone?.personId, codes(alone)], ['id-bo', ['route']]);
  // Handing it to somebody who cannot read it would only hide that nobody can.
  const gone = route([toCare], about, [worker('bo'), { ...ana, isAway: true }], now);
  assert.deepEqual([gone?.personId, codes(gone)], [null, ['route', 'language', 'nobody_free']]);
});

test('a fair turn: fewest open cases, then longest rest, then by id', () => {
  const early = new Date(now.getTime() - 3_600_000);
  const later = new Date(now.getTime() - 60_000);
  const crew = [
    worker('ana', { openCases: 2, lastAssignedAt: early }),
    worker('bo', { openCases: 1, lastAssignedAt: later }),
    worker('cy', { openCases: 1, lastAssignedAt: early }),
    worker('di', { openCases: 1, lastAssignedAt: early }),
  ];
  const routed = route([toCare], about, crew, now);
  assert.equal(routed?.personId, 'id-cy');
  assert.deepEqual(routed?.why.at(-1), { code: 'fair_turn', detail: { among: 4, openCases: 1, restedMinutes: 60 } });
  assert.equal(route([toCare], about, [...crew, worker('zoe', { openCases: 1 })], now)?.personId, 'id-zoe');
});

test('who is full, away, off shift, in another team or still learning is passed over, and it is said', () => {
  const crew = [
    worker('ana', { capacity: 3, openCases: 3 }),
    worker('bo', { isAway: true }),
    worker('cy', { isOnShift: false }),
    worker('di', { role: 'trainee' }),
    worker('ed', { role: 'observer' }),
    worker('fi', { teams: ['sales'] }),
  ];
  const none = route([toCare], about, crew, now);
  assert.deepEqual([none?.team, none?.personId], ['care', null]);
  assert.deepEqual(none?.why.at(-1), { code: 'nobody_free', detail: { of: 3, away: 1, offShift: 1, full: 1 } });
  const some = route([toCare], about, [...crew, worker('gus')], now);
  assert.equal(some?.personId, 'id-gus');
  assert.deepEqual(some?.why.slice(1), [
    { code: 'on_shift', detail: { here: 2, of: 4 } },
    { code: 'capacity', detail: { full: 1 } },
  ]);
});

test('a route to one person goes to their deputy while they are away, and to nobody when that one is away too', () => {
  const praise = { ...about, kind: 'praise' as const };
  const ida = worker('ida', { teams: [], deputyId: 'id-ana' });
  assert.equal(route([toIda], praise, [ida, worker('ana')], now)?.personId, 'id-ida');
  const deputy = route([toIda], praise, [{ ...ida, isAway: true }, worker('ana')], now);
  assert.deepEqual([deputy?.personId, codes(deputy), deputy?.team], ['id-ana', ['route', 'deputy'], null]);
  const dead = route([toIda], praise, [{ ...ida, isAway: true }, worker('ana', { isAway: true })], now);
  assert.deepEqual([dead?.personId, codes(dead)], [null, ['route', 'nobody_free']]);
  const unknown = route([toIda], praise, [worker('ana')], now);
  assert.deepEqual([unknown?.personId, codes(unknown)], [null, ['route', 'nobody_free']]);
});

test('who has no shifts keeps the hours of their teams', () => {
  const crew = [
    worker('ana'),
    worker('bo', { teams: ['care', 'night'] }),
    worker('cy', { teams: [] }),
    worker('di', { hasShifts: true }),
    worker('ed', { hasShifts: true, isOnShift: false, teams: ['night'] }),
  ];
  const kept = keepTeamHours(crew, (team) => team === 'night');
  assert.deepEqual(
    kept.map((one) => one.isOnShift),
    [false, true, true, true, false],
  );
});

const anyWorker = fc.record({
  role: fc.constantFrom(...roles),
  languages: fc.subarray(['es', 'de', 'en']),
  teams: fc.subarray(['care', 'sales']),
  openCases: fc.nat(6),
  capacity: fc.option(fc.nat(6)),
  lastAssignedAt: fc.option(fc.date({ min: new Date(0), max: now, noInvalidDate: true })),
  isOnShift: fc.boolean(),
  isAway: fc.boolean(),
  deputyId: fc.option(fc.constantFrom('id-0', 'id-1', 'id-2')),
});
const anyCrew = fc.array(anyWorker, { maxLength: 12 }).map((all) => all.map((one, i) => worker(`${i}`, one)));
const toFirst: Route = { ...toIda, when: {}, to: { person: '0@example.org' } };

test('nobody over capacity, away, off shift or without a say is ever chosen; who could be is found', () => {
  fc.assert(
    fc.property(anyCrew, fc.constantFrom('es', 'fr', null), fc.constantFrom(toCare, toFirst), (crew, language, one) => {
      const routed = route([one], { ...about, language }, crew, now);
      const chosen = crew.find(({ id }) => id === routed?.personId);
      if (chosen === undefined) {
        assert.equal(codes(routed)?.at(-1), 'nobody_free');
      } else {
        assert.ok(chosen.isOnShift && !chosen.isAway);
        assert.ok(chosen.capacity === null || chosen.openCases < chosen.capacity);
        assert.ok(!['trainee', 'observer'].includes(chosen.role));
      }
      const members = crew.filter(
        ({ role, teams }) => !['trainee', 'observer'].includes(role) && teams.includes('care'),
      );
      const speakers = members.filter((member) => language !== null && member.languages.includes(language));
      const free = (speakers.length > 0 ? speakers : members).filter(
        (member) =>
          member.isOnShift && !member.isAway && (member.capacity === null || member.openCases < member.capacity),
      );
      if (one === toCare) assert.equal(chosen !== undefined, free.length > 0);
    }),
    { numRuns: 5000 },
  );
});

test('the same input gives the same answer, in whatever order people stand', () => {
  fc.assert(
    fc.property(
      anyCrew.chain((crew) =>
        fc.tuple(fc.constant(crew), fc.shuffledSubarray(crew, { minLength: crew.length, maxLength: crew.length })),
      ),
      ([crew, shuffled]) => {
        assert.deepEqual(route([toCare], about, shuffled, now), route([toCare], about, crew, now));
      },
    ),
    { numRuns: 1000 },
  );
});

test('turns even out: of many cases nobody has two more than anybody who could have taken them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 }), (people, cases) => {
      let crew: readonly Worker[] = Array.from({ length: people }, (_, i) => worker(`${i}`, { teams: ['care'] }));
      for (let i = 0; i < cases; i += 1) {
        const at = new Date(now.getTime() + i * 1000);
        const routed = route([toCare], about, crew, at);
        assert.ok(routed?.personId);
        crew = afterGiving(crew, routed.personId, at);
      }
      const loads = crew.map((one) => one.openCases);
      assert.equal(
        loads.reduce((sum, load) => sum + load, 0),
        cases,
      );
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, loads.join(' '));
    }),
    { numRuns: 300 },
  );
});

test('whoever closes cases fast is not given all of them: equal loads go by rest', () => {
  let crew: readonly Worker[] = ['ana', 'bo', 'cy'].map((name) => worker(name));
  const given = new Map<string, number>();
  for (let i = 0; i < 300; i += 1) {
    const at = new Date(now.getTime() + i * 60_000);
    const personId = route([toCare], about, crew, at)?.personId ?? '';
    given.set(personId, (given.get(personId) ?? 0) + 1);
    // Solved before the next one comes.
    crew = afterGiving(crew, personId, at).map((one) => ({ ...one, openCases: 0 }));
  }
  assert.deepEqual([...given.values()], [100, 100, 100]);
});
