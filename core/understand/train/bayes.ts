// How much likelier each row is on one side than on the other, as a logarithm (Wang and Manning 2012): rows scaled by it make
// short texts tell. In: texts and sides. Out: a number a row.

import type { Matrix } from './matrix.ts';

/** Seen once more on either side than it was. */
const smoothing = 1;

export function logRatios({ starts, rows, rowCount }: Matrix, sides: Int8Array): Float32Array {
  const yes = new Float64Array(rowCount).fill(smoothing);
  const no = new Float64Array(rowCount).fill(smoothing);
  let [yesTexts, noTexts] = [2 * smoothing, 2 * smoothing];
  for (let i = 0; i < sides.length; i += 1) {
    const side = sides[i] ?? 0;
    if (side === 0) continue;
    if (side > 0) yesTexts += 1;
    else noTexts += 1;
    const seen = side > 0 ? yes : no;
    for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k += 1) {
      const row = rows[k] ?? 0;
      seen[row] = (seen[row] ?? 0) + 1;
    }
  }
  return Float32Array.from(yes, (count, row) => Math.log(count / yesTexts / ((no[row] ?? 0) / noTexts)));
}
