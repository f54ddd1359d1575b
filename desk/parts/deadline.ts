// A deadline as people read it. In: a case's clock and now. Out: how it stands (calm, near, late) and the figure to show.

export type Tone = 'calm' | 'near' | 'late';

export interface Part {
  readonly figure: number;
  readonly unit: 'd' | 'h' | 'm' | 's';
}

export interface Left {
  readonly tone: Tone;
  /** Largest first: days, hours, minutes or seconds, and minutes beside few hours. Never negative; `tone` says which side. */
  readonly parts: readonly Part[];
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function timeLeft(clock: { readonly warnAt: string | null; readonly deadlineAt: string }, nowMs: number): Left {
  const leftMs = Date.parse(clock.deadlineAt) - nowMs;
  const isLate = leftMs < 0;
  const isNear = !isLate && clock.warnAt !== null && nowMs >= Date.parse(clock.warnAt);
  return { tone: isLate ? 'late' : isNear ? 'near' : 'calm', parts: inParts(Math.abs(leftMs)) };
}

/** Whole units, rounded down. "1h" alone could mean 61 minutes or 119: beside few hours the minutes are said too. */
function inParts(ms: number): readonly Part[] {
  if (ms < minuteMs) return [whole(ms, 's', secondMs)];
  if (ms < 100 * minuteMs) return [whole(ms, 'm', minuteMs)];
  if (ms >= 48 * hourMs) return [whole(ms, 'd', dayMs)];
  const hours = whole(ms, 'h', hourMs);
  const minutes = whole(ms % hourMs, 'm', minuteMs);
  return ms >= 10 * hourMs || minutes.figure === 0 ? [hours] : [hours, minutes];
}

const whole = (ms: number, unit: Part['unit'], size: number): Part => ({ unit, figure: Math.floor(ms / size) });
