// A calendar says when a business is open. Spans belong to the day they begin on, and may run past midnight.

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Local times, `HH:MM`. `to` at or before `from` is on the next day; `24:00` is the end of the day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Holidays {
  /** ISO 3166, as the holiday tables name them: `ES`, with `MD` for Madrid. */
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
  /** Names of holidays on which this business is open all the same. */
  readonly open: readonly string[];
}

/** A day of one's own: other hours, or closed when there are none. Comes before holidays and weekdays. */
export interface OwnDay {
  /** `2026-12-24`; `12-24` every year. */
  readonly date: string;
  readonly name: string;
  readonly hours: readonly Span[];
}

export interface Calendar {
  readonly slug: string;
  readonly name: string;
  /** IANA, `Europe/Madrid`. */
  readonly timeZone: string;
  readonly hours: Readonly<Record<Weekday, readonly Span[]>>;
  readonly holidays: Holidays | null;
  readonly days: readonly OwnDay[];
}

export interface Holiday {
  /** `2026-12-25`, local to the calendar. */
  readonly date: string;
  readonly name: string;
}

/** The holidays of a year; what finds them is handed in (`core/triage/holidays.ts`). */
export type HolidaysOf = (holidays: Holidays, year: number) => readonly Holiday[];
