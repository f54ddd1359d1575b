// A snapshot that arrives late is told what it misses, or told to be fetched again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent } from '../../wire/live.ts';
import { keepRecent } from './recent.ts';

const event = (number: number): LiveEvent => ({
  number,
  at: '2026-11-22T08:00:00Z',
  kind: 'mention.heard',
  by: null,
  detail: {},
  caseId: null,
  row: null,
});
const numbers = (events: readonly LiveEvent[] | null): number[] | null => events?.map((one) => one.number) ?? null;

test('knows what a late snapshot misses, each event once', () => {
  const recent = keepRecent();
  recent.startAfter(10);
  for (const number of [11, 12, 12, 11, 13]) recent.add(event(number));
  assert.deepEqual(numbers(recent.since(11)), [12, 13]);
  assert.deepEqual(numbers(recent.since(13)), []);
  assert.deepEqual(numbers(recent.since(40)), []);
});

test('admits what it does not know: before the start, after a jump, beyond its size', () => {
  const recent = keepRecent(2);
  recent.startAfter(10);
  assert.equal(recent.since(9), null);
  recent.add(event(11));
  recent.add(event(14));
  assert.equal(recent.since(11), null);
  recent.add(event(15));
  recent.add(event(16));
  assert.equal(recent.since(13), null);
  assert.deepEqual(numbers(recent.since(14)), [15, 16]);
});
