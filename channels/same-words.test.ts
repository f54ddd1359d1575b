// Blanks, line ends and the way an accent is written are no other words; everything else is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable } from './same-words.ts';

test('the same words are known again, other words are not', () => {
  assert.equal(comparable(' Un cafe\u0301\r\n\u00a0s’il vous plaît '), comparable('Un café s’il vous plaît'));
  assert.notEqual(comparable('We are open.'), comparable('We are open!'));
  assert.notEqual(comparable('10 000'), comparable('10000'));
});
