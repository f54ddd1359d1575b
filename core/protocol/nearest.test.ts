// What was probably meant: a slip of the finger is understood, another word is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearest } from './nearest.ts';

const known = ['first_reply', 'next_reply', 'resolution', 'promise', 'on', 'warn_at'];

test('a slip of the finger, other capitals and other hyphens are understood', () => {
  const slips = [
    'frist_reply',
    'first_repply',
    'FirstReply',
    'first-reply',
    'next reply',
    'resolutoin',
    'warnAt',
    'no',
  ];
  assert.deepEqual(
    slips.map((slip) => nearest(slip, known)),
    ['first_reply', 'first_reply', 'first_reply', 'first_reply', 'next_reply', 'resolution', 'warn_at', 'on'],
  );
});

test('another word is not taken for one of them, whatever its length', () => {
  for (const other of ['deadline', 'x', '', 'first_reply'.repeat(10_000)])
    assert.equal(nearest(other, known), null, other.slice(0, 20));
});

test('without a near one, what there is is told, a dozen at most', () => {
  assert.equal(didYouMean('promis', known), 'Did you mean promise?');
  assert.equal(didYouMean('deadline', ['care', 'nights']), 'There is care, nights.');
  assert.equal(didYouMean('care', []), 'There is none yet.');
  assert.match(
    didYouMean(
      'zzzzzz',
      Array.from({ length: 20 }, (_, at) => `team-${at}`),
    ),
    /team-11 and 8 more\.$/u,
  );
});
