// The chip says the same as the clock, on both sides of the deadline.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeLeft } from './deadline.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const clock = (warnInMs: number | null, dueInMs: number) => ({
  warnAt: warnInMs === null ? null : new Date(now + warnInMs).toISOString(),
  deadlineAt: new Date(now + dueInMs).toISOString(),
});
const minute = 60_000;

test('calm before the warning, near after it, late after the deadline', () => {
  assert.equal(timeLeft(clock(1, 10 * minute), now).tone, 'calm');
  assert.equal(timeLeft(clock(0, 10 * minute), now).tone, 'near');
  assert.equal(timeLeft(clock(-minute, 0), now).tone, 'near');
  assert.equal(timeLeft(clock(-minute, -1), now).tone, 'late');
  assert.equal(timeLeft(clock(null, 5), now).tone, 'calm');
});

test('says it in the unit that is read at a glance', () => {
  const said = (dueInMs: number): string => {
    const { parts } = timeLeft(clock(null, dueInMs), now);
    return parts.map(({ figure, unit }) => `${figure}${unit}`).join(' ');
  };
  assert.equal(said(59_999), '59s');
  assert.equal(said(minute), '1m');
  assert.equal(said(99.5 * minute), '99m');
  assert.equal(said(100 * minute), '1h 40m');
  assert.equal(said(119.9 * minute), '1h 59m');
  assert.equal(said(120 * minute), '2h');
  assert.equal(said(9.5 * 60 * minute), '9h 30m');
  assert.equal(said(10.5 * 60 * minute), '10h');
  assert.equal(said(47.9 * 60 * minute), '47h');
  assert.equal(said(72 * 60 * minute), '3d');
  assert.equal(said(-90 * minute), '90m');
});
