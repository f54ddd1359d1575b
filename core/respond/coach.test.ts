// Five steps, ticked by what stands in the draft; and fewer asked for where fewer are wanted.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { steps } from './cater.ts';
import { de } from './packs/de.ts';
import { judgeIn } from './testbed.ts';

type Changes = NonNullable<Parameters<typeof judgeIn>[1]>;
const ticks = (text: string, changes: Changes = {}) => judgeIn(text, changes).steps;
const met = (text: string, changes: Changes = {}) =>
  ticks(text, changes)
    .filter(({ isMet }) => isMet)
    .map(
      ({ step, spans, why }) =>
        `${step} by ${why}: ${spans.map(({ start, end }) => text.slice(start, end)).join(', ')}`,
    );
const wanted = (text: string, changes: Changes = {}) =>
  ticks(text, changes)
    .filter(({ isWanted }) => isWanted)
    .map(({ step }) => step);

test('a whole answer to a complaint meets all five, each with its words', () => {
  const text =
    'Hi Dana, thank you for telling us. A blue teapot in pieces is maddening, I understand. It broke because the box was thin. A new one leaves today, I will call you.';
  assert.deepEqual(
    ticks(text).map(({ step, isMet, isWanted }) => [step, isMet, isWanted]),
    steps.map((step) => [step, true, true]),
  );
  assert.match(met(text)[0] ?? '', /^concentrate by own_words: blue, teapot/u);
});

test('their name and common words are no detail; a number of theirs is', () => {
  assert.deepEqual(
    met('Dana, it is on the way to you').filter((line) => line.startsWith('concentrate')),
    [],
  );
  assert.deepEqual(met('About 5512.'), ['concentrate by own_number: 5512']);
  assert.deepEqual(
    met('Die Kanne mit den Blumen war es.', {
      pack: de,
      matter: {
        words: ['Zwei Kannen mit Blumen kamen kaputt an, das Paket war offen, und die Farbe der Tassen stimmt nicht.'],
      },
    }),
    ['concentrate by own_words: Kanne, Blumen'],
  );
});

test('an apology or thanks is the same step', () => {
  assert.deepEqual(met('I am so sorry'), ['thank by apology: so sorry']);
  assert.deepEqual(met('Thanks!'), ['thank by thanks: Thanks']);
});

test('praise wants two steps, a question an explanation or a next step', () => {
  assert.deepEqual(wanted('Hello', { matter: { kind: 'praise' } }), ['concentrate', 'thank']);
  const question: Changes = { matter: { kind: 'question' } };
  assert.deepEqual(wanted('Hello', question), ['concentrate', 'thank', 'explain', 'resolve']);
  assert.deepEqual(wanted('Because of the holiday', question), ['concentrate', 'thank', 'explain']);
  assert.deepEqual(wanted('Use this link', question), ['concentrate', 'thank', 'resolve']);
  assert.deepEqual(wanted('Hello', { matter: { kind: 'other' } }), ['concentrate']);
});

test('in a language without a pack nothing is ticked', () => {
  assert.deepEqual(ticks('Hello', { pack: null }), []);
});
