// A reply is never shown twice and never lost between outbox and platform.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CasePage, ReplyView, ThreadItem } from '../../wire/case.ts';
import { linesOf } from './lines.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
const said = (id: string, minute: number, more: Partial<ThreadItem> = {}): ThreadItem =>
  ({ id, publishedAt: at(minute), heardAt: at(minute + 1), isOwn: false, fromCaseId: null, ...more }) as ThreadItem;
const reply = (id: string, minute: number, more: Partial<ReplyView> = {}): ReplyView =>
  ({ id, state: 'sent', createdAt: at(minute), sentAt: at(minute), mentionId: null, ...more }) as ReplyView;
const shown = (thread: ThreadItem[], replies: ReplyView[]): string[] =>
  linesOf({ thread, replies } as unknown as CasePage).map((line) =>
    line.is === 'said'
      ? `said ${line.item.id}${line.reply === undefined ? '' : ` by ${line.reply.id}`}`
      : line.reply.id,
  );

test('what was said and what is on its way stand in the order of time', () => {
  const queued = reply('r1', 5, { state: 'queued', sentAt: null });
  assert.deepEqual(shown([said('m1', 1), said('m2', 9)], [queued]), ['said m1', 'r1', 'said m2']);
});

test('a reply heard back stands once, and keeps who gave it', () => {
  const sent = reply('r1', 5, { mentionId: 'm2' });
  assert.deepEqual(shown([said('m1', 1), said('m2', 5, { isOwn: true })], [sent]), ['said m1', 'said m2 by r1']);
});

test('a reply heard back beyond the shown part of a long thread is still shown', () => {
  assert.deepEqual(shown([said('m1', 1)], [reply('r1', 5, { mentionId: 'not loaded' })]), ['said m1', 'r1']);
});

test('one taken back is gone; one that failed stays in sight', () => {
  const replies = [reply('r1', 5, { state: 'cancelled' }), reply('r2', 6, { state: 'failed', sentAt: null })];
  assert.deepEqual(shown([], replies), ['r2']);
});

test('a case made one with this stands in one piece, replies to it too; the conversation that spoke last comes last', () => {
  const thread = [said('x1', 2, { fromCaseId: 'x' }), said('x2', 6, { fromCaseId: 'x' }), said('m1', 1), said('m2', 9)];
  const replies = [reply('r1', 3, { toMentionId: 'x1' }), reply('r2', 4, { toMentionId: 'm1' })];
  assert.deepEqual(shown(thread, replies), ['said x1', 'r1', 'said x2', 'said m1', 'r2', 'said m2']);
});

test('undated words stand where they were heard', () => {
  assert.deepEqual(shown([said('m1', 7, { publishedAt: null }), said('m2', 2)], []), ['said m2', 'said m1']);
});
