// Weights in few steps that say what the weights themselves said. Each rounded to its nearest step, the errors of rows that stand
// in every text add up, and a whole plane says too much or too little: here each goes up or down as it serves the texts (Nagel et
// al. 2020, by coordinate descent). In: a plane, its texts, what each counts, the steps. Out: a plane of whole steps.

import type { Matrix } from './matrix.ts';
import type { Plane } from './svc.ts';

export interface Steps {
  /** The length of one. */
  readonly step: number;
  /** So many to either side of nothing. */
  readonly most: number;
}

export type Rounder = (plane: Plane, steps: Steps) => Plane;

/** Of 7,000 rows some thousand move at first, and after six rounds hardly any. */
const rounds = 6;

/** `counts`: what each text counts, one of 0 is not looked at. */
export function rounderOf(matrix: Matrix, counts: readonly number[]): Rounder {
  const columns = columnsOf(matrix, counts);
  return (plane, steps) => round(plane, steps, columns);
}

/** A matrix by rows: which texts touch each, and how much. */
interface Columns {
  readonly starts: Int32Array;
  readonly texts: Int32Array;
  readonly values: Float32Array;
  readonly counts: Float64Array;
  readonly sum: number;
}

function columnsOf({ starts, rows, values, rowCount }: Matrix, counts: readonly number[]): Columns {
  const next = new Int32Array(rowCount + 1);
  for (const row of rows) next[row + 1] = (next[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row += 1) next[row + 1] = (next[row + 1] ?? 0) + (next[row] ?? 0);
  const columns = {
    starts: next.slice(),
    texts: new Int32Array(rows.length),
    values: new Float32Array(rows.length),
    counts: Float64Array.from(counts),
    sum: counts.reduce((sum, count) => sum + count, 0) || 1,
  };
  for (let text = 0; text < starts.length - 1; text += 1) {
    for (let k = starts[text] ?? 0; k < (starts[text + 1] ?? 0); k += 1) {
      const row = rows[k] ?? 0;
      const at = next[row] ?? 0;
      next[row] = at + 1;
      columns.texts[at] = text;
      columns.values[at] = values[k] ?? 0;
    }
  }
  return columns;
}

function round({ weights, bias }: Plane, { step, most }: Steps, columns: Columns): Plane {
  const whole = Int32Array.from(weights, (weight) => Math.max(-most, Math.min(most, Math.round(weight / step))));
  // Of each text, how much more the steps say than the weights.
  const errors = new Float64Array(columns.counts.length);
  weights.forEach((weight, row) => {
    add(errors, columns, row, (whole[row] ?? 0) * step - weight);
  });
  let fixed = bias - even(errors, columns);
  for (let turn = 0; turn < rounds; turn += 1) {
    weights.forEach((weight, row) => {
      const is = whole[row] ?? 0;
      const other = is * step > weight ? is - 1 : is + 1;
      if (weight === 0 || Math.abs(other) > most || !isBetter(errors, columns, row, (other - is) * step)) return;
      whole[row] = other;
      add(errors, columns, row, (other - is) * step);
    });
    fixed -= even(errors, columns);
  }
  return { weights: Float32Array.from(whole, (steps) => steps * step), bias: fixed };
}

function add(errors: Float64Array, { starts, texts, values }: Columns, row: number, by: number): void {
  if (by === 0) return;
  for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
    const text = texts[k] ?? 0;
    errors[text] = (errors[text] ?? 0) + by * (values[k] ?? 0);
  }
}

/** Whether the squares of the errors are less with the row moved. */
function isBetter(errors: Float64Array, { starts, texts, values, counts }: Columns, row: number, by: number): boolean {
  let [slope, curve] = [0, 0];
  for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
    const text = texts[k] ?? 0;
    const counted = (counts[text] ?? 0) * (values[k] ?? 0);
    slope += counted * (errors[text] ?? 0);
    curve += counted * (values[k] ?? 0);
  }
  return 2 * by * slope + by * by * curve < 0;
}

/** Takes their mean from all errors and returns it. */
function even(errors: Float64Array, { counts, sum }: Columns): number {
  const mean = errors.reduce((total, error, text) => total + error * (counts[text] ?? 0), 0) / sum;
  errors.forEach((error, text) => {
    errors[text] = error - mean;
  });
  return mean;
}
