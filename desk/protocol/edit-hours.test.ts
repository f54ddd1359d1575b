// What a lead does to a day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canSplit, copied, endTime, splitForLunch, typedEnd, withSpan, workdays } from './edit-hours.ts';

test('a lunch break is an hour in the middle of the longest span', () => {
  assert.deepEqual(splitForLunch([{ from: '09:00', to: '18:00' }]), [
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ]);
  assert.deepEqual(splitForLunch([{ from: '20:00', to: '04:00' }]), [
    { from: '20:00', to: '23:30' },
    { from: '00:30', to: '04:00' },
  ]);
});

test('a span too short for a break stays whole', () => {
  const short = [{ from: '09:00', to: '10:30' }];
  assert.equal(canSplit(short), false);
  assert.deepEqual(splitForLunch(short), short);
});

test('a closed day opens with the usual hours, an open one gets more after the last', () => {
  assert.deepEqual(withSpan([]), [{ from: '09:00', to: '18:00' }]);
  assert.deepEqual(withSpan([{ from: '09:00', to: '13:00' }])[1], { from: '14:00', to: '16:00' });
  assert.deepEqual(withSpan([{ from: '09:00', to: '22:00' }])[1], { from: '23:00', to: '24:00' });
});

test('hours are copied to the days asked for and no others', () => {
  const hours = { mon: [{ from: '08:00', to: '12:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const after = copied(hours, 'mon', workdays);
  assert.deepEqual(after.fri, hours.mon);
  assert.deepEqual(after.sat, []);
});

test('midnight as an end is typed as 00:00 and kept as 24:00', () => {
  assert.equal(endTime('00:00'), '24:00');
  assert.equal(typedEnd('24:00'), '00:00');
  assert.equal(typedEnd(endTime('17:30')), '17:30');
});
