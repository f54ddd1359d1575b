// Whether a matter of many voices grows or dies down: how many joined of late, held against as long a time before.

export type Trend = 'rising' | 'steady' | 'fading';

export const trendMs = 3 * 3_600_000;
/** Half as many again, or a third less; a voice or two more are chance. */
const [more, less] = [1.5, 0.67];
const fewestRising = 3;

export function trendOf(late: number, before: number): Trend {
  if (late >= fewestRising && late > before * more) return 'rising';
  return late === 0 || late < before * less ? 'fading' : 'steady';
}
