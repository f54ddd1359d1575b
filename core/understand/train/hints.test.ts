// Hints: what a set about another question knows reaches a head whose own texts never said it, and costs nothing to read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from '../look.ts';
import { score } from '../score.ts';
import { openWeights } from '../weights.ts';
import { fold, learnHints, marginOf, pick } from './hints.ts';
import { type Matrix, startMatrix } from './matrix.ts';
import { leansOn, type Says, train } from './train.ts';

const plan = { rain: { labels: ['rain'], cost: 1, bayes: 0.5, balance: 0.5 } };
const rowCount = 4096;

interface Told {
  readonly text: string;
  readonly says: Says;
}

const wet = 'drizzle puddles umbrella soaked flooded gutters galoshes misty sleet raincoat dripping hail'.split(' ');
const dry = 'sunburn parasol dusty parched cloudless hammock lemonade scorching sandals picnic tanned shade'.split(' ');
const known = 9;

/** The head's own texts know nine words of each kind, a few times each; the other set knows three more that go with them. */
const own: Told[] = Array.from({ length: 54 }, (_, i) => ({
  text: `walk ${i} had ${(i % 2 === 0 ? wet : dry)[i % known]}`,
  says: { rain: i % 2 === 0 ? 'rain' : 'none' },
}));
const others: Told[] = Array.from({ length: 400 }, (_, i) => {
  const [words, mood] = i % 2 === 0 ? [wet, 'glum'] : [dry, 'merry'];
  return { text: `day ${i} with ${words[i % 12]} then ${words[(i * 7 + 3) % 12]}`, says: { mood } };
});

function features(text: string) {
  const mention = { text, title: null, rating: null, languageHint: 'en', kind: 'post' as const };
  return look(mention, { languages: ['en'], earlierLanguage: null }).features;
}

function matrixOf(told: readonly Told[]): Matrix {
  const builder = startMatrix(rowCount);
  for (const { text } of told) builder.add(features(text));
  return builder.build();
}

function setOf(told: readonly Told[]) {
  const says = told.map((one) => one.says);
  return {
    matrix: matrixOf(told),
    says,
    languages: told.map(() => 'en'),
    worth: new Float32Array(told.length).fill(1),
  };
}

/** How much wetter the head finds the wet words it never saw than the dry ones, in the mean. */
function distance(told: readonly Told[]): number {
  const weights = openWeights(train('toy', setOf(told), plan));
  const margins = new Float64Array(8);
  const wetnessOf = (words: readonly string[]) =>
    words.slice(known).reduce((sum, word) => {
      score(weights, features(`an hour of ${word}`), margins);
      return sum + (margins[weights.heads.get('rain')?.first ?? 0] ?? 0) / (words.length - known);
    }, 0);
  return wetnessOf(wet) - wetnessOf(dry);
}

test('what another set knows of words reaches a head that never saw them', () => {
  const [alone, leaning] = [distance(own), distance([...own, ...others])];
  assert.ok(leaning > alone + 0.03, `leaning ${leaning}, alone ${alone}`);
});

test('a head leans on no question of its own texts', () => {
  const asked = own.map(({ text, says }) => ({ text, says: { ...says, walker: 'me' } }));
  assert.deepEqual(leansOn(setOf([...asked, ...others]), 'rain', plan), ['mood']);
});

test('folded, a plane says over rows alone what it said over rows and hints', () => {
  const matrix = matrixOf([...own, ...others]);
  const answers = [...own, ...others].map(({ says }) => says.mood);
  const hints = learnHints(matrix, { question: 'mood', answers });
  assert.equal(hints.length, 1, 'of two labels one is the other turned round');
  const texts = Int32Array.from(own.keys());
  const leaning = pick(matrix, texts, hints);
  const weights = Float32Array.from({ length: rowCount + 1 }, (_, row) => ((row * 7919) % 100) / 100 - 0.5);
  const plane = { weights, bias: 0.25 };
  const folded = fold(plane, { matrix: leaning, hints });
  assert.equal(folded.weights.length, rowCount);
  for (const i of texts) {
    const apart = Math.abs(marginOf(matrix, i, folded) - marginOf(leaning, i, plane));
    assert.ok(apart < 1e-5, `text ${i}: ${apart}`);
  }
});

test('labels too rare to learn are not leaned on, and a text may have several', () => {
  const told = others.map(({ text, says }, i) => ({ text, label: `${says.mood},long${i < 20 ? ',odd' : ''}` }));
  const hints = learnHints(matrixOf(told.map(({ text }) => ({ text, says: {} }))), {
    question: 'mood',
    answers: told.map(({ label }) => label),
  });
  assert.equal(hints.length, 3, 'glum, long, merry; odd is said twenty times');
});
