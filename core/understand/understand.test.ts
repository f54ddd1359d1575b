// The reading: laws that hold for any text, sentences a person would read at once, and floors on public validation sets.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { shippedWeights } from '../../server/weights.ts';
import type { Intent } from '../reading.ts';
import type { Understandable } from './look.ts';
import { understand } from './understand.ts';

const languages = ['en', 'es', 'fr', 'de', 'pt', 'it'];
const context = { languages, earlierLanguage: null, weights: shippedWeights() };
const said = (text: string, more: Partial<Understandable> = {}): Understandable => ({
  text,
  title: null,
  rating: null,
  languageHint: null,
  kind: 'post',
  ...more,
});

const sentences: readonly (readonly [string, string, Intent])[] = [
  ['My order was due on Tuesday and it still hasn’t arrived. Nobody answers my emails.', 'en', 'complaint'],
  ['Do you have gluten free bread at the station shop on Sundays?', 'en', 'question'],
  ['Thank you Maya for the lovely latte this morning, you made my day!', 'en', 'praise'],
  ['Walking past the bakery with my sister and her two dogs', 'en', 'other'],
  ['Sigo esperando mi pedido desde el lunes y nadie contesta. Una vergüenza.', 'es', 'complaint'],
  ['¿A qué hora abrís el domingo en la estación?', 'es', 'question'],
  ['Ma commande n’est toujours pas arrivée et le service client ne répond pas.', 'fr', 'complaint'],
  ['Merci pour l’accueil, le pain était délicieux et l’équipe adorable !', 'fr', 'praise'],
  ['Meine Bestellung ist immer noch nicht angekommen, ich warte seit zwei Wochen.', 'de', 'complaint'],
  ['Habt ihr am Feiertag geöffnet? Und gibt es den Roggen dann auch?', 'de', 'question'],
  ['Fui cobrado duas vezes e ninguém responde aos meus emails.', 'pt', 'complaint'],
  ['Adorei o pão de centeio, muito obrigada à equipa da loja do cais!', 'pt', 'praise'],
  ['Mi avete addebitato due volte lo stesso ordine, voglio un rimborso.', 'it', 'complaint'],
  ['A che ora aprite la domenica? Vorrei prenotare un tavolo.', 'it', 'question'],
];

for (const [text, language, kind] of sentences) {
  test(`reads: ${text}`, () => {
    const reading = understand(said(text), context);
    assert.equal(reading.language, language);
    assert.equal(reading.kind, kind);
  });
}

test('negation turns a feeling round', () => {
  assert.equal(understand(said('The bread was good and the staff were friendly.'), context).feeling, 'positive');
  const negated = understand(said('The bread was not good and the staff were not friendly.'), context);
  assert.equal(negated.feeling, 'negative');
});

test('stars speak where words do not, and are named as the reason', () => {
  const reading = understand(said('Tuesday, table by the window.', { rating: 1, kind: 'review' }), context);
  assert.equal(reading.feeling, 'negative');
  assert.equal(reading.kind, 'complaint');
  assert.ok(reading.evidence.some((e) => e.head === 'feeling' && e.why === 'rating' && e.span === undefined));
});

test('a real complaint inside abuse stays a complaint; abuse alone is none', () => {
  const real = understand(said('You absolute idiots, I was charged twice and my order never arrived'), context);
  assert.deepEqual([real.isAbusive, real.kind], [true, 'complaint']);
  const troll = understand(said('lol you are all clowns and morons, get lost'), context);
  assert.deepEqual([troll.isAbusive, troll.kind], [true, 'other']);
});

test('urgent is what cannot wait', () => {
  const urgent = understand(
    said('My son had an allergic reaction after your oat latte, we are in the hospital'),
    context,
  );
  assert.equal(urgent.isUrgent, true);
  assert.equal(understand(said('I had a great coffee at your place this morning'), context).isUrgent, false);
});

test('short texts fall back on what the writer spoke earlier, then on the hint, then on nothing', () => {
  assert.equal(understand(said('ok 👍'), { ...context, earlierLanguage: 'pt' }).language, 'pt');
  assert.equal(understand(said('ok', { languageHint: 'de-AT' }), context).language, 'de');
  const unknown = understand(said('ok'), context);
  assert.equal(unknown.language, null);
  assert.ok((unknown.confidence.language ?? 1) < 0.5);
});

test('a language outside the configured ones is named, not forced into them', () => {
  assert.equal(understand(said('Заказ до сих пор не пришёл, и никто не отвечает на письма'), context).language, 'ru');
});

test('any text: spans inside it, confidence between 0 and 1, no value without a reason, the same twice', () => {
  const words = fc.constantFrom(
    ...sentences.flatMap(([text]) => text.split(' ')),
    '!!!',
    '😡',
    '🥰',
    'FUCKING',
    'soooo',
    '@you',
    '\n',
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 40 }).map((w) => w.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  const rating = fc.option(fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(text, fc.option(text), rating, (body, title, stars) => {
      const mention = said(body, { title, rating: stars });
      const reading = understand(mention, context);
      for (const { span } of reading.evidence) {
        assert.ok(span === undefined || (span.start >= 0 && span.start < span.end && span.end <= body.length));
      }
      for (const value of Object.values(reading.confidence)) assert.ok(value >= 0 && value <= 1);
      const has = (head: string) => reading.evidence.some((e) => e.head === head);
      if (reading.feeling !== 'neutral') assert.ok(has('feeling'), `feeling without a reason: ${body}`);
      if (reading.kind !== 'other') assert.ok(has('kind'), `kind without a reason: ${body}`);
      assert.equal(has('urgency'), reading.isUrgent);
      assert.equal(has('abuse'), reading.isAbusive);
      assert.deepEqual(understand(mention, context), reading);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('a hostile 100 kB text is read in well under a second', () => {
  for (const text of ['a'.repeat(100_000), '!?'.repeat(50_000), "n't ".repeat(25_000), 'ſ😡'.repeat(30_000)]) {
    const reading = understand(said(text), context);
    assert.equal(reading.madeBy, context.weights.id);
  }
});

const sets = new URL('../../../shared/text/', import.meta.url);
const hasSets = existsSync(sets) || process.env.CI !== undefined;
const skip = hasSets ? false : 'the public sets of ../shared/text are not here';

function load(name: string): readonly (readonly [string, string])[] {
  const read = (part: string) => readFileSync(new URL(`${name}/val_${part}.txt`, sets), 'utf8').split('\n');
  const labels = read('labels');
  return read('text').flatMap((text, i) => (labels[i] ? [[text, labels[i]] as const] : []));
}

/** Mean over the labels of F1, in percent. */
function macroF1(pairs: readonly (readonly [string, string])[]): number {
  const labels = [...new Set(pairs.map(([truth]) => truth))];
  const scores = labels.map((label) => {
    const right = pairs.filter(([truth, guess]) => truth === label && guess === label).length;
    const wrong = pairs.filter(([truth, guess]) => (truth === label) !== (guess === label)).length;
    return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
  });
  return (100 * scores.reduce((a, b) => a + b, 0)) / labels.length;
}

const alone = (language: string) => ({ ...context, languages: [language], earlierLanguage: language });
const feelingOf = (text: string, language: string): string => understand(said(text), alone(language)).feeling;
const floors: readonly (readonly [string, number, (text: string) => string])[] = [
  ['airline', 63, (text) => feelingOf(text, 'en')],
  ['tweeteval_sentiment', 56, (text) => feelingOf(text, 'en')],
  ['complaints', 73.5, (text) => (understand(said(text), alone('en')).kind === 'complaint' ? 'complaint' : 'other')],
  [
    'tweeteval_offensive',
    55,
    (text) => (understand(said(text), alone('en')).isAbusive ? 'offensive' : 'not-offensive'),
  ],
  ['germeval18_de', 53, (text) => (understand(said(text), alone('de')).isAbusive ? 'OFFENSE' : 'OTHER')],
  ...Object.entries({ en: 60, es: 54, fr: 41, de: 56, pt: 52.5, it: 52.5 }).map(
    ([language, floor]) => [`umsab_${language}`, floor, (text: string) => feelingOf(text, language)] as const,
  ),
];

for (const [name, floor, read] of floors) {
  test(`${name}: macro-F1 of at least ${floor} on the validation split`, { skip }, (t) => {
    const score = macroF1(load(name).map(([text, truth]) => [truth, read(text)]));
    t.diagnostic(`${name}: macro-F1 ${score.toFixed(1)}`);
    assert.ok(score >= floor, `${score.toFixed(1)} is under the floor of ${floor}`);
  });
}

test('language of tweets: at least 95 of 100 in six languages', { skip }, (t) => {
  const texts = languages.flatMap((language) => load(`umsab_${language}`).map(([text]) => [language, text] as const));
  const right = texts.filter(([language, text]) => understand(said(text), context).language === language).length;
  t.diagnostic(`language: ${((100 * right) / texts.length).toFixed(1)} of 100`);
  assert.ok(right / texts.length >= 0.95);
});

test('how fast, printed and not asserted', { skip }, (t) => {
  const texts = load('airline').map(([text]) => said(text));
  for (const text of texts) understand(text, context);
  const start = performance.now();
  for (const text of texts) understand(text, context);
  const perSecond = (1000 * texts.length) / (performance.now() - start);
  t.diagnostic(`${Math.round(perSecond / 100) / 10} thousand texts a second on one core`);
});
