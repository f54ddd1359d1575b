// One press, one meaning: notes are shown before they are overruled, and what was not shown never is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../core/respond/finding.ts';
import { assist } from '../messages/en/assist.ts';
import { learn } from '../messages/say.ts';
import { outcomeOf } from './outcome.ts';
import { conflict, type Stop } from './stops.ts';

learn(assist);

const found = (code: Finding['code'], level: Finding['level']): Finding => ({
  code,
  level,
  spans: [],
  detail: {},
  better: null,
});

function press(
  findings: readonly Finding[],
  more: { stop?: Stop; standing?: string[]; canSend?: boolean; needsYes?: boolean; approved?: string } = {},
) {
  const judge = () => ({
    way: 'interface' as const,
    count: null,
    steps: [],
    findings,
    mayGo: findings.every(({ level }) => level !== 'may_not_go'),
    needsSecondPerson: findings.some(({ level }) => level === 'second_person'),
  });
  return outcomeOf({
    text: 'Dear Ana',
    visibility: 'public',
    judge,
    standing: new Set(more.standing ?? []),
    canSend: more.canSend ?? true,
    page: {
      needsYes: { public: more.needsYes ?? false, private: false },
      approval: more.approved === undefined ? null : approvalOf(more.approved),
    },
    stop: more.stop ?? null,
  });
}

const approvalOf = (text: string) => ({ state: 'approved', text, visibility: 'public', replyId: null }) as const;

const stopped = (outcome: ReturnType<typeof press>): Stop => {
  assert.ok(outcome.is === 'stop');
  return outcome.stop;
};

test('with nothing found it leaves; a trainee’s words ask for a yes', () => {
  assert.deepEqual(press([]), { is: 'send', overruled: [], isAnyway: false });
  assert.deepEqual(press([], { canSend: false }), { is: 'ask', overruled: [], isAnyway: false });
  assert.deepEqual(press([], { needsYes: true }), { is: 'ask', overruled: [], isAnyway: false });
});

test('words approved to be said on the place’s own page are said; changed ones ask anew', () => {
  const anger = [found('anger', 'second_person')];
  assert.equal(press(anger, { approved: 'Dear Ana ' }).is, 'send');
  assert.equal(press(anger, { approved: 'Dear Anna' }).is, 'ask');
  assert.equal(press([], { approved: 'Dear Ana', canSend: false }).is, 'ask');
});

test('a note is shown, and the same key again sends and says which notes were overruled', () => {
  const notes = [found('shouting', 'note'), found('joke', 'note'), found('joke', 'note')];
  const stop = stopped(press(notes));
  assert.deepEqual([stop.waits, stop.notes], ['notes', ['shouting', 'joke']]);
  assert.match(stop.words, /^2 notes are open/u);
  assert.deepEqual(press(notes, { stop }), { is: 'send', overruled: ['shouting', 'joke'], isAnyway: false });
});

test('whose words need a yes is told that the same key asks, not that it sends', () => {
  const notes = [found('shouting', 'note')];
  const stop = stopped(press(notes, { canSend: false }));
  assert.match(stop.words, /asks for a yes/u);
  assert.doesNotMatch(stop.words, /sends/u);
  assert.equal(press(notes, { canSend: false, stop }).is, 'ask');
});

test('a note that came after the others were shown is shown first', () => {
  const stop = stopped(press([found('shouting', 'note')]));
  const next = stopped(press([found('shouting', 'note'), found('canned', 'note')], { stop }));
  assert.deepEqual(next.notes, ['shouting', 'canned']);
});

test('a note one lets stand is overruled without being asked again, and only while it is found', () => {
  const standing = ['shouting', 'joke'];
  assert.deepEqual(press([found('shouting', 'note')], { standing }), {
    is: 'send',
    overruled: ['shouting'],
    isAnyway: false,
  });
});

test('letting a note stand waves through no graver finding of the same name', () => {
  assert.equal(press([found('private_data', 'may_not_go')], { standing: ['private_data'] }).is, 'stop');
  assert.equal(press([found('anger', 'second_person')], { standing: ['anger'] }).is, 'ask');
});

test('what may not go, goes with no number of presses', () => {
  const grave = [found('placeholder', 'may_not_go')];
  const stop = stopped(press(grave));
  assert.equal(stop.waits, null);
  assert.equal(press(grave, { stop }).is, 'stop');
});

test('newer words waved through stay so when a note comes up after them', () => {
  const notes = [found('shouting', 'note')];
  const stop = stopped(press(notes, { stop: conflict('Ana has written again.') }));
  assert.equal(stop.isAnyway, true);
  assert.deepEqual(press(notes, { stop }), { is: 'send', overruled: ['shouting'], isAnyway: true });
});
