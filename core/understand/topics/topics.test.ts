// What many name is a topic and what one person repeats is none; what rises is told from what is always said; people are
// counted once however many days they speak on; and a tally stays small whatever is said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countOf, mostKnown, type People, personOf, together } from './people.ts';
import { mostCandidates, mostKeptTerms, noTally, openCounter, type Tally, type ToCount, topOf } from './tally.ts';
import { termsOf } from './terms.ts';
import { type Earlier, logLikelihood, spansFor, topicsOf } from './topics.ts';

const terms = (text: string, language: string | null = 'en', except: readonly string[] = []) =>
  termsOf({ text, language }, new Set(except));
const says = (who: string, text: string, feeling: ToCount['feeling'] = 'neutral'): ToCount => ({
  terms: terms(text),
  feeling,
  customerId: who,
});
const many = (count: number, text: string, from = 'p', feeling?: ToCount['feeling']): ToCount[] =>
  Array.from({ length: count }, (_, i) => says(`${from}${i}`, text, feeling));
const earlier = (tally: Tally): Earlier => ({
  mentions: tally.mentions,
  dropped: tally.dropped,
  terms: new Map([...tally.terms].map(([term, { mentions }]) => [term, mentions])),
});
const counted = (tally: Tally, said: readonly ToCount[], most = mostCandidates): Tally => {
  const counter = openCounter(tally);
  for (const one of said) counter.add(one);
  return counter.tally(most);
};
const peopleOf = (ids: readonly string[]): People => ids.reduce<People>((all, id) => together(all, [personOf(id)]), []);

test('terms are telling words and pairs of them, as one would search for them', () => {
  assert.deepEqual(terms("The Oven’s door broke, and I don't know why! See https://x.example #OvenGate @acme 2026"), [
    'oven',
    'door',
    'oven door',
    'broke',
    'door broke',
    'ovengate',
  ]);
  assert.deepEqual(terms("L'ordine non è arrivato", 'it'), ['ordine', 'arrivato']);
  assert.deepEqual(terms('Die Lieferung kommt nicht an', 'de'), ['lieferung']);
  assert.deepEqual(terms('Die Lieferung y el pedido', null), ['lieferung', 'pedido']);
  assert.deepEqual(terms('Acme delivery', 'en', ['acme']), ['delivery']);
  assert.deepEqual(terms('Coffee House', 'en', ['coffee house']), ['coffee', 'house']);
  assert.deepEqual(terms('今日は良い天気です'), []);
});

test('three people make a topic, one person who says it a hundred times makes none', () => {
  const tally = counted(noTally, [
    ...many(3, 'vegan menu'),
    ...Array.from({ length: 100 }, () => says('x', 'chemtrails')),
  ]);
  const { topics, mentions, people } = topicsOf([tally], []);
  assert.deepEqual(
    topics.map(({ term, people: { count }, isRising }) => [term, count, isRising]),
    [['vegan menu', 3, false]],
  );
  assert.deepEqual([mentions, people.count], [103, 4]);
});

test('what rises comes first, with how much more it is, and what is always said does not', () => {
  const usual = counted(noTally, [...many(50, 'delivery'), ...many(50, 'coffee')]);
  const now = counted(noTally, [
    ...many(20, 'delivery'),
    ...many(20, 'coffee', 'q'),
    ...many(20, 'login broken', 'r', 'negative'),
  ]);
  const { topics } = topicsOf([now], [earlier(usual)]);
  assert.deepEqual(
    topics.map(({ term, isRising, times, negative, also }) => [term, isRising, times, negative, also]),
    [
      ['login broken', true, null, 20, []],
      ['coffee', false, 2 / 3, 0, []],
      ['delivery', false, 2 / 3, 0, []],
    ],
  );
});

test('a brand that has heard next to nothing before is told of nothing rising', () => {
  const now = counted(noTally, many(20, 'login'));
  assert.equal(topicsOf([now], [earlier(counted(noTally, many(5, 'coffee')))]).topics[0]?.isRising, false);
});

test('terms of the same people are one topic', () => {
  const storm = counted(noTally, many(9, 'the update deletes saved recipes'));
  const [topic, ...rest] = topicsOf([storm], []).topics;
  assert.deepEqual(
    [topic?.term, topic?.also, rest],
    ['deletes saved', ['saved recipes', 'update deletes', 'recipes', 'update'], []],
  );
});

test('what was dropped from a tally before is taken to have been said as often as it may have been', () => {
  const now = counted(noTally, [...many(10, 'login'), ...many(90, 'coffee', 'q')]);
  const before = (dropped: number): Earlier => ({ mentions: 1000, dropped, terms: new Map([['coffee', 900]]) });
  assert.equal(topicsOf([now], [before(0)]).topics[0]?.isRising, true);
  assert.equal(
    topicsOf([now], [before(95)]).topics.some(({ isRising }) => isRising),
    false,
  );
});

test('people are counted once over many spans, exactly while they are few', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `person ${i}`);
  assert.deepEqual(countOf(together(peopleOf(ids(40)), peopleOf(ids(55)))), { count: 55, isAbout: false });
  const { count, isAbout } = countOf(together(peopleOf(ids(3000)), peopleOf(ids(4000))));
  assert.ok(isAbout && count > 3000 && count < 5300, String(count));
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 200 }), fc.array(fc.string(), { maxLength: 200 }), (one, other) => {
      const whole = peopleOf([...one, ...other]);
      assert.deepEqual(together(peopleOf(other), peopleOf(one)), whole);
      assert.equal(whole.length, Math.min(mostKnown, new Set([...one, ...other]).size));
    }),
    { numRuns: 50 },
  );
});

test('a tally stays small, and counts the same in one piece or in many', () => {
  const said = Array.from({ length: 60 }, (_, i) => says(`p${i % 7}`, `thing${'abcdefg'[i % 7]} other${'abc'[i % 3]}`));
  const whole = counted(noTally, said);
  const pieces = [said.slice(0, 13), said.slice(13, 40), said.slice(40)].reduce(
    (tally, one) => counted(tally, one),
    noTally,
  );
  assert.deepEqual(pieces, whole);
  const huge = counted(
    noTally,
    many(2000, 'x').map((one, i) => ({ ...one, terms: [`only${i}`, 'login'] })),
    mostKeptTerms,
  );
  assert.deepEqual([huge.terms.size, huge.dropped, huge.terms.get('login')?.mentions], [mostKeptTerms, 1, 2000]);
  assert.equal(topOf(huge, 1).dropped, 1);
});

test('the ratio is nothing for equal rates and grows with the difference and with the number', () => {
  assert.ok(Math.abs(logLikelihood(10, 100, 100, 1000)) < 1e-9);
  assert.ok(logLikelihood(20, 100, 100, 1000) > logLikelihood(15, 100, 100, 1000));
  assert.ok(logLikelihood(200, 1000, 100, 1000) > logLikelihood(20, 100, 10, 100));
  assert.ok(Number.isFinite(logLikelihood(5, 5, 0, 30)));
});

test('the last day is four spans with the one under way, and the weeks before it are compared with', () => {
  const { since, earlierSince } = spansFor(new Date('2026-11-20T10:00:00Z'), 1);
  assert.deepEqual([since, earlierSince], [new Date('2026-11-19T12:00:00Z'), new Date('2026-10-22T12:00:00Z')]);
});

test('anything that can be typed has few terms, soon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(terms(text, null).length <= 61)));
  for (const unit of ['word ', "a'", '@', '\u0301', '漢']) {
    const from = performance.now();
    terms(unit.repeat(1_000_000 / unit.length), null);
    assert.ok(performance.now() - from < 300, unit);
  }
});
