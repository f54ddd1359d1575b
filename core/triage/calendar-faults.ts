// What is wrong with a calendar. In: a calendar as somebody wrote it. Out: its faults, in a shop owner's words.

import { Temporal } from 'temporal-polyfill';
import { type Calendar, type OwnDay, type Span, type Weekday, weekdays } from '../protocol/calendar.ts';
import type { Fault } from '../protocol/fault.ts';

type Path = Fault['path'];

/** Paths are relative to the calendar. Whether its holidays are known, the holiday tables tell (`holidays.ts`). */
export function calendarFaults(calendar: Calendar): readonly Fault[] {
  return [
    ...timeZoneFaults(calendar.timeZone),
    ...allSpans(calendar).flatMap(spanFaults),
    ...weekOverlaps(calendar),
    ...calendar.days.flatMap((day, i) => ownDayFaults(day, i, calendar.days)),
    ...neverOpens(calendar),
  ];
}

interface Placed {
  readonly path: Path;
  readonly span: Span;
}

function allSpans(calendar: Calendar): readonly Placed[] {
  const ofWeek = weekdays.flatMap((day) => placed(calendar.hours[day], ['hours', day]));
  const ofDays = calendar.days.flatMap((day, i) => placed(day.hours, ['days', i, 'hours']));
  return [...ofWeek, ...ofDays];
}

function placed(spans: readonly Span[], path: Path): readonly Placed[] {
  return spans.map((span, i) => ({ path: [...path, i], span }));
}

/** A fixed offset is refused: it would miss every clock change. */
function timeZoneFaults(timeZone: string): readonly Fault[] {
  if (/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone)) return [];
  return [
    {
      path: ['timeZone'],
      code: 'unknown_time_zone',
      words: `“${timeZone}” is not a time zone.`,
      remedy: 'Name a continent and a city, such as Europe/Madrid or America/New_York.',
    },
  ];
}

function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const isOpening = (time: string) => TIME.test(time);
const isClosing = (time: string) => TIME.test(time) || time === '24:00';
const isRight = ({ from, to }: Span) => isOpening(from) && isClosing(to) && from !== to;

function spanFaults({ path, span: { from, to } }: Placed): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isOpening(from)) faults.push(noTime([...path, 'from'], from));
  if (!isClosing(to)) faults.push(noTime([...path, 'to'], to));
  if (faults.length > 0 || from !== to) return faults;
  const words = `These hours open and close at the same time, ${from}.`;
  const remedy = 'Write 00:00 to 24:00 for a whole day, or take these hours out for a closed one.';
  return [{ path, code: 'empty_span', words, remedy }];
}

function noTime(path: Path, time: string): Fault {
  const remedy = 'Write hours and minutes, such as 09:00 or 18:30; a day ends at 24:00.';
  return { path, code: 'bad_time', words: `“${time}” is not a time of day.`, remedy };
}

/** Hours on single dates are not enough: after the last of them, nothing would ever be due. */
function neverOpens({ hours, days }: Calendar): readonly Fault[] {
  const everyYear = days.filter(({ date }) => date.length === 'MM-DD'.length);
  if ([...Object.values(hours), ...everyYear.map((day) => day.hours)].some((spans) => spans.length > 0)) return [];
  const opensOnce = days.some((day) => day.hours.length > 0);
  const words = opensOnce
    ? 'This calendar opens on single dates, and after the last never again.'
    : 'This calendar never opens.';
  const remedy = 'Give at least one weekday opening hours: without them no answer is ever due.';
  return [{ path: ['hours'], code: 'never_opens', words, remedy }];
}

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** A span in minutes since Monday's beginning, or an own day's. */
interface Laid {
  readonly path: Path;
  readonly label: string;
  readonly begins: number;
  readonly ends: number;
}

/** The week is a ring: Sunday's spans are also laid before Monday, and not complained about there. */
function weekOverlaps(calendar: Calendar): readonly Fault[] {
  const week = weekdays.flatMap((day, i) =>
    laid(calendar.hours[day], ['hours', day], { label: `${dayNames[day]} `, begins: i * DAY_MINUTES }),
  );
  const sundayBefore = laid(calendar.hours.sun, ['hours', 'sun'], {
    label: `${dayNames.sun} `,
    begins: 6 * DAY_MINUTES - WEEK_MINUTES,
  });
  return overlaps([...sundayBefore, ...week])
    .filter(({ begins }) => begins >= 0)
    .map(({ fault }) => fault);
}

function laid(spans: readonly Span[], path: Path, day: { label: string; begins: number }): readonly Laid[] {
  return placed(spans, path)
    .filter(({ span }) => isRight(span))
    .map(({ path, span: { from, to } }) => {
      const begins = day.begins + minuteOf(from);
      const ends = day.begins + minuteOf(to) + (to < from ? DAY_MINUTES : 0);
      return { path, label: `${day.label}${from} to ${to}`, begins, ends };
    });
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Each span that begins before the furthest-reaching one ahead of it has ended. */
function overlaps(spans: readonly Laid[]): readonly { readonly begins: number; readonly fault: Fault }[] {
  const found: { begins: number; fault: Fault }[] = [];
  let longest: Laid | undefined;
  for (const span of spans.toSorted((one, other) => one.begins - other.begins)) {
    if (longest !== undefined && span.begins < longest.ends) {
      const words = `${span.label} begins before ${longest.label} has ended.`;
      const remedy = 'Let one end before the other begins, or make one of both.';
      found.push({ begins: span.begins, fault: { path: span.path, code: 'overlapping_spans', words, remedy } });
    }
    if (longest === undefined || span.ends > longest.ends) longest = span;
  }
  return found;
}

function ownDayFaults(day: OwnDay, i: number, days: readonly OwnDay[]): readonly Fault[] {
  const faults = overlaps(laid(day.hours, ['days', i, 'hours'], { label: '', begins: 0 })).map(({ fault }) => fault);
  const path = ['days', i, 'date'];
  if (!isDate(day.date)) {
    const remedy = 'Write 2026-12-24 for one year, or 12-24 for every year.';
    return [{ path, code: 'bad_date', words: `“${day.date}” is not a date.`, remedy }, ...faults];
  }
  if (days.findIndex(({ date }) => date === day.date) === i) return faults;
  const words = `${day.date} is among the own days twice.`;
  return [{ path, code: 'day_twice', words, remedy: 'Keep one of the two.' }, ...faults];
}

function isDate(date: string): boolean {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(date)) Temporal.PlainDate.from(date);
    else if (/^\d\d-\d\d$/.test(date)) Temporal.PlainMonthDay.from(date);
    else return false;
    return true;
  } catch {
    return false;
  }
}
