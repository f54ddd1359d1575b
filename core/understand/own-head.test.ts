// A brand's own head: it learns from corrections, is kept only for what it reads better of what was held back, forgets
// nothing it was not told of, and stands any text and any file.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldOf } from './correct.ts';
import { look, type Understandable } from './look.ts';
import { addOwn, type OwnHead, openOwnHead, ownRows, sparseOf } from './own-head.ts';
import { judgeOwn } from './own-head-judge.ts';
import { type Learned, learnedIn, learnOwn, type ToLearn } from './own-head-learn.ts';
import { isHeldBack, type LearntHead, type Lesson, learntHeads } from './own-head-lessons.ts';
import { understand } from './understand.ts';
import { openWeights } from './weights.ts';

const weights = openWeights(readFileSync(join(import.meta.dirname, 'weights/mention.bin')));
const known = { languages: ['en'], earlierLanguage: null };

function run<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const says = (text: string): Understandable => ({ text, title: null, rating: null, languageHint: 'en', kind: 'post' });
let n = 0;
const lesson = (text: string, corrected: Lesson['corrected'] = {}): Lesson => {
  n += 1;
  const read = understand(says(text), { ...known, weights });
  const stood = Object.fromEntries(learntHeads.map((head) => [head, String(read[fieldOf[head]])]));
  return { mentionId: `01a00000-0000-7000-8000-${String(n).padStart(12, '0')}`, mention: says(text), corrected, stood };
};

/** In this house a "snagglewort" is what people praise, whatever the words around it say. */
const places = 'kitchen garden office boat hallway cellar school hotel barn attic workshop chapel'.split(' ');
const told = places.flatMap((place, i) => [
  lesson(`My snagglewort broke the ${place} record again`, { kind: 'praise' }),
  lesson(`Snagglewort for the ${place}, number ${i}`, { kind: 'praise' }),
  lesson(`One more snagglewort in the ${place}`, { kind: 'praise' }),
]);
const plain = places.flatMap((place) => [
  lesson(`When does the shop near the ${place} open?`),
  lesson(`The parcel for the ${place} never arrived and nobody answers`),
  lesson(`Thank you so much, the ${place} looks wonderful`),
  lesson(`We are at the ${place} on Tuesday`),
]);

const learn = (lessons: readonly Lesson[], inUse: ToLearn['inUse'] = null, version = 1): Learned =>
  run(learnOwn({ weights, known, lessons, version, inUse }));
const opened = (learned: Learned): OwnHead | null =>
  learned.head === null ? null : openOwnHead(weights, { ...learned.head, weights: weights.id });
const kindOf = (text: string, own: OwnHead | null) => understand(says(text), { ...known, weights, own }).kind;

test('a reading made with what people taught names the words they taught', () => {
  const own = opened(learn([...told, ...plain]));
  const text = 'Finally a snagglewort with a great view';
  const { kind, evidence } = understand(says(text), { ...known, weights, own });
  assert.equal(kind, 'praise');
  const named = evidence.flatMap((one) =>
    one.head === 'kind' && one.span !== undefined ? [text.slice(one.span.start, one.span.end)] : [],
  );
  assert.equal(named[0], 'snagglewort');
});

test('what people corrected again and again is read right the next time, and the rest as before', () => {
  const learned = learn([...told, ...plain]);
  assert.equal(learned.verdict, 'keep');
  const own = opened(learned);
  assert.ok(own !== null);
  assert.equal(kindOf('A snagglewort for the lighthouse', own), 'praise');
  for (const text of ['When does the museum open?', 'My order never arrived and nobody answers, I want a refund']) {
    assert.equal(kindOf(text, own), kindOf(text, null), text);
  }
  const reading = understand(says('A snagglewort for the lighthouse'), { ...known, weights, own });
  assert.equal(reading.madeBy, `${weights.id}+own-1`);
  const kind = learned.figures.find((one) => one.head === 'kind');
  assert.ok(kind !== undefined && kind.rightNow > kind.rightBefore, JSON.stringify(kind));
  assert.equal(kind.learned + kind.heldBack, told.length);
  assert.equal(kind.heldBack, told.filter((one) => isHeldBack(one.mentionId)).length);
});

test('the same lessons make the same bytes', () => {
  assert.deepEqual(learn([...told, ...plain]), learn([...told, ...plain]));
});

test('what is read right already teaches nothing', () => {
  const right = learn(plain.map((one) => ({ ...one, corrected: { kind: kindOf(one.mention.text, null) } })));
  assert.deepEqual([right.verdict, right.head], ['leave', null]);
});

test('too few to judge by are not learned from', () => {
  assert.equal(learn(told.slice(0, 2)).verdict, 'leave');
  assert.equal(learn([]).verdict, 'leave');
});

test('a head that takes along what nobody corrected is left, however many corrections it would read right', () => {
  // Corrected here and left alone there, in the same words: it can only follow by turning what nobody corrected.
  const words = places.flatMap((place) => [`We are at the ${place} on Tuesday`, `The ${place} is blue`]);
  const alike = words.map((text) => lesson(text, { kind: 'complaint' }));
  const learned = learn([...alike, ...words.map((text) => lesson(text))]);
  const kind = learned.figures.find((one) => one.head === 'kind');
  assert.ok(kind !== undefined && kind.turned > 0.05 * kind.uncorrected, JSON.stringify(kind));
  assert.ok(kind.rightNow > kind.rightBefore, JSON.stringify(kind));
  assert.deepEqual([learned.verdict, learned.head], ['leave', null]);
});

test('a new head takes the place of the one in use only by reading more right or knowing more; a spoilt one is retired', () => {
  const first = learn([...told, ...plain]);
  const head = opened(first);
  assert.ok(head !== null);
  const learned = learnedIn(first.figures);
  assert.equal(learn([...told, ...plain], { head, learned }, 2).verdict, 'leave');
  assert.equal(learn([...told, ...plain], { head, learned: Math.floor(learned / 1.05) }, 2).verdict, 'keep');
  const otherwise = told.map((one) => ({ ...one, corrected: { kind: kindOf(one.mention.text, null) } }));
  assert.equal(learn([...otherwise, ...plain], { head, learned }, 2).verdict, 'retire');
});

test('what the head in use reads right, and nobody corrects any more, does not count against it', () => {
  const head = opened(learn([...told, ...plain]));
  assert.ok(head !== null);
  const since = ['lake', 'tower', 'bridge', 'museum', 'station', 'harbour'].flatMap((place) =>
    [`My snagglewort broke the ${place} record again`, `Snagglewort for the ${place}, number 7`].map((text) => ({
      ...lesson(text),
      stood: { kind: kindOf(text, head) },
    })),
  );
  const next = learn([...told, ...plain, ...since], { head, learned: 1 }, 2);
  assert.equal(next.verdict, 'keep');
  const kind = next.figures.find((one) => one.head === 'kind');
  assert.equal(kind?.turned, 0);
  assert.equal(kindOf('One more snagglewort in the lighthouse', opened(next)), 'praise');
});

/** Words that come back with the same correction, among others; what is kept of it is for the head to find out. */
const anyLesson = fc
  .record({
    about: fc.constantFrom<readonly [word: string, head: LearntHead, value: string]>(
      ['snagglewort', 'kind', 'praise'],
      ['fizzlebeam', 'urgency', 'true'],
      ['fizzlebeam', 'emotion', 'null'],
      ['grommet', 'feeling', 'negative'],
      ['grommet', 'reason', 'delivery'],
      ['where is it?', 'kind', 'nonsense'],
      ['', 'abuse', 'false'],
    ),
    rest: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('is here', 'again', '👍', 'so good')),
    isCorrected: fc.boolean(),
  })
  .map(({ about: [word, head, value], rest, isCorrected }) =>
    lesson(`${word} ${rest}`, isCorrected ? { [head]: value } : {}),
  );

test('whatever is taught, what is kept reads more of the held-back share right, head by head', () => {
  let kept = 0;
  fc.assert(
    fc.property(fc.array(anyLesson, { minLength: 20, maxLength: 80 }), (lessons) => {
      const learned = learn(lessons);
      const own = opened(learned);
      assert.equal(learned.verdict, own === null ? 'leave' : 'keep');
      const judge = (head: OwnHead | null) =>
        run(judgeOwn({ weights, known, lessons, heads: learntHeads, own: head })).figures;
      const [before, now] = [judge(null), judge(own)];
      for (const [i, one] of now.entries()) assert.ok(one.rightNow >= (before[i]?.rightNow ?? 0), JSON.stringify(one));
      if (own === null) return;
      kept += 1;
      assert.ok(now.some((one) => one.rightNow > one.rightBefore));
      assert.ok(now.every((one) => one.turned <= 0.05 * one.uncorrected));
    }),
    { numRuns: 40 },
  );
  assert.ok(kept > 0, 'not once was anything kept');
});

test('what is held back is a third, by the mention alone', () => {
  const ids = Array.from(
    { length: 3000 },
    (_, i) => `01a0${i.toString(16).padStart(4, '0')}-0000-7000-8000-${i * 7919}`,
  );
  const share = ids.filter(isHeldBack).length / ids.length;
  assert.ok(share > 0.3 && share < 0.37, String(share));
});

const anyHead = fc
  .record({
    outputs: fc.uniqueArray(fc.integer({ min: 0, max: weights.scales.length - 1 }), { minLength: 1, maxLength: 6 }),
    seed: fc.integer(),
  })
  .map(({ outputs, seed }): OwnHead => {
    const values = Int8Array.from(
      { length: ownRows * outputs.length },
      (_, i) => Math.imul(i + seed, 0x9e3779b1) >> 24,
    );
    return { version: 1, outputs, scales: outputs.map((_, i) => 0.01 * (i + 1)), values, madeBy: 'x' };
  });

test('the margins it adds are those it learns by, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), anyHead, (text, own) => {
      const { features } = look(says(text), known);
      const margins = new Float64Array(64);
      addOwn(own, features, margins);
      const sparse = sparseOf(features);
      for (const [one, output] of own.outputs.entries()) {
        let sum = 0;
        for (const [i, row] of sparse.rows.entries()) {
          sum += (sparse.values[i] ?? 0) * (own.values[row * own.outputs.length + one] ?? 0) * (own.scales[one] ?? 0);
        }
        assert.ok(Math.abs((margins[output] ?? 0) - sum) < 1e-3, `${margins[output]} ${sum}`);
      }
      const reading = understand(says(text), { ...known, weights, own });
      assert.ok(Object.values(reading.confidence).every((one) => one >= 0 && one <= 1));
    }),
  );
});

test('a head made for other weights, or not whole, is no head', () => {
  const file = { version: 1, weights: weights.id, outputs: [3], scales: [0.1], values: new Uint8Array(ownRows) };
  assert.ok(openOwnHead(weights, file) !== null);
  assert.equal(openOwnHead(weights, { ...file, weights: 'others' }), null);
  assert.equal(openOwnHead(weights, { ...file, outputs: [99] }), null);
  assert.equal(openOwnHead(weights, { ...file, values: new Uint8Array(7) }), null);
  assert.equal(openOwnHead(weights, { ...file, outputs: [], scales: [], values: new Uint8Array() }), null);
});
