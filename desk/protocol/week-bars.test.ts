// The week as bars: what runs past midnight is seen on both days.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { barsOf, isOvernight, openHours } from './week-bars.ts';

const [office] = defaultProtocol().calendars;
const hours = office?.hours;
assert.ok(hours !== undefined);

test('a span within a day is one bar', () => {
  assert.deepEqual(
    barsOf(hours).mon.map(({ from, to, runs }) => [from, to, runs]),
    [[9, 18, 'within']],
  );
  assert.deepEqual(barsOf(hours).sun, []);
});

test('a night runs over into the next morning, Sunday into Monday', () => {
  const late = { ...hours, fri: [{ from: '20:00', to: '01:30' }], sun: [{ from: '22:00', to: '06:00' }] };
  const bars = barsOf(late);
  assert.deepEqual(
    bars.fri.map(({ from, to, runs }) => [from, to, runs]),
    [[20, 24, 'over']],
  );
  assert.deepEqual(
    bars.sat.map(({ from, to, runs }) => [from, to, runs]),
    [
      [0, 1.5, 'from before'],
      [10, 14, 'within'],
    ],
  );
  assert.deepEqual(bars.mon[0]?.runs, 'from before');
});

test('until midnight is no night', () => {
  for (const to of ['24:00', '00:00']) {
    const bars = barsOf({ ...hours, fri: [{ from: '20:00', to }] });
    assert.deepEqual(
      bars.fri.map(({ to: end, runs }) => [end, runs]),
      [[24, 'within']],
    );
    assert.equal(bars.sat.length, 1);
  }
  assert.equal(isOvernight({ from: '00:00', to: '24:00' }), false);
});

test('the hours of a week add up', () => {
  assert.equal(openHours(hours), 5 * 9 + 4);
  assert.equal(openHours({ ...hours, sun: [{ from: '22:00', to: '06:00' }] }), 5 * 9 + 4 + 8);
});
