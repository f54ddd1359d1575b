// Texts that were made ready once are not made ready again, and others are never taken for them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordingOf } from '../../core/respond/answers/wording.ts';
import { wordingMemory } from './wording-memory.ts';

test('the same texts come out of memory, one more makes them others', () => {
  const remembered = wordingMemory(10_000);
  const texts = ['Where can I park?', 'Behind the store.'];
  const first = remembered(texts);
  assert.deepEqual(first, wordingOf(texts));
  assert.equal(remembered([...texts]), first);
  assert.deepEqual(remembered([...texts, 'a garage?']), wordingOf([...texts, 'a garage?']));
  assert.notEqual(remembered([texts.join(' ')]), first);
});

test('memory is bounded: what was not asked for in a long while is forgotten', () => {
  const remembered = wordingMemory(500);
  const [first, often] = [remembered(['the first one']), remembered(['asked for often'])];
  for (let i = 0; i < 100; i++) {
    remembered([`another wording, number ${i * 7919}`]);
    assert.equal(remembered(['asked for often']), often);
  }
  assert.notEqual(remembered(['the first one']), first);
});
