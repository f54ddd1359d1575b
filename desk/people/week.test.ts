// A week as it is edited: nothing is lost on the way, and no press of a button makes hours overlap.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOverlap } from '../../core/triage/shifts.ts';
import { emptyWeek, hoursIn, likeMonday, runsIn, shiftsIn, weekOf, withoutSpan, withSpan, withTimes } from './week.ts';

const office = { from: '09:00', to: '17:00' };

test('shifts become a week and the week shifts again; 24:00 is told as midnight', () => {
  const shifts = [
    { weekday: 'mon', from: '09:00', to: '12:00' },
    { weekday: 'mon', from: '13:00', to: '24:00' },
    { weekday: 'sun', from: '22:00', to: '06:00' },
  ] as const;
  const week = weekOf(shifts);
  assert.deepEqual(week.mon, [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '00:00' },
  ]);
  assert.deepEqual(weekOf(shiftsIn(week)), week);
  assert.equal(hoursIn(week), 3 + 11 + 8);
});

test('a day begins with the usual hours, more of them come after a break and never run into the others', () => {
  let week = withSpan(emptyWeek, 'tue');
  assert.deepEqual(week.tue, [office]);
  for (let i = 0; i < 5; i += 1) week = withSpan(week, 'tue');
  assert.deepEqual(week.tue, [office, { from: '18:00', to: '22:00' }]);
  assert.equal(findOverlap(shiftsIn(week)), null);
  const night = { ...emptyWeek, wed: [{ from: '22:00', to: '06:00' }] };
  assert.equal(withSpan(night, 'wed'), night);
});

test('hours are changed and removed by their place; Monday is copied up to Friday', () => {
  const week = withTimes(withSpan(emptyWeek, 'mon'), { day: 'mon', at: 0, span: { from: '08:00', to: '12:00' } });
  const copied = likeMonday({ ...week, sat: [office] });
  assert.deepEqual([copied.fri, copied.sat, copied.sun], [[{ from: '08:00', to: '12:00' }], [office], []]);
  assert.deepEqual(withoutSpan(copied, 'fri', 0).fri, []);
});

test('days in a row with the same hours are told together', () => {
  assert.deepEqual(runsIn(emptyWeek), []);
  const week = { ...likeMonday({ ...emptyWeek, mon: [office] }), wed: [], sun: [office] };
  assert.deepEqual(
    runsIn(week).map(({ first, last }) => `${first}-${last}`),
    ['mon-tue', 'thu-fri', 'sun-sun'],
  );
});
