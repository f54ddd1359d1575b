// The starting sets as data: enough of them, ids for ever, only holes that are filled, and nothing that is only another
// phrase with a word changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownHoles } from './fill.ts';
import { phraseUses, type ShippedPhrase } from './phrase.ts';
import { shippedPhrases } from './shipped.ts';

const least: Readonly<Record<string, number>> = { en: 150, de: 60, es: 60, fr: 60, pt: 60 };

test('every language has its set, with every step and use in it', () => {
  assert.deepEqual([...shippedPhrases.keys()].sort(), Object.keys(least).sort());
  for (const [language, phrases] of shippedPhrases) {
    assert.ok(phrases.length >= (least[language] ?? 0), `${language}: ${phrases.length}`);
    for (const use of phraseUses) {
      const count = phrases.filter((one) => one.use === use).length;
      assert.ok(count >= 5, `${language} has ${count} for ${use}`);
    }
  }
});

test('ids are unique in all languages and say their language', () => {
  const all = [...shippedPhrases].flatMap(([language, phrases]) => phrases.map((one) => [language, one.id] as const));
  assert.equal(new Set(all.map(([, id]) => id)).size, all.length);
  for (const [language, id] of all) assert.ok(id.startsWith(`${language}-`), id);
});

test('holes are those that are filled, braces are never left open, and a line that holds says when', () => {
  for (const one of [...shippedPhrases.values()].flat()) {
    for (const text of one.texts) {
      assert.deepEqual(unknownHoles(text), [], one.id);
      assert.ok(!/[{}]/u.test(text.replace(/\{\w+\}/gu, '')), one.id);
      assert.equal(text.trim(), text, one.id);
      if (one.use === 'hold') assert.match(text, /\{when\}/u, one.id);
    }
  }
});

test('lines that speak to somebody formally call nobody by the first name where it would sound wrong', () => {
  for (const one of shippedPhrases.get('de') ?? []) {
    if (one.address === 'formal') assert.ok(!one.texts.some((text) => text.includes('{first_name}')), one.id);
  }
});

test('no text is another with words changed: at most 0.6 of their shingles are shared', () => {
  for (const [language, phrases] of shippedPhrases) {
    for (const { a, b, closeness } of closePairs(phrases, 0.6)) assert.fail(`${language}, ${closeness}: ${a} | ${b}`);
  }
  const [one] = shippedPhrases.get('en') ?? [];
  assert.ok(one !== undefined);
  // The measure itself: two lines that differ by a word are found.
  const twin = { ...one, id: 'en-twin', texts: [one.texts[0].replace('whole', 'entire')] as const };
  assert.equal(closePairs([{ ...one, texts: [one.texts[0]] }, twin], 0.6).length, 1);
});

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly closeness: number;
}

function closePairs(phrases: readonly ShippedPhrase[], most: number): readonly Pair[] {
  const all = phrases.flatMap((one) => one.texts.map((text) => ({ text, shingles: shinglesOf(text) })));
  const found: Pair[] = [];
  for (const [at, a] of all.entries()) {
    for (const b of all.slice(at + 1)) {
      const closeness = jaccard(a.shingles, b.shingles);
      if (closeness > most) found.push({ a: a.text, b: b.text, closeness });
    }
  }
  return found;
}

/** Of four characters, without case, holes and punctuation. */
function shinglesOf(text: string): ReadonlySet<string> {
  const plain = text
    .toLowerCase()
    .replace(/\{\w+\}/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return new Set(Array.from({ length: Math.max(1, plain.length - 3) }, (_, at) => plain.slice(at, at + 4)));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  // Sets of very different sizes cannot share so much.
  if (small.size < large.size * 0.6) return 0;
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
}
