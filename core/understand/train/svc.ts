// One linear support vector machine: squared hinge loss, L2, by dual coordinate descent (Hsieh et al. 2008, algorithm 1). In:
// texts, for each +1, -1 or 0 for "says nothing", and what a mistake costs. Out: a weight a row and a bias.

import type { Matrix } from './matrix.ts';

export interface Problem {
  readonly matrix: Matrix;
  readonly sides: Int8Array;
  /** What a mistake about each text costs. */
  readonly costs: Float32Array;
  /** Multiplies the value of each row; null: as they are. */
  readonly rowScales: Float32Array | null;
  readonly epochs: number;
  readonly seed: number;
}

export interface Plane {
  readonly weights: Float32Array;
  readonly bias: number;
}

export function trainPlane({ matrix, sides, costs, rowScales, epochs, seed }: Problem): Plane {
  const { starts, rows, rowCount } = matrix;
  const values = rowScales === null ? matrix.values : scaled(matrix, rowScales);
  const order = Int32Array.from(sides.keys()).filter((i) => sides[i] !== 0);
  const weights = new Float32Array(rowCount);
  const alphas = new Float64Array(sides.length);
  const lengths = squaredLengths(starts, values);
  let bias = 0;
  let random = seed >>> 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      const j = Math.floor((random / 2 ** 32) * (i + 1));
      const one = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = one;
    }
    for (const i of order) {
      const side = sides[i] ?? 0;
      const from = starts[i] ?? 0;
      const to = starts[i + 1] ?? 0;
      let margin = bias;
      for (let k = from; k < to; k += 1) margin += (weights[rows[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const slack = 0.5 / (costs[i] ?? 1);
      const was = alphas[i] ?? 0;
      const gradient = side * margin - 1 + was * slack;
      const is = Math.max(0, was - gradient / ((lengths[i] ?? 0) + 1 + slack));
      if (is === was) continue;
      alphas[i] = is;
      const step = (is - was) * side;
      for (let k = from; k < to; k += 1) {
        const row = rows[k] ?? 0;
        weights[row] = (weights[row] ?? 0) + step * (values[k] ?? 0);
      }
      bias += step;
    }
  }
  if (rowScales !== null)
    for (let row = 0; row < rowCount; row += 1) weights[row] = (weights[row] ?? 0) * (rowScales[row] ?? 0);
  return { weights, bias };
}

function scaled({ rows, values }: Matrix, scales: Float32Array): Float32Array {
  return values.map((value, k) => value * (scales[rows[k] ?? 0] ?? 0));
}

function squaredLengths(starts: Int32Array, values: Float32Array): Float64Array {
  const lengths = new Float64Array(starts.length - 1);
  for (let i = 0; i < lengths.length; i += 1) {
    let sum = 0;
    for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k += 1) sum += (values[k] ?? 0) ** 2;
    lengths[i] = sum;
  }
  return lengths;
}
