// A person's working week: spans of local time on weekdays, in; which of them run into each other, out.

import { type Span, type Weekday, weekdays } from '../protocol/calendar.ts';

export interface Shift extends Span {
  readonly weekday: Weekday;
}

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `HH:MM` of the minutes since midnight. */
export function clockTime(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The place of the first shift that begins while another still runs, also over the turn of the week; null: none does. */
export function findOverlap(shifts: readonly Shift[]): number | null {
  const spans = shifts.map((one, place) => ({ place, ...minutesOf(one) })).sort((a, b) => a.from - b.from);
  for (const [i, one] of spans.entries()) {
    const next = spans[i + 1];
    const first = spans[0];
    if (next !== undefined && next.from < one.to) return next.place;
    if (next === undefined && first !== undefined && first.from + weekMinutes < one.to) return first.place;
  }
  return null;
}

/** In minutes of the week. What ends at or before it begins ends on the next day. */
function minutesOf(shift: Shift): { from: number; to: number } {
  const day = weekdays.indexOf(shift.weekday) * dayMinutes;
  const [from, to] = [minuteOf(shift.from), minuteOf(shift.to)];
  return { from: day + from, to: day + to + (to <= from ? dayMinutes : 0) };
}
