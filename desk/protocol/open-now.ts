// Whether a calendar is open at an instant and until when, reckoned by the very rules the clocks run on.

import type { Calendar, HolidaysOf } from '../../core/protocol/calendar.ts';
import { openBusinessTime } from '../../core/triage/business-time.ts';

export interface OpenNow {
  readonly isOpen: boolean;
  /** When it closes, or opens; null: not in sight. */
  readonly until: Date | null;
}

const horizonMs = 8 * 86_400_000;

/** Null while the calendar is being typed and makes no sense. */
export function openNow(calendar: Calendar, at: Date, holidaysOf: HolidaysOf): OpenNow | null {
  try {
    const time = openBusinessTime(calendar, holidaysOf);
    if (!time.isOpen(at)) return { isOpen: false, until: time.nextOpening(at) };
    const isOpenFor = (ms: number): boolean => time.between(at, new Date(at.getTime() + ms)) === ms;
    if (isOpenFor(horizonMs)) return { isOpen: true, until: null };
    let open = 0;
    let closed = horizonMs;
    while (closed - open > 1) {
      const middle = Math.floor((open + closed) / 2);
      if (isOpenFor(middle)) open = middle;
      else closed = middle;
    }
    return { isOpen: true, until: new Date(at.getTime() + open) };
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** `18:00`, with the weekday when it is not today; in the calendar's own zone. */
export function sayMoment(moment: Date, now: Date, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const isToday = day.format(moment) === day.format(now);
  const isSoon = moment.getTime() - now.getTime() < 6 * 86_400_000;
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : isSoon ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
  }).format(moment);
}
