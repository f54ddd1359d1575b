// The same question is found in other words; ranking is steady and never fails, whatever is asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Known, keysOf, nearestOf, typedKeysOf, wordingOf } from './wording.ts';

const known: readonly Known[] = [
  { id: 'return', wording: wordingOf(['How long can I return things?', 'Within 30 days, unworn.']) },
  { id: 'parking', wording: wordingOf(['Where can I park?', 'Behind the store.', 'is there a garage nearby']) },
  { id: 'dogs', wording: wordingOf(['Können Hunde mitkommen?', 'Ja, an der Leine.']) },
];
const first = (asked: string) => nearestOf(asked, known)[0]?.id;

test('endings, accents, capitals and slips of the finger do not hide a question', () => {
  assert.equal(first('RETURNING a coat'), 'return');
  assert.equal(first('wher do i prak, parkin please'), 'parking');
  assert.equal(first('kann ich mit HUND kommen'), 'dogs');
  assert.equal(first('konnen hunde rein'), 'dogs');
});

test('the words of an earlier customer lead to the answer they were given', () => {
  assert.equal(first('a garage for my van?'), 'parking');
  assert.deepEqual(nearestOf('12 + 345', known), []);
});

test('another word for the same thing leads there too, in another language as well', () => {
  assert.equal(first('somewhere to leave my car?'), 'parking');
  assert.equal(first('Rückgabe möglich?'), 'return');
  assert.equal(first('is my puppy welcome'), 'dogs');
  assert.equal(first('quiero devolver esto'), 'return');
  assert.ok(
    keysOf('car').some((key) => keysOf('parking').includes(key)),
    'so it is looked up by it as well',
  );
});

test('keys are the same for the same words, however they are written', () => {
  assert.deepEqual(keysOf('Zurückgeben!'), keysOf('zuruckgeben'));
  assert.deepEqual(keysOf(''), []);
  assert.ok(keysOf('zebra yak '.repeat(500)).length === 2);
});

test('while a word is being typed, what it may become is looked for and not what it is so far', () => {
  assert.deepEqual(typedKeysOf('wide doo'), { keys: keysOf('wide'), begun: 'doo' });
  assert.deepEqual(typedKeysOf('wide doo '), { keys: keysOf('wide doo'), begun: null });
  assert.deepEqual(typedKeysOf('Rück'), { keys: [], begun: 'ruck' });
  assert.deepEqual(typedKeysOf('is there parking').begun, 'parki');
});

test('closeness lies between 0 and 1, and a wording is nearest to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 6 }), (texts) => {
      const all = texts.map((text, at) => ({ id: String(at), wording: wordingOf([text]) }));
      for (const text of texts) {
        const near = nearestOf(text, all);
        for (const { closeness } of near) assert.ok(closeness > 0 && closeness < 1.000001);
        const best = near[0];
        if (best !== undefined)
          assert.ok(best.closeness >= (near.find((one) => texts[Number(one.id)] === text)?.closeness ?? 0));
      }
    }),
  );
});
