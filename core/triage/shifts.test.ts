// Shifts that run into each other, against counting every minute of the week.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weekdays } from '../protocol/calendar.ts';
import { clockTime, findOverlap, minuteOf, type Shift } from './shifts.ts';

const shift = (weekday: Shift['weekday'], from: string, to: string): Shift => ({ weekday, from, to });

test('a span with lunch, one after the other, and the whole day run into nothing', () => {
  assert.equal(findOverlap([]), null);
  assert.equal(findOverlap([shift('mon', '13:00', '17:00'), shift('mon', '09:00', '12:00')]), null);
  assert.equal(findOverlap([shift('mon', '09:00', '12:00'), shift('mon', '12:00', '17:00')]), null);
  assert.equal(findOverlap(weekdays.map((day) => shift(day, '00:00', '24:00'))), null);
});

test('the shift that begins while another runs is named, past midnight and over the turn of the week too', () => {
  assert.equal(findOverlap([shift('tue', '09:00', '17:00'), shift('tue', '08:00', '09:01')]), 0);
  assert.equal(findOverlap([shift('fri', '22:00', '06:00'), shift('sat', '05:00', '08:00')]), 1);
  assert.equal(findOverlap([shift('mon', '05:00', '08:00'), shift('sun', '22:00', '06:00')]), 0);
  assert.equal(findOverlap([shift('mon', '06:00', '08:00'), shift('sun', '22:00', '06:00')]), null);
});

test('it agrees with counting every minute of the week', () => {
  const time = fc.integer({ min: 0, max: 1439 }).map(clockTime);
  const anyShift = fc.record({ weekday: fc.constantFrom(...weekdays), from: time, to: time });
  fc.assert(
    fc.property(fc.array(anyShift, { maxLength: 6 }), (shifts) => {
      const taken = new Set<number>();
      let isDouble = false;
      for (const { weekday, from, to } of shifts) {
        const begin = weekdays.indexOf(weekday) * 1440 + minuteOf(from);
        const length = (minuteOf(to) - minuteOf(from) + 1440) % 1440 || 1440;
        for (let minute = begin; minute < begin + length; minute += 1) {
          if (taken.has(minute % 10_080)) isDouble = true;
          taken.add(minute % 10_080);
        }
      }
      assert.equal(findOverlap(shifts) !== null, isDouble);
    }),
    { numRuns: 400 },
  );
});
