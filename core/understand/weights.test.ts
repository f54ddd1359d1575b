// A file of weights: what is packed is what is opened, whatever is cut or changed is refused in words; and adding four at a
// time says the same as adding one at a time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shippedWeights } from '../../server/weights.ts';
import type { Features } from './features.ts';
import { score, shareOut } from './score.ts';
import { openWeights, packWeights, type Weights, widthOf, zeroByte } from './weights.ts';

const header = {
  id: 'test-1',
  rows: 1024,
  scales: [0.01, 0.02, 0.5],
  biases: [0.1, -0.2, 0],
  heads: {
    feeling: { labels: ['negative', 'neutral'], first: 0, calibration: { slope: 1, offset: 0 }, languages: ['en'] },
    urgency: { labels: ['urgent'], first: 2, calibration: { slope: 2, offset: -1 }, languages: ['en', 'de'] },
  },
};
const weightAt = (row: number, output: number): number =>
  (((row * 7 + output * 13) % 255) - 127) * (header.scales[output] ?? 0);
const file = packWeights(header, weightAt);

test('what is packed is what is opened, the same bytes twice', () => {
  // As it is read from a disk: a view into something larger, at any place.
  const weights = openWeights(Buffer.concat([new Uint8Array(3), file]).subarray(3));
  assert.deepEqual(packWeights(header, weightAt), file);
  assert.deepEqual([weights.id, weights.rowCount, weights.width], ['test-1', 1024, 4]);
  assert.deepEqual(Object.fromEntries(weights.heads), header.heads);
  for (const row of [0, 1, 500, 1023]) {
    for (const output of [0, 1, 2]) {
      const kept = ((weights.bytes[row * weights.width + output] ?? 0) - zeroByte) * (weights.scales[output] ?? 0);
      assert.ok(Math.abs(kept - weightAt(row, output)) < 1e-9);
    }
  }
});

test('a tight file is opened as the whole one, in half the bytes a row in use, and is refused when cut off', () => {
  // Of seven steps to either side, and the ends of them.
  const stepsAt = (row: number, output: number): number => ((row * 5 + output * 3) % 15) - 7;
  const rare = (row: number, output: number): number =>
    row % 9 === 4 || row === 1023 ? stepsAt(row, output) * (header.scales[output] ?? 0) : 0;
  const whole = packWeights(header, rare);
  const tight = packWeights({ ...header, isTight: true }, rare);
  // A bit a row, and of 1,024 rows the 114 that leave 4 over by 9 and the last.
  assert.equal(tight.length, whole.length + '"isTight":true,'.length - 1024 * 4 + 1024 / 8 + 115 * 2);
  assert.deepEqual(openWeights(tight).bytes, openWeights(whole).bytes);
  assert.throws(() => openWeights(tight.subarray(0, tight.length - 1)), /cut off/);
  assert.throws(() => openWeights(new Uint8Array([...tight, 0])), /cut off/);
});

test('what is beyond the steps of a tight file is kept as the last of them', () => {
  const [first = 0] = header.scales;
  const far = openWeights(
    packWeights({ ...header, isTight: true }, (row, output) => (row + output === 0 ? 40 * first : 0)),
  );
  assert.equal(far.bytes[0], zeroByte + 7);
  assert.ok(far.bytes.subarray(1).every((byte) => byte === zeroByte));
});

test('a file that is cut off or changed is refused in words, and never read past its end', () => {
  for (const length of [0, 3, 7, 8, 60, file.length - 1])
    assert.throws(() => openWeights(file.subarray(0, length)), /weights/);
  assert.throws(() => openWeights(new Uint8Array([...file, 0])), /cut off/);
  const tight = packWeights({ ...header, isTight: true }, weightAt);
  const either = fc.constantFrom(file, tight);
  fc.assert(
    fc.property(either, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 255 }), (sound, at, byte) => {
      const spoilt = sound.slice();
      spoilt[at] = byte;
      try {
        openWeights(spoilt);
      } catch (error) {
        assert.match((error as Error).message, /weights/);
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});

function oneByOne({ bytes, width, rowCount, scales, biases }: Weights, features: Features): number[] {
  const { rows, cues, split, count } = features;
  return Array.from(scales, (scale, output) => {
    let margin = biases[output] ?? 0;
    for (const [from, to] of [
      [0, cues],
      [cues, split],
      [split, count],
    ] as const) {
      let sum = 0;
      for (let i = from; i < to; i += 1) {
        sum += (bytes[((rows[i] ?? 0) & (rowCount - 1)) * width + output] ?? 0) - zeroByte;
      }
      margin += (sum * scale) / Math.sqrt(to - from || 1);
    }
    return margin;
  });
}

test('four weights added at a time are the four added one by one, for any number of features', () => {
  const shipped = shippedWeights();
  const hashes = fc.array(fc.integer(), { maxLength: 1200 });
  fc.assert(
    fc.property(hashes, fc.nat(1200), fc.nat(1200), (list, one, other) => {
      const [cues, split] = [Math.min(one, other, list.length), Math.min(Math.max(one, other), list.length)];
      const features = {
        rows: Int32Array.from(list),
        tokens: new Uint16Array(list.length),
        count: list.length,
        cues,
        split,
      };
      const margins = new Float64Array(64);
      for (const weights of [shipped, openWeights(file)]) {
        score(weights, features, margins);
        oneByOne(weights, features).forEach((margin, output) => {
          assert.ok(Math.abs(margin - (margins[output] ?? 0)) < 1e-6, `output ${output}`);
        });
      }
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('the shares of the tokens add up to what the whole text adds to an output', () => {
  const weights = openWeights(file);
  const features = {
    rows: Int32Array.from([5, 6, 7, 900]),
    tokens: Uint16Array.from([0, 0, 1, 1]),
    count: 4,
    cues: 2,
    split: 2,
  };
  const shares = new Float64Array(2);
  const margins = new Float64Array(64);
  score(weights, features, margins);
  shareOut(weights, features, [2], shares);
  assert.ok(
    Math.abs(
      shares.reduce((a, b) => a + b) * (weights.scales[2] ?? 0) - ((margins[2] ?? 0) - (weights.biases[2] ?? 0)),
    ) < 1e-9,
  );
  assert.equal(widthOf(3), 4);
});
