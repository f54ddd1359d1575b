// Trains what stands beside the ear for tone: which meanings are angry, mocking or defensive. In: drafts with their tones, each
// with the margins of an ear that did not learn from it, and what it means. Out: a file, the same bytes every time.

import { heardTones } from '../../core/respond/tone/heard-tone.ts';
import { meaningWidth, packMeaning } from '../../core/respond/tone/open-meaning.ts';
import { marginOf } from '../../core/understand/train/hints.ts';
import type { Matrix } from '../../core/understand/train/matrix.ts';
import { type Plane, trainPlane } from '../../core/understand/train/svc.ts';
import { foldOf, shiftFor, type ToneExample } from './train-tone.ts';

export interface MeantDraft {
  readonly of: ToneExample;
  /** By an ear that did not learn from it. */
  readonly margins: readonly number[];
  readonly vector: Float32Array;
}

/** Tried in folds over the chosen English drafts (docs/decisions/0047). */
export const meaningSettings = {
  cost: 0.3,
  epochs: 15,
  seed: 7,
  folds: 5,
  /** Of replies in order as desks write them, in folds, at least so many are left alone: of real ones then 97 in 100. */
  letThrough: 0.9775,
} as const;

const inOrder = heardTones.indexOf('ok');

export function trainMeaning(drafts: readonly MeantDraft[]): Uint8Array {
  const matrix = matrixOf(drafts);
  const held = Array.from({ length: meaningSettings.folds }, (_, fold) => {
    const isHeld = drafts.map(({ of }) => foldOf(of.text, 'meaning') === fold);
    const planes = planesOf(drafts, matrix, (i) => isHeld[i] !== true);
    return drafts.flatMap(({ of }, i) => {
      if (isHeld[i] !== true || of.from !== 'desks' || of.tone !== 'ok') return [];
      const [ok = 0, ...others] = planes.map((plane) => marginOf(matrix, i, plane));
      return [Math.max(...others) - ok];
    });
  });
  const shift = shiftFor(held.flat(), meaningSettings.letThrough);
  const planes = planesOf(drafts, matrix, () => true);
  return packMeaning(
    planes.map(({ weights, bias }, tone) =>
      Float32Array.from([bias + (tone === inOrder ? shift : 0), ...weights.subarray(0, meaningWidth - 1)]),
    ),
  );
}

/** The margins of the ear, then the vector. */
function matrixOf(drafts: readonly MeantDraft[]): Matrix {
  const width = meaningWidth - 1;
  const values = new Float32Array(drafts.length * width);
  drafts.forEach(({ margins, vector }, i) => {
    values.set(margins, i * width);
    values.set(vector, i * width + margins.length);
  });
  return {
    starts: Int32Array.from({ length: drafts.length + 1 }, (_, i) => i * width),
    rows: Int32Array.from(values, (_, k) => k % width),
    values,
    rowCount: width,
  };
}

/** Every draft counts the same, those of other sets too: beside the meaning of bad ones they are no longer easy. */
function planesOf(drafts: readonly MeantDraft[], matrix: Matrix, isIn: (draft: number) => boolean): Plane[] {
  const { cost, epochs, seed } = meaningSettings;
  return heardTones.map((tone) => {
    const sides = Int8Array.from(drafts, ({ of }, i) => (isIn(i) ? (of.tone === tone ? 1 : -1) : 0));
    const yes = sides.filter((side) => side === 1).length;
    const no = sides.filter((side) => side === -1).length;
    const costs = Float32Array.from(sides, (side) => (cost * (yes + no)) / 2 / (side === 1 ? yes : no));
    return trainPlane({ matrix, sides, costs, rowScales: null, epochs, seed });
  });
}
