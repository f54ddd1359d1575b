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

const says = (text: string, rating: number | null = null): Understandable => ({
  ...{ text, title: null, rating, languageHint: 'en', kind: 'post' },
});
let n = 0;
const lesson = (text: string, corrected: Lesson['corrected'] = {}, rating: number | null = null): Lesson => {
  n += 1;
  const mention = says(text, rating);
  const read = understand(mention, { ...known, weights });
  const stood = Object.fromEntries(learntHeads.map((head) => [head, String(read[fieldOf[head]])]));
  return { mentionId: `01a00000-0000-7000-8000-${String(n).padStart(12, '0')}`, mention, corrected, stood };
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

test('what would take a part of the reading along, against what was said of it, is left', () => {
  // No complaint, no reason: where some say that it is praise, and others which reason it has, both cannot be had.
  const text = (place: string, n: number) => `The snagglewort for the ${place} never arrived, number ${n}`;
  const reason = understand(says(text('kitchen', 1)), { ...known, weights }).reason ?? assert.fail('no complaint');
  const praised = places.flatMap((place) => [1, 2, 3].map((n) => lesson(text(place, n), { kind: 'praise' })));
  const alone = learn([...praised, ...plain]);
  assert.equal(alone.verdict, 'keep');
  const learned = learn([...praised, ...plain, ...places.map((place) => lesson(text(place, 4), { reason }))]);
  const kind = learned.figures.find((one) => one.head === 'kind');
  assert.ok(kind !== undefined && kind.rightNow > kind.rightBefore && !kind.isBetter, JSON.stringify(kind));
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

type Habit = readonly [word: string, head: LearntHead, value: string];
const habits: readonly Habit[] = [
  ['snagglewort', 'kind', 'praise'],
  ['fizzlebeam', 'urgency', 'true'],
  ['fizzlebeam', 'emotion', 'null'],
  ['grommet', 'feeling', 'negative'],
  ['grommet', 'reason', 'delivery'],
  ['where is it?', 'kind', 'nonsense'],
  ['', 'abuse', 'false'],
];
const rests = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('is here', 'again', '👍', 'so good'));
const stars = fc.constantFrom(null, null, 1, 5);

/** A few habits, each kept to almost always, now and then or hardly ever; what is kept of them is for the head to find out. */
const anyLessons = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...habits), fc.constantFrom(0.1, 0.5, 0.9)), { minLength: 1, maxLength: 4 })
  .chain((held) => {
    const one = fc.record({
      habit: fc.constantFrom(...held),
      rest: rests,
      stars,
      chance: fc.double({ min: 0, max: 1 }),
    });
    return fc.array(one, { minLength: 20, maxLength: 80 });
  })
  .map((all) =>
    all.map(({ habit: [[word, head, value], share], rest, stars, chance }) =>
      lesson(`${word} ${rest}`, chance < share ? { [head]: value } : {}, stars),
    ),
  );

test('whatever is taught, what is kept reads more of the held-back share right, and no part of a reading worse', () => {
  let kept = 0;
  fc.assert(
    fc.property(anyLessons, (lessons) => {
      const learned = learn(lessons);
      const own = opened(learned);
      assert.equal(learned.verdict, own === null ? 'leave' : 'keep');
      const judge = (head: OwnHead | null) => run(judgeOwn({ weights, known, lessons, own: head }));
      const [before, now] = [judge(null), judge(own)];
      for (const [i, one] of now.entries()) assert.ok(one.rightNow >= (before[i]?.rightNow ?? 0), JSON.stringify(one));
      if (own === null) return;
      kept += 1;
      const gained = now.map((one) => one.rightNow - one.rightBefore);
      assert.ok(gained.some((one) => one > 0));
      // One may turn for four that are read right now, as for the first corrections of a small brand.
      const one = gained.some((count) => count >= 4) ? 1 : 0;
      for (const { turned, uncorrected, head } of now) assert.ok(turned <= Math.max(0.05 * uncorrected, one), head);
    }),
    { numRuns: 60 },
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
