// Kept and new pieces are the new text, kept and gone ones the old, whatever the texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Piece, wordDiff } from './word-diff.ts';

const without = (pieces: readonly Piece[], is: Piece['is']): string =>
  pieces
    .filter((one) => one.is !== is)
    .map((one) => one.text)
    .join('');

test('one changed word is one word gone and one new', () => {
  assert.deepEqual(wordDiff('Within 30 days.', 'Within 14 days.'), [
    { is: 'kept', text: 'Within ' },
    { is: 'gone', text: '30' },
    { is: 'new', text: '14' },
    { is: 'kept', text: ' days.' },
  ]);
});

test('nothing is lost on either side', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b ', ' ', 'long', '\n', '.', 'ü', '🙂'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      assert.equal(without(pieces, 'new'), before);
      assert.equal(without(pieces, 'gone'), after);
    }),
  );
});

test('very long texts are shown as changed, at once', () => {
  const long = 'word '.repeat(3000);
  assert.deepEqual(
    wordDiff(long, `${long}x`).map((one) => one.is),
    ['gone', 'new'],
  );
});
