// A brand's own head learned from its corrections. In: lessons and the weights it stands on. Out: a head, or none, with its
// figures. It is kept only for what it reads better of the corrections held back, while what nobody corrected stays as it
// was. A generator: whoever runs it goes on when there is time, for a reading must wait for nothing long.

import type { KnownOfWriter } from './look.ts';
import { type OwnHead, type OwnHeadFile, openOwnHead, ownRows } from './own-head.ts';
import { type HeadFigures, judgeOwn } from './own-head-judge.ts';
import {
  isHeldBack,
  type LearntHead,
  type Lesson,
  learntHeads,
  outputsOf,
  pauses,
  type Task,
  taskOf,
  type Wish,
} from './own-head-lessons.ts';
import type { Weights } from './weights.ts';

export interface ToLearn {
  readonly weights: Weights;
  readonly known: KnownOfWriter;
  readonly lessons: readonly Lesson[];
  /** The number it gets when it is kept. */
  readonly version: number;
  /** What is read with today, and how many corrections it learned from; null: the shipped weights alone. */
  readonly inUse: { readonly head: OwnHead; readonly learned: number } | null;
}

export interface Learned {
  /** `keep`: better than what is in use. `retire`: what is in use has become worse than nothing. */
  readonly verdict: 'keep' | 'retire' | 'leave';
  readonly head: Omit<OwnHeadFile, 'weights'> | null;
  readonly figures: readonly HeadFigures[];
}

const epochs = 8;
/** Rows looked at between two pauses: about a thousandth of a second. */
const rowsAtOnce = 4_000;
const valuesAtOnce = 16_384;

export function* learnOwn(given: ToLearn): Generator<void, Learned> {
  const { weights, known, lessons, version } = given;
  const heads = learntHeads.filter(
    (head) => outputsOf(weights, head).length > 0 && lessons.some(({ corrected }) => corrected[head] !== undefined),
  );
  const tasks: Task[] = [];
  const isPauseDue = pauses();
  for (const lesson of lessons) {
    if (isHeldBack(lesson.mentionId)) continue;
    tasks.push(taskOf(weights, lesson, known, heads));
    if (isPauseDue(lesson)) yield;
  }
  const planes = yield* teach(weights, heads, tasks);
  let left: readonly LearntHead[] = heads;
  const figures = new Map<LearntHead, HeadFigures>();
  for (;;) {
    const file = yield* packed(weights, left, planes, version);
    const own = file === null ? null : openOwnHead(weights, { ...file, weights: weights.id });
    const judged = yield* judgeOwn({ weights, known, lessons, own });
    for (const one of judged) if (left.includes(one.head)) figures.set(one.head, one);
    const good = left.filter((head) => figures.get(head)?.isBetter);
    if (good.length === left.length) {
      const all = learntHeads.flatMap((head) => figures.get(head) ?? []);
      return yield* compared(given, { file, own, figures: all });
    }
    left = good;
  }
}

interface Made {
  readonly file: Omit<OwnHeadFile, 'weights'> | null;
  readonly own: OwnHead | null;
  readonly figures: readonly HeadFigures[];
}

/** Corrections it learned from, each part of a reading by itself. */
export function learnedIn(figures: readonly HeadFigures[]): number {
  return figures.reduce((sum, { learned }) => sum + learned, 0);
}

/** As good as what is in use, a new head takes its place when it knows so much more: few versions, and none far behind. */
const growth = 1.05;

/** Against what is in use: by reading more of the held-back corrections right, or as many after more lessons. */
function* compared({ weights, known, lessons, inUse }: ToLearn, made: Made): Generator<void, Learned> {
  const { file, own, figures } = made;
  const total = function* (head: OwnHead | null): Generator<void, number> {
    const judged = yield* judgeOwn({ weights, known, lessons, own: head });
    return judged.reduce((sum, one) => sum + one.rightNow, 0);
  };
  if (inUse === null) return { verdict: own === null ? 'leave' : 'keep', head: file, figures };
  const [nothing, today, next] = [yield* total(null), yield* total(inUse.head), yield* total(own)];
  const isGrown = learnedIn(figures) >= growth * inUse.learned;
  if (own !== null && (next > today || (next === today && isGrown))) return { verdict: 'keep', head: file, figures };
  return { verdict: today < nothing ? 'retire' : 'leave', head: null, figures };
}

interface Planes {
  /** A row after the other, an output each. */
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * Passive and aggressive (Crammer et al. 2006, PA-I), averaged: where a wish is met nothing moves, where it is not the
 * least step that meets it is taken, and never a longer one than `most`.
 */
function* teach(weights: Weights, heads: readonly LearntHead[], tasks: readonly Task[]): Generator<void, Planes> {
  const width = weights.scales.length;
  const values = new Float64Array(heads.length === 0 ? 0 : ownRows * width);
  const before = new Float64Array(values.length);
  let step = 1;
  let rows = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let turn = 0; turn < tasks.length; turn += 1) {
      // Every other time from the end, so that nothing is always said last.
      const task = tasks[epoch % 2 === 0 ? turn : tasks.length - 1 - turn] as Task;
      for (const wish of task.wishes) learnOne({ values, before, width }, task, wish, step);
      step += 1;
      rows += task.sparse.rows.length;
      if (rows < rowsAtOnce) continue;
      rows = 0;
      yield;
    }
  }
  // The mean of all steps: no single text has the last word.
  for (let i = 0; i < values.length; i += 1) {
    values[i] = (values[i] ?? 0) - (before[i] ?? 0) / step;
    if (i % valuesAtOnce === 0) yield;
  }
  return { values, width };
}

interface Board extends Planes {
  readonly before: Float64Array;
}

function learnOne(board: Board, task: Task, wish: Wish, step: number): void {
  const right = marginOf(board, task, wish.right);
  if (wish.rivals.length === 0) {
    const missing = wish.gap - (wish.isYes ? right : -right);
    if (missing <= 0) return;
    const by = Math.min(wish.most, missing / (task.sparse.norm || 1));
    move(board, task, wish.right, wish.isYes ? by : -by, step);
    return;
  }
  let worst = wish.rivals[0] ?? 0;
  let most = marginOf(board, task, worst);
  for (const rival of wish.rivals) {
    const margin = marginOf(board, task, rival);
    if (margin > most) [worst, most] = [rival, margin];
  }
  const missing = wish.gap - (right - most);
  if (missing <= 0) return;
  const by = Math.min(wish.most, missing / (2 * task.sparse.norm || 1));
  move(board, task, wish.right, by, step);
  move(board, task, worst, -by, step);
}

function marginOf({ values, width }: Board, { sparse, margins }: Task, output: number): number {
  let sum = margins[output] ?? 0;
  for (let i = 0; i < sparse.rows.length; i += 1) {
    sum += (sparse.values[i] ?? 0) * (values[(sparse.rows[i] ?? 0) * width + output] ?? 0);
  }
  return sum;
}

function move({ values, before, width }: Board, { sparse }: Task, output: number, by: number, step: number): void {
  for (let i = 0; i < sparse.rows.length; i += 1) {
    const at = (sparse.rows[i] ?? 0) * width + output;
    const change = by * (sparse.values[i] ?? 0);
    values[at] = (values[at] ?? 0) + change;
    before[at] = (before[at] ?? 0) + change * step;
  }
}

/** Bytes of the outputs these heads have; null when they say nothing. */
function* packed(
  weights: Weights,
  heads: readonly LearntHead[],
  { values, width }: Planes,
  version: number,
): Generator<void, Omit<OwnHeadFile, 'weights'> | null> {
  const outputs = heads.flatMap((head) => outputsOf(weights, head));
  const bytes = new Int8Array(ownRows * outputs.length);
  const scales: number[] = [];
  for (const [one, output] of outputs.entries()) {
    let largest = 0;
    for (let row = 0; row < ownRows; row += 1) largest = Math.max(largest, Math.abs(values[row * width + output] ?? 0));
    const scale = largest / 127;
    scales.push(scale);
    for (let row = 0; scale > 0 && row < ownRows; row += 1) {
      bytes[row * outputs.length + one] = Math.round((values[row * width + output] ?? 0) / scale);
    }
    yield;
  }
  if (scales.every((scale) => scale === 0)) return null;
  return { version, outputs, scales, values: new Uint8Array(bytes.buffer) };
}
