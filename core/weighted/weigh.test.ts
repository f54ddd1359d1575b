// Weighing as X does, against X's own published counting: the same number for whatever a person could type or paste.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import twitter from 'twitter-text';
import { around, broken, emoji, letters, link, mark, sentence } from './testbed.ts';
import { topLevel } from './top-level.ts';
import { weigh } from './weigh.ts';

const theirs = (text: string): number => twitter.parseTweet(text).weightedLength;
const same = (text: string) => assert.equal(weigh(text), theirs(text), JSON.stringify(text));
const sameFor = (texts: fc.Arbitrary<string>, numRuns: number) => fc.assert(fc.property(texts, same), { numRuns });
const some = (piece: fc.Arbitrary<string>) => fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));

test('what weighs what', () => {
  const weights = {
    Hello: 5,
    'e\u0301': 1,
    漢字: 4,
    'ჿ\u1100': 3,
    '\u200D\u200E': 3,
    '‟†': 3,
    '‷‸': 3,
    '👩🏽‍🚀👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇵🇹5️⃣☝🏿©️': 14,
    '\uD83D': 2,
    'example.com': 23,
    'see https://example.org/a?b=c.': 4 + 23 + 1,
    '漢字example.com漢字': 8 + 23,
    'ana@example.com': 15,
  };
  for (const [text, weight] of Object.entries(weights)) {
    assert.equal(weigh(text), weight, text);
    same(text);
  }
});

test('links in anything that can stand around and in them', () => {
  sameFor(sentence, 3000);
  sameFor(some(fc.oneof(around, link)), 3000);
});

test('emoji that join, turn, take a tone, and those that only look as if', () => {
  sameFor(some(fc.oneof(emoji, emoji, broken, mark)), 6000);
});

test('any string at all', () => {
  sameFor(fc.string({ unit: 'binary', maxLength: 60 }), 2000);
  sameFor(some(fc.oneof(letters('a.-_/:@()?漢'), broken)), 3000);
});

test('every code point, alone, turned, toned, held, in a host and in a path', () => {
  const places: readonly ((point: string) => string)[] = [
    (point) => `${point} ${point}\uFE0F ${point}\u{1F3FD} ${point}\u200D♀\uFE0F `,
    (point) => `👨\u200D${point}\uFE0F `,
    (point) => ` ${point}.com http://a${point}b.com `,
    (point) => ` a.co/${point}b `,
  ];
  for (let from = 0; from < 0x20000; from += 64) {
    const points = Array.from({ length: 64 }, (_, n) => String.fromCodePoint(from + n));
    for (const place of places) same(points.map(place).join(''));
  }
});

test('hosts that are long in the letters of the name system', () => {
  const label = fc.string({ unit: letters('abüß漢字ä😀я｡。'), minLength: 8, maxLength: 58 });
  sameFor(
    label.map((one) => `http://${one}.com`),
    4000,
  );
});

test('letters that change when made large, and a name that stood before without being one', () => {
  for (const text of ['http://a.ß', 'a.ſo', 'http://a.ſo', 'a.K', 'http://a.ΕΥ', 'x.coz日x.co/aaaa', 'x.coz日x.co'])
    same(text);
});

test('every flag there is and is not', () => {
  const letter = (n: number) => String.fromCodePoint(0x1f1e6 + n);
  for (let n = 0; n < 26 * 26; n += 1) same(letter(Math.floor(n / 26)) + letter(n % 26));
});

test('the top levels are theirs', () => {
  const words = (expression: RegExp) => /^\(\?:\(\?:([^)]+)\)/u.exec(expression.source)?.[1]?.split('|') ?? [];
  const known = [...words(twitter.regexen.validGTLD), ...words(twitter.regexen.validCCTLD)];
  assert.deepEqual([...topLevel].sort(), [...new Set(known)].sort());
  for (const top of known) for (const text of [`a.${top}`, `a.${top}é`, `a.${top}0`, `http://a.${top}漢`]) same(text);
});

test('what is too long for a link is none', () => {
  for (const n of [62, 63, 64]) same(`${'a'.repeat(n)}.com http://${'a'.repeat(n)}.com`);
  for (let n = 1; n < 70; n += 1) {
    for (const letter of ['漢', 'ü', '😀', 'a。', 'äa', '漢字']) same(`http://${letter.repeat(n)}.com/`);
  }
  for (let n = 4060; n < 4100; n += 1)
    same(`a.co/${'b'.repeat(n)} http://a.co/${'b'.repeat(n)} https://a.co/${'b'.repeat(n)}`);
  for (const n of [39, 40, 41]) same(`https://t.co/${'a'.repeat(n)}/b?c https://t.co/${'a'.repeat(n)}?c=d!`);
});

test('their counting falls over a label of two thousand signs; ours says that it is no link', () => {
  const label = `${'漢'.repeat(2100)}\u{10FFFF}`;
  assert.throws(() => theirs(`http://${label}.com`), RangeError);
  assert.equal(weigh(`http://${label}.com`), 'http://.com'.length + 2 * 2101);
});

test('hostile texts are weighed in linear time', () => {
  const seeds = [
    'a.',
    '日.',
    'a_',
    'a.co/(',
    'a.co/(a(',
    'a.co?',
    'xn--a.',
    'http://',
    '日a.co',
    '😀\u200D',
    'a。',
    'x.coz日',
    '🇩',
  ];
  for (const seed of seeds) {
    for (const text of [seed, `http://${seed}`, `http://a.co/(${seed}`]) {
      const started = performance.now();
      weigh(text.padEnd(100_000, seed));
      const ms = performance.now() - started;
      assert.ok(ms < 2000, `'${text}' took ${ms} ms`);
    }
  }
});
