// A matter taken offline: who keeps it, when its public thread counts as closed, and what a promise in a reply is worth.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../act.ts';
import type { Case } from '../case.ts';
import { at, blankCase, hears, noRules, person } from '../testbed.ts';
import { isRefusal } from './outcome.ts';
import { transition } from './transition.ts';

const seen = { ...person, saw: 999 };
const offline: Act = { act: 'take_offline', ...seen, handoverId: 'h', way: 'page' };

function run(one: Case, ...acts: readonly (readonly [minute: number, act: Act])[]): Case {
  return acts.reduce((before, [minute, act]) => {
    const outcome = transition(before, act, at(minute), noRules);
    assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
    return outcome.case;
  }, one);
}

const said = (queued: number, sent: number, more: object = {}): readonly [number, Act] => [
  sent,
  {
    act: 'reply_sent',
    replyId: `r${queued}`,
    toMentionId: 'a',
    queuedAt: at(queued),
    sentAt: at(sent),
    wasFound: false,
    ...more,
  },
];
const resolve: Act = { act: 'resolve', ...seen };
const asked = run(blankCase(), [0, hears('a', 0)]);

test('whoever takes a matter offline that nobody has keeps it; whoever has it already goes on having it', () => {
  const taken = run(asked, [1, offline]);
  assert.equal(taken.assigneeId, person.personId);
  assert.deepEqual(taken.handover, { handoverId: 'h', since: at(1), isTold: false });
  const jos = run(asked, [1, { act: 'assign', ...seen, assigneeId: 'jo' }], [2, offline]);
  assert.equal(jos.assigneeId, 'jo');
  assert.deepEqual(transition(taken, offline, at(3), noRules), { refused: 'not_now', why: 'already_offline' });
  assert.deepEqual(transition(run(asked, said(1, 1), [2, resolve]), offline, at(3), noRules), {
    refused: 'not_now',
    why: 'already_closed',
  });
});

test('what was said in private still waits after a public line; a private reply answers it', () => {
  const spoke = run(asked, [1, offline], said(1, 2, { isPublic: true }), [5, hears('b', 5)]);
  const told = run(spoke, said(6, 7, { isPublic: true }));
  assert.deepEqual([told.state, told.unanswered.map((one) => one.mentionId)], ['open', ['b']]);
  const replied = run(told, said(8, 9, { toMentionId: 'b', isPublic: false }));
  assert.deepEqual([replied.state, replied.unansweredCount], ['waiting', 0]);
});

test('it ends when the public thread has its last word, sent off since; the line that led away is none', () => {
  const gone = run(asked, [1, offline]);
  const not = (one: Case) =>
    assert.deepEqual(transition(one, resolve, at(9), noRules), { refused: 'not_now', why: 'not_told' });
  const led = run(gone, said(1, 2, { isPublic: true }));
  not(led);
  not(run(led, said(3, 4)));
  const told = run(led, said(5, 6, { isPublic: true }));
  assert.equal(told.handover?.isTold, true);
  assert.equal(run(told, [9, resolve]).state, 'resolved');
  const byHand = run(led, [5, { act: 'confirm_reply', ...seen, replyId: 'x', toMentionId: 'a', isPublic: true }]);
  assert.equal(run(byHand, [9, resolve]).state, 'resolved');
  const elsewhere: Act = { act: 'hear_own', mentionId: 'o', toMentionId: 'a', saidAt: at(5), isHistory: false };
  not(run(led, [6, elsewhere]));
  assert.equal(run(led, [6, { ...elsewhere, isPublic: true }], [9, resolve]).state, 'resolved');
});

test('it ends without one for a reason, which the record knows of; and once it is brought back', () => {
  const gone = run(asked, [1, offline], said(1, 2));
  const outcome = transition(gone, { ...resolve, isUnclosed: true } as Act, at(3), noRules);
  assert.ok(!isRefusal(outcome));
  assert.equal(outcome.events[0]?.detail['isUnclosed'], true);
  const back = run(gone, [3, { act: 'bring_back', ...seen }]);
  assert.equal(back.handover, null);
  assert.equal(run(back, [4, resolve]).state, 'resolved');
  assert.deepEqual(transition(back, { act: 'bring_back', ...seen }, at(4), noRules), {
    refused: 'not_now',
    why: 'not_offline',
  });
});

test('a reply does not keep what it promises itself; taken back, it takes its promise along', () => {
  const promise: Act = { act: 'promise', ...seen, promiseId: 'p', until: at(90), replyId: 'r1' };
  const promised = run(
    asked,
    [1, { act: 'queue_reply', ...seen, replyId: 'r1', toMentionId: 'a', isPublic: true }],
    [1, promise],
  );
  const sent = run(promised, said(1, 2, { promiseId: 'p' }));
  assert.deepEqual([sent.promises.length, sent.unansweredCount, sent.state], [1, 0, 'open']);
  const kept = run(sent, said(3, 4));
  assert.deepEqual([kept.promises.length, kept.state], [0, 'waiting']);
  const undone = run(promised, [2, { act: 'cancel_reply', ...seen, replyId: 'r1', promiseId: 'p' }]);
  assert.deepEqual([undone.promises, undone.unansweredCount, undone.state], [[], 1, 'open']);
});

test('where only the promise kept a case open, taking it back makes it the customer’s turn again', () => {
  const theirs = run(asked, said(1, 1));
  assert.equal(theirs.state, 'waiting');
  const promised = run(theirs, [2, { act: 'promise', ...seen, promiseId: 'p', until: at(90), replyId: 'r2' }]);
  assert.equal(promised.state, 'open');
  const undone = run(promised, [3, { act: 'cancel_reply', ...seen, replyId: 'r2', promiseId: 'p' }]);
  assert.equal(undone.state, 'waiting');
  const unrelated = run(promised, [3, { act: 'cancel_reply', ...seen, replyId: 'r2' }]);
  assert.equal(unrelated.promises.length, 1);
});
