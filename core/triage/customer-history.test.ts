// What a customer went through before, as reasons with figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf, type SaidBefore } from './customer-history.ts';

const now = new Date('2026-11-20T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const said = (caseId: string, days: number, more: Partial<SaidBefore> = {}): SaidBefore => ({
  caseId,
  at: daysAgo(days),
  kind: 'complaint',
  caseRepliedAt: daysAgo(days),
  isHistory: false,
  ...more,
});

test('the third complaint in thirty days is said to be that, however many words each took', () => {
  const here = said('here', 0);
  assert.deepEqual(historyOf([here, said('a', 3), said('a', 2), said('b', 31)], 'here', now), []);
  assert.deepEqual(historyOf([here, said('a', 3), said('b', 30)], 'here', now), [
    { code: 'complaints_lately', detail: { count: 3, days: 30 } },
  ]);
  assert.deepEqual(historyOf([{ ...here, kind: 'praise' }, said('a', 3), said('b', 4), said('c', 5)], 'here', now), []);
});

test('a matter of a day ago that never had a reply was asked in vain; praise, this one and today’s were not', () => {
  const never = { caseRepliedAt: null };
  const quiet = [
    said('here', 9, never),
    said('a', 9, { ...never, kind: 'praise' }),
    said('b', 0.5, never),
    said('c', 40),
    said('e', 40, { ...never, isHistory: true }),
  ];
  assert.deepEqual(historyOf(quiet, 'here', now), []);
  assert.deepEqual(historyOf([...quiet, said('d', 1, { ...never, kind: 'question' })], 'here', now), [
    { code: 'unanswered_before', detail: { count: 1 } },
  ]);
});
