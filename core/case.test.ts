// The first line of a case, its nearest clock and its next instant.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstLine, nearestClock, nextDueAt } from './case.ts';
import { at, blankCase, clock } from './testbed.ts';

test('the first line is one line, whole words, and never half a character', () => {
  assert.equal(firstLine('  Hello \n\t world  '), 'Hello world');
  assert.equal(firstLine('word '.repeat(100)), `${'word '.repeat(26)}word…`);
  assert.equal(firstLine(`a${' '.repeat(558)}🙂`), 'a');
  const anything = fc.string({ unit: fc.constantFrom('a', ' ', '🙂', '\n', '漢'), maxLength: 700, size: 'max' });
  fc.assert(
    fc.property(anything, (text) => {
      const line = firstLine(text);
      assert.ok(line.length <= 140 && line.isWellFormed() && !line.includes('\n'), line);
    }),
  );
});

test('the nearest clock is the one that ends first, wherever it stands', () => {
  const clocks = [clock('late', 30), clock('soon', 0), clock('middle', 10)];
  assert.equal(nearestClock(blankCase({ unanswered: clocks }))?.subjectId, 'soon');
  assert.equal(nearestClock(blankCase({ unanswered: [] })), null);
});

test('the next instant is the first warning or breach not yet recorded', () => {
  const warned = { ...clock('a', 0), stage: 'warned' as const };
  const breached = { ...clock('b', -100), stage: 'breached' as const };
  assert.deepEqual(nextDueAt(blankCase({ unanswered: [breached, warned, clock('c', 30)] })), at(60));
  assert.deepEqual(nextDueAt(blankCase({ unanswered: [breached, clock('c', 5)] })), at(50));
  assert.equal(nextDueAt(blankCase({ unanswered: [breached] })), null);
});
