// From a mention to priority, clock and the reasons, by example.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Face } from '../case.ts';
import { aroundTheClock, defaultProtocol } from '../protocol/default.ts';
import type { Intent } from '../reading.ts';
import { blankCase, plainFace } from '../testbed.ts';
import { openRules } from './rules.ts';
import { triage, wideReach } from './triage.ts';

const startsAt = new Date('2026-11-20T10:00:00Z');
const rules = openRules(aroundTheClock(defaultProtocol()), () => []);

function triaged(head: Partial<Face>, reach: number | null = null, begins: Date | null = startsAt) {
  const face: Face = { ...plainFace, kind: 'other', ...head };
  return triage({ mentionId: 'm', of: blankCase(), face, reach, startsAt: begins, rules });
}

test('kind decides, and urgency, reach and stars raise it', () => {
  const table: readonly [Partial<Face>, number | null, number, number, string[]][] = [
    [{ kind: 'other' }, null, 0, 1440, ['kind', 'target']],
    [{ kind: 'praise' }, null, 0, 1440, ['kind', 'target']],
    [{ kind: 'question' }, null, 1, 120, ['kind', 'target']],
    [{ kind: 'complaint' }, null, 2, 60, ['kind', 'target']],
    [{ kind: 'complaint' }, wideReach - 1, 2, 60, ['kind', 'target']],
    [{ kind: 'complaint' }, wideReach, 3, 60, ['kind', 'reach', 'target']],
    [{ kind: 'praise' }, wideReach, 0, 1440, ['kind', 'target']],
    [{ kind: 'praise', isUrgent: true }, null, 3, 30, ['kind', 'urgent', 'target']],
    [{ kind: 'other', rating: 2 }, null, 2, 1440, ['kind', 'rating', 'target']],
    [{ kind: 'other', rating: 3 }, null, 0, 1440, ['kind', 'target']],
    [{ kind: 'complaint', isAbusive: true }, null, 2, 60, ['kind', 'abusive', 'target']],
    [{ kind: 'other', isAbusive: true }, null, 0, 1440, ['kind', 'abusive', 'target']],
  ];
  for (const [head, reach, priority, minutes, why] of table) {
    const found = triaged(head, reach);
    const length = ((found.clock?.deadlineAt.getTime() ?? 0) - startsAt.getTime()) / 60_000;
    assert.deepEqual(
      [found.priority, length, found.why.map((one) => one.code)],
      [priority, minutes, why],
      JSON.stringify(head),
    );
  }
});

test('in business hours, a complaint at Friday closing time is due on Saturday morning, an urgent one at once', () => {
  const office = openRules(defaultProtocol('Europe/Madrid'), () => []);
  const of = {
    mentionId: 'm',
    of: blankCase(),
    reach: null,
    startsAt: new Date('2026-11-20T16:45:00Z'),
    rules: office,
  };
  const plain = triage({ ...of, face: { ...plainFace, kind: 'complaint' } }).clock;
  assert.deepEqual(
    [plain?.target, plain?.warnAt.toISOString(), plain?.deadlineAt.toISOString()],
    ['Complaints', '2026-11-21T09:30:00.000Z', '2026-11-21T09:45:00.000Z'],
  );
  const urgent = triage({ ...of, face: { ...plainFace, kind: 'complaint', isUrgent: true } }).clock;
  assert.equal(urgent?.deadlineAt.toISOString(), '2026-11-20T17:15:00.000Z');
});

test('the next reply has a target of its own', () => {
  const answered = blankCase({ lastReplyAt: startsAt });
  const found = triage({ mentionId: 'm', of: answered, face: plainFace, reach: null, startsAt, rules });
  assert.deepEqual([found.clock?.kind, found.clock?.target], ['next_reply', 'Next reply']);
});

test('history gets a priority and no clock', () => {
  const found = triaged({ kind: 'complaint' }, null, null);
  assert.deepEqual([found.priority, found.clock], [2, null]);
  assert.ok(!found.why.some((one) => one.code === 'target'));
});

test('the warning comes inside the clock, whatever is said and whenever', () => {
  const office = openRules(defaultProtocol('Europe/Madrid'), () => []);
  const kind = fc.constantFrom<Intent>('complaint', 'question', 'praise', 'other');
  const when = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(kind, fc.boolean(), when, (of, isUrgent, begins) => {
      const face = { ...plainFace, kind: of, isUrgent };
      const { clock } = triage({ mentionId: 'm', of: blankCase(), face, reach: null, startsAt: begins, rules: office });
      assert.ok(clock !== null && clock.startedAt < clock.warnAt && clock.warnAt < clock.deadlineAt);
    }),
  );
});
