// New, changed, taken back or the same: what a heard item means beside what is known of it; history and clock starts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Heard } from '../mention.ts';
import { clockStart, type Digested, distinct, isHistory, type Known, listen } from './listen.ts';

const time = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));

function item(digest: string, more: Partial<Heard> = {}): Digested {
  return { digest, heard: { canonicalId: 'x', isRemoved: false, publishedAt: null, ...more } as Heard };
}

const known: Known = {
  mentionId: 'm',
  caseId: 'c',
  digest: 'now',
  revision: 2,
  revisedAt: null,
  earlierDigests: ['first'],
};

test('what nobody knows is new; the same meaning is the same', () => {
  assert.deepEqual(listen(item('now'), undefined), { is: 'new' });
  assert.equal(listen(item('now'), known).is, 'same');
});

test('other words are a revision, a removal is a removal', () => {
  assert.equal(listen(item('other'), known).is, 'revised');
  assert.equal(listen(item('gone', { isRemoved: true }), known).is, 'removed');
});

test('a superseded wording counts only with an edit time that is not older', () => {
  assert.equal(listen(item('first'), known).is, 'same');
  const timed = { ...known, revisedAt: time(5) };
  assert.equal(listen(item('first', { revisedAt: time(4) }), timed).is, 'same');
  assert.equal(listen(item('first', { revisedAt: time(6) }), timed).is, 'revised');
  assert.equal(listen(item('other', { revisedAt: time(4) }), timed).is, 'same');
});

test('of one page each wording is taken once, in order', () => {
  const page = [item('a'), item('b'), item('a'), item('a', { canonicalId: 'y' })];
  assert.deepEqual(distinct(page), [page[0], page[1], page[3]]);
});

test('only a first read brings history, and only what was said before', () => {
  const first = { isFirstRead: true, connectedAt: time(0) };
  const said = (minute: number | null) => item('', { publishedAt: minute === null ? null : time(minute) }).heard;
  assert.deepEqual(
    [said(-1), said(null), said(0)].map((one) => isHistory(one, first)),
    [true, true, false],
  );
  assert.equal(isHistory(said(-1), { ...first, isFirstRead: false }), false);
});

test('a clock starts between the connection and the hearing, undated ones at the hearing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 3000 }), (said, heard) => {
      const start = clockStart({ publishedAt: time(said) }, time(0), time(heard)).getTime();
      assert.ok(start >= time(0).getTime() && start <= time(heard).getTime());
      if (said >= 0 && said <= heard) assert.equal(start, time(said).getTime());
    }),
  );
  assert.deepEqual(clockStart({ publishedAt: null }, time(0), time(9)), time(9));
});
