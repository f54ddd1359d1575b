// How sure a gap between margins makes (Platt 1999). In: gaps of texts held back, and whether each was right. Out: slope and
// offset of the curve that gives the share that was right, by Newton's method.

export interface Curve {
  readonly slope: number;
  readonly offset: number;
}

const steps = 40;
/** Keeps the curve finite where every text was right. */
const ridge = 0.02;

export function fitCurve(gaps: readonly number[], isRight: readonly boolean[]): Curve {
  let [slope, offset] = [1, 0];
  for (let step = 0; step < steps; step += 1) {
    let [g0, g1, h00, h01, h11] = [ridge * slope, ridge * offset, ridge, 0, ridge];
    for (let i = 0; i < gaps.length; i += 1) {
      const gap = gaps[i] ?? 0;
      const share = 1 / (1 + Math.exp(-(slope * gap + offset)));
      const off = share - Number(isRight[i]);
      const bend = share * (1 - share);
      g0 += off * gap;
      g1 += off;
      h00 += bend * gap * gap;
      h01 += bend * gap;
      h11 += bend;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-9) break;
    slope -= (h11 * g0 - h01 * g1) / determinant;
    offset -= (h00 * g1 - h01 * g0) / determinant;
  }
  // A gap never makes less sure: where the texts say so there were too few of them.
  return { slope: round(Math.max(0, slope)), offset: round(offset) };
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
