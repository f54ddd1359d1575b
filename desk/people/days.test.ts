// Days of a date field, whatever zone the test runs in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, dayOf, startOf } from './days.ts';

test('a day begins at its own midnight, and days that are none are refused', () => {
  const at = startOf('2026-11-30');
  assert.deepEqual([at?.getHours(), at?.getMinutes(), at && dayOf(at)], [0, 0, '2026-11-30']);
  for (const none of ['', '2026-02-30', '2026-13-01', 'soon']) assert.equal(startOf(none), null, none);
});

test('days are counted by the calendar, also over the end of a month and a change of clocks', () => {
  assert.equal(dayAfter('2026-11-30', 1), '2026-12-01');
  assert.equal(dayAfter('2026-03-28', 2), '2026-03-30');
  assert.equal(dayAfter('2026-10-24', 7), '2026-10-31');
  assert.equal(dayAfter('2028-02-28', 1), '2028-02-29');
});
