// The hand-written scanner cuts texts as these regular expressions do, which say what a token is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenise } from './tokenise.ts';

const loose =
  /https?:\/\/\S+|www\.\S+|[@＠][\w.-]+|[\p{L}\p{M}\p{N}]+(?:['’*][\p{L}\p{M}]+)*(?:\/10)?|[!?！？]+|[.,;:…\n]+[-']?[)(DPp]?|[)(]|\p{Extended_Pictographic}/gu;
const cut =
  /https?:\/\/\S+|www\.\S+|[@＠][\w.-]+|[\p{L}\p{M}\p{N}]+(?:\/10)?|[!?！？]+|[.,;:…\n]+[-']?[)(DPp]?|[)(]|\p{Extended_Pictographic}/gu;

function spansOf(text: string, cutsAtApostrophe: boolean): [number, number][] {
  return [...text.matchAll(cutsAtApostrophe ? cut : loose)]
    .filter(([raw]) => !/^(?:[@＠]|http|www\.)/u.test(raw) || /^(?:https?|www)$/u.test(raw) || /^http[^:]*$/u.test(raw))
    .map((match) => [match.index, match.index + match[0].length]);
}

const pieces = fc.constantFrom(
  ...[
    'isn',
    "'",
    '’',
    '*',
    't',
    'WOW',
    'soooo',
    '/10',
    '/',
    '7',
    '٣',
    'é',
    'e\u0301',
    '日本',
    '𝒜',
    '\ud800',
    'www.',
    'www',
  ],
  ...[
    'http',
    'https',
    '://',
    'a.b',
    '@',
    '＠',
    '_',
    '-',
    '.',
    ',',
    ';',
    ':',
    '…',
    '\n',
    ' ',
    '\u00a0',
    '!',
    '?',
    '！',
    '？',
  ],
  ...['(', ')', 'D', 'p', 'P', '😀', '👍🏽', '❤️', '™', '©', '\ufeff', '\u200d', '#', '$', '½', '١'],
);

test('any text is cut as the expressions say', () => {
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), (text, cutsAtApostrophe) => {
      const got = tokenise(text, cutsAtApostrophe).map(({ start, end }): [number, number] => [start, end]);
      assert.deepEqual(got, spansOf(text, cutsAtApostrophe));
    }),
    { numRuns: 5000 },
  );
});

test('links and handles are no words; what only looks like the beginning of one is', () => {
  const words = (text: string) => tokenise(text, false).map((one) => one.word);
  assert.deepEqual(words('see https://a.example/b?c and www.d.example or @e_f.g'), ['see', 'and', 'or']);
  assert.deepEqual(words('http and ww @ x'), ['http', 'and', 'ww', 'x']);
});

test('shouting, lengthening and faces are told', () => {
  const tokens = tokenise('SOOOO late!! :-) :( 👍 really?!', false);
  assert.deepEqual(
    tokens.map(({ word, shape, isLoud }) => [word, shape, isLoud]),
    [
      ['soo', 'word', true],
      ['late', 'word', false],
      ['!!', 'exclamation', true],
      [':-)', 'glad', false],
      [':(', 'sore', false],
      ['👍', 'glad', false],
      ['really', 'word', false],
      ['?!', 'question', true],
    ],
  );
});
