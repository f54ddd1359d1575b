// Texts as training sees them: for each the rows of weights it touches and how strongly. In: features of one text after the
// other. Out: one matrix in flat arrays, some 200 entries a text.

import type { Features } from '../features.ts';

export interface Matrix {
  /** Where each text's entries begin; one more than there are texts. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly rowCount: number;
}

export interface MatrixBuilder {
  readonly add: (features: Features) => void;
  readonly build: () => Matrix;
}

/** A row touched k times by a text of n features counts k / √n, as `score.ts` counts it. */
export function startMatrix(rowCount: number): MatrixBuilder {
  const starts = [0];
  let rows = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  let size = 0;
  const place = new Int32Array(rowCount);
  return {
    add: ({ rows: hashes, count, split, cues }) => {
      if (size + count > rows.length) {
        rows = grown(rows, new Int32Array((size + count) * 2));
        values = grown(values, new Float32Array((size + count) * 2));
      }
      const from = size;
      const [wordStep, cueStep, gramStep] = [
        1 / Math.sqrt(cues || 1),
        1 / Math.sqrt(split - cues || 1),
        1 / Math.sqrt(count - split || 1),
      ];
      for (let i = 0; i < count; i += 1) {
        const step = i < cues ? wordStep : i < split ? cueStep : gramStep;
        const row = (hashes[i] ?? 0) & (rowCount - 1);
        const there = (place[row] ?? 0) - 1;
        if (there >= from && rows[there] === row) {
          values[there] = (values[there] ?? 0) + step;
          continue;
        }
        rows[size] = row;
        values[size] = step;
        size += 1;
        place[row] = size;
      }
      starts.push(size);
    },
    build: () => ({
      starts: Int32Array.from(starts),
      rows: rows.slice(0, size),
      values: values.slice(0, size),
      rowCount,
    }),
  };
}

function grown<A extends Int32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
