// Times and spans as people say them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayRelative, sayShortNumber, saySpan } from './figures.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const at = (deltaMs: number): string => sayRelative(new Date(NOW + deltaMs), NOW);

test('the last minute is now, what comes is counted down', () => {
  assert.equal(at(0), 'now');
  assert.equal(at(-59_000), 'now');
  assert.equal(at(45_000), 'in 45s');
  assert.equal(at(-60_000), '1m ago');
});

test('the largest whole unit is said, never rounded up', () => {
  assert.equal(at(-3_599_000), '59m ago');
  assert.equal(at(-3_600_000), '1h ago');
  assert.equal(at(7_199_000), 'in 1h');
  assert.equal(at(-2 * 86_400_000), '2d ago');
});

test('beyond a week the day is named', () => {
  assert.match(at(-8 * 86_400_000), /Nov 14, 2026/u);
});

test('a span has its two largest units', () => {
  assert.equal(saySpan(0), '0s');
  assert.equal(saySpan(41_000), '41s');
  assert.equal(saySpan(-812_000), '13m 32s');
  assert.equal(saySpan(2 * 3_600_000), '2h');
  assert.equal(saySpan(26 * 3_600_000 + 59_000), '1d 2h');
});

test('large numbers are short', () => {
  assert.equal(sayShortNumber(12_345), '12K');
});
