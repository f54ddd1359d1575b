// Training: examples in, a file of weights out, the same bytes every time. Each output is a support vector machine over the
// features and one over the same scaled by log ratios, added up; how sure a margin makes is learned from a fifth held back.

import { type HeadWeights, packWeights, type Weights } from '../weights.ts';
import { logRatios } from './bayes.ts';
import {
  type Asked,
  type FormerHead,
  fold,
  formerHints,
  type Hint,
  headIn,
  learnHints,
  marginOf,
  mixPlanes,
  pick,
} from './hints.ts';
import type { Matrix } from './matrix.ts';
import { fitCurve } from './platt.ts';
import { type Plane, trainPlane } from './svc.ts';

export interface HeadPlan {
  readonly labels: readonly string[];
  /** What a mistake costs; less makes smoother weights. */
  readonly cost: number;
  /** How much of the machine over log ratios is in the sum, 0 to 1. */
  readonly bayes: number;
  /** 0: every text costs the same; 1: every label costs the same; between them the rarer one counts more. */
  readonly balance: number;
}

export type Plan = Readonly<Record<string, HeadPlan>>;

/** What one example says of each head: its label; 'none' is the no of a yes-or-no head. Other questions are leaned on. */
export type Says = Readonly<Record<string, string>>;

export interface TrainingSet {
  readonly matrix: Matrix;
  readonly says: readonly Says[];
  readonly languages: readonly string[];
  /** What each example counts; 1 is usual. */
  readonly worth: Float32Array;
}

/** The same for every head, and named in every manifest. */
export const settings = { epochs: 12, seed: 7 } as const;
/** Margins over log ratios are larger, so mistakes there cost less. */
const bayesCost = 0.25;
const foldCount = 5;
const fewestForLanguage = 40;
/** With fewer a head that is there already stays as it is. */
const fewestToLearn = 40;
/** With fewer for or against a label that is there already, it stays as it is: who never marks a text urgent did not mean never. */
const fewestOfSide = 10;

/** `former`: weights to begin from; what is learned leans on what they say, and what too few examples say stays as it is. */
export function train(id: string, set: TrainingSet, plan: Plan, former: Weights | null = null): Uint8Array {
  const asked = Map.groupBy(
    questionsOf(set, plan).flatMap((one) => learnHints(set.matrix, one)),
    (hint) => hint.question,
  );
  const heads: Record<string, HeadWeights> = {};
  const planes: Plane[] = [];
  for (const [name, head] of Object.entries(plan)) {
    const hints = leansOn(set, name, plan).flatMap((question) => asked.get(question) ?? []);
    const known = former?.rowCount === set.matrix.rowCount ? headIn(former, name) : null;
    const lesson = lessonOf(set, name, hints, known);
    const learned = learn(lesson, head, known);
    heads[name] = { ...learned.head, first: planes.length, languages: languagesOf(lesson, known) };
    planes.push(...learned.planes);
  }
  const header = {
    id,
    rows: set.matrix.rowCount,
    scales: planes.map(({ weights }) => scaleOf(weights)),
    biases: planes.map(({ bias }) => Math.round(bias * 1e6) / 1e6),
    heads,
  };
  return packWeights(header, (row, output) => planes[output]?.weights[row] ?? 0);
}

function learn(lesson: Lesson, plan: HeadPlan, known: FormerHead | null) {
  const { labels } = plan;
  if (known !== null && lesson.said.length < fewestToLearn) return { head: known.head, planes: known.planes };
  const learnLabel = (label: string, isIn: (i: number) => boolean): Plane => {
    const yes = lesson.said.filter((one) => one === label).length;
    const former = known?.planes[known.head.labels.indexOf(label)];
    const isRare = Math.min(yes, lesson.said.length - yes) < fewestOfSide;
    return former !== undefined && isRare ? former : planeOf(lesson, plan, label, isIn);
  };
  const held = labels.map((label) => learnLabel(label, (i) => i % foldCount !== 0));
  const calibration = calibrate(lesson, plan, held);
  const planes = labels.map((label) =>
    fold(
      learnLabel(label, () => true),
      lesson,
    ),
  );
  return { head: { labels, first: 0, calibration, languages: [] }, planes };
}

/** What was asked of texts beside what the heads are asked. */
function questionsOf({ says }: TrainingSet, plan: Plan): Asked[] {
  const found = new Set(says.flatMap((said) => Object.keys(said)));
  return [...found]
    .filter((question) => !(question in plan))
    .map((question) => ({ question, answers: says.map((said) => said[question]) }));
}

/** The questions a head learns from: those of texts that say nothing of the head itself, for of its own texts a hint knows
 * the answers by heart. */
export function leansOn(set: TrainingSet, name: string, plan: Plan): string[] {
  const known = new Set(set.says.flatMap((said) => (said[name] === undefined ? [] : Object.keys(said))));
  return questionsOf(set, plan).flatMap(({ question }) => (known.has(question) ? [] : [question]));
}

/** The texts that say something of one head, with what the hints say of them. */
interface Lesson {
  readonly matrix: Matrix;
  readonly said: readonly string[];
  readonly languages: readonly string[];
  readonly worth: Float32Array;
  readonly hints: readonly Hint[];
}

function lessonOf(
  { matrix, says, languages, worth }: TrainingSet,
  name: string,
  asked: readonly Hint[],
  known: FormerHead | null,
): Lesson {
  const texts = Int32Array.from(says.keys()).filter((i) => says[i]?.[name] !== undefined);
  const hints = [...asked, ...(known === null ? [] : formerHints(known, pick(matrix, texts, [])))];
  return {
    matrix: pick(matrix, texts, hints),
    said: [...texts].map((i) => says[i]?.[name] ?? ''),
    languages: [...texts].map((i) => languages[i] ?? ''),
    worth: Float32Array.from(texts, (i) => worth[i] ?? 1),
    hints,
  };
}

function planeOf({ matrix, said, worth, hints }: Lesson, head: HeadPlan, label: string, isIn: (i: number) => boolean) {
  const sides = Int8Array.from(said, (one, i) => (!isIn(i) ? 0 : one === label ? 1 : -1));
  const costs = costsOf(sides, head, worth);
  const plain = trainPlane({ matrix, sides, costs, rowScales: null, ...settings });
  if (head.bayes === 0) return plain;
  const rowScales = logRatios(matrix, sides).fill(1, matrix.rowCount - hints.length);
  const cheap = costs.map((cost) => cost * bayesCost);
  return mixPlanes(plain, trainPlane({ matrix, sides, costs: cheap, rowScales, ...settings }), head.bayes);
}

function costsOf(sides: Int8Array, { cost, balance }: HeadPlan, worth: Float32Array): Float32Array {
  const yes = sides.reduce((sum, side) => sum + Number(side > 0), 0);
  const no = sides.reduce((sum, side) => sum + Number(side < 0), 0);
  const half = (yes + no) / 2;
  const dear = (count: number): number => (half / Math.max(1, count)) ** balance;
  const [costYes, costNo] = [cost * dear(yes), cost * dear(no)];
  return Float32Array.from(sides, (side, i) => (side > 0 ? costYes : costNo) * (worth[i] ?? 1));
}

function calibrate({ matrix, said }: Lesson, head: HeadPlan, held: readonly Plane[]) {
  const gaps: number[] = [];
  const isRight: boolean[] = [];
  for (let i = 0; i < said.length; i += foldCount) {
    const margins = held.map((plane) => marginOf(matrix, i, plane));
    const best = margins.indexOf(Math.max(...margins));
    if (head.labels.length === 1) {
      gaps.push(Math.abs(margins[0] ?? 0));
      isRight.push((margins[0] ?? 0) > 0 === (said[i] === head.labels[0]));
      continue;
    }
    gaps.push((margins[best] ?? 0) - Math.max(...margins.filter((_, output) => output !== best)));
    isRight.push(head.labels[best] === said[i]);
  }
  return fitCurve(gaps, isRight);
}

/** Where its examples were enough to say so, and where it was known before. */
function languagesOf({ languages }: Lesson, known: FormerHead | null): string[] {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  const enough = [...counts].flatMap(([language, count]) => (count >= fewestForLanguage ? [language] : []));
  return [...new Set([...enough, ...(known?.head.languages ?? [])])].sort();
}

/** The step of a byte. The heaviest row fits whole: cutting two in a thousand cost two points of abuse and five of emotion. */
function scaleOf(plane: Float32Array): number {
  const most = plane.reduce((heaviest, weight) => Math.max(heaviest, Math.abs(weight)), 0);
  return most === 0 ? 1 : Number((most / 127).toPrecision(6));
}
