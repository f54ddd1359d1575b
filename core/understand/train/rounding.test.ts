// Rounding to few steps: whole steps, within reach, and closer to what the weights said than the nearest steps are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marginOf } from './hints.ts';
import type { Matrix } from './matrix.ts';
import { rounderOf } from './rounding.ts';
import type { Plane } from './svc.ts';

const steps = { step: 0.25, most: 3 };
const rowCount = 64;
const random = randomFrom(11);
/** Row 0 stands in every text, the last row in none. */
const matrix = matrixOf(
  Array.from({ length: 200 }, () => [
    [0, 1],
    ...Array.from({ length: 8 }, () => [1 + Math.floor(random() * (rowCount - 2)), random()] as const),
  ]),
);
const weights = Float32Array.from({ length: rowCount }, (_, row) => (row % 5 === 0 ? 0 : random() * 1.6 - 0.8));
weights[0] = 0.36;
const plane: Plane = { weights, bias: 0.1 };
const everyText = Array.from({ length: 200 }, () => 1);
const nearest: Plane = {
  ...plane,
  weights: weights.map((weight) => Math.sign(weight) * Math.min(3, Math.round(Math.abs(weight) / 0.25)) * 0.25),
};
const rounded = rounderOf(matrix, everyText)(plane, steps);

test('each weight is a whole number of steps, within reach, and nothing stays nothing', () => {
  rounded.weights.forEach((weight, row) => {
    assert.ok(Number.isInteger(weight / 0.25), `row ${row}: ${weight}`);
    assert.ok(Math.abs(weight) <= 0.75);
    if (weights[row] === 0) assert.equal(weight, 0);
  });
});

test('no weight is further off than one step, unless it is out of reach', () => {
  rounded.weights.forEach((weight, row) => {
    const wanted = Math.max(-0.75, Math.min(0.75, weights[row] ?? 0));
    assert.ok(Math.abs(weight - wanted) < 0.25, `row ${row}: ${wanted} became ${weight}`);
  });
});

test('texts sound as they did: less than half the squares of the errors of the nearest steps, and no error on the whole', () => {
  const errors = (of: Plane) => everyText.map((_, text) => marginOf(matrix, text, of) - marginOf(matrix, text, plane));
  const squares = (of: Plane) => errors(of).reduce((sum, error) => sum + error * error, 0);
  assert.ok(squares(rounded) < squares(nearest) / 2, `${squares(rounded)} of ${squares(nearest)}`);
  assert.ok(Math.abs(errors(rounded).reduce((sum, error) => sum + error, 0)) < 1e-3);
});

test('a text that counts nothing is not listened to', () => {
  const counts = everyText.map((_, text) => Number(text < 100));
  const others = matrixOf(
    Array.from({ length: 200 }, (_, text) => (text < 100 ? entriesOf(text) : [[text % rowCount, 3] as const])),
  );
  assert.deepEqual(rounderOf(matrix, counts)(plane, steps), rounderOf(others, counts)(plane, steps));
});

function entriesOf(text: number): (readonly [row: number, value: number])[] {
  const [from = 0, to = 0] = [matrix.starts[text], matrix.starts[text + 1]];
  return Array.from({ length: to - from }, (_, k) => [matrix.rows[from + k] ?? 0, matrix.values[from + k] ?? 0]);
}

function matrixOf(texts: readonly (readonly (readonly number[])[])[]): Matrix {
  const starts = [0];
  for (const entries of texts) starts.push((starts.at(-1) ?? 0) + entries.length);
  const entries = texts.flat();
  return {
    starts: Int32Array.from(starts),
    rows: Int32Array.from(entries, ([row = 0]) => row),
    values: Float32Array.from(entries, ([, value = 0]) => value),
    rowCount,
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
