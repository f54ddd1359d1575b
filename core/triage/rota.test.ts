// Turns change at the local hand-over time, also across the change of clocks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rota } from '../protocol/protocol.ts';
import { onDuty } from './rota.ts';

const week: Rota = {
  slug: 'evenings',
  name: 'Evenings',
  timeZone: 'Europe/Madrid',
  startsOn: '2026-10-19',
  handoverAt: '09:00',
  every: 'week',
  people: ['ana@x.example', 'ben@x.example', 'eva@x.example'],
};

test('a week ends at the hand-over, local time, before and after the clocks change', () => {
  const at = (time: string) => onDuty(week, new Date(time));
  assert.equal(at('2026-10-19T06:59:59Z'), null);
  assert.equal(at('2026-10-19T07:00:00Z'), 'ana@x.example');
  // Madrid goes back to winter time on the 25th: nine o'clock is 08:00 UTC from then on.
  assert.equal(at('2026-10-26T07:59:59Z'), 'ana@x.example');
  assert.equal(at('2026-10-26T08:00:00Z'), 'ben@x.example');
  assert.equal(at('2026-11-02T08:00:00Z'), 'eva@x.example');
  assert.equal(at('2026-11-09T08:00:00Z'), 'ana@x.example');
});

test('day by day, and nobody when nobody is there', () => {
  const daily = { ...week, every: 'day' as const };
  assert.equal(onDuty(daily, new Date('2026-10-20T06:00:00Z')), 'ana@x.example');
  assert.equal(onDuty(daily, new Date('2026-10-20T08:00:00Z')), 'ben@x.example');
  assert.equal(onDuty({ ...week, people: [] }, new Date('2026-11-20T08:00:00Z')), null);
});
