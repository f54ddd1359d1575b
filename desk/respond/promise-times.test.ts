// The quick promises lie ahead, and this afternoon is offered only while it is worth it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromField, promiseTimes, toField } from './promise-times.ts';

const on = (hours: number, minutes = 0, day = 23) => new Date(2026, 10, day, hours, minutes);

test('in an hour, this afternoon, tomorrow morning', () => {
  assert.deepEqual(promiseTimes(on(9, 30)), [
    { is: 'in_hour', at: on(10, 30) },
    { is: 'today', at: on(17) },
    { is: 'tomorrow', at: on(10, 0, 24) },
  ]);
});

test('this afternoon is gone an hour before it comes', () => {
  for (const now of [on(16), on(16, 30), on(22)]) {
    assert.deepEqual(
      promiseTimes(now).map(({ is }) => is),
      ['in_hour', 'tomorrow'],
    );
  }
});

test('tomorrow at the end of a month and of a year', () => {
  assert.deepEqual(promiseTimes(new Date(2026, 11, 31, 23, 59)).at(-1)?.at, new Date(2027, 0, 1, 10, 0));
});

test('a time survives the field it is written in', () => {
  assert.equal(toField(on(7, 5)), '2026-11-23T07:05');
  assert.deepEqual(fromField(toField(on(7, 5))), on(7, 5));
  assert.equal(fromField(''), null);
  assert.equal(fromField('soon'), null);
});
