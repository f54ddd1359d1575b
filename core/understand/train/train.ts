// Training: examples in, a file of weights out, the same bytes every time. Each output is a support vector machine over the
// features and one over the same scaled by log ratios, added up; how sure a margin makes is learned from a fifth held back.

import type { HeadWeights } from '../weights.ts';
import { packWeights } from '../weights.ts';
import { logRatios } from './bayes.ts';
import type { Matrix } from './matrix.ts';
import { fitCurve } from './platt.ts';
import { trainPlane } from './svc.ts';

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

/** What one example says of each head: its label; 'none' is the no of a yes-or-no head. */
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

export function train(id: string, set: TrainingSet, plan: Plan): Uint8Array {
  const heads: Record<string, HeadWeights> = {};
  const planes: Float32Array[] = [];
  const biases: number[] = [];
  for (const [name, head] of Object.entries(plan)) {
    const first = planes.length;
    const held = head.labels.map((label) => planeOf(set, name, head, label, (i) => i % foldCount !== 0));
    const calibration = calibrate(set, name, head, held);
    for (const label of head.labels) {
      const plane = planeOf(set, name, head, label, () => true);
      planes.push(plane.weights);
      biases.push(Math.round(plane.bias * 1e6) / 1e6);
    }
    heads[name] = { labels: head.labels, first, calibration, languages: languagesOf(set, name) };
  }
  const scales = planes.map(scaleOf);
  const values = (row: number, output: number): number => planes[output]?.[row] ?? 0;
  return packWeights({ id, rows: set.matrix.rowCount, scales, biases, heads }, values);
}

function planeOf(set: TrainingSet, name: string, head: HeadPlan, label: string, isIn: (i: number) => boolean) {
  const sides = Int8Array.from(set.says, (says, i) => (isIn(i) ? sideOf(says[name], label) : 0));
  const costs = costsOf(sides, head, set.worth);
  const { matrix } = set;
  const plain = trainPlane({ matrix, sides, costs, rowScales: null, ...settings });
  if (head.bayes === 0) return plain;
  const rowScales = logRatios(matrix, sides);
  const cheap = costs.map((cost) => cost * bayesCost);
  const scaled = trainPlane({ matrix, sides, costs: cheap, rowScales, ...settings });
  const mixed = plain.weights.map((weight, row) => weight * (1 - head.bayes) + (scaled.weights[row] ?? 0) * head.bayes);
  return { weights: mixed, bias: plain.bias * (1 - head.bayes) + scaled.bias * head.bayes };
}

function sideOf(said: Says[string] | undefined, label: string): number {
  if (said === undefined) return 0;
  return said === label ? 1 : -1;
}

function costsOf(sides: Int8Array, { cost, balance }: HeadPlan, worth: Float32Array): Float32Array {
  const yes = sides.reduce((sum, side) => sum + Number(side > 0), 0);
  const no = sides.reduce((sum, side) => sum + Number(side < 0), 0);
  const half = (yes + no) / 2;
  const dear = (count: number): number => (half / Math.max(1, count)) ** balance;
  const [costYes, costNo] = [cost * dear(yes), cost * dear(no)];
  return Float32Array.from(sides, (side, i) => (side > 0 ? costYes : costNo) * (worth[i] ?? 1));
}

type Held = readonly { readonly weights: Float32Array; readonly bias: number }[];

function calibrate({ matrix, says }: TrainingSet, name: string, head: HeadPlan, held: Held) {
  const gaps: number[] = [];
  const isRight: boolean[] = [];
  for (let i = 0; i < says.length; i += foldCount) {
    const said = says[i]?.[name];
    if (said === undefined) continue;
    const margins = held.map((plane) => marginOf(matrix, i, plane));
    const best = margins.indexOf(Math.max(...margins));
    if (head.labels.length === 1) {
      gaps.push(Math.abs(margins[0] ?? 0));
      isRight.push((margins[0] ?? 0) > 0 === (said === head.labels[0]));
      continue;
    }
    gaps.push((margins[best] ?? 0) - Math.max(...margins.filter((_, output) => output !== best)));
    isRight.push(head.labels[best] === said);
  }
  return fitCurve(gaps, isRight);
}

function marginOf({ starts, rows, values }: Matrix, text: number, { weights, bias }: Held[number]): number {
  let margin = bias;
  for (let k = starts[text] ?? 0; k < (starts[text + 1] ?? 0); k += 1) {
    margin += (weights[rows[k] ?? 0] ?? 0) * (values[k] ?? 0);
  }
  return margin;
}

/** Where its examples were enough to say so. */
function languagesOf({ says, languages }: TrainingSet, name: string): string[] {
  const counts = new Map<string, number>();
  says.forEach((said, i) => {
    const language = languages[i] ?? '';
    if (said[name] !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  });
  return [...counts].flatMap(([language, count]) => (count >= fewestForLanguage ? [language] : [])).sort();
}

/** A step of a byte: all but the two heaviest rows in a thousand of those in use fit, and those are cut. */
function scaleOf(plane: Float32Array): number {
  const sizes = plane
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const most = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.998))] ?? 0;
  return most === 0 ? 1 : Number((most / 127).toPrecision(6));
}
