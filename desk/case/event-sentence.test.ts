// Every event has its sentence, and the sentences say why the clocks stand where they do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EventLine } from '../../wire/case.ts';
import { eventSentence } from './event-sentence.ts';

const knowing = { name: 'Ada', me: 'p1', nameOf: (id: string) => ({ p1: 'Ana', p2: 'Ben' })[id] };
const ana = { id: 'p1', name: 'Ana' };
const at = new Date(2026, 10, 23, 9, 0);
const clock = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes).toISOString();
const line = (kind: string, detail: EventLine['detail'] = {}, by: EventLine['by'] = ana): EventLine => ({
  number: 1,
  at: at.toISOString(),
  kind,
  by,
  detail,
});
/** Intl writes narrow spaces in times; a person types plain ones. */
const said = (kind: string, detail: EventLine['detail'] = {}): string =>
  eventSentence(line(kind, detail), knowing).replace(/\s/gu, ' ');

function kindsOfEvents(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../core/event.ts'), 'utf8');
  const [, union = ''] = /export type EventKind =([^;]+);/u.exec(source) ?? [];
  return [...union.matchAll(/'([a-z_.]+)'/gu)].map(([, kind = '']) => kind);
}

test('every kind of event has a sentence of its own', () => {
  const kinds = kindsOfEvents();
  assert.ok(kinds.length > 40, 'the kinds are read from core');
  const sentences = kinds.map((kind) => said(kind));
  for (const sentence of sentences) assert.doesNotMatch(sentence, /[{}]|\w\.\w|Recorded/u);
  assert.equal(new Set(sentences).size, kinds.length);
});

test('an event this desk does not know is shown by its code', () => {
  assert.match(said('star.exploded'), /star\.exploded/u);
  assert.match(said('toString'), /toString/u);
});

test('a yes says whose, and when somebody gave it to themselves', () => {
  assert.equal(said('approval.reviewed', { verdict: 'yes', isEdit: true }), 'Ana changed the words and said yes.');
  assert.equal(said('approval.reviewed', { verdict: 'changes' }), 'Ana asked for other words.');
  assert.equal(said('approval.settled', { state: 'approved', isAlone: false }), 'The words are approved.');
  assert.match(said('approval.settled', { state: 'approved', isAlone: true }), /Ana approved their own words/u);
});

test('an assignment says to whom', () => {
  assert.equal(said('case.assigned', { subjectId: 'p2' }), 'Ana gave it to Ben.');
  assert.equal(said('case.assigned', { subjectId: 'p1' }), 'Ana took it.');
  assert.equal(said('case.assigned'), 'Ana put it back for anybody.');
});

test('words heard say which clock they started, by which target, and how late they were heard', () => {
  const detail = { saidAt: clock(8, 18), clock: 'first_reply', target: 'Complaints', deadlineAt: clock(10) };
  const sentence = 'Ada wrote. Heard 42m after it was said. First reply due by 10:00 AM: target “Complaints”.';
  assert.equal(said('mention.heard', detail), sentence);
  const inTime = { ...detail, saidAt: clock(8, 51), target: null, clock: 'next_reply', reopens: true };
  assert.equal(said('mention.heard', inTime), 'Ada wrote; the case is open again. Next reply due by 10:00 AM.');
  const history = { saidAt: clock(1), isHistory: true, clock: null, deadlineAt: null };
  assert.equal(said('mention.heard', history), 'Ada had written this before Heed listened.');
});

test('a warning and a breach name their clock and its instant', () => {
  assert.equal(
    said('clock.warned', { clock: 'promise', dueAt: clock(9, 45) }),
    'Promise: the warning came at 9:45 AM.',
  );
  const tomorrow = new Date(2026, 10, 24, 9, 0).toISOString();
  assert.equal(
    said('clock.breached', { clock: 'resolution', dueAt: tomorrow }),
    'Whole matter: the deadline of Tue, Nov 24, 9:00 AM passed.',
  );
});

test('an answer says how many clocks it stopped, after how long, and the promises it kept', () => {
  const detail = { stoppedClocks: 2, keptPromises: 1, waitedMinutes: 900, waitedOpenMinutes: 45 };
  assert.equal(
    said('reply.sent', detail),
    'The reply stands on the platform. 2 clocks stopped after 45m of open time, 15h by the wall. A promise was kept.',
  );
  assert.equal(
    said('reply.sent', { stoppedClocks: 1, via: 'link_out' }),
    'Ana replied on the platform’s own page. One clock stopped.',
  );
  assert.equal(said('reply.sent', { stoppedClocks: 0, wasFound: true }), 'The reply was found on the platform.');
  assert.match(said('mention.own_heard', detail), /2 clocks stopped after 45m/u);
  assert.equal(said('case.let_be', { unanswered: 3 }), 'Ana decided not to reply. 3 messages had no reply.');
});

test('an escalation says which step it climbed, and how severe it is', () => {
  const tell = 'assignee leads team:care';
  const detail = { tree: 'Too late', step: 1, round: 0, isLast: false, severity: 'high', tell };
  const told = 'Told: whoever has the case, the leads and team care';
  assert.equal(
    said('escalation.climbed', detail).replace('leads, and', 'leads and'),
    `Escalation “Too late”: step 2. ${told}. Severity: high.`,
  );
  assert.match(said('escalation.climbed', { ...detail, round: 1 }), /step 2, round 2\. Told again: whoever/u);
  assert.doesNotMatch(said('escalation.climbed', { ...detail, severity: 'normal' }), /Severity/u);
  const last = { ...detail, isLast: true, tell: 'owners' };
  assert.match(said('escalation.climbed', last), /the last step\. Told: the owners\./u);
});

test('a routing says to whom, how, and why', () => {
  const routed = { route: 'Spanish', how: 'propose', why: 'route language fair_turn', team: 'iberia' };
  const why = 'because the route “Spanish” fits,';
  assert.equal(
    said('case.routed', { ...routed, subjectId: 'p2' }),
    `Proposed to Ben ${why} they speak the customer’s language, and it is their turn.`,
  );
  assert.equal(
    said('case.routed', { ...routed, subjectId: 'p1', how: 'assign' }),
    `Given to Ana ${why} you speak the customer’s language, and it is your turn.`,
  );
  assert.equal(
    said('case.routed', { ...routed, why: 'route nobody_free' }),
    'Given to the team iberia because the route “Spanish” fits and nobody who could take it is free.',
  );
  assert.match(said('case.routed', { ...routed, why: 'route moon_phase' }), /fits and moon_phase/u);
});

test('what was found in a reply and sent knowingly is named', () => {
  assert.match(said('reply.queued', { overruled: 'blame canned_form gone_code' }), /: Blame and Empty form\.$/u);
  assert.doesNotMatch(said('reply.queued'), /knowingly/u);
});
