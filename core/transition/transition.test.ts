// The transition function by example: what each act does to a case, what it puts on record, and when it is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../act.ts';
import { type Case, maxUnanswered, nearestClock } from '../case.ts';
import { at, blankCase, clock, hears, noRules, person, plainFace } from '../testbed.ts';
import { isRefusal } from './outcome.ts';
import { transition } from './transition.ts';

function after(before: Case, ...acts: readonly Act[]): Case {
  return acts.reduce((one, act) => {
    const outcome = transition(one, act, at(100), noRules);
    assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
    return outcome.case;
  }, before);
}

const own = (minute: number, toMentionId: string | null = null): Act => ({
  act: 'hear_own',
  mentionId: 'own',
  toMentionId,
  saidAt: at(minute),
  isHistory: false,
});
const sent = (minute: number, toMentionId: string | null = null): Act => ({
  act: 'reply_sent',
  replyId: 'r',
  toMentionId,
  sentAt: at(minute),
  queuedAt: at(minute),
  wasFound: false,
});
const newest = { ...person, saw: Number.MAX_SAFE_INTEGER };

test('the first mention opens the case with its face, its priority and its clock', () => {
  const outcome = transition(blankCase(), hears('a', 5, { priority: 2, reach: 900 }), at(6), noRules);
  assert.ok(!isRefusal(outcome));
  const { state, version, priority, reach, unansweredCount, isHistory, face } = outcome.case;
  assert.deepEqual(
    { state, version, priority, reach, unansweredCount, isHistory, firstLine: face.firstLine },
    { state: 'open', version: 1, priority: 2, reach: 900, unansweredCount: 1, isHistory: false, firstLine: 'a' },
  );
  assert.deepEqual(outcome.case.touched, { words: 1, assignment: 0, reply: 0, state: 0 });
  const [event] = outcome.events;
  assert.deepEqual(
    [event?.kind, event?.subjectId, event?.caseId, event?.personId, event?.detail['opens']],
    ['mention.heard', 'a', 'case', null, true],
  );
  assert.equal(event?.detail['deadlineAt'], at(65).toISOString());
});

test('a reply answers what was said up to its own time, and no more', () => {
  const two = after(blankCase(), hears('a', 1), hears('b', 10));
  const early = after(two, sent(5));
  assert.deepEqual([early.state, early.unanswered.map((one) => one.mentionId)], ['open', ['b']]);
  const late = after(two, sent(10));
  assert.deepEqual([late.state, late.unansweredCount, late.lastReplyAt], ['waiting', 0, at(10)]);
  assert.deepEqual(after(two, own(12)).state, 'waiting');
});

test('a reply answers what it replies to, whatever the clock of its platform says', () => {
  const one = after(blankCase(), hears('a', 50));
  for (const late of [sent(5, 'a'), own(5, 'a')]) {
    const { state, unansweredCount, unanswered, lastReplyAt } = after(one, late);
    assert.deepEqual([state, unansweredCount, unanswered, lastReplyAt], ['waiting', 0, [], at(5)]);
  }
  assert.deepEqual([after(one, sent(5)).state, after(one, own(5, 'another')).state], ['open', 'open']);
  const two = after(one, hears('b', 60), sent(5, 'a'));
  assert.deepEqual([two.state, two.unansweredCount, two.unanswered[0]?.mentionId], ['open', 1, 'b']);
});

test('a reply confirmed by hand answers what it replies to, also words dated after it', () => {
  const ahead = after(blankCase(), hears('a', 200));
  const confirmed: Act = { ...newest, act: 'confirm_reply', replyId: 'r', toMentionId: 'a', isPublic: true };
  assert.deepEqual([after(ahead, confirmed).state, after(ahead, confirmed).unansweredCount], ['waiting', 0]);
});

test('history and own replies end the same, in whatever order they are heard', () => {
  const history = (id: string, minute: number) => hears(id, minute, { isHistory: true });
  const acts = [history('a', 1), own(5), history('b', 9)];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [2, 0, 1],
  ].map((order) => order.flatMap((i) => acts[i] ?? []));
  for (const order of orders) {
    const { state, lastReplyAt, unansweredCount, isHistory } = after(blankCase(), ...order);
    assert.deepEqual(
      { state, lastReplyAt, unansweredCount, isHistory },
      { state: 'open', lastReplyAt: at(5), unansweredCount: 0, isHistory: true },
    );
  }
});

test('history never wakes a case that a person has closed; live words do', () => {
  const seen = after(blankCase(), hears('a', 1, { isHistory: true }));
  for (const closing of [{ act: 'resolve' }, { act: 'let_be' }] as const) {
    const closed = after(seen, { ...newest, ...closing });
    assert.ok(closed.closedAt instanceof Date);
    assert.equal(after(closed, hears('b', 20, { isHistory: true })).state, closed.state);
    const woken = after(closed, hears('c', 30));
    assert.deepEqual([woken.state, woken.closedAt, woken.unansweredCount], ['open', null, 1]);
  }
});

test('a heavier matter heard late gives the case its face, not its first line', () => {
  const praised = after(
    blankCase(),
    hears('thanks', 20, { priority: 0, face: { ...plainFace, kind: 'praise', firstLine: 'thanks' } }),
  );
  const complaint = hears('broken', 10, {
    priority: 2,
    face: { ...plainFace, kind: 'complaint', firstLine: 'broken' },
  });
  const { face, priority } = after(praised, complaint);
  assert.deepEqual([face.kind, face.firstLine, priority], ['complaint', 'thanks', 2]);
});

test('a flood of mentions drops neither the count nor the clock that ends first', () => {
  const flood = Array.from({ length: maxUnanswered + 25 }, (_, i) => hears(`m${i}`, i));
  const flooded = after(blankCase(), ...flood);
  assert.deepEqual([flooded.unanswered.length, flooded.unansweredCount], [maxUnanswered, maxUnanswered + 25]);
  assert.equal(nearestClock(flooded)?.subjectId, 'm0');
  assert.equal(flooded.unanswered.at(-1)?.mentionId, `m${maxUnanswered + 24}`);
  assert.deepEqual([after(flooded, own(1000)).state, after(flooded, own(1000)).unansweredCount], ['waiting', 0]);
});

test('an edit keeps the start of its clock, a removal ends it', () => {
  const one = after(blankCase(), hears('a', 1), { act: 'clock_due' });
  assert.equal(one.unanswered[0]?.stage, 'breached');
  const revise = { act: 'revise', mentionId: 'a', face: plainFace, priority: 3, isNewest: true } as const;
  const sooner = after(one, { ...revise, clock: clock('a', 1, 3, 30), isRemoved: false });
  assert.deepEqual(
    [sooner.unanswered[0]?.deadlineAt, sooner.unanswered[0]?.stage, sooner.priority],
    [at(31), 'running', 3],
  );
  const same = after(one, { ...revise, clock: clock('a', 1), isRemoved: false });
  assert.equal(same.unanswered[0]?.stage, 'breached');
  const removed = after(one, { ...revise, clock: null, isRemoved: true });
  assert.deepEqual([removed.unansweredCount, removed.unanswered], [0, []]);
});

test('each step of a clock is recorded once, at its instant', () => {
  const one = after(blankCase(), hears('a', 0));
  const due = (before: Case, minute: number) => transition(before, { act: 'clock_due' }, at(minute), noRules);
  assert.deepEqual(due(one, 44), { refused: 'not_now', why: 'nothing_due' });
  const warned = due(one, 45);
  assert.ok(!isRefusal(warned));
  assert.deepEqual(
    warned.events.map((event) => [event.kind, event.detail['dueAt']]),
    [['clock.warned', at(45).toISOString()]],
  );
  assert.deepEqual(due(warned.case, 46), { refused: 'not_now', why: 'nothing_due' });
  const breached = due(warned.case, 60);
  assert.ok(!isRefusal(breached));
  assert.deepEqual(
    breached.events.map((event) => event.kind),
    ['clock.breached'],
  );
  // Also when a clock that was set back asks again.
  for (const minute of [600, 50, 0]) {
    assert.deepEqual(due(breached.case, minute), { refused: 'not_now', why: 'nothing_due' });
  }
});

test('an act conflicts with what it depends on, and with nothing else', () => {
  const seen = after(blankCase(), hears('a', 1));
  const saw = { ...person, saw: seen.version };
  const changes: Record<string, Act> = {
    words: hears('b', 2),
    assignment: { ...saw, act: 'assign', assigneeId: 'jo' },
    reply: { ...saw, act: 'queue_reply', replyId: 'r', toMentionId: 'a', isPublic: true },
    state: { ...saw, act: 'let_be' },
  };
  const acts: readonly [Act & { readonly saw: number }, readonly string[]][] = [
    [{ ...saw, act: 'assign', assigneeId: 'mara' }, ['assignment']],
    [{ ...saw, act: 'resolve' }, ['words', 'state']],
    [{ ...saw, act: 'let_be' }, ['words', 'reply', 'state']],
    [{ ...saw, act: 'queue_reply', replyId: 's', toMentionId: 'a', isPublic: true }, ['words', 'reply']],
    [{ ...saw, act: 'note', noteId: 'n' }, []],
    [{ ...saw, act: 'like', mentionId: 'a' }, []],
    [{ ...saw, act: 'cancel_reply', replyId: 'r' }, []],
  ];
  for (const [facet, change] of Object.entries(changes)) {
    const changed = after(seen, change);
    for (const [act, dependsOn] of acts) {
      const outcome = transition(changed, act, at(9), noRules);
      const isConflict = isRefusal(outcome) && outcome.refused === 'conflict';
      assert.equal(isConflict, dependsOn.includes(facet), `${act.act} after a change of ${facet}`);
      if (isConflict) assert.equal(outcome.facet, facet);
      const anyway = transition(changed, { ...act, isAnyway: true } as Act, at(9), noRules);
      const isStill = isRefusal(anyway) && anyway.refused === 'conflict';
      assert.equal(isStill, isConflict && (facet === 'state' || facet === 'assignment'), `${act.act} anyway`);
    }
  }
});

test('a reply keeps on record which notes it was sent with, and nothing where there were none', () => {
  const seen = after(blankCase(), hears('a', 1));
  const queue = {
    ...person,
    saw: seen.version,
    act: 'queue_reply',
    replyId: 'r',
    toMentionId: 'a',
    isPublic: true,
  } as const;
  const detailOf = (act: Act) => {
    const outcome = transition(seen, act, at(2), noRules);
    return isRefusal(outcome) ? null : outcome.events[0]?.detail;
  };
  const about = { toMentionId: 'a', isPublic: true };
  assert.deepEqual(detailOf({ ...queue, overruled: 'blame shouting' }), { ...about, overruled: 'blame shouting' });
  assert.deepEqual(detailOf({ ...queue, overruled: '' }), about);
});

test('closing twice and opening what is open are refused', () => {
  const open = after(blankCase(), hears('a', 1));
  assert.deepEqual(transition(open, { ...newest, act: 'reopen' }, at(2), noRules), {
    refused: 'not_now',
    why: 'already_open',
  });
  const closed = after(open, { ...newest, act: 'let_be' });
  assert.deepEqual([closed.unanswered, closed.unansweredCount, closed.closedAt], [[], 0, at(100)]);
  assert.deepEqual(transition(closed, { ...newest, act: 'let_be' }, at(2), noRules), {
    refused: 'not_now',
    why: 'already_closed',
  });
  const reopened = after(closed, { ...newest, act: 'reopen' });
  assert.deepEqual([reopened.state, reopened.closedAt], ['open', null]);
});

test('what the outbox reports is recorded and changes nothing but the version', () => {
  const one = after(blankCase(), hears('a', 1));
  const reports: readonly [Act, string][] = [
    [{ act: 'reply_sending', replyId: 'r', attempt: 1 }, 'reply.sending'],
    [{ act: 'reply_failed', replyId: 'r', code: 'gone', isFinal: true }, 'reply.failed'],
    [{ act: 'reply_unknown', replyId: 'r' }, 'reply.unknown'],
  ];
  for (const [act, kind] of reports) {
    const outcome = transition(one, act, at(2), noRules);
    assert.ok(!isRefusal(outcome));
    assert.equal(outcome.events[0]?.kind, kind);
    assert.deepEqual({ ...outcome.case, version: one.version }, one);
  }
});

test('what nobody has replied to is not resolved; after a reply, a decision or a removal it is', () => {
  const open = after(blankCase(), hears('a', 1));
  const resolve: Act = { ...newest, act: 'resolve' };
  assert.deepEqual(transition(open, resolve, at(2), noRules), { refused: 'not_now', why: 'not_answered' });
  const replied = after(open, sent(2));
  assert.equal(after(replied, resolve).state, 'resolved');
  assert.equal(after(replied, hears('thanks', 3), resolve).state, 'resolved');
  assert.equal(after(open, { ...newest, act: 'let_be' }, resolve).state, 'resolved');
  assert.equal(after(blankCase(), hears('h', 1, { isHistory: true }), resolve).state, 'resolved');
});

test('a reply says how long the customer had waited, by the wall and in open time, and whether it was in time', () => {
  const half = { ...noRules, openMs: (_: Case, from: Date, to: Date) => (to.getTime() - from.getTime()) / 2 };
  const asked = after(blankCase(), hears('a', 0), hears('b', 20));
  const outcome = transition(asked, sent(90), at(95), half);
  assert.ok(!isRefusal(outcome));
  const { stoppedClocks, clock: kind, isInTime, waitedMinutes, waitedOpenMinutes } = outcome.events[0]?.detail ?? {};
  assert.deepEqual(
    [stoppedClocks, kind, isInTime, waitedMinutes, waitedOpenMinutes],
    [2, 'first_reply', false, 90, 45],
  );
});

test('closing says how long the whole matter took, without the time the customer was waited for', () => {
  const asked = after(blankCase(), hears('a', 0), sent(30), hears('b', 80));
  const replied = after(asked, sent(90));
  const outcome = transition(replied, { ...newest, act: 'resolve' }, at(100), noRules);
  assert.ok(!isRefusal(outcome));
  const { tookMinutes, tookOpenMinutes } = outcome.events[0]?.detail ?? {};
  assert.deepEqual([tookMinutes, tookOpenMinutes], [100, 40]);
});

test('words read again change their clock and what the case weighs, and its face only where they are the newest', () => {
  const asked = after(blankCase(), hears('a', 0, { priority: 2 }), hears('b', 20, { priority: 2 }));
  const reread = (mentionId: string, isNewest: boolean): Act => ({
    act: 'reread',
    mentionId,
    face: { ...plainFace, firstLine: 'not this', feeling: 'positive', isAbusive: true },
    clock: clock(mentionId, mentionId === 'a' ? 0 : 20, 0),
    priority: 0,
    isNewest,
    head: 'abuse',
    madeBy: 'classifier:ours',
  });
  const older = after(asked, reread('a', false));
  assert.deepEqual([older.face, older.priority], [asked.face, 2], 'the newer words still weigh');
  const both = after(older, reread('b', true));
  assert.deepEqual([both.face.isAbusive, both.face.firstLine, both.priority], [true, asked.face.firstLine, 0]);
  assert.deepEqual(both.touched, asked.touched, 'nobody who is at work there is held up');
  assert.equal(after(asked, sent(30), reread('a', false)).priority, after(asked, sent(30)).priority);
});
