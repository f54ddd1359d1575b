// When somebody is told: quiet hours against a walk over the minutes, through nights and both changes of the clocks;
// what is critical wakes; nothing is told before its time, and what goes together goes at one instant.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NoticeRules, Severity } from '../protocol/protocol.ts';
import {
  firstChoice,
  isAtLeast,
  lateDigest,
  longestTryMs,
  momentFor,
  momentForAll,
  type NoticeChoice,
  type QuietHours,
  quietEnd,
  retryWaitMs,
} from './notify.ts';

const rules: NoticeRules = { breaksQuietFrom: 'critical', lateMinutes: 15 };
const minuteMs = 60_000;
const zones = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
];

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 10, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const quiet = fc
  .record({ from: time, to: time, timeZone: fc.constantFrom(...zones) })
  .filter(({ from, to }) => from !== to);
/** Around changes of the clocks, north and south, and any other minute of two years. */
const instant = fc
  .oneof(
    fc
      .tuple(
        fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'),
        fc.integer({ min: -24 * 60, max: 36 * 60 }),
      )
      .map(([day, minutes]) => Date.parse(day) + minutes * minuteMs),
    fc.integer({ min: 0, max: 730 * 24 * 60 }).map((minutes) => Date.parse('2026-01-01') + minutes * minuteMs),
  )
  .map((ms) => new Date(ms));
const severity = fc.constantFrom<Severity>('normal', 'high', 'critical');
const choice = fc.record({
  ways: fc.constant(firstChoice.ways),
  quiet: fc.option(quiet),
  digestMinutes: fc.option(fc.integer({ min: 5, max: 1440 })),
});

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
);

function isQuietByTheClock({ from, to, timeZone }: QuietHours, at: Date): boolean {
  const local = clocks.get(timeZone)?.format(at) ?? '';
  return from < to ? local >= from && local < to : local >= from || local < to;
}

test('quiet hours end at the first minute that a walk over the minutes finds outside of them', () => {
  fc.assert(
    fc.property(quiet, instant, (hours, at) => {
      const found = quietEnd(hours, at);
      if (!isQuietByTheClock(hours, at)) return assert.equal(found, null);
      let walked = at;
      while (isQuietByTheClock(hours, walked)) walked = new Date(walked.getTime() + minuteMs);
      assert.equal(found?.toISOString(), walked.toISOString());
    }),
    { numRuns: 600 },
  );
});

test('a free hour that the clocks skip does not end quiet hours; that of the day after does', () => {
  const hours = { from: '03:00', to: '02:00', timeZone: 'America/New_York' };
  assert.equal(quietEnd(hours, new Date('2026-03-08T00:00:00Z'))?.toISOString(), '2026-03-09T06:00:00.000Z');
});

test('nobody is told before the time, or in quiet hours unless it is bad enough', () => {
  fc.assert(
    fc.property(choice, severity, instant, fc.integer({ min: -60, max: 2880 }), (chosen, how, dueAt, minutes) => {
      const now = new Date(dueAt.getTime() + minutes * minuteMs);
      const moment = momentFor(chosen, rules, { severity: how, dueAt, now });
      assert.ok(moment.at.getTime() >= Math.max(dueAt.getTime(), now.getTime()));
      const wakes = isAtLeast(how, rules.breaksQuietFrom);
      if (chosen.quiet !== null && !wakes && moment.at.getTime() > now.getTime())
        assert.equal(isQuietByTheClock(chosen.quiet, moment.at), false);
      if (wakes && minutes <= 15) assert.deepEqual(moment.at, new Date(Math.max(dueAt.getTime(), now.getTime())));
      if (wakes && minutes > 15) assert.equal(moment.digest, lateDigest);
    }),
    { numRuns: 2000 },
  );
});

test('what shares a digest goes at one instant; normal ones gather for no longer than was chosen', () => {
  fc.assert(
    fc.property(choice, severity, fc.array(instant, { minLength: 2, maxLength: 12 }), (chosen, how, dues) => {
      const at = new Map<string, number>();
      for (const dueAt of dues) {
        const moment = momentFor(chosen, rules, { severity: how, dueAt, now: dueAt });
        if (moment.digest !== null) {
          assert.equal(at.get(moment.digest) ?? moment.at.getTime(), moment.at.getTime());
          at.set(moment.digest, moment.at.getTime());
        }
        const gathersMs = how === 'normal' ? (chosen.digestMinutes ?? 0) * minuteMs : 0;
        if (chosen.quiet === null) assert.ok(moment.at.getTime() - dueAt.getTime() <= gathersMs);
      }
    }),
    { numRuns: 500 },
  );
});

test('examples: a night in Madrid, an outage, a digest each hour', () => {
  const night: NoticeChoice = {
    ways: firstChoice.ways,
    quiet: { from: '22:00', to: '07:00', timeZone: 'Europe/Madrid' },
    digestMinutes: 60,
  };
  const tell = (how: Severity, dueAt: string, now = dueAt) => {
    const { at, digest } = momentFor(night, rules, { severity: how, dueAt: new Date(dueAt), now: new Date(now) });
    return [at.toISOString().slice(0, 16), digest?.slice(0, 16) ?? null];
  };
  assert.deepEqual(tell('high', '2026-11-20T23:30:00Z'), ['2026-11-21T06:00', '2026-11-21T06:00']);
  assert.deepEqual(tell('critical', '2026-11-20T23:30:00Z'), ['2026-11-20T23:30', null]);
  assert.deepEqual(tell('normal', '2026-11-20T10:10:00Z'), ['2026-11-20T11:00', '2026-11-20T11:00']);
  assert.deepEqual(tell('high', '2026-11-20T10:10:00Z'), ['2026-11-20T10:10', null]);
  assert.deepEqual(tell('high', '2026-11-20T10:10:00Z', '2026-11-20T12:00:00Z'), ['2026-11-20T12:00', 'late']);
  // Held by the night, not by an outage.
  assert.deepEqual(tell('high', '2026-11-20T21:10:00Z', '2026-11-20T21:12:00Z'), [
    '2026-11-21T06:00',
    '2026-11-21T06:00',
  ]);
  const due = new Date('2026-11-20T10:00:00Z');
  assert.equal(momentForAll(rules, due, new Date('2026-11-20T10:15:00Z')).digest, null);
  assert.equal(momentForAll(rules, due, new Date('2026-11-20T10:15:01Z')).digest, lateDigest);
});

test('waits between attempts grow, differ, and leave dozens of tries in a day', () => {
  let at = 0;
  let attempts = 0;
  while (at < longestTryMs) {
    attempts += 1;
    const [least, most] = [retryWaitMs(attempts, 0), retryWaitMs(attempts, 1)];
    assert.ok(least >= 3_000 && most <= 4_500_000 && least < most);
    at += least;
  }
  assert.ok(attempts > 24 && attempts < 60, `${attempts} attempts`);
});
