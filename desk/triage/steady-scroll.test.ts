// What people look at does not move, and the keys go on from where they were.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anchorOf, neighbour, rowsMoved } from './steady-scroll.ts';

test('the row under the pointer holds the list, then the first seen, and at the top nothing does', () => {
  const ids = ['a', 'b', 'c', 'd'];
  assert.equal(anchorOf({ ids, hovered: 'c', firstSeen: 1, isAtTop: false }), 'c');
  assert.equal(anchorOf({ ids, hovered: 'gone', firstSeen: 1, isAtTop: false }), 'b');
  assert.equal(anchorOf({ ids, hovered: null, firstSeen: 0, isAtTop: true }), null);
  assert.equal(anchorOf({ ids, hovered: 'a', firstSeen: 0, isAtTop: true }), 'a');
});

test('scrolling by the answer leaves the anchor where it was', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(list, list, fc.nat(), (before, after, pick) => {
      const anchor = before[pick % before.length] ?? null;
      const moved = rowsMoved(before, after, anchor);
      if (anchor === null || !after.includes(anchor)) return;
      assert.equal(after.indexOf(anchor) - moved, before.indexOf(anchor));
    }),
  );
});

test('when the anchor leaves, the one below takes its place', () => {
  assert.equal(rowsMoved(['a', 'b', 'c'], ['a', 'c'], 'b'), 0);
  assert.equal(rowsMoved(['a', 'b', 'c'], ['x', 'a', 'c'], 'b'), 1);
  assert.equal(rowsMoved(['a', 'b'], ['a'], 'b'), 0);
});

test('j and k step through, stop at the ends, and go on in place when the chosen case has left', () => {
  const ids = ['a', 'b', 'c'];
  assert.equal(neighbour(ids, null, 0, 1), 'a');
  assert.equal(neighbour(ids, 'a', 0, 1), 'b');
  assert.equal(neighbour(ids, 'a', 0, -1), null);
  assert.equal(neighbour(ids, 'c', 2, 1), null);
  assert.equal(neighbour(['a', 'c'], 'b', 1, 1), 'c');
  assert.equal(neighbour(['a', 'c'], 'b', 1, -1), 'a');
  assert.equal(neighbour(['a'], 'b', 1, 1), 'a');
  assert.equal(neighbour([], 'b', 1, 1), null);
});
