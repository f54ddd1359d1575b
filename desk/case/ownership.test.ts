// The sentence on whose matter a case is holds as long as the routing behind it does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventLine } from '../../wire/case.ts';
import { ownershipOf } from './ownership.ts';

const ana = { id: 'p1', name: 'Ana' };
const ben = { id: 'p2', name: 'Ben' };

type Page = Parameters<typeof ownershipOf>[0];

const event = (kind: string, detail: EventLine['detail']): EventLine => ({
  number: 1,
  at: '2026-11-23T09:00:00Z',
  kind,
  by: null,
  detail,
});
const routed = (subjectId: string | null, how: 'propose' | 'assign', why = 'route fair_turn') =>
  event('case.routed', { route: 'Spanish', how, why, ...(subjectId === null ? {} : { subjectId }) });

function page(given: Partial<Page['row']>, rest: Partial<Omit<Page, 'row'>> = {}): Page {
  const row = { state: 'open', assignee: null, ...given } as Page['row'];
  return { row, proposed: null, team: null, events: [], ...rest };
}

test('given by a route: yours, or a colleague’s, with its reasons', () => {
  const given = page({ assignee: ana }, { events: [routed('p1', 'assign')] });
  const because = 'because the route “Spanish” fits and it is';
  assert.deepEqual(ownershipOf(given, 'p1'), { sentence: `Yours ${because} your turn.`, isOpen: false });
  assert.deepEqual(ownershipOf(given, 'p2'), { sentence: `With Ana ${because} their turn.`, isOpen: false });
});

test('proposed: to be taken, by whom it was proposed to and by others', () => {
  const proposed = page({}, { proposed: ben, events: [routed('p2', 'propose')] });
  assert.match(ownershipOf(proposed, 'p2')?.sentence ?? '', /^Proposed to you because .* your turn\.$/u);
  assert.match(ownershipOf(proposed, 'p1')?.sentence ?? '', /^Proposed to Ben because .* their turn\.$/u);
  assert.equal(ownershipOf(proposed, 'p1')?.isOpen, true);
});

test('nobody free: the team, or nobody yet, with the reason', () => {
  const events = [routed(null, 'assign', 'route nobody_free')];
  assert.match(
    ownershipOf(page({}, { team: 'iberia', events }), 'p1')?.sentence ?? '',
    /^For the team iberia because/u,
  );
  assert.match(ownershipOf(page({}, { events }), 'p1')?.sentence ?? '', /^With nobody yet because .* is free\.$/u);
});

test('nothing is said once a person has decided, nor where no route ever did, nor of what is closed', () => {
  const events = [routed('p1', 'assign'), event('case.assigned', { subjectId: 'p1' })];
  assert.equal(ownershipOf(page({ assignee: ana }, { events }), 'p1'), null);
  assert.equal(ownershipOf(page({ assignee: ana }), 'p1'), null);
  assert.equal(ownershipOf(page({ assignee: ben }, { events: [routed('p1', 'propose')] }), 'p1'), null);
  const closed = page({ state: 'resolved' }, { proposed: ben, events: [routed('p2', 'propose')] });
  assert.equal(ownershipOf(closed, 'p2'), null);
});
