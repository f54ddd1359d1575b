// Codes become sentences; what this desk does not know yet is still shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventKind } from '../../core/event.ts';
import type { EventLine } from '../../wire/case.ts';
import { eventSentence, reasonSentence, whySentence } from './sentence.ts';

const knowing = { name: 'Ada', nameOf: (id: string) => (id === 'p2' ? 'Ben' : undefined) };
const ana = { id: 'p1', name: 'Ana' };
const line = (kind: string, detail: EventLine['detail'] = {}, by: EventLine['by'] = ana): EventLine => ({
  number: 1,
  at: '2026-11-22T08:00:00Z',
  kind,
  by,
  detail,
});

test('every event a case can have is a sentence of its own', () => {
  const kinds: EventKind[] = [
    'mention.heard',
    'mention.own_heard',
    'mention.revised',
    'mention.removed',
    'mention.liked',
    'reading.corrected',
    'case.assigned',
    'case.resolved',
    'case.let_be',
    'case.reopened',
    'clock.warned',
    'clock.breached',
    'reply.queued',
    'reply.cancelled',
    'reply.sending',
    'reply.sent',
    'reply.failed',
    'reply.unknown',
    'reply.retried',
    'note.added',
  ];
  const sentences = kinds.map((kind) => eventSentence(line(kind), knowing));
  assert.equal(new Set(sentences).size, kinds.length);
  for (const sentence of sentences) assert.doesNotMatch(sentence, /[{}]|\w\.\w/u);
});

test('an event this desk does not know is shown by its code', () => {
  assert.match(eventSentence(line('star.exploded'), knowing), /star\.exploded/u);
});

test('an assignment says to whom', () => {
  const to = (subjectId: string | null) =>
    eventSentence(line('case.assigned', subjectId === null ? {} : { subjectId }), knowing);
  assert.equal(to('p2'), 'Ana gave it to Ben');
  assert.equal(to('p1'), 'Ana took it');
  assert.equal(to(null), 'Ana put it back for anybody');
});

test('reasons name their figures', () => {
  assert.equal(whySentence({ code: 'target', detail: { minutes: 60 } }), 'a reply is due within 1h');
  assert.equal(whySentence({ code: 'reach', detail: { followers: 12000 } }), '12,000 people follow them');
  assert.equal(whySentence({ code: 'kind', detail: { kind: 'complaint' } }), 'Complaint');
  assert.equal(whySentence({ code: 'moon_phase', detail: {} }), 'moon_phase');
});

test('a passage says what it speaks for', () => {
  const said = reasonSentence({ head: 'kind', value: 'complaint', why: 'cue' });
  assert.equal(said, 'Kind: these words speak for “Complaint”');
  assert.match(reasonSentence({ head: 'kind', value: 'other', why: 'dream' }), /dream/u);
});
