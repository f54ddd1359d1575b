// The instant a promise speaks of. In: what the guard recognised, so many minutes or an hour of the clock, and now. Out:
// that instant in this person's own zone; null when the words are not clear enough.

import type { Finding } from '../../core/respond/finding.ts';

export function promisedAt({ minutes, at }: Finding['detail'], now: Date): Date | null {
  if (typeof minutes === 'number' && minutes > 0) return new Date(now.getTime() + minutes * 60_000);
  const [, hour, minute] = typeof at === 'string' ? (/^(\d\d):(\d\d)$/u.exec(at) ?? []) : [];
  if (hour === undefined || minute === undefined) return null;
  const then = new Date(now);
  then.setHours(Number(hour), Number(minute), 0, 0);
  // An hour that has passed today is meant tomorrow.
  if (then.getTime() <= now.getTime()) then.setDate(then.getDate() + 1);
  return then;
}
