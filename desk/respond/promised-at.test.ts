// A promise's words become an instant: so long from now, or the next time the clock shows it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisedAt } from './promised-at.ts';

const now = new Date(2026, 10, 20, 14, 30);

test('so many minutes are from now', () => {
  assert.equal(promisedAt({ minutes: 120 }, now)?.getTime(), new Date(2026, 10, 20, 16, 30).getTime());
});

test('an hour still to come is today, one that has passed is tomorrow', () => {
  assert.equal(promisedAt({ at: '15:00' }, now)?.getTime(), new Date(2026, 10, 20, 15, 0).getTime());
  assert.equal(promisedAt({ at: '09:15' }, now)?.getTime(), new Date(2026, 10, 21, 9, 15).getTime());
  assert.equal(promisedAt({ at: '14:30' }, now)?.getTime(), new Date(2026, 10, 21, 14, 30).getTime());
});

test('words without a figure are no instant', () => {
  assert.equal(promisedAt({ time: 'soon' }, now), null);
  assert.equal(promisedAt({ at: '7' }, now), null);
  assert.equal(promisedAt({ minutes: 0 }, now), null);
});
