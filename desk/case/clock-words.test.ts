// Clocks in words: what set one, why none runs, and lengths that never take a day of open time for a day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayHours, sayWhen } from '../messages/figures.ts';
import { noClock, targetWords } from './clock-words.ts';
import { lateMs } from './heard-late.ts';

const clock = {
  kind: 'first_reply',
  target: 'Complaints',
  stage: 'running',
  startedAt: '2026-11-20T17:30:00Z',
  warnAt: '2026-11-21T09:15:00Z',
  deadlineAt: '2026-11-21T09:30:00Z',
  calendar: { name: 'Office hours', timeZone: 'Europe/Madrid' },
  openMinutes: 60,
  wallMinutes: 960,
} as const;

test('a target is said by name, with the calendar it counts in', () => {
  assert.equal(targetWords(clock), 'Complaints: 1h of Office hours (Europe/Madrid)');
  assert.equal(targetWords({ ...clock, calendar: null, wallMinutes: 30 }), 'Complaints: 30m, by the wall');
  assert.equal(targetWords({ ...clock, kind: 'promise', target: null }), 'Said to the customer');
  assert.match(targetWords({ ...clock, target: null }), /no longer has/u);
});

test('without a clock the reason is said', () => {
  const states = ['open', 'waiting', 'let_be', 'resolved'] as const;
  const sentences = states.map((state) => noClock({ state, isHistory: false }));
  assert.equal(new Set(sentences).size, 3, 'both ways to close say the same, the others do not');
  assert.match(noClock({ state: 'open', isHistory: true }), /before Heed listened/u);
});

test('lengths are said in hours and minutes, never in days', () => {
  assert.deepEqual([0, 45, 60, 90, 119, 120, 1620, 1650].map(sayHours), [
    '0m',
    '45m',
    '1h',
    '90m',
    '119m',
    '2h',
    '27h',
    '27h 30m',
  ]);
});

test('an instant is said with its day unless it is the same', () => {
  const beside = new Date(2026, 10, 23, 9, 0);
  assert.match(sayWhen(new Date(2026, 10, 23, 17, 5), beside), /^5:05\sPM$/u);
  assert.match(sayWhen(new Date(2026, 10, 24, 10, 0), beside), /^Tue, Nov 24, 10:00\sAM$/u);
});

test('heard late is heard more than ten minutes after it was said', () => {
  const heardAt = '2026-11-20T10:00:00Z';
  assert.equal(lateMs('2026-11-20T09:50:00Z', heardAt), null);
  assert.equal(lateMs('2026-11-20T09:18:00Z', heardAt), 42 * 60_000);
  assert.equal(lateMs('2026-11-20T11:00:00Z', heardAt), null);
  assert.equal(lateMs(null, heardAt), null);
});
