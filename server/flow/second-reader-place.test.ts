// Newest first, everything once, and a list that stays short, whatever comes meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grown, nextSpan, type Place, readDownTo } from './second-reader-place.ts';

const none: Place = { until: 10, unread: [] };

test('what is newest comes first, and what was left comes after it', () => {
  assert.equal(nextSpan(none), null);
  const first = grown(none, 14);
  assert.deepEqual(nextSpan(first), [10, 14]);
  const begun = readDownTo(first, 12);
  const more = grown(begun, 20);
  assert.deepEqual(more.unread, [
    [10, 12],
    [14, 20],
  ]);
  assert.deepEqual(nextSpan(more), [14, 20]);
  assert.deepEqual(nextSpan(readDownTo(more, 14)), [10, 12]);
  assert.deepEqual(readDownTo(readDownTo(more, 14), 10), { until: 20, unread: [] });
});

test('what is untouched grows in one piece, and a piece is bounded', () => {
  assert.deepEqual(grown(grown(none, 14), 20).unread, [[10, 20]]);
  assert.deepEqual(nextSpan(grown(none, 90_000)), [85_000, 90_000]);
});

test('what is too far behind is let be', () => {
  const [[after] = []] = grown(readDownTo(grown(none, 1000), 500), 5_000_000).unread;
  assert.equal(after, 4_800_000);
});

test('everything is read in the end, and the list stays short', () => {
  const step = fc.record({ comes: fc.nat(40), reads: fc.integer({ min: 1, max: 15 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let place: Place = { until: 0, unread: [] };
      const read = new Set<number>();
      let newest = 0;
      const take = (most: number): boolean => {
        const span = nextSpan(place);
        if (span === null) return false;
        const downTo = Math.max(span[0], span[1] - most);
        for (let number = span[1]; number > downTo; number -= 1) read.add(number);
        place = readDownTo(place, downTo);
        return true;
      };
      for (const { comes, reads } of steps) {
        newest += comes;
        place = grown(place, newest);
        take(reads);
        assert.ok(place.unread.length <= 32);
      }
      while (take(1000));
      assert.equal(read.size, newest);
    }),
  );
});
