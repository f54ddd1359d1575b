// Who may confirm that something is hidden, from when on, and where a request stands that was never answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../role.ts';
import { confirmFrom, type HideStep, standingOf, whyNotConfirm, whyNotSettle } from './hiding.ts';

const askedAt = new Date('2026-11-20T10:00:00Z');
const after = (minutes: number) => new Date(askedAt.getTime() + minutes * 60_000);
const person = (id: string, role: Role) => ({ id, role, teams: [] });
const asked = { isOpen: true, askedBy: 'ann', askedAt };

test('another person of the role lead or above confirms, at once; an agent does not, and nobody twice', () => {
  const people = [person('ann', 'agent'), person('bo', 'agent'), person('lea', 'lead')];
  assert.deepEqual(
    ['ann', 'bo', 'lea', 'gone'].map((id) => whyNotConfirm(asked, people, id, after(60))),
    ['not_yours', 'not_yours', null, 'not_yours'],
  );
  assert.deepEqual(confirmFrom(asked, people, 'lea', after(1)), after(1));
  assert.equal(confirmFrom(asked, people, 'ann', after(60)), null);
  assert.equal(whyNotConfirm({ ...asked, isOpen: false }, people, 'lea', after(1)), 'settled');
});

test('an owner who is alone waits five minutes; with a second lead there, however long is not enough', () => {
  const alone = [person('ann', 'owner'), person('bo', 'agent')];
  assert.equal(whyNotConfirm(asked, alone, 'ann', after(4)), 'too_soon');
  assert.deepEqual(confirmFrom(asked, alone, 'ann', after(4)), after(5));
  assert.equal(whyNotConfirm(asked, alone, 'ann', after(5)), null);
  assert.equal(whyNotConfirm(asked, [...alone, person('lea', 'lead')], 'ann', after(600)), 'not_yours');
});

test('what was begun and never answered stands where it stood before, a minute later', () => {
  const stands = (state: 'hiding' | 'showing' | 'hidden', minutes: number) =>
    standingOf({ state, settledAt: askedAt }, after(minutes));
  assert.deepEqual([stands('hiding', 0.9), stands('hiding', 1)], ['hiding', 'asked']);
  assert.deepEqual([stands('showing', 0.9), stands('showing', 1)], ['showing', 'hidden']);
  assert.equal(stands('hidden', 99), 'hidden');
});

test('only whoever asked takes it back, another refuses it, and anybody shows again what is hidden', () => {
  const people = [person('ann', 'agent'), person('bo', 'agent'), person('lea', 'lead')];
  const why = (step: HideStep, state: 'asked' | 'hidden' | 'hiding', id: string) =>
    whyNotSettle({ state, settledAt: null, askedBy: 'ann', askedAt }, step, people, id, after(1));
  assert.deepEqual([why('withdraw', 'asked', 'ann'), why('withdraw', 'asked', 'lea')], [null, 'not_yours']);
  assert.deepEqual([why('refuse', 'asked', 'lea'), why('refuse', 'asked', 'ann')], [null, 'not_yours']);
  assert.deepEqual([why('show', 'hidden', 'bo'), why('show', 'asked', 'bo')], [null, 'under_way']);
  assert.deepEqual([why('confirm', 'hiding', 'lea'), why('withdraw', 'hidden', 'ann')], ['under_way', 'under_way']);
});
