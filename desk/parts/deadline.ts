// A deadline as people read it. In: a case's clock and now. Out: how it stands (calm, near, late) and the figure to show.

export type Tone = 'calm' | 'near' | 'late';

export interface Left {
  readonly tone: Tone;
  /** Days, hours, minutes or seconds: whichever says it in one or two digits. Never negative; `tone` says which side. */
  readonly figure: number;
  readonly unit: 'd' | 'h' | 'm' | 's';
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function timeLeft(clock: { readonly warnAt: string | null; readonly deadlineAt: string }, nowMs: number): Left {
  const leftMs = Date.parse(clock.deadlineAt) - nowMs;
  const isLate = leftMs < 0;
  const isNear = !isLate && clock.warnAt !== null && nowMs >= Date.parse(clock.warnAt);
  return { tone: isLate ? 'late' : isNear ? 'near' : 'calm', ...inUnits(Math.abs(leftMs)) };
}

/** Seconds only in the last minute, where they matter; whole units below that. */
function inUnits(ms: number): Omit<Left, 'tone'> {
  const [unit, size] =
    ms < minuteMs
      ? (['s', secondMs] as const)
      : ms < 100 * minuteMs
        ? (['m', minuteMs] as const)
        : ms < 48 * hourMs
          ? (['h', hourMs] as const)
          : (['d', dayMs] as const);
  return { unit, figure: Math.floor(ms / size) };
}
