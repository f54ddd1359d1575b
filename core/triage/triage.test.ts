// From a mention to priority, clock and the reasons, by example.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Face } from '../case.ts';
import { aroundTheClock, defaultProtocol } from '../protocol/default.ts';
import type { Intent } from '../reading.ts';
import { blankCase, clock, plainFace } from '../testbed.ts';
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
    [{ kind: 'complaint', isAbusive: true }, null, 2, 60, ['kind', 'complaint_inside', 'target']],
    [{ kind: 'other', isAbusive: true }, null, 0, 1440, ['kind', 'abusive', 'target']],
    [{ kind: 'question', firstLine: 'Where are my 40 € ?' }, null, 2, 120, ['kind', 'money', 'target']],
    [{ kind: 'question', title: 'Refund', firstLine: 'When?' }, null, 2, 120, ['kind', 'money', 'target']],
    [{ kind: 'complaint', firstLine: 'Charged $12 twice' }, null, 2, 60, ['kind', 'money', 'target']],
    [{ kind: 'praise', firstLine: 'Best 5 € I ever spent' }, null, 0, 1440, ['kind', 'target']],
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

test('who writes again after a day without an answer comes first, whatever the clocks were', () => {
  const hours = (count: number) => new Date(startsAt.getTime() + count * 3_600_000);
  const waiting = blankCase({
    unanswered: [{ ...clock('first', 0), startedAt: startsAt }],
    unansweredCount: 1,
    mentionCount: 1,
  });
  const again = (kind: Intent, after: number, mentionId = 'again') => {
    const face = { ...plainFace, kind };
    const found = triage({ mentionId, of: waiting, face, reach: null, startsAt: hours(after), rules });
    return [found.priority, found.why.find(({ code }) => code === 'waited')?.detail['hours']];
  };
  assert.deepEqual(again('complaint', 23.9), [2, undefined]);
  assert.deepEqual(again('complaint', 26.5), [3, 26]);
  assert.deepEqual(again('question', 30), [2, 30]);
  assert.deepEqual(again('praise', 300), [0, undefined]);
  // Its own clock is not what it waited for, nor is one that began later.
  assert.deepEqual(again('complaint', 30, 'first'), [2, undefined]);
  assert.deepEqual(again('complaint', -30), [2, undefined]);
});

test('a third complaint in a month comes first, and so does who waits in vain in another matter; each says so', () => {
  const opened = (kind: Intent, hadBefore: { complaints: number; unanswered: number }) => {
    const face = { ...plainFace, kind };
    const found = triage({ mentionId: 'm', of: blankCase({ hadBefore }), face, reach: null, startsAt, rules });
    const told = found.why.filter(({ code }) => code === 'complaints_lately' || code === 'unanswered_before');
    return [found.priority, ...told.map(({ code, detail }) => `${code} ${detail['count']}`)];
  };
  assert.deepEqual(opened('complaint', { complaints: 1, unanswered: 0 }), [2]);
  assert.deepEqual(opened('complaint', { complaints: 2, unanswered: 0 }), [3, 'complaints_lately 3']);
  assert.deepEqual(opened('question', { complaints: 9, unanswered: 0 }), [1]);
  assert.deepEqual(opened('question', { complaints: 0, unanswered: 1 }), [2, 'unanswered_before 1']);
  assert.deepEqual(opened('complaint', { complaints: 2, unanswered: 2 }), [
    3,
    'unanswered_before 2',
    'complaints_lately 3',
  ]);
  assert.deepEqual(opened('praise', { complaints: 9, unanswered: 9 }), [0]);
});

test('nothing that raises a case is left unsaid', () => {
  const kind = fc.constantFrom<Intent>('complaint', 'question', 'praise', 'other');
  const ofKind = { complaint: 2, question: 1, praise: 0, other: 0 };
  const line = fc.constantFrom('hello', 'my 30 EUR', 'refund me', null);
  const rating = fc.option(fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(kind, fc.boolean(), fc.boolean(), line, rating, fc.nat(20_000), (of, isUrgent, isAbusive, ...rest) => {
      const [firstLine, rating, reach] = rest;
      const { priority, why } = triaged({ kind: of, isUrgent, isAbusive, firstLine, rating }, reach);
      const raising = why.filter(({ code }) => ['urgent', 'reach', 'rating', 'money', 'waited'].includes(code));
      assert.ok(priority >= ofKind[of]);
      if (priority > ofKind[of]) assert.ok(raising.length > 0);
    }),
  );
});
