// Times to send at: always ahead, always while people are up, also on the days on which the clock changes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextWaking, sendTimes } from './send-times.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const hourIn = (at: Date, timeZone: string) =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at));

test('whatever the moment and the zone, what is offered is ahead, in order and in waking hours', () => {
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (now, zone) => {
      const times = sendTimes(now, zone);
      assert.ok(times.length >= 1);
      let before = now.getTime();
      for (const at of times) {
        assert.ok(at.getTime() > before);
        before = at.getTime();
        const hour = hourIn(at, zone);
        assert.ok(hour >= 8 && hour < 20, `${at.toISOString()} is ${hour} o’clock in ${zone}`);
        assert.ok(at.getTime() - now.getTime() < 8 * 86_400_000);
      }
      const waking = nextWaking(now, zone);
      assert.ok(waking.getTime() >= now.getTime() && waking.getTime() - now.getTime() <= 13 * 3_600_000);
    }),
  );
});

test('at night it is eight o’clock, by the clock on the wall, on both days on which it changes', () => {
  const in2026 = (at: string) => nextWaking(new Date(at), 'Europe/Berlin').toISOString();
  // The night of 29 March has 23 hours, that of 25 October has 25.
  assert.equal(in2026('2026-03-28T21:30:00Z'), '2026-03-29T06:00:00.000Z');
  assert.equal(in2026('2026-10-24T20:30:00Z'), '2026-10-25T07:00:00.000Z');
  assert.equal(in2026('2026-06-01T05:59:00Z'), '2026-06-01T06:00:00.000Z');
  assert.equal(in2026('2026-06-01T12:34:56Z'), '2026-06-01T12:34:56.000Z');
  assert.equal(in2026('2026-06-01T18:00:00Z'), '2026-06-02T06:00:00.000Z');
});

test('a Sunday afternoon offers the evening, and Monday once', () => {
  const times = sendTimes(new Date('2026-11-22T13:00:00Z'), 'Europe/Berlin').map((at) => at.toISOString());
  assert.deepEqual(times, ['2026-11-22T15:00:00.000Z', '2026-11-22T17:00:00.000Z', '2026-11-23T08:00:00.000Z']);
});
