// A draft that says something else than an approved answer is found, one that agrees or speaks of something else is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { de } from '../packs/de.ts';
import { en } from '../packs/en.ts';
import { es } from '../packs/es.ts';
import { fr } from '../packs/fr.ts';
import type { DraftPack } from '../packs/pack.ts';
import { pt } from '../packs/pt.ts';
import type { ApprovedAnswer } from './answer.ts';
import { contradictions } from './contradict.ts';

function answer(question: string, text: string, language = 'en'): ApprovedAnswer {
  return { id: 'a', version: 1, question, text, language };
}

const say = (draft: string, against: ApprovedAnswer, pack: DraftPack = en) =>
  contradictions(draft, [against], pack).map(({ about, said, agreed }) => [about, said, agreed]);

const hire = answer(
  'How long may I keep a hired bike?',
  'You may keep a hired bike for 14 days. The hire costs £8.50 a day.',
);
const market = answer('When is the market?', 'The market is held every Saturday from 8:00 to 13:00.');
const tent = answer('Can I put up a tent?', 'Tents are allowed on the lower meadow.');

test('another figure, price, day or a no for a yes is found, with both words', () => {
  assert.deepEqual(say('A hired bike may be kept for 3 weeks.', hire), [['number', '3 weeks', '14 days']]);
  assert.deepEqual(say('The hire costs £9.', hire), [['price', '£9', '£8.50']]);
  assert.deepEqual(say('Our market is held on Sundays.', market), [
    ['day', 'Our market is held on Sundays', 'The market is held every Saturday from 8:00 to 13:00'],
  ]);
  assert.deepEqual(say('The market on Saturday starts at 10:00.', market), [['day', '10:00', '8:00']]);
  assert.deepEqual(say('Sadly tents are not allowed here.', tent), [
    ['yes_no', 'Sadly tents are not allowed here', 'Tents are allowed on the lower meadow'],
  ]);
});

test('the same in other words is none: weeks for days, words for figures, noon for twelve', () => {
  assert.deepEqual(
    say('Keep the hired bike for two weeks, at eight pounds fifty.', answer('', 'Keep a hired bike for 14 days.')),
    [],
  );
  assert.deepEqual(say('The hire is £8.50.', hire), []);
  assert.deepEqual(
    say('The kitchen opens at noon.', answer('When does the kitchen open?', 'The kitchen opens at 12:00.')),
    [],
  );
  assert.deepEqual(
    say('The office is open on Tuesdays.', answer('When is the office open?', 'The office is open Monday to Friday.')),
    [],
  );
});

test('what happened once, an exception said openly, and a question claim nothing', () => {
  assert.deepEqual(say('You waited 20 days for the hired bike, I am sorry.', hire), []);
  assert.deepEqual(say('Normally a hired bike is for 14 days, in your case keep it for 30 days.', hire), []);
  assert.deepEqual(say('Would the hired bike be fine for 3 days?', hire), []);
  assert.deepEqual(say('Room 204 has been cleaned twice.', hire), []);
});

test('it holds in every language there is a pack for', () => {
  const cases: readonly (readonly [DraftPack, string, string, string])[] = [
    [
      de,
      'Die Leihe eines Rads dauert höchstens 14 Tage.',
      'Die Leihe dauert höchstens drei Wochen.',
      'Die Leihe dauert zwei Wochen.',
    ],
    [es, 'El alquiler dura 14 días.', 'El alquiler dura tres semanas.', 'El alquiler dura dos semanas.'],
    [fr, 'La location dure 14 jours.', 'La location dure trois semaines.', 'La location dure deux semaines.'],
    [pt, 'O aluguer dura 14 dias.', 'O aluguer dura três semanas.', 'O aluguer dura duas semanas.'],
  ];
  for (const [pack, agreed, other, same] of cases) {
    const held = answer('', agreed, pack.language);
    assert.equal(say(other, held, pack)[0]?.[0], 'number', pack.language);
    assert.deepEqual(say(same, held, pack), [], pack.language);
  }
});

test('an answer in another language, or a language without a pack, is not judged', () => {
  assert.deepEqual(say('The hire costs £9.', hire, de), []);
  assert.deepEqual(contradictions('The hire costs £9.', [hire], null), []);
});

test('an answer never contradicts itself', () => {
  const words = fc.constantFrom(
    'bike',
    'hire',
    'open',
    'closed',
    'not',
    '14',
    'days',
    '£8',
    'Saturday',
    'at',
    '10:00',
    ',',
    '.',
    'free',
    'two',
    'weeks',
    'or',
    'no',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 25 }), (all) => {
      const text = all.join(' ');
      const found = contradictions(text, [answer('Which bike?', text)], en).filter((one) => one.about !== 'yes_no');
      assert.deepEqual(found, []);
    }),
  );
});

test('the words found stand where it says, whatever is in the draft', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      (a, b) => {
        const draft = `${a} The hire costs £9. ${b}`;
        for (const { span, said } of contradictions(draft, [hire], en)) {
          assert.equal(draft.slice(span.start, span.end), said);
          assert.ok(said.length > 0);
        }
      },
    ),
  );
});

test('a draft of 100 kB does not hang', () => {
  const started = performance.now();
  contradictions('1 2 3 not £ 5,000 days '.repeat(4500), [hire, market, tent], en);
  assert.ok(performance.now() - started < 1500);
});

test('a sentence of ten thousand clauses does not hang', () => {
  const many = Array.from({ length: 5 }, () => hire);
  const began = performance.now();
  contradictions('a,'.repeat(10_000), many, en);
  assert.ok(performance.now() - began < 1500, `${performance.now() - began} ms`);
});
