// Whether a draft can leave at all, and the life of a reply on its way out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weighing } from '../weighted/weighing.ts';
import { fits, type Ways } from './fits.ts';
import { afterAttempt, longestRestMs, maxAttempts, waitMs } from './outbox.ts';

const limit = { max: 10, unit: 'graphemes' } as const;
const ways: Ways = { public: 'interface', private: 'none', publicLimit: limit, privateLimit: null, addressee: null };

test('a draft goes when it says something, fits, and has a way out', () => {
  assert.deepEqual(fits({ text: 'Hello', visibility: 'public' }, ways), {
    way: 'interface',
    count: { used: 5, max: 10, left: 5 },
    findings: [],
    mayGo: true,
  });
  assert.equal(fits({ text: '👩‍👩‍👧'.repeat(10), visibility: 'public' }, ways).mayGo, true);
});

test('each obstacle is a finding of its own', () => {
  const codes = (text: string, visibility: 'public' | 'private') =>
    fits({ text, visibility }, ways).findings.map((one) => one.code);
  assert.deepEqual(codes(' \n ', 'public'), ['empty']);
  assert.deepEqual(codes('hello', 'private'), ['no_way']);
  assert.deepEqual(codes('', 'private'), ['empty', 'no_way']);
  assert.deepEqual(fits({ text: 'x'.repeat(13), visibility: 'public' }, ways).findings, [
    { code: 'too_long', level: 'may_not_go', spans: [], detail: { over: 3, max: 10 }, better: null },
  ]);
});

test('to X a draft is counted as X counts; before its counting is here nothing is counted and nothing too long', () => {
  const toX: Ways = { ...ways, publicLimit: { max: 25, unit: 'weighted' } };
  const draft = { text: `see https://example.org/${'a'.repeat(90)}`, visibility: 'public' } as const;
  assert.deepEqual(fits(draft, { ...toX, weighing }).count, { used: 27, max: 25, left: -2 });
  assert.equal(fits(draft, { ...toX, weighing }).mayGo, false);
  assert.deepEqual([fits(draft, toX).count, fits(draft, toX).mayGo], [null, true]);
});

const now = new Date('2026-11-20T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const came = (code: string, retryAt: Date | null = null) => ({ came: 'error', code, retryAt }) as const;

test('what may have been accepted is looked for, what surely was not is tried again', () => {
  assert.deepEqual(afterAttempt({ came: 'accepted' }, 1, now), { do: 'done' });
  assert.deepEqual(afterAttempt(came('outcome_unknown'), 1, now), { do: 'look', at: later(5000) });
  assert.deepEqual(afterAttempt(came('unreachable'), 2, now), { do: 'retry', at: later(10_000) });
  assert.deepEqual(afterAttempt(came('unreachable'), maxAttempts, now), { do: 'give_up', code: 'unreachable' });
  for (const code of ['auth_expired', 'gone', 'rejected', 'unreadable']) {
    assert.deepEqual(afterAttempt(came(code), 1, now), { do: 'give_up', code });
  }
});

test("a platform's own time to wait is kept, unless it is past or absurd", () => {
  assert.deepEqual(afterAttempt(came('rate_limited', later(90_000)), 1, now), { do: 'retry', at: later(90_000) });
  assert.deepEqual(afterAttempt(came('rate_limited', later(-1)), 1, now), { do: 'retry', at: later(5000) });
  assert.deepEqual(afterAttempt(came('rate_limited'), 1, now), { do: 'retry', at: later(5000) });
  const absurd = new Date('2090-01-01T00:00:00Z');
  assert.deepEqual(afterAttempt(came('rate_limited', absurd), 1, now), { do: 'retry', at: later(longestRestMs) });
});

test('waits grow and stay within bounds; nothing is ever tried at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (attempt) => {
      assert.ok(waitMs(attempt) >= 5000 && waitMs(attempt) <= 3_600_000);
      assert.ok(waitMs(attempt + 1) >= waitMs(attempt));
      const step = afterAttempt(came('outcome_unknown'), attempt, now);
      assert.ok(step.do === 'look' && step.at > now);
    }),
  );
});

test('the handle that an answer has to open with counts, unless the words name it already', () => {
  const named = { ...ways, addressee: 'ana' };
  assert.equal(fits({ text: '12345', visibility: 'public' }, named).count?.used, 10);
  assert.equal(fits({ text: 'hi @ANA', visibility: 'public' }, named).count?.used, 7);
  assert.equal(fits({ text: '12345', visibility: 'public' }, { ...named, public: 'link_out' }).count?.used, 5);
});

test('pictures go only where Heed carries them itself, and as the way takes them', () => {
  const media = { most: 1, types: ['image/png'], maxBytes: 1000, altMax: 10 } as const;
  const picture = { type: 'image/png', bytes: 10, alt: 'A teapot' };
  const found = (pictures: readonly (typeof picture)[], changes: Partial<Ways> = {}) =>
    fits(
      { text: 'Hello', visibility: 'public', pictures },
      { ...ways, media: { public: media, private: null }, ...changes },
    );
  assert.equal(found([picture]).mayGo, true);
  assert.deepEqual(found([picture, picture]).findings[0]?.detail, { why: 'too_many', used: 2, max: 1 });
  assert.deepEqual(found([picture], { public: 'link_out' }).findings[0]?.detail, { why: 'not_here' });
  assert.deepEqual(fits({ text: 'Hello', visibility: 'public', pictures: [picture] }, ways).findings, [
    { code: 'pictures_unfit', level: 'may_not_go', spans: [], detail: { why: 'not_here' }, better: null },
  ]);
});
