// Filters come from the address, which anybody can write: what is none is left out, and days are whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtersOf, searchOf } from './filters.ts';

const person = '01a00000-0000-7000-8000-0000000000aa';

test('an address gives its filters, and nothing that is none', () => {
  const given = { reason: 'not_us', person, since: 30, is: 'unseen' };
  assert.deepEqual(searchOf(given), { reason: 'not_us', person, since: '30', is: 'unseen' });
  assert.deepEqual(searchOf({ reason: 'a b', person: 'mara', since: '31', is: 'seen', more: 1 }), {});
});

test('a span begins with a day, so that its query stays the same all day', () => {
  const [early, late] = [new Date(2026, 10, 23, 8, 1), new Date(2026, 10, 23, 23, 59)];
  const from = new Date(2026, 10, 16).toISOString();
  assert.deepEqual(filtersOf({ since: '7', is: 'undone' }, early), { is: 'undone', from });
  assert.deepEqual(filtersOf({ since: '7' }, late), { from });
  assert.deepEqual(filtersOf({ reason: 'spam' }, late), { reason: 'spam' });
});
