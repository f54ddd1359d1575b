// How a source fares: the wait after success, rest, failures in a row; when it fails, and when that is news.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthAfter, longestRestMs, type PollEnd, type SourceBefore } from './health.ts';

const at = new Date('2026-11-20T10:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);
const source: SourceBefore = {
  ...{ state: 'listening', everyMs: 60_000, leastEveryMs: 20_000, failures: 0 },
  ...{ isOwned: false, lastHeardAt: ago(3_600_000) },
};
const read: PollEnd = { at, failure: null, restMs: 0 };
const failed = (code: string, retryAt: Date | null = null): PollEnd => ({ at, failure: { code, retryAt }, restMs: 0 });
const waited = (end: PollEnd, before: SourceBefore = source) =>
  healthAfter(end, before).nextAt.getTime() - at.getTime();

test('read to its end: the usual interval, or the rest the place asked for, within a day', () => {
  assert.equal(waited(read), 60_000);
  assert.equal(waited({ ...read, restMs: 90_000 }), 90_000);
  assert.equal(waited({ ...read, restMs: Number.MAX_SAFE_INTEGER }), longestRestMs);
});

test('each failure in a row doubles the wait, up to an hour; the third is news, once', () => {
  assert.deepEqual(
    [0, 1, 2, 9].map((failures) => waited(failed('unreachable'), { ...source, failures })),
    [60_000, 120_000, 240_000, 3_600_000],
  );
  assert.deepEqual(
    [1, 2].map((failures) => healthAfter(failed('unreachable'), { ...source, failures }).event),
    [null, 'source.failing'],
  );
  assert.equal(healthAfter(failed('unreachable'), { ...source, state: 'failing', failures: 3 }).event, null);
});

test('what only a person can mend is failing at once', () => {
  for (const code of ['auth_expired', 'gone', 'rejected', 'unreadable']) {
    assert.equal(healthAfter(failed(code), source).state, 'failing', code);
  }
  assert.equal(healthAfter(failed('rate_limited'), source).state, 'listening');
});

test('a place that says when is believed, within a second and a day', () => {
  const in7s = new Date(at.getTime() + 7000);
  assert.equal(waited(failed('rate_limited', in7s)), 7000);
  assert.equal(waited(failed('rate_limited', new Date(0))), 1000);
  assert.equal(waited(failed('rate_limited', new Date('2999-01-01T00:00:00Z'))), longestRestMs);
});

test('the first good read after failing is news, the next is not', () => {
  assert.equal(healthAfter(read, { ...source, state: 'failing', failures: 5 }).event, 'source.recovered');
  assert.equal(healthAfter(read, source).event, null);
});

test('where people just spoke it is looked four times as often, never more than the platform likes', () => {
  const lively = { ...source, lastHeardAt: ago(119_999) };
  assert.equal(waited(read, lively), 20_000);
  assert.equal(waited(read, { ...lively, leastEveryMs: 5_000 }), 15_000);
  assert.equal(waited(read, { ...source, lastHeardAt: ago(120_000) }), 60_000);
  assert.equal(waited({ ...read, restMs: 90_000 }, lively), 90_000, 'a wish for rest is honoured');
});

test('a place of others silent for days is looked at less often, within an hour; an own one never', () => {
  const days = (count: number, more: Partial<SourceBefore> = {}) =>
    waited(read, { ...source, lastHeardAt: ago(count * 86_400_000), ...more });
  assert.deepEqual([days(2.9), days(3), days(13.9), days(14)], [60_000, 120_000, 120_000, 240_000]);
  assert.equal(days(400, { isOwned: true }), 60_000);
  assert.equal(days(14, { everyMs: 1_800_000 }), 3_600_000);
  assert.equal(days(14, { everyMs: 7_200_000 }), 7_200_000, 'one that is read every two hours stays so');
});
