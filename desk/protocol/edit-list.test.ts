// Lists and names, changed without changing what was given.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { addable, type ListCriterion, withCriterion, without } from './criteria.ts';
import { freshName, freshSlug, swap, toggled } from './edit-list.ts';
import { scaleAt } from './expectation-marks.ts';
import { isSame } from './use-draft.ts';

test('swapping beyond the ends changes nothing', () => {
  const list = ['a', 'b'] as const;
  assert.deepEqual(swap(list, 0, 1), ['b', 'a']);
  assert.deepEqual(swap(list, 0, 2), ['a', 'b']);
  assert.deepEqual(toggled(toggled(list, 'b'), 'b'), ['a', 'b']);
});

test('a fresh name and a fresh slug are nobody else’s, and a slug is one the server takes', () => {
  assert.equal(freshName('Rota', ['Rota', 'Rota 2']), 'Rota 3');
  assert.equal(freshSlug('Café Soho', []), 'cafe-soho');
  assert.equal(freshSlug('Café Soho', ['cafe-soho']), 'cafe-soho-2');
  assert.equal(freshSlug('夜', []), 'x');
});

test('a criterion begins with something that can be chosen, and is taken away without a trace', () => {
  const options = (criterion: ListCriterion) => (criterion === 'teams' ? [] : [['one', 'One'] as const]);
  assert.equal(addable({}, options).includes('teams'), false);
  assert.deepEqual(withCriterion({}, 'channels', options), { channels: ['one'] });
  assert.equal(addable({ channels: ['one'] }, options).includes('channels'), false);
  const asked = withCriterion({ kinds: ['praise'] }, 'isUrgent', options);
  assert.deepEqual(asked, { kinds: ['praise'], isUrgent: true });
  assert.deepEqual(Object.keys(without(asked, 'isUrgent')), ['kinds']);
});

test('a draft that comes back to what was is no draft, in whatever order its fields stand', () => {
  const was = defaultProtocol();
  const { targets, ...rest } = was;
  assert.equal(isSame(was, { targets, ...rest, version: 9 }), true);
  assert.equal(isSame(was, { ...was, undoSeconds: 6 }), false);
  assert.equal(isSame(was, { ...was, targets: targets.toReversed() }), false);
});

test('the scale has room for ten minutes and for days, and runs one way', () => {
  const marks = [10, 30, 60, 120, 1440, 3 * 1440].map(scaleAt);
  assert.equal(marks[0], 0);
  assert.equal(marks.at(-1), 1);
  assert.deepEqual(
    marks,
    marks.toSorted((a, b) => a - b),
  );
  assert.deepEqual([scaleAt(0), scaleAt(100_000)], [0, 1]);
});
