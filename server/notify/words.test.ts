// What a notice says outside the desk: what, whose and by when, in the reader's own time, on one line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeRow } from '../../store/triage/notice-list.ts';
import { digestTitle, wordsOf } from './words.ts';

const now = new Date('2026-11-20T10:00:00Z');
const reader = { now, timeZone: 'Europe/Madrid', labelOf: (channel: string) => channel.toUpperCase() };

function notice(over: Partial<NoticeRow> = {}): NoticeRow {
  return {
    ...{ id: 'n', personId: 'p', caseId: 'c', kind: 'escalation', severity: 'high', matter: 'm', detail: {} },
    ...{ dueAt: now, at: now, readAt: null, customerName: 'Ana', channel: 'test', firstLine: 'Where is it?' },
    ...{ deadlineAt: new Date('2026-11-20T13:30:00Z'), isOpen: true },
    ...over,
  };
}

const titled = (over: Partial<NoticeRow>) => wordsOf(notice(over), reader).title;

test('what, whose and by when, in the reader’s time', () => {
  assert.equal(titled({ detail: { on: 'warning', tree: 'Soon' } }), 'Answer Ana by 14:30 (Soon)');
  assert.equal(titled({ detail: { on: 'breach', step: 1 } }), 'Escalated. Late: Ana waits for an answer, due 14:30');
  assert.equal(titled({ detail: { on: 'heard', isLast: true } }), 'Last step. Ana waits, due 14:30');
  assert.equal(titled({ kind: 'clock.warned', detail: { clock: 'promise' } }), 'Keep the promise to Ana by 14:30');
  assert.equal(
    titled({ kind: 'case.assigned', deadlineAt: new Date('2026-11-23T08:00:00Z') }),
    'Yours now: Ana, due Mon 23 Nov, 09:00',
  );
  assert.equal(
    titled({ kind: 'approval.asked', detail: { isReminder: false } }),
    'Needs your yes: a reply to Ana, by 14:30',
  );
  assert.equal(
    titled({ kind: 'approval.asked', detail: { isReminder: true } }),
    'Still needs your yes: a reply to Ana, by 14:30',
  );
  assert.equal(titled({ kind: 'approval.settled', detail: { state: 'refused' } }), 'Not approved: your reply to Ana');
  assert.equal(titled({ isOpen: false, detail: { tree: 'Soon' } }), 'Settled since: Ana (Soon)');
  assert.equal(titled({ kind: 'source.failing', isOpen: null, detail: { source: 'Shop' } }), 'Not listening: Shop');
});

test('nothing a customer wrote breaks out of its line, and only the first of it is told', () => {
  const { title, about } = wordsOf(
    notice({ customerName: 'Ana\r\nBcc: all@example.org', firstLine: `Help!\u2028${'x'.repeat(500)}` }),
    reader,
  );
  assert.equal(/[\r\n\u2028]/u.test(title + about.join('')), false);
  assert.ok((about[0]?.length ?? 0) < 150);
  assert.equal(about[1], 'On TEST.');
});

test('what came late says when it should have', () => {
  const past = new Date(now.getTime() - 3_600_000);
  assert.ok(wordsOf(notice({ dueAt: past }), reader).about.includes('This should have reached you at 10:00.'));
  assert.equal(
    wordsOf(notice(), reader).about.some((line) => line.includes('should have')),
    false,
  );
});

test('one line over several', () => {
  const late = notice({ detail: { on: 'breach' } });
  assert.equal(digestTitle([late, late, notice()]), '3 notices: 2 late, 1 more');
  assert.equal(digestTitle([notice(), notice({ isOpen: false })]), '2 notices: 1 settled since, 1 more');
  assert.equal(digestTitle([notice(), notice()]), '2 notices: 2 for you');
});
