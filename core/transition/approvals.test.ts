// A case with words that wait for a yes: asked for, settled, void, and read back from the record.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act, PersonAct } from '../act.ts';
import type { Case } from '../case.ts';
import { at, blankCase, hears, noRules, person } from '../testbed.ts';
import { isRefusal } from './outcome.ts';
import { transition } from './transition.ts';

const never = Number.MAX_SAFE_INTEGER;
const ask = (approvalId: string, insteadOf: string | null = null, saw = never): PersonAct => ({
  act: 'ask_approval',
  ...person,
  saw,
  approvalId,
  insteadOf,
  toMentionId: 'a',
  isPublic: true,
  by: 'role:lead',
  why: 'finding',
  rule: null,
  needed: 1,
  dueAt: at(30),
  findings: 'anger',
  overruled: '',
});
const settle = (approvalId: string, more: Partial<Extract<PersonAct, { act: 'settle_approval' }>> = {}): PersonAct => ({
  act: 'settle_approval',
  personId: 'lead',
  saw: never,
  approvalId,
  state: 'approved',
  authorId: person.personId,
  verdict: 'yes',
  version: 1,
  isEdit: false,
  isAlone: false,
  reply: { replyId: 'reply', toMentionId: 'a', isPublic: true, overruled: 'emoji' },
  ...more,
});

function after(...acts: readonly Act[]): { readonly of: Case; readonly kinds: readonly string[] } {
  let of = blankCase();
  const kinds: string[] = [];
  acts.forEach((act, i) => {
    const outcome = transition(of, act, at(i), noRules);
    assert.ok(!isRefusal(outcome), JSON.stringify([act, outcome]));
    of = outcome.case;
    kinds.push(
      ...outcome.events.map(({ kind, detail }) => `${kind}${kind === 'approval.settled' ? ` ${detail['state']}` : ''}`),
    );
  });
  return { of, kinds };
}

test('the last yes settles the request and queues the reply in its author’s name', () => {
  const { of } = after(hears('a', 0), ask('one'));
  assert.equal(of.approvalId, 'one');
  const outcome = transition(of, settle('one'), at(5), noRules);
  assert.ok(!isRefusal(outcome));
  assert.equal(outcome.case.approvalId, null);
  assert.deepEqual(
    outcome.events.map(({ kind, personId, subjectId }) => [kind, personId, subjectId]),
    [
      ['approval.reviewed', 'lead', 'one'],
      ['approval.settled', 'lead', 'one'],
      ['reply.queued', person.personId, 'reply'],
    ],
  );
  assert.equal(outcome.events.at(-1)?.detail['approvalId'], 'one');
  assert.ok(outcome.case.touched.reply === outcome.case.version, 'a colleague’s draft is told of it');
});

test('new words of the customer stop a yes, and a second press goes past them', () => {
  const { of } = after(hears('a', 0), ask('one'), hears('b', 2));
  const saw = 2;
  assert.deepEqual(transition(of, settle('one', { saw }), at(5), noRules), { refused: 'conflict', facet: 'words' });
  assert.ok(!isRefusal(transition(of, settle('one', { saw, isAnyway: true }), at(5), noRules)));
});

test('asked anew, the earlier request is void; another person’s stands', () => {
  assert.deepEqual(after(hears('a', 0), ask('one'), ask('two', 'one')).kinds.slice(1), [
    'approval.asked',
    'approval.settled void',
    'approval.asked',
  ]);
  const { of } = after(hears('a', 0), ask('one'));
  assert.deepEqual(transition(of, ask('two'), at(5), noRules), { refused: 'not_now', why: 'already_asked' });
  assert.deepEqual(transition(of, settle('two'), at(5), noRules), { refused: 'not_now', why: 'no_such_approval' });
});

test('other words sent in its place, or the end of the case, leave nothing waiting', () => {
  const sent: PersonAct = {
    act: 'queue_reply',
    ...person,
    saw: never,
    replyId: 'r',
    toMentionId: 'a',
    isPublic: true,
    voidsApproval: true,
  };
  const ends: readonly PersonAct[] = [sent, { act: 'let_be', ...person, saw: never } as PersonAct];
  for (const end of ends) {
    const { of, kinds } = after(hears('a', 0), ask('one'), end);
    assert.equal(of.approvalId, null, end.act);
    assert.equal(kinds.at(-1), 'approval.settled void', end.act);
  }
  const colleague = after(hears('a', 0), ask('one'), { ...sent, voidsApproval: false });
  assert.equal(colleague.of.approvalId, 'one', 'what a colleague says is shown to the reviewer');
});
