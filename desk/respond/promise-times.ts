// The times people promise most, from now, in their own zone. In: now. Out: an hour from now, this afternoon while that
// is still an hour off, and tomorrow morning.

export interface PromiseTime {
  readonly is: 'in_hour' | 'today' | 'tomorrow';
  readonly at: Date;
}

const hourMs = 3_600_000;
const afternoonHour = 17;
const morningHour = 10;

export function promiseTimes(now: Date): readonly PromiseTime[] {
  const inHour = new Date(now.getTime() + hourMs);
  const today = new Date(now);
  today.setHours(afternoonHour, 0, 0, 0);
  const tomorrow = new Date(now);
  tomorrow.setDate(now.getDate() + 1);
  tomorrow.setHours(morningHour, 0, 0, 0);
  return [
    { is: 'in_hour', at: inHour },
    ...(today.getTime() > inHour.getTime() ? [{ is: 'today', at: today } as const] : []),
    { is: 'tomorrow', at: tomorrow },
  ];
}

/** `2026-11-22T17:00`, local, as the browser's own field for a time writes it. */
export function toField(at: Date): string {
  const two = (figure: number): string => String(figure).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Null when the field holds no time. */
export function fromField(written: string): Date | null {
  const at = new Date(written);
  return written === '' || Number.isNaN(at.getTime()) ? null : at;
}
