// Meaning moves answers up and down; without it words decide as before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf, nearestInMeaning } from './meaning.ts';
import { nearestOf, wordingOf } from './wording.ts';

const [north, east] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
const known = (meanings: readonly (Float32Array | null)[]) =>
  ['Where can I park my car?', 'How do I return a kettle?', 'Are dogs allowed?'].map((text, i) => ({
    id: String(i),
    wording: wordingOf([text]),
    meaning: meanings[i] ?? null,
  }));

test('what means the same comes first, though it shares no word', () => {
  const asked = { words: 'my puppy comes along', meaning: north };
  assert.equal(nearestInMeaning(asked, known([east, east, north]))[0]?.id, '2');
});

test('words still count: of two that mean the same the one in the same words is nearer', () => {
  const found = nearestInMeaning({ words: 'return a kettle', meaning: north }, known([north, north, east]));
  assert.deepEqual(
    found.map(({ id }) => id),
    ['1', '0', '2'],
  );
});

test('without a meaning of the question words decide alone, and closeness stays from 0 to 1', () => {
  const words = 'where to park the car';
  const all = known([north, east, null]);
  assert.deepEqual(nearestInMeaning({ words, meaning: null }, all), nearestOf(words, all));
  const same = nearestInMeaning({ words: 'Where can I park my car?', meaning: north }, all);
  assert.deepEqual(
    same.map(({ closeness }) => closeness >= 0 && closeness <= 1),
    [true, true, true],
  );
  assert.equal(same[0]?.closeness, 1);
});

test('an answer nobody read is as far as its words, neither nearer nor further', () => {
  const words = 'are dogs allowed';
  const [first] = nearestOf(words, known([]));
  const found = nearestInMeaning({ words, meaning: east }, known([north, north, null]));
  assert.deepEqual(found[0], first);
});

test('texts of one matter mean what they mean together', () => {
  assert.equal(meaningOf([]), null);
  const both = meaningOf([north, east]) ?? [];
  assert.deepEqual(
    [...both].map((one) => one.toFixed(3)),
    ['0.707', '0.707'],
  );
});
