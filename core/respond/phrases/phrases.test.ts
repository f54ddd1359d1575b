// The starting sets as data: enough of them, ids for ever, only holes that are filled, and nothing that is only another
// phrase with a word changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingCode } from '../finding.ts';
import type { Ways } from '../fits.ts';
import { de } from '../packs/de.ts';
import { en } from '../packs/en.ts';
import { es } from '../packs/es.ts';
import { fr } from '../packs/fr.ts';
import { pt } from '../packs/pt.ts';
import { respond } from '../respond.ts';
import type { Situation } from '../situation.ts';
import { fillPhrase, unknownHoles } from './fill.ts';
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

test('no phrase of ours is one the guard would stop for its tone', () => {
  for (const [language, phrases] of shippedPhrases) {
    const pack = packs.get(language) ?? null;
    assert.ok(pack !== null, language);
    for (const one of phrases) {
      for (const text of one.texts) {
        const { findings } = respond({ text: fillPhrase(text, samples), visibility: 'public' }, ways, {
          ...situation,
          matter: { ...situation.matter, language, kind: one.kinds[0] ?? 'complaint' },
          pack,
        });
        const found = findings.filter(({ code }) => tones.some((tone) => tone === code));
        assert.deepEqual(found, [], `${one.id}: ${text}`);
      }
    }
  }
  const rude = respond({ text: 'You should have read it, idiot.', visibility: 'public' }, ways, situation).findings;
  assert.ok(rude.some(({ code }) => code === 'anger'));
});

const tones: readonly FindingCode[] = [
  'anger',
  'sarcasm',
  'defensive',
  'blame',
  'legalese',
  'shouting',
  'joke',
  'canned_form',
  'too_informal',
];
const packs = new Map([de, en, es, fr, pt].map((pack) => [pack.language, pack]));
const samples = { first_name: 'Dana', matter: 'Zephyr', when: '15:00', agent: 'Mara', brand: 'Acme', place: 'Lyon' };
const ways: Ways = { public: 'interface', private: 'none', publicLimit: null, privateLimit: null, addressee: null };
const situation: Situation = {
  matter: {
    kind: 'complaint',
    feeling: 'negative',
    language: 'en',
    customerName: 'Dana Ruiz',
    customerHandle: null,
    words: [],
    publicReplies: 0,
  },
  agentName: 'Mara Lind',
  brandName: 'Acme',
  voice: { address: 'either', usesFirstNames: true, preferred: [], banned: [], emoji: 'few', signOff: null },
  guard: { levels: {}, offlineAfterReplies: 2, cannedFrom: 0.55 },
  pack: en,
  languages: ['en'],
  links: null,
  hasPromise: false,
  answers: [],
  said: null,
  ear: null,
  ownContacts: [],
  readLanguage: null,
};
