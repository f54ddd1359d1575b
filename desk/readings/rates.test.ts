// Rates say what they rest on, and no more than is known.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readings } from '../messages/en/readings.ts';
import { learn } from '../messages/say.ts';
import { makerWords, rateWords } from './rates.ts';

learn(readings);

test('a rate is of a hundred, with what it was counted from', () => {
  assert.deepEqual(rateWords({ readings: 400, corrected: 5 }, false), {
    short: '1.3%',
    long: '1.3% corrected: 5 of 400',
  });
  assert.equal(rateWords({ readings: 3, corrected: 1 }, false).short, '33%');
  assert.equal(rateWords({ readings: 0, corrected: 0 }, false).short, '–');
  assert.equal(rateWords({ readings: 50_000, corrected: 50 }, true).short, '≤ 0.1%');
  assert.equal(rateWords({ readings: 50_000, corrected: 0 }, true).short, '0%');
});

test('who read it is said in words', () => {
  assert.equal(makerWords('shipped-1'), 'weights shipped-1');
  assert.equal(makerWords('shipped-1+own-3'), 'weights shipped-1 with your corrections, version 3');
  assert.equal(makerWords('01a00000-0000-7000-8000-00000000000a'), 'a person');
});
