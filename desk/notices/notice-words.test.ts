// Every kind of notice has words, and none of them shows an empty place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeView } from '../../wire/notices.ts';
import { notices } from '../messages/en/notices.ts';
import { learn } from '../messages/say.ts';
import { noticeTitle } from './notice-words.ts';

learn(notices);
const now = Date.parse('2026-11-20T10:00:00Z');
const dueAt = '2026-11-20T10:30:00Z';

function titled(
  kind: NoticeView['kind'],
  detail: NoticeView['detail'],
  customer: string | null = 'Ana',
  isOpen = true,
): string {
  return noticeTitle({ kind, detail, customer, dueAt, deadlineAt: null, isOpen }, now);
}

test('what, whose and by when', () => {
  const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(new Date(dueAt));
  assert.equal(titled('clock.warned', { clock: 'first_reply', deadlineAt: dueAt }), `Answer Ana by ${time}`);
  assert.equal(titled('clock.warned', { clock: 'promise', deadlineAt: dueAt }), `Keep the promise to Ana by ${time}`);
  assert.equal(titled('clock.breached', { clock: 'resolution' }), `The case of Ana was to be settled by ${time}`);
  assert.equal(titled('clock.breached', { deadlineAt: 'soon' }, null), `A customer waits for an answer, due ${time}`);
  assert.equal(titled('escalation', { tree: 'Too late' }), 'Ana still waits: Too late');
  assert.equal(titled('escalation', { tree: 'Too late', isLast: true }), 'Last step. Ana still waits: Too late');
  assert.equal(titled('escalation', { on: 'warning', step: 0, round: 0 }), `Answer Ana by ${time}`);
  assert.equal(titled('escalation', { on: 'breach', step: 1 }), `Escalated. Ana waits for an answer, due ${time}`);
  assert.equal(titled('approval.asked', { deadlineAt: dueAt }), `Needs your yes by ${time}: a reply to Ana`);
  assert.equal(titled('approval.settled', { state: 'approved' }), 'Approved: your reply to Ana');
  assert.equal(titled('escalation', { on: 'breach' }, 'Ana', false), 'Settled since: Ana');
  assert.match(titled('clock.warned', { deadlineAt: '2026-11-22T10:00:00Z' }), /^Answer Ana by Nov 22, 2026, /u);
});
