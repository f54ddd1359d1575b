// Two lists told as what stayed, went and came.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareLines } from './compare-lines.ts';

const told = (before: readonly string[], after: readonly string[]): string =>
  compareLines(before, after)
    .map(({ sign, words }) => sign + words)
    .join('|');

test('what stayed is kept, what went stands before what came', () => {
  assert.equal(told(['a', 'b', 'c'], ['a', 'x', 'c']), ' a|-b|+x| c');
  assert.equal(told([], ['a']), '+a');
  assert.equal(told(['a'], []), '-a');
  assert.equal(told(['a', 'b'], ['b', 'a']), '-a| b|+a');
});

test('both lists can be read back from the comparison, for any two lists', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const all = compareLines(before, after);
      const without = (sign: '+' | '-') => all.filter((line) => line.sign !== sign).map(({ words }) => words);
      assert.deepEqual(without('+'), before);
      assert.deepEqual(without('-'), after);
    }),
  );
});
