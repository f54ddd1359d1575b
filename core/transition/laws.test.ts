// What must hold of every case, whatever happens to it: random sequences of acts, with fast-check.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act } from '../act.ts';
import { type Case, maxUnanswered, nearestClock, nextDueAt, type Priority } from '../case.ts';
import { at, blankCase, clock, hears, noRules, person, plainFace } from '../testbed.ts';
import { isRefusal } from './outcome.ts';
import { transition } from './transition.ts';

const minute = fc.integer({ min: -100, max: 400 });
const priority = fc.constantFrom<Priority>(0, 1, 2, 3);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const seen = fc
  .record({ saw: fc.integer({ min: 0, max: 30 }), isAnyway: fc.boolean() })
  .map((one) => ({ ...person, ...one }));

const heard = fc
  .tuple(id, minute, priority, fc.boolean())
  .map(
    ([mention, said, weight, isHistory]): Act =>
      hears(mention, said, { priority: weight, ...(isHistory ? { isHistory } : {}) }),
  );
const revised = fc.tuple(id, minute, priority, fc.boolean(), fc.boolean()).map(
  ([mentionId, started, weight, isRemoved, isNewest]): Act => ({
    act: 'revise',
    mentionId,
    face: plainFace,
    clock: isRemoved ? null : clock(mentionId, started, weight),
    priority: weight,
    isRemoved,
    isNewest,
  }),
);
const reread = fc.tuple(id, minute, priority, fc.boolean()).map(
  ([mentionId, started, weight, isNewest]): Act => ({
    act: 'reread',
    mentionId,
    face: { ...plainFace, kind: 'praise' },
    clock: clock(mentionId, started, weight),
    priority: weight,
    isNewest,
    head: 'kind',
    madeBy: 'classifier:ours',
  }),
);
const byPerson = fc
  .tuple(
    seen,
    id,
    fc.constantFrom(
      'assign',
      'resolve',
      'let_be',
      'reopen',
      'note',
      'like',
      'hide',
      'correct',
      'queue_reply',
      'confirm_reply',
      'cancel_reply',
      'retry_reply',
      'take_offline',
      'bring_back',
      'change_link',
    ),
  )
  .map(([who, subject, act]): Act => {
    const about = { replyId: subject, toMentionId: subject, isPublic: true };
    const more = {
      assigneeId: 'jo',
      handoverId: subject,
      way: 'page',
      how: 'issue',
      noteId: subject,
      mentionId: subject,
      step: 'ask',
      reason: 'threat',
      isAlone: false,
      face: plainFace,
      clock: null,
      priority: 1,
      changed: 'kind',
      ...about,
    };
    // One record with every field serves all acts of a person.
    return { ...who, ...more, act } as Act;
  });
const byWorker = fc.oneof(
  fc.record({
    act: fc.constant('reply_sent' as const),
    replyId: id,
    toMentionId: fc.option(id),
    sentAt: minute.map(at),
    queuedAt: minute.map(at),
    wasFound: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('hear_own' as const),
    mentionId: id,
    toMentionId: fc.option(id),
    saidAt: minute.map(at),
    isHistory: fc.boolean(),
  }),
  fc.constant({ act: 'clock_due' as const }),
  fc.record({ act: fc.constant('reply_unknown' as const), replyId: id }),
);
const acts = fc.array(fc.tuple(fc.oneof(heard, heard, revised, reread, byPerson, byWorker), minute.map(at)), {
  maxLength: 90,
  size: 'max',
});

function checkCase(before: Case, after: Case): void {
  assert.equal(after.version, before.version + 1);
  assert.ok(after.unanswered.length <= maxUnanswered);
  assert.ok(after.unansweredCount >= after.unanswered.length);
  assert.ok(after.unansweredCount === 0 || after.unanswered.length > 0, 'a count without a clock');
  if (after.state !== 'open') assert.equal(after.unansweredCount, 0, `${after.state} with something unanswered`);
  assert.equal(after.closedAt === null, after.state === 'open' || after.state === 'waiting');
  for (const facet of ['words', 'assignment', 'reply', 'state'] as const) {
    assert.ok(after.touched[facet] === before.touched[facet] || after.touched[facet] === after.version);
  }
  const due = nextDueAt(after);
  const nearest = nearestClock(after);
  if (due !== null && nearest !== null)
    assert.ok(after.unanswered.some((one) => [one.warnAt, one.deadlineAt].includes(due)));
  assert.equal(nearest === null, after.unanswered.length === 0);
}

test('every act gives the next version with its events, or a refusal that leaves the case alone', () => {
  fc.assert(
    fc.property(acts, (sequence) => {
      let one = blankCase();
      for (const [act, now] of sequence) {
        const before = structuredClone(one);
        const outcome = transition(one, act, now, noRules);
        assert.deepEqual(one, before, 'the case handed in was changed');
        if (isRefusal(outcome)) continue;
        checkCase(one, outcome.case);
        assert.ok(outcome.events.length > 0);
        for (const event of outcome.events) {
          assert.equal(event.caseId, one.id);
          assert.equal(event.personId, 'saw' in act ? person.personId : null);
          assert.doesNotMatch(JSON.stringify(event.detail), /Where is my order/u);
        }
        one = outcome.case;
      }
    }),
    { numRuns: 400 },
  );
});

test('a state changes together with its facet', () => {
  fc.assert(
    fc.property(acts, (sequence) => {
      let one = blankCase();
      for (const [act, now] of sequence) {
        const outcome = transition(one, act, now, noRules);
        if (isRefusal(outcome)) continue;
        const isChanged = outcome.case.state !== one.state;
        if (isChanged)
          assert.equal(outcome.case.touched.state, outcome.case.version, `${act.act} hid its change of state`);
        one = outcome.case;
      }
    }),
    { numRuns: 200 },
  );
});

test('history and own replies, in any order, leave the same state and the same last reply', () => {
  const history = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 8 }).chain((minutes) => {
    const all = minutes.map(
      (said, i): Act =>
        i % 2 === 0
          ? hears(`m${i}`, said, { isHistory: true })
          : { act: 'hear_own', mentionId: `o${i}`, toMentionId: null, saidAt: at(said), isHistory: true },
    );
    return fc.shuffledSubarray(all, { minLength: all.length }).map((shuffled) => [all, shuffled] as const);
  });
  fc.assert(
    fc.property(history, ([all, shuffled]) => {
      const ends = [all, shuffled].map((order) => {
        // An own reply is applied to a case only once there is one.
        const sorted = [
          ...order.filter((act) => act.act === 'hear').slice(0, 1),
          ...order.filter((act) => act !== order.find((one) => one.act === 'hear')),
        ];
        const end = sorted.reduce((one, act) => {
          const outcome = transition(one, act, at(400), noRules);
          assert.ok(!isRefusal(outcome));
          return outcome.case;
        }, blankCase());
        return [end.state, end.lastReplyAt, end.lastMentionAt, end.mentionCount];
      });
      assert.deepEqual(ends[0], ends[1]);
    }),
  );
});
