// Which ways of replying a case offers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOffered } from './offered-ways.ts';

const both = { public: 'interface', private: 'interface' } as const;
const letter = { visibility: 'private' } as const;
const post = { visibility: 'public' } as const;

test('a letter is not answered in public; a public matter that went private can still be closed in the open', () => {
  assert.equal(isOffered({ ways: both, thread: [letter, letter] }, 'public'), false);
  assert.equal(isOffered({ ways: both, thread: [letter] }, 'private'), true);
  assert.equal(isOffered({ ways: both, thread: [post, letter] }, 'public'), true);
});

test('where only a page is left, a person may answer there', () => {
  const ways = { public: 'link_out', private: 'none' } as const;
  assert.equal(isOffered({ ways, thread: [letter] }, 'public'), true);
  assert.equal(isOffered({ ways, thread: [letter] }, 'private'), false);
});
