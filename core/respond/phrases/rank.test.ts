// The order of phrases: by fit, by how long the public has not read them, and at every key of a search.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeLibrary, type Phrase } from './library.ts';
import { findPhrases, type PhraseMoment, rankPhrases } from './rank.ts';
import { shippedPhrases } from './shipped.ts';
import { topicsIn } from './topics.ts';

const now = Date.UTC(2026, 10, 20);
const daysAgo = (days: number): Date => new Date(now - days * 86_400_000);
const moment: PhraseMoment = {
  language: 'en',
  kind: 'complaint',
  channel: 'here',
  words: ['my mug came with a crack, and a shard fell off'],
  address: 'either',
  tone: 'plain',
  room: null,
  values: { first_name: 'Dana' },
  nowMs: now,
  closeness: null,
};

const base: Phrase = {
  id: 'a',
  scope: 'shipped',
  teamId: null,
  replaces: null,
  language: 'en',
  use: 'acknowledge',
  topic: 'any',
  kinds: [],
  address: 'either',
  tone: 'plain',
  channels: [],
  texts: ['It broke.'],
  version: 0,
  isArchived: false,
  isForMe: true,
  usage: null,
};
const used = (days: number, lastText = 0) => ({ count: 1, lastAt: daysAgo(days), lastBy: 'Ana', lastText });
const order = (phrases: readonly Partial<Phrase>[], more: Partial<PhraseMoment> = {}): string[] =>
  rankPhrases(
    phrases.map((one) => ({ ...base, ...one })),
    { ...moment, ...more },
  ).map((one) => one.phrase.id);

test('what the matter is about comes first, what it is not about last', () => {
  const phrases = [{ id: 'late', topic: 'late' as const }, { id: 'any' }, { id: 'broken', topic: 'broken' as const }];
  assert.deepEqual(order(phrases), ['broken', 'any', 'late']);
  assert.deepEqual(order(phrases, { words: ['still waiting for the courier to deliver'] }), ['late', 'any', 'broken']);
});

test('what the public has just read rests', () => {
  const phrases = [
    { id: 'today', usage: used(0) },
    { id: 'never' },
    { id: 'last-week', usage: used(7) },
    { id: 'long-ago', usage: used(300) },
  ];
  assert.deepEqual(order(phrases), ['never', 'long-ago', 'last-week', 'today']);
});

test('what is close to what was said lately steps back', () => {
  const phrases = [{ id: 'said', texts: ['We said this.'] }, { id: 'new' }];
  assert.deepEqual(order(phrases), ['said', 'new']);
  const closeness = (text: string): number => (text === 'We said this.' ? 0.9 : 0);
  assert.deepEqual(order(phrases, { closeness }), ['new', 'said']);
});

test('what may not be said here is not offered', () => {
  const phrases = [
    { id: 'elsewhere', channels: ['there'] },
    { id: 'here', channels: ['here', 'there'] },
    { id: 'gone', isArchived: true },
    { id: 'du', address: 'informal' as const },
    { id: 'other', language: 'de' },
    { id: 'theirs', isForMe: false },
  ];
  assert.deepEqual(order(phrases, { address: 'formal' }), ['here']);
});

test('the texts of a phrase take turns; one that does not fit is passed over', () => {
  const of = (more: Partial<Phrase>, at: Partial<PhraseMoment> = {}) =>
    rankPhrases([{ ...base, texts: ['First one here.', 'With {first_name}.', 'Third.'], ...more }], {
      ...moment,
      ...at,
    })[0]?.filled;
  assert.equal(of({}), 'First one here.');
  assert.equal(of({ usage: used(1, 0) }), 'With Dana.');
  assert.equal(of({ usage: used(1, 2) }), 'First one here.');
  assert.equal(of({ usage: used(1, 0) }, { values: { first_name: null } }), 'Third.');
  assert.equal(of({}, { room: 8 }), 'Third.');
  assert.equal(of({ texts: ['Too long for this place.'] }, { room: 8 }), 'Too long for this place.');
});

test('a search holds by all its words, without accents or case, in one step or in all', () => {
  const ranked = rankPhrases(
    [
      { ...base, id: 'a', texts: ['The refund is on its way.'] },
      { ...base, id: 'b', texts: ['Café vouchers and a refund.'], use: 'resolve' },
    ],
    moment,
  );
  const ids = (search: string, use: Phrase['use'] | null = null) =>
    findPhrases(ranked, { use, search, most: 10 }).map((one) => one.phrase.id);
  assert.deepEqual(ids('REFUND'), ['a', 'b']);
  assert.deepEqual(ids('cafe ref'), ['b']);
  assert.deepEqual(ids('refund', 'resolve'), ['b']);
  assert.deepEqual(ids('nowhere'), []);
  assert.equal(findPhrases(ranked, { use: null, search: '', most: 1 }).length, 1);
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (search) => ids(search).length <= 2));
});

test('topics are found in every language that has a set', () => {
  const said = {
    en: 'the delivery is late',
    de: 'die Lieferung ist viel zu spät',
    fr: 'la livraison est en retard',
    es: 'la entrega llegó tarde',
    pt: 'a entrega está atrasada',
  };
  assert.deepEqual(Object.keys(said).sort(), [...shippedPhrases.keys()].sort());
  for (const [language, words] of Object.entries(said)) assert.ok(topicsIn([words], language).has('late'), language);
  assert.equal(topicsIn(['late'], 'xx').size, 0);
});

test('2,000 phrases: a key is searched in well under a millisecond', () => {
  const shipped = shippedPhrases.get('en') ?? [];
  const all = mergeLibrary('en', shipped, [], new Map());
  const library = Array.from({ length: 2_000 }, (_, at) => ({ ...(all[at % all.length] ?? base), id: `p${at}` }));
  const ranked = rankPhrases(library, moment);
  const keys = ['r', 're', 'ref', 'refu', 'refun', 'refund', 'refund n', 'photo', 'crack', 'zzz'];
  const times = Array.from({ length: 200 }, (_, at) => {
    const startedMs = performance.now();
    findPhrases(ranked, { use: null, search: keys[at % keys.length] ?? '', most: 30 });
    return performance.now() - startedMs;
  }).sort((a, b) => a - b);
  // The median: a busy machine is not the rule's fault.
  assert.ok((times[100] ?? 9) < 1, `${times[100]} ms`);
});
