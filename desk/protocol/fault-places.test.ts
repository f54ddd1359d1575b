// A fault stands beside the field it belongs to, once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsAt, faultsBeside, faultsWithin, tabOf } from './fault-places.ts';

const fault = (...path: (string | number)[]) => ({ path, code: 'x', words: path.join('.'), remedy: '' });
const faults = [
  fault('targets', 2, 'calendar'),
  fault('targets', 2),
  fault('targets'),
  fault('targets', 20, 'name'),
  fault('calendars', 0, 'hours', 'mon', 1),
  fault('notices', 'lateMinutes'),
  fault('purposes', 'a:b'),
];
const said = (found: readonly { readonly words: string }[]) => found.map(({ words }) => words);

test('within a rule, and at it alone', () => {
  assert.deepEqual(said(faultsWithin(faults, ['targets', 2])), ['targets.2.calendar', 'targets.2']);
  assert.deepEqual(said(faultsAt(faults, ['targets'])), ['targets']);
});

test('what no field shows stands at the end of the card', () => {
  assert.deepEqual(said(faultsBeside(faults, ['targets', 2], ['calendar'])), ['targets.2']);
  assert.deepEqual(said(faultsBeside(faults, ['calendars', 0], ['hours'])), []);
});

test('every part of a protocol has a tab', () => {
  assert.deepEqual(faults.map(tabOf), ['targets', 'targets', 'targets', 'targets', 'hours', 'escalation', 'rotas']);
  assert.equal(tabOf(fault()), 'rotas');
});
