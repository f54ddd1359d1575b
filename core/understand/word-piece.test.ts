// Words cut as BERT cuts them, with the texts that make tokenisers stumble.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openVocabulary, wordPieces } from './word-piece.ts';

const pieces =
  "[PAD] [UNK] [CLS] [SEP] cafe café un ##aff ##able ! , don ' t 東 京 order ##s 😡 strasse İ i Order".split(' ');
const vocabulary = openVocabulary(`${pieces.join('\n')}\n`);
assert.ok(vocabulary);
const cut = (text: string, lowerCase = true, longest = 64) =>
  wordPieces(text, vocabulary, { lowerCase, longest }).map((id) => pieces[id]);
const inside = (text: string, lowerCase = true) => cut(text, lowerCase).slice(1, -1).join(' ');

test('a word is its longest known pieces, or unknown as a whole', () => {
  assert.equal(inside('unaffable orders'), 'un ##aff ##able order ##s');
  assert.equal(inside('unaffablex order'), '[UNK] order');
  assert.equal(inside('a'.repeat(101)), '[UNK]');
});

test('signs and Han characters stand alone, blanks of every kind part words', () => {
  assert.equal(inside("don't,order!"), "don ' t , order !");
  assert.equal(inside('東京order'), '東 京 order');
  assert.equal(inside('order\u00a0order\u3000order\r\norder'), 'order order order order');
});

test('lower case takes accents off, composed or not; as written keeps both', () => {
  assert.equal(inside('CAFÉ cafe\u0301'), 'cafe cafe');
  assert.equal(inside('café cafe\u0301', false), 'café café');
  assert.equal(inside('Order ORDER', false), 'Order [UNK]');
  assert.equal(inside('İ'), 'i', 'a letter that lower case makes two of');
  assert.equal(inside('İ', false), 'İ');
});

test('what nobody sees is gone, and faces outside the first plane stay whole', () => {
  assert.equal(inside('or\u200bder\u0000 \u202eorder\u2069 \ufffd'), 'order order');
  assert.equal(inside('😡'), '😡');
  assert.equal(inside('😡\ud83d'), '😡', 'half a face');
  assert.equal(inside('😡\ufe0f', true), '😡', 'the sign for its coloured form goes with the accents');
});

test('texts of any kind are framed, within the length, and of known ids', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.integer({ min: 2, max: 20 }),
      (text, lowerCase, longest) => {
        const ids = wordPieces(text, vocabulary, { lowerCase, longest });
        assert.ok(ids.length >= 2 && ids.length <= longest);
        assert.equal(ids[0], vocabulary.start);
        assert.equal(ids.at(-1), vocabulary.end);
        assert.ok(ids.every((id) => pieces[id] !== undefined));
      },
    ),
  );
  assert.equal(cut('order '.repeat(200_000), true, 8).length, 8);
  assert.deepEqual(cut(''), ['[CLS]', '[SEP]']);
});

test('a vocabulary of Windows lines is the same; one without the frame is none', () => {
  assert.deepEqual(openVocabulary(pieces.join('\r\n')), vocabulary);
  assert.equal(openVocabulary('order\nfoo\n'), null);
  assert.equal(openVocabulary(''), null);
});
