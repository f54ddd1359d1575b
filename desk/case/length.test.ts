// What is folded, and what is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLong } from './length.ts';

test('a post stands whole, an article and a wall of lines are folded', () => {
  assert.equal(isLong('x'.repeat(1_500)), false);
  assert.equal(isLong('x'.repeat(1_501)), true);
  assert.equal(isLong('a\n'.repeat(23)), false);
  assert.equal(isLong('a\n'.repeat(24)), true);
});
