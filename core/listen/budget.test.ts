// Budgets in virtual time: never more than the limit in a window, the platform's word beats our count, and what was
// shut opens again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterKeeping, asTold, type BudgetWindow, monthOf, takeFrom, usedOf } from './budget.ts';

const start = Date.UTC(2026, 10, 22, 14);
const after = (ms: number) => new Date(start + ms);
const budget = { limit: 300, windowMs: 900_000 };

const asks = fc.array(fc.record({ waitMs: fc.nat(400_000), amount: fc.integer({ min: 1, max: 90 }) }), {
  maxLength: 120,
});

test('whatever is asked when, no window gives more than its limit, and who is told to wait gets it then', () => {
  fc.assert(
    fc.property(asks, (list) => {
      let nowMs = 0;
      let window: BudgetWindow | null = null;
      const given = new Map<number, number>();
      for (const { waitMs, amount } of list) {
        nowMs += waitMs;
        let taking = takeFrom(budget, window, amount, after(nowMs));
        if (!taking.isTaken) {
          const waitsMs = taking.retryAt.getTime() - after(nowMs).getTime();
          assert.ok(waitsMs > 0 && waitsMs <= budget.windowMs);
          nowMs += waitsMs;
          taking = takeFrom(budget, window, amount, after(nowMs));
        }
        assert.ok(taking.isTaken);
        window = taking.window;
        const key = window.endsAt.getTime();
        given.set(key, (given.get(key) ?? 0) + amount);
      }
      const ends = [...given.keys()];
      assert.ok([...given.values()].every((sum) => sum <= budget.limit));
      assert.ok(ends.every((end, n) => n === 0 || end - (ends[n - 1] ?? 0) >= budget.windowMs));
    }),
  );
});

test('a platform with windows of its own is never asked more than it gives, whatever our window would have been', () => {
  fc.assert(
    fc.property(asks, fc.integer({ min: 1, max: 899_999 }), (list, offsetMs) => {
      let nowMs = 0;
      let window: BudgetWindow | null = null;
      // Of the platform: windows at fixed times, one call left out of each hundred by somebody else's app.
      const theirs = { endMs: offsetMs, left: 290 };
      for (const { waitMs } of list) {
        nowMs += waitMs;
        while (theirs.endMs <= nowMs) Object.assign(theirs, { endMs: theirs.endMs + budget.windowMs, left: 290 });
        const taking = takeFrom(budget, window, 1, after(nowMs));
        if (!taking.isTaken) {
          assert.equal(theirs.left, 0);
          continue;
        }
        theirs.left -= 1;
        assert.ok(theirs.left >= 0);
        window = asTold(budget, taking.window, { left: theirs.left, resetAt: after(theirs.endMs) }, after(nowMs));
        assert.equal(window?.left, theirs.left);
      }
    }),
  );
});

test('more than the whole budget waits for an untouched one and is then let through', () => {
  const first = takeFrom(budget, null, 1000, after(0));
  assert.deepEqual(first, { isTaken: true, window: { endsAt: after(900_000), left: -700 } });
  const second = takeFrom(budget, first.isTaken ? first.window : null, 1, after(1));
  assert.deepEqual(second, { isTaken: false, retryAt: after(900_000) });
});

test('what a platform says of the past, or not as a number, changes nothing; nor does it shut us out for a year', () => {
  const window = { endsAt: after(900_000), left: 7 };
  assert.equal(asTold(budget, window, { left: 0, resetAt: after(0) }, after(0)), window);
  assert.equal(asTold(budget, window, { left: 0, resetAt: new Date(Number.NaN) }, after(0)), window);
  assert.equal(asTold(budget, window, { left: Number.NaN, resetAt: after(5) }, after(0)), window);
  const year = asTold(budget, window, { left: 0, resetAt: after(365 * 86_400_000) }, after(0));
  assert.deepEqual(year, { endsAt: after(86_400_000), left: 0 });
});

test('of two counts the later window holds, and what was taken meanwhile comes off', () => {
  const ours = { endsAt: after(10), left: 5 };
  assert.deepEqual(afterKeeping(ours, { endsAt: after(10), left: 3 }, 2), { endsAt: after(10), left: 1 });
  assert.deepEqual(afterKeeping(ours, { endsAt: after(20), left: 9 }, 0), { endsAt: after(20), left: 9 });
  assert.equal(afterKeeping(ours, { endsAt: after(9), left: 0 }, 0), ours);
});

test('a person is shown what is used of an open window, also where the platform gives more than we knew', () => {
  const window = { endsAt: after(900_000), left: 88 };
  assert.deepEqual(usedOf(budget, window, after(0)), { used: 212, limit: 300, until: after(900_000) });
  assert.equal(usedOf(budget, window, after(900_000)), null);
  assert.deepEqual(usedOf(budget, { ...window, left: 5000 }, after(0))?.used, 0);
  assert.equal(usedOf(budget, { ...window, left: -4 }, after(0))?.used, 300);
  assert.equal(monthOf(new Date('2026-11-30T23:59:59Z')), '2026-11-01');
});

test('the last of what is left may be taken, and nothing after it', () => {
  const window = { endsAt: after(60_000), left: 7 };
  const last = takeFrom(budget, window, 7, after(0));
  assert.ok(last.isTaken && last.window.left === 0);
  assert.deepEqual(takeFrom(budget, last.window, 1, after(0)), { isTaken: false, retryAt: window.endsAt });
});
