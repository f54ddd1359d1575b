// Training: the same bytes every time, what is separable is learned, how sure a reading is follows how often it is right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, choose } from '../decide.ts';
import { look } from '../look.ts';
import { score } from '../score.ts';
import { openWeights, type Weights } from '../weights.ts';
import { startMatrix } from './matrix.ts';
import { fitCurve } from './platt.ts';
import { type Plan, type Says, train } from './train.ts';

const plan: Plan = {
  drink: { labels: ['coffee', 'tea', 'water'], cost: 1, bayes: 0.5, balance: 0.5 },
  late: { labels: ['late'], cost: 1, bayes: 1, balance: 1 },
};
const drinks = {
  coffee: ['espresso', 'latte', 'flat white'],
  tea: ['earl grey', 'sencha', 'rooibos'],
  water: ['sparkling', 'still', 'tap'],
};
const frames = [
  'my % came cold',
  'is the % any good here',
  'two % please',
  'the % again',
  'loved your %',
  '% for my aunt',
];
const times = ['an hour late', 'right on time', 'delayed twice', 'early as ever'];

const texts = Object.entries(drinks).flatMap(([drink, names]) =>
  names.flatMap((name) =>
    frames.flatMap((frame, i) => {
      const time = times[i % times.length] ?? '';
      const says = { drink, late: /late|delayed/u.test(time) ? 'late' : 'none' };
      return [{ text: `${frame.replace('%', name)}, ${time}`, says }];
    }),
  ),
);

function seen(text: string) {
  const mention = { text, title: null, rating: null, languageHint: 'en', kind: 'post' as const };
  return look(mention, { languages: ['en'], earlierLanguage: null }).features;
}

function trained(rows = 4096): Uint8Array {
  const builder = startMatrix(rows);
  for (const { text } of texts) builder.add(seen(text));
  const says: readonly Says[] = texts.map((one) => one.says);
  const worth = new Float32Array(texts.length).fill(1);
  return train('toy-1', { matrix: builder.build(), says, languages: texts.map(() => 'en'), worth }, plan);
}

function read(weights: Weights, text: string) {
  const margins = new Float64Array(64);
  score(weights, seen(text), margins);
  return {
    drink: choose<string>(weights.heads.get('drink'), margins, 'en')?.label,
    isLate: answer(weights.heads.get('late'), margins, 'en')?.isYes,
  };
}

test('the same examples give the same bytes', () => {
  assert.deepEqual(trained(), trained());
});

test('it reads what it was shown, and the like that it was not', () => {
  const weights = openWeights(trained());
  for (const { text, says } of texts)
    assert.deepEqual(read(weights, text), { drink: says.drink, isLate: says.late === 'late' });
  assert.deepEqual(read(weights, 'one sencha for the road, an hour late'), { drink: 'tea', isLate: true });
  assert.deepEqual(weights.heads.get('drink')?.languages, ['en']);
});

test('a row touched twice counts twice, and blocks are each of length one', () => {
  const builder = startMatrix(1024);
  builder.add({ rows: Int32Array.from([7, 7, 7, 9, 1031]), tokens: new Uint16Array(5), cues: 4, split: 4, count: 5 });
  const { starts, rows, values } = builder.build();
  assert.deepEqual([...starts], [0, 2]);
  assert.deepEqual([...rows], [7, 9]);
  // Three of four in the first block, and the whole of the last, which falls on the same row.
  assert.deepEqual(
    [...values].map((value) => Math.round(value * 1000)),
    [2500, 500],
  );
});

test('how sure: the share that was right, rising with the gap', () => {
  const gaps = Array.from({ length: 2000 }, (_, i) => (i % 200) / 100);
  const isRight = gaps.map((gap, i) => (i * 7919) % 1000 < 1000 / (1 + Math.exp(-(2 * gap - 0.5))));
  const { slope, offset } = fitCurve(gaps, isRight);
  assert.ok(Math.abs(slope - 2) < 0.5 && Math.abs(offset + 0.5) < 0.4, `${slope} ${offset}`);
  const backwards = fitCurve(
    gaps,
    gaps.map((gap) => gap < 1),
  );
  assert.equal(backwards.slope, 0, 'a larger gap never makes less sure');
});
