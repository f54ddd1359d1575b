// A calendar's days become exact instants. In: a calendar, what knows the holidays, a run of local dates. Out: when it
// opens and closes, sorted and disjoint. Temporal alone turns local times into instants ('compatible' in gaps and overlaps).

import { Temporal } from 'temporal-polyfill';
import { type Calendar, type HolidaysOf, type Span, weekdays } from '../protocol/calendar.ts';

/** The same index is one stretch of opening time: from `opens[i]` on, until before `closes[i]`; epoch milliseconds. */
export interface OpeningSpans {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

/** The spans that begin on the dates from `first` until before `end`. */
export type ReadOpenings = (first: Temporal.PlainDate, end: Temporal.PlainDate) => OpeningSpans;

export const noSpans: OpeningSpans = { opens: new Float64Array(0), closes: new Float64Array(0) };

export function readOpeningsOf(calendar: Calendar, holidaysOf: HolidaysOf): ReadOpenings {
  const hoursOn = hoursByDate(calendar, holidaysOf);
  const { timeZone } = calendar;
  const instant = (date: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;

  return (first, end) => {
    const found: (readonly [number, number])[] = [];
    for (let date = first; Temporal.PlainDate.compare(date, end) < 0; date = date.add({ days: 1 })) {
      for (const span of hoursOn(date)) {
        const close = instant(span.endsNextDay ? date.add({ days: 1 }) : date, span.to);
        found.push([instant(date, span.from), close]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    return merged(
      Float64Array.from(found, ([open]) => open),
      Float64Array.from(found, ([, close]) => close),
    );
  };
}

/** `earlier` and `later` as one; where they touch or overlap, one stretch. */
export function joinSpans(earlier: OpeningSpans, later: OpeningSpans): OpeningSpans {
  return merged(concatenated(earlier.opens, later.opens), concatenated(earlier.closes, later.closes));
}

function concatenated(head: Float64Array, tail: Float64Array): Float64Array {
  const whole = new Float64Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

/** A span that lies in the hour a clock skips may close before it opens: it is left out. */
function merged(opens: Float64Array, closes: Float64Array): OpeningSpans {
  let last = -1;
  for (const [i, open] of opens.entries()) {
    const close = closes[i] ?? open;
    if (close <= open) continue;
    const lastClose = closes[last] ?? Number.NEGATIVE_INFINITY;
    if (open <= lastClose) {
      closes[last] = Math.max(lastClose, close);
    } else {
      last++;
      opens[last] = open;
      closes[last] = close;
    }
  }
  return { opens: opens.slice(0, last + 1), closes: closes.slice(0, last + 1) };
}

interface ReadSpan {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
  readonly endsNextDay: boolean;
}

/** A date's own day comes before the one of every year, that before a holiday, that before the weekday. */
function hoursByDate(calendar: Calendar, holidaysOf: HolidaysOf): (date: Temporal.PlainDate) => readonly ReadSpan[] {
  const ownDays = new Map(calendar.days.map((day) => [day.date, day.hours.map(readSpan)]));
  const week = weekdays.map((day) => calendar.hours[day].map(readSpan));
  const isHoliday = holidayCheck(calendar, holidaysOf);
  return (date) => {
    const text = date.toString();
    const own = ownDays.get(text) ?? ownDays.get(text.slice(-'MM-DD'.length));
    if (own !== undefined) return own;
    return isHoliday(date.year, text) ? [] : (week[date.dayOfWeek - 1] ?? []);
  };
}

function holidayCheck({ holidays }: Calendar, holidaysOf: HolidaysOf): (year: number, date: string) => boolean {
  if (holidays === null) return () => false;
  const years = new Map<number, ReadonlySet<string>>();
  return (year, date) => {
    let dates = years.get(year);
    if (dates === undefined) {
      dates = new Set(holidaysOf(holidays, year).map((holiday) => holiday.date));
      years.set(year, dates);
    }
    return dates.has(date);
  };
}

function readSpan({ from, to }: Span): ReadSpan {
  const opens = Temporal.PlainTime.from(from);
  const closes = Temporal.PlainTime.from(to === '24:00' ? '00:00' : to);
  return { from: opens, to: closes, endsNextDay: Temporal.PlainTime.compare(closes, opens) <= 0 };
}
