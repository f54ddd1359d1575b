// From a reading to priority, clock and the reasons, by example.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultProtocol } from '../protocol.ts';
import type { Intent, Reading } from '../reading.ts';
import { targetMinutes, triage, wideReach } from './triage.ts';

const startsAt = new Date('2026-11-20T10:00:00Z');

function reading(more: Partial<Reading> = {}): Reading {
  const confidence = { language: 1, feeling: 1, kind: 1, urgency: 1, abuse: 1 };
  const plain = { language: 'en', feeling: 'neutral', kind: 'other', isUrgent: false, isAbusive: false } as const;
  return { ...plain, evidence: [], confidence, madeBy: 'rules-1', ...more };
}

function triaged(more: Partial<Reading>, of: { rating?: number; reach?: number; startsAt?: Date | null } = {}) {
  const { rating = null, reach = null } = of;
  const begins = of.startsAt === undefined ? startsAt : of.startsAt;
  return triage({ mentionId: 'm', rating, reach, reading: reading(more), startsAt: begins, protocol: defaultProtocol });
}

test('kind decides, and urgency, reach and stars raise it', () => {
  const table: readonly [Partial<Reading>, { rating?: number; reach?: number }, number, number, string[]][] = [
    [{ kind: 'other' }, {}, 0, 1440, ['kind', 'target']],
    [{ kind: 'praise' }, {}, 0, 1440, ['kind', 'target']],
    [{ kind: 'question' }, {}, 1, 120, ['kind', 'target']],
    [{ kind: 'complaint' }, {}, 2, 60, ['kind', 'target']],
    [{ kind: 'complaint' }, { reach: wideReach - 1 }, 2, 60, ['kind', 'target']],
    [{ kind: 'complaint' }, { reach: wideReach }, 3, 60, ['kind', 'reach', 'target']],
    [{ kind: 'praise' }, { reach: wideReach }, 0, 1440, ['kind', 'target']],
    [{ kind: 'praise', isUrgent: true }, {}, 3, 30, ['kind', 'urgent', 'target']],
    [{ kind: 'other' }, { rating: 2 }, 2, 1440, ['kind', 'rating', 'target']],
    [{ kind: 'other' }, { rating: 3 }, 0, 1440, ['kind', 'target']],
    [{ kind: 'complaint', isAbusive: true }, {}, 2, 60, ['kind', 'abusive', 'target']],
    [{ kind: 'other', isAbusive: true }, {}, 0, 1440, ['kind', 'abusive', 'target']],
  ];
  for (const [head, of, priority, minutes, why] of table) {
    const found = triaged(head, of);
    const length = ((found.clock?.deadlineAt.getTime() ?? 0) - startsAt.getTime()) / 60_000;
    assert.deepEqual(
      [found.priority, length, found.why.map((one) => one.code)],
      [priority, minutes, why],
      JSON.stringify(head),
    );
  }
});

test('history gets a priority and no clock', () => {
  const found = triaged({ kind: 'complaint' }, { startsAt: null });
  assert.deepEqual([found.priority, found.clock], [2, null]);
  assert.ok(!found.why.some((one) => one.code === 'target'));
});

test('the warning comes inside the clock, and urgency never lengthens it', () => {
  const kind = fc.constantFrom<Intent>('complaint', 'question', 'praise', 'other');
  fc.assert(
    fc.property(kind, fc.boolean(), fc.integer({ min: 1, max: 5000 }), (of, isUrgent, urgent) => {
      const protocol = { ...defaultProtocol, replyWithinMinutes: { ...defaultProtocol.replyWithinMinutes, urgent } };
      const found = triage({
        mentionId: 'm',
        rating: null,
        reach: null,
        reading: reading({ kind: of, isUrgent }),
        startsAt,
        protocol,
      });
      const { clock } = found;
      assert.ok(clock !== null && clock.startedAt < clock.warnAt && clock.warnAt < clock.deadlineAt);
      assert.ok(targetMinutes(reading({ kind: of, isUrgent }), protocol) <= protocol.replyWithinMinutes[of]);
    }),
  );
});
