// The one-time token in what a person pasted or followed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenIn } from './token.ts';

test('a token is found in a link and alone', () => {
  assert.equal(tokenIn('http://localhost:4333/setup#abcDEF123-_x'), 'abcDEF123-_x');
  assert.equal(tokenIn('#abcDEF123'), 'abcDEF123');
  assert.equal(tokenIn('  abcDEF123 '), 'abcDEF123');
});

test('what cannot be a token is not taken for one', () => {
  for (const given of ['', '#', 'short', 'http://localhost:4333/setup', 'two words here', 'http://x/setup#<b>']) {
    assert.equal(tokenIn(given), null, given);
  }
});
