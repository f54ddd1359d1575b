// Opening time as exact time. In: a calendar and what knows the holidays. Out: deadlines in opening time, and how much
// of it lies between two instants. Asked hundreds of thousands of times a second: the openings lie ready, sorted and
// summed up, are found by bisection, and are read from the calendar by the quarter when first needed.

import { Temporal } from 'temporal-polyfill';
import type { Calendar, HolidaysOf } from '../protocol/calendar.ts';
import { joinSpans, noSpans, type OpeningSpans, type ReadOpenings, readOpeningsOf } from './opening-spans.ts';

export interface BusinessTime {
  /**
   * The instant at which `ms` of opening time have passed since `from`: the very end of a day when they fill it.
   * `ms` 0 gives `from` itself when open, else the next opening. RangeError when four years go by without an opening,
   * or when either argument is none.
   */
  after(from: Date, ms: number): Date;
  /** Opening time between two instants, ms; 0 when `to` is not after `from`. */
  between(from: Date, to: Date): number;
  isOpen(at: Date): boolean;
  /** `at` itself when open; null when it does not open within four years. */
  nextOpening(at: Date): Date | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_AHEAD_MS = (4 * 365 + 1) * DAY_MS;
/** Longer than any span: what began earlier has closed. A day, a shifted clock, and one more for a skipped date. */
const SPAN_REACH_MS = 3 * DAY_MS;
/** A broken clock may name any year, and must not cost a walk over centuries: nothing was open before, or will be after. */
const EARLIEST_MS = Date.UTC(1970, 0, 2);
const LATEST_MS = Date.UTC(2200, 0, 1);

/** `holidaysOf` is asked once a year of time and calendar. RangeError when the calendar has a time or a zone that is none. */
export function openBusinessTime(calendar: Calendar, holidaysOf: HolidaysOf): BusinessTime {
  const timeline = new Timeline(calendar.timeZone, readOpeningsOf(calendar, holidaysOf));
  const nextOpening = (at: number) => {
    if (at > LATEST_MS) return null;
    return timeline.isOpen(at) ? at : timeline.openingAfter(at);
  };
  const whenPassed = (from: number, ms: number) => {
    if (ms === 0 || from > LATEST_MS) return nextOpening(from);
    return timeline.whenPassed(from, ms);
  };
  return {
    after(from, ms) {
      if (!(ms >= 0)) throw new RangeError(`Opening time runs forward: ${ms} ms is no length.`);
      const end = whenPassed(fromEarliest(from), ms);
      if (end === null) throw new RangeError(staysClosed(calendar, from));
      return new Date(end);
    },
    between(from, to) {
      const start = Math.min(fromEarliest(from), LATEST_MS);
      const end = Math.min(fromEarliest(to), LATEST_MS);
      if (end <= start) return 0;
      // The earlier one first: reading an earlier quarter shifts the sums.
      const before = timeline.passed(start);
      return timeline.passed(end) - before;
    },
    isOpen(at) {
      const instant = fromEarliest(at);
      return instant === at.getTime() && instant <= LATEST_MS && timeline.isOpen(instant);
    },
    nextOpening(at) {
      const opening = nextOpening(fromEarliest(at));
      return opening === null ? null : new Date(opening);
    },
  };
}

function fromEarliest(at: Date): number {
  const ms = at.getTime();
  if (Number.isNaN(ms)) throw new RangeError('An invalid date has no place in a calendar.');
  return Math.max(ms, EARLIEST_MS);
}

function staysClosed(calendar: Calendar, from: Date): string {
  const since = from.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return `The calendar “${calendar.name}” has too little opening time after ${since}: four years pass without any, or the year 2200 comes. Give it opening hours.`;
}

/** The openings read so far: a run of whole quarters that grows at both ends. */
class Timeline {
  readonly #timeZone: string;
  readonly #read: ReadOpenings;
  #spans: OpeningSpans = noSpans;
  /** Opening time before the span of the same index. */
  #sums = new Float64Array(0);
  #firstQuarter = 0;
  #endQuarter = 0;
  /** All that is open between these two instants is in `#spans`. */
  #knownFrom = Number.POSITIVE_INFINITY;
  #knownUntil = Number.NEGATIVE_INFINITY;

  constructor(timeZone: string, read: ReadOpenings) {
    this.#timeZone = timeZone;
    this.#read = read;
    // Refuses a zone that is none now, and not at the first question.
    this.#quarterOf(EARLIEST_MS);
  }

  isOpen(at: number): boolean {
    this.#cover(at);
    return at < (this.#spans.closes[lastNotAfter(this.#spans.opens, at)] ?? at);
  }

  /** The first opening after `at`; null when four years bring none. */
  openingAfter(at: number): number | null {
    this.#cover(at);
    for (;;) {
      const opening = this.#spans.opens[lastNotAfter(this.#spans.opens, at) + 1];
      if (opening !== undefined && opening < this.#knownUntil) return opening - at > LOOK_AHEAD_MS ? null : opening;
      if (!this.#lookFurther(at)) return null;
    }
  }

  /** Opening time from the beginning of what is known until `at`: comparable until an earlier instant is asked for. */
  passed(at: number): number {
    this.#cover(at);
    const i = lastNotAfter(this.#spans.opens, at);
    const opened = this.#spans.opens[i] ?? at;
    return (this.#sums[i] ?? 0) + Math.min(at, this.#spans.closes[i] ?? at) - opened;
  }

  /** When `ms` more than 0 have passed since `start`; null when four years bring no opening. */
  whenPassed(start: number, ms: number): number | null {
    const target = this.passed(start) + ms;
    for (;;) {
      const i = lastBefore(this.#sums, target);
      const opened = this.#spans.opens[i] ?? Number.NaN;
      const end = opened + target - (this.#sums[i] ?? 0);
      if (end <= (this.#spans.closes[i] ?? 0) && end <= this.#knownUntil) return end;
      if (!this.#lookFurther(start)) return null;
    }
  }

  /** Reads one more quarter, unless nothing has been open for four years since `start`. */
  #lookFurther(start: number): boolean {
    const lastClose = this.#spans.closes.at(-1) ?? start;
    if (this.#knownUntil - Math.max(start, lastClose) > LOOK_AHEAD_MS || this.#knownUntil > LATEST_MS) return false;
    this.#extend(this.#firstQuarter, this.#endQuarter + 1);
    return true;
  }

  #cover(at: number): void {
    if (at >= this.#knownFrom && at <= this.#knownUntil) return;
    const first = this.#quarterOf(at - SPAN_REACH_MS);
    const end = this.#quarterOf(at) + 1;
    if (this.#firstQuarter === this.#endQuarter) this.#firstQuarter = this.#endQuarter = first;
    this.#extend(Math.min(first, this.#firstQuarter), Math.max(end, this.#endQuarter));
  }

  #extend(first: number, end: number): void {
    const before = this.#read(firstDay(first), firstDay(this.#firstQuarter));
    const behind = this.#read(firstDay(this.#endQuarter), firstDay(end));
    this.#spans = joinSpans(joinSpans(before, this.#spans), behind);
    this.#sums = sumsOf(this.#spans);
    this.#firstQuarter = first;
    this.#endQuarter = end;
    this.#knownFrom = this.#startOf(firstDay(first).add({ days: 2 }));
    this.#knownUntil = this.#startOf(firstDay(end));
  }

  /** Quarters are counted from the year 0. */
  #quarterOf(at: number): number {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#timeZone);
    return local.year * 4 + Math.floor((local.month - 1) / 3);
  }

  #startOf(date: Temporal.PlainDate): number {
    return date.toZonedDateTime(this.#timeZone).epochMilliseconds;
  }
}

function firstDay(quarter: number): Temporal.PlainDate {
  return new Temporal.PlainDate(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
}

function sumsOf({ opens, closes }: OpeningSpans): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(opens.length);
  let sum = 0;
  for (const [i, open] of opens.entries()) {
    sums[i] = sum;
    sum += (closes[i] ?? open) - open;
  }
  return sums;
}

/** Index of the last number not above `value`; -1 when there is none. */
function lastNotAfter(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the last number below `value`; -1 when there is none. */
function lastBefore(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
