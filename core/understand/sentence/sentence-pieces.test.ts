// A text is cut as the model was taught: the likeliest way of all.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openEncoderFile } from './encoder-file.ts';
import { cutToPieces, type PieceTable, pieceTable } from './sentence-pieces.ts';

const { table: shipped } = openEncoderFile(readFileSync(join(import.meta.dirname, 'weights/english.bin')));

/** What the tokenizer of the original says, asked once. */
const original: readonly (readonly [text: string, ids: readonly number[]])[] = [
  ['My parcel has not arrived.', [404, 2348, 5488, 61, 35, 4693, 6]],
  ['Can I bring my dog? 🐕🐕', [991, 16, 907, 69, 959, 54, 30, 0]],
  [
    'Tu café está frío — naïve ﬁrst ™',
    [3197, 976, 209, 1133, 4776, 4328, 3661, 5277, 102, 405, 1216, 0, 105, 146, 259, 224],
  ],
  ['refund?? :) http://x', [137, 5906, 4074, 658, 290, 255, 152]],
];

test('texts are cut as by the tokenizer the model came with', () => {
  for (const [text, ids] of original) assert.deepEqual(cutToPieces(text, shipped), ids, text);
});

/** A few pieces of two letters; the ids begin behind the reserved ones. */
const signs = ['\u2581', 'a', 'b', 'aa', 'ab', 'ba', '\u2581a', 'aba'];
const scores = [-3, -1.5, -2, -2.2, -2.9, -3.1, -2.5, -4];
const small = pieceTable(['', '', '', '', '', '', ...signs], [0, 0, 0, 0, 0, 0, ...scores]);

const scoreOf = (ids: readonly number[], { pieces }: PieceTable): number => {
  const byId = new Map([...pieces.values()].map(({ id, score }) => [id, score]));
  return ids.reduce((sum, id) => sum + (byId.get(id) ?? Number.NaN), 0);
};

/** Every way there is. */
function best(text: string): number {
  if (text === '') return 0;
  return Math.max(
    ...signs.map((sign, i) =>
      text.startsWith(sign) ? (scores[i] ?? 0) + best(text.slice(sign.length)) : Number.NEGATIVE_INFINITY,
    ),
  );
}

test('no other way to cut a text is likelier', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 9 }), (text) => {
      const blanks = `\u2581${text.trim().replace(/\s+/gu, '\u2581')}`;
      if (blanks === '\u2581') return assert.deepEqual(cutToPieces(text, small), []);
      assert.ok(Math.abs(scoreOf(cutToPieces(text, small), small) - best(blanks)) < 1e-9, text);
    }),
  );
});

test('any text is cut, and a long one in no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const id of cutToPieces(text, shipped)) assert.ok(Number.isInteger(id) && id >= 0);
    }),
  );
  const began = performance.now();
  cutToPieces('ha'.repeat(50_000), shipped);
  assert.ok(performance.now() - began < 2000);
});
