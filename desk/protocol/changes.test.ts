// Whatever a draft changes is among its changes: nothing is published that was not shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { Protocol, Rota } from '../../core/protocol/protocol.ts';
import { findings } from '../messages/en/findings.ts';
import { protocol as words } from '../messages/en/protocol.ts';
import { voice } from '../messages/en/voice.ts';
import { learn } from '../messages/say.ts';
import { changesOf } from './changes.ts';
import { namingOf } from './naming.ts';

learn(words);
learn(voice);
learn(findings);

const known = { people: [], teams: [], locations: [], channels: [] };
const rota: Rota = {
  slug: 'evenings',
  name: 'Evenings',
  timeZone: 'Europe/Madrid',
  startsOn: '2026-11-02',
  handoverAt: '09:00',
  every: 'week',
  people: ['ana@example.org', 'ben@example.org'],
};
const [office, ...otherCalendars] = defaultProtocol().calendars;
assert.ok(office !== undefined);
const was: Protocol = {
  ...defaultProtocol(),
  calendars: [
    {
      ...office,
      holidays: { country: 'ES', state: 'MD', region: 'X', open: ['Navidad'] },
      days: [{ date: '12-24', name: 'Christmas Eve', hours: [{ from: '09:00', to: '13:00' }] }],
    },
    ...otherCalendars,
  ],
  keeps: { locations: { soho: 'office' }, teams: { care: 'office' } },
  rotas: [rota],
  routes: [{ name: 'es', when: { languages: ['es'] }, to: { team: 'care' }, how: 'propose' }],
  purposes: { 'murmur:kestrel': 'support' },
  voice: {
    ...defaultProtocol().voice,
    preferred: [{ say: 'parcel', insteadOf: 'package' }],
    banned: ['guys'],
    signOff: '{agent}',
  },
  guard: { ...defaultProtocol().guard, levels: { shouting: 'note' } },
};

const changed = (now: Protocol) => changesOf(was, now, (protocol) => namingOf(known, protocol));

test('the same is no change', () => assert.deepEqual(changed(structuredClone(was)), []));

/** Every leaf below, with how to change it. */
function* leaves(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) yield path;
  else
    for (const [key, part] of Object.entries(value))
      yield* leaves(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

function otherwise(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 0 ? 3 : value / 2;
  if (value === null) return 'other';
  // Words of a closed list have no other; they are given one that exists.
  const swaps: Readonly<Record<string, string>> = {
    complaint: 'praise',
    question: 'other',
    business: 'wall',
    wall: 'business',
    week: 'day',
    propose: 'assign',
    normal: 'high',
    high: 'critical',
    critical: 'normal',
    heard: 'breach',
    warning: 'breach',
    breach: 'warning',
    assignee: 'leads',
    leads: 'owners',
    owners: 'assignee',
    first_reply: 'resolution',
    next_reply: 'first_reply',
    resolution: 'next_reply',
    en: 'pl',
    formal: 'informal',
    few: 'none',
    lead: 'admin',
    note: 'off',
    when_likely: 'never',
  };
  return typeof value === 'string' ? (swaps[value] ?? `${value}x`) : value;
}

function changedAt(value: unknown, [head, ...rest]: readonly (string | number)[]): unknown {
  if (head === undefined) return otherwise(value);
  if (Array.isArray(value)) return value.map((part, at) => (at === head ? changedAt(part, rest) : part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === head ? changedAt(part, rest) : part]),
  );
}

test('a change of any value anywhere is seen', () => {
  const paths = [...leaves(was)].filter(([head]) => head !== 'version');
  assert.ok(paths.length > 100);
  const unseen = paths.filter((path) => changed(changedAt(was, path) as Protocol).length === 0);
  assert.deepEqual(unseen, []);
});

test('a new order is a change that shows the whole order', () => {
  const { targets } = was;
  const [first, second, ...rest] = targets;
  assert.ok(first !== undefined && second !== undefined);
  const changes = changed({ ...was, targets: [second, first, ...rest] });
  assert.deepEqual(
    changes.map(({ title, isOrder }) => [title, isOrder]),
    [['Order of the targets', true]],
  );
});

test('a change tells only of the thing it is about', () => {
  const targets = was.targets.map((target) =>
    target.name === 'Complaints' ? { ...target, withinMinutes: 30 } : target,
  );
  const [change, ...others] = changed({ ...was, targets });
  assert.equal(others.length, 0);
  assert.equal(change?.title, 'Target: Complaints');
  assert.deepEqual(
    change?.lines.filter(({ sign }) => sign !== ' ').map(({ sign, words: line }) => sign + line),
    [
      '-Complaints get a first reply within 60 minutes of open time; we warn after 45 minutes.',
      '+Complaints get a first reply within 30 minutes of open time; we warn after 23 minutes.',
    ],
  );
});
