// What other questions teach. A set that asks something else of its texts is not mixed in, it is leaned on: how far a text
// sounds like each of its labels is one more thing a head may learn from (stacking, Wolpert 1992). In: texts with answers to
// such questions. Out: hints, texts with what the hints say of them, and planes over rows alone again: a sum of planes is a
// plane, so reading costs nothing more.

import { type HeadWeights, type Weights, zeroByte } from '../weights.ts';
import { logRatios } from './bayes.ts';
import type { Matrix } from './matrix.ts';
import { type Plane, trainPlane } from './svc.ts';

export interface Hint extends Plane {
  readonly question: string;
  /** Standard deviation of its margin. */
  readonly spread: number;
  /** What it counts where it is one spread from nothing; words count some 0.3 each. */
  readonly worth: number;
}

export interface Asked {
  readonly question: string;
  /** For each text its labels with commas between them; undefined: it was not asked. */
  readonly answers: readonly (string | undefined)[];
}

/** Of hints there are some forty: three times as much drowns the words. */
const hintWorth = 0.1;
/** Of what a head knew before: with 300 examples ten times as much as another hint reads emotion right 60 times in 100 and not 56. */
const formerWorth = 1;
/** Margins of strangers' texts spread so far; of texts much alike the little differences mean nothing. */
const leastSpread = 0.4;
/** Rarer labels are learned too badly to lean on. */
const fewestOfLabel = 150;
const settings = { cost: 0.2, bayesCost: 0.05, bayes: 0.3, epochs: 8, seed: 7 } as const;

export function learnHints(matrix: Matrix, { question, answers }: Asked): Hint[] {
  const texts = Int32Array.from(answers.keys()).filter((i) => answers[i] !== undefined);
  const own = pick(matrix, texts, []);
  const said = [...texts].map((i) => (answers[i] ?? '').split(','));
  const counts = new Map<string, number>();
  for (const label of said.flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts].flatMap(([label, count]) => (count >= fewestOfLabel ? [label] : [])).sort();
  // Of two labels one is the other turned round.
  return labels.slice(counts.size === 2 ? 1 : 0).map((label) => {
    const sides = Int8Array.from(said, (labelsOf) => (labelsOf.includes(label) ? 1 : -1));
    const plane = planeOf(own, sides);
    return { ...plane, question, spread: spreadOf(own, plane), worth: hintWorth };
  });
}

/** A head as it was before, with its planes. */
export interface FormerHead {
  readonly head: HeadWeights;
  readonly planes: readonly Plane[];
}

export function headIn(weights: Weights, name: string): FormerHead | null {
  const head = weights.heads.get(name);
  return head === undefined ? null : { head, planes: head.labels.map((_, n) => planeIn(weights, head.first + n)) };
}

function planeIn({ bytes, width, rowCount, scales, biases }: Weights, output: number): Plane {
  const scale = scales[output] ?? 0;
  const weights = Float32Array.from({ length: rowCount }, (_, row) => {
    return ((bytes[row * width + output] ?? zeroByte) - zeroByte) * scale;
  });
  return { weights, bias: biases[output] ?? 0 };
}

/** What the former head says; `matrix`: of the texts to learn from. */
export function formerHints({ planes }: FormerHead, matrix: Matrix): Hint[] {
  return planes.map((plane) => {
    const spread = Math.max(leastSpread, spreadOf(matrix, plane));
    return { ...plane, question: 'former', spread, worth: formerWorth };
  });
}

function planeOf(matrix: Matrix, sides: Int8Array): Plane {
  const { cost, bayesCost, bayes, epochs, seed } = settings;
  const half = sides.length / 2;
  const yes = sides.reduce((sum, side) => sum + Number(side > 0), 0);
  const [dearYes, dearNo] = [Math.sqrt(half / yes), Math.sqrt(half / (sides.length - yes))];
  const costs = Float32Array.from(sides, (side) => (side > 0 ? dearYes : dearNo));
  const learn = (price: number, rowScales: Float32Array | null) =>
    trainPlane({ matrix, sides, costs: costs.map((one) => one * price), rowScales, epochs, seed });
  return mixPlanes(learn(cost, null), learn(bayesCost, logRatios(matrix, sides)), bayes);
}

/** `share` of the second, 0 to 1, and the rest of the first. */
export function mixPlanes(first: Plane, second: Plane, share: number): Plane {
  const weights = first.weights.map((weight, row) => weight * (1 - share) + (second.weights[row] ?? 0) * share);
  return { weights, bias: first.bias * (1 - share) + second.bias * share };
}

function spreadOf(matrix: Matrix, plane: Plane): number {
  const texts = matrix.starts.length - 1;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < texts; i += 1) {
    const margin = marginOf(matrix, i, plane);
    sum += margin;
    squares += margin * margin;
  }
  return Math.sqrt(Math.max(0, squares / texts - (sum / texts) ** 2)) || 1;
}

export function marginOf({ starts, rows, values }: Matrix, text: number, { weights, bias }: Plane): number {
  let margin = bias;
  for (let k = starts[text] ?? 0; k < (starts[text + 1] ?? 0); k += 1) {
    margin += (weights[rows[k] ?? 0] ?? 0) * (values[k] ?? 0);
  }
  return margin;
}

/** These texts alone, each with one more row a hint behind its own. */
export function pick(matrix: Matrix, texts: Int32Array, hints: readonly Hint[]): Matrix {
  const sizeOf = (i: number) => (matrix.starts[i + 1] ?? 0) - (matrix.starts[i] ?? 0) + hints.length;
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => {
    starts[i + 1] = (starts[i] ?? 0) + sizeOf(text);
  });
  const rows = new Int32Array(starts[texts.length] ?? 0);
  const values = new Float32Array(rows.length);
  texts.forEach((text, i) => {
    const [from, to] = [matrix.starts[text] ?? 0, matrix.starts[text + 1] ?? 0];
    rows.set(matrix.rows.subarray(from, to), starts[i]);
    values.set(matrix.values.subarray(from, to), starts[i]);
    hints.forEach((hint, n) => {
      const at = (starts[i] ?? 0) + to - from + n;
      rows[at] = matrix.rowCount + n;
      values[at] = (hint.worth * marginOf(matrix, text, hint)) / hint.spread;
    });
  });
  return { starts, rows, values, rowCount: matrix.rowCount + hints.length };
}

/** What was learned over rows and hints, over rows alone; a plane without hints stays as it is. */
export function fold(
  { weights, bias }: Plane,
  { matrix, hints }: { readonly matrix: Matrix; readonly hints: readonly Hint[] },
): Plane {
  const rowCount = matrix.rowCount - hints.length;
  const folded = weights.slice(0, rowCount);
  let foldedBias = bias;
  hints.forEach((hint, n) => {
    const share = ((weights[rowCount + n] ?? 0) * hint.worth) / hint.spread;
    if (share === 0) return;
    foldedBias += share * hint.bias;
    for (let row = 0; row < rowCount; row += 1) folded[row] = (folded[row] ?? 0) + share * (hint.weights[row] ?? 0);
  });
  return { weights: folded, bias: foldedBias };
}
