// Disguised insults are read as what they are; honest words in any alphabet, codes and numbers are left as they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenise } from './tokenise.ts';
import { unmask } from './unmask.ts';

const known = new Set(['idiot', 'idiots', 'asshole', 'stupid']);
const words = (text: string): string[] =>
  unmask(text, tokenise(text, false), (word) => known.has(word)).map(({ word }) => word);

for (const [name, text, read] of [
  ['Cyrillic letters in a Latin word', 'you іdiоt', ['you', 'idiot']],
  ['digits for letters', 'you 1d10t5', ['you', 'idiots']],
  ['signs for letters', 'what an a$$hole', ['what', 'an', 'asshole']],
  ['signs no one sees', 'id\u200biot, stu\u00adpid', ['idiot', ',', 'stupid']],
  ['letters spelt apart', 'i d i o t and s-t-u-p-i-d', ['idiot', 'and', 'stupid']],
  ['full-width letters', 'ｉｄｉｏｔ', ['idiot']],
] as const) {
  test(`${name}: ${text}`, () => assert.deepEqual(words(text), read));
}

test('Russian and Greek stay what they are, and so do codes, prices and habits', () => {
  for (const text of [
    'вот так доставка',
    'η παραγγελία μου',
    'order b2b45 via mp3 on 4k',
    'made in the U S A',
    'a b c',
    '5pm',
  ]) {
    assert.deepEqual(
      words(text),
      tokenise(text, false).map(({ word }) => word),
      text,
    );
  }
});

test('any text: places stay inside it and in order, and nothing is read twice', () => {
  const letters = fc.constantFrom(...'idots 1d10аеo$@.\u200b\u00ad-ｉ!é');
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 40 }).map((all) => all.join('')),
      (text) => {
        let end = 0;
        for (const token of unmask(text, tokenise(text, false), (word) => known.has(word))) {
          assert.ok(token.start >= end && token.end > token.start && token.end <= text.length);
          end = token.end;
        }
      },
    ),
    { numRuns: 500, seed: 2 },
  );
});
