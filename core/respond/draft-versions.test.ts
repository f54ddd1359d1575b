// Which wordings of a draft are kept: those somebody paused over, and those of which words went.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorthKeeping } from './draft-versions.ts';

test('typing on keeps nothing, a pause keeps what stood there', () => {
  assert.equal(isWorthKeeping('Dear Ana', 'Dear Ana, we', 700), false);
  assert.equal(isWorthKeeping('Dear Ana', 'Dear Ana, we', 4_000), true);
});

test('a few words changed are typing, more are a change worth going back from', () => {
  const was = 'Dear Ana, we will look for it today';
  assert.equal(isWorthKeeping(was, 'Dear Ana, we will look for it', 700), false);
  assert.equal(isWorthKeeping(was, 'Dear Ana,', 700), true);
  assert.equal(isWorthKeeping(was, '', 700), true);
  assert.equal(isWorthKeeping('no no no no no', 'no', 700), true);
});

test('nothing, and the same words again, are never kept', () => {
  assert.equal(isWorthKeeping('  \n', 'Dear Ana', 60_000), false);
  assert.equal(isWorthKeeping('Dear Ana ', 'Dear Ana', 60_000), false);
});
