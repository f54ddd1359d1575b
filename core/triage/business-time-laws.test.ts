// Business time against a reference that walks the minutes: local time of each, what is open, one by one. Random
// calendars around both clock changes of seven zones; deadlines, elapsed time and openings must not differ by a millisecond.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Calendar, type OwnDay, type Span, weekdays } from '../protocol/calendar.ts';
import { type BusinessTime, openBusinessTime } from './business-time.ts';

const MINUTE = 60_000;
const DAYS = 24;
const CALENDARS = 60;
const QUESTIONS = 170;

/** A clock change in the middle; of zones without any, the turn of a year and of a quarter. */
const changes: readonly (readonly [timeZone: string, date: string])[] = [
  ['Europe/Madrid', '2026-03-29'],
  ['Europe/Madrid', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Asia/Kathmandu', '2025-12-31'],
  ['Asia/Kathmandu', '2026-06-30'],
  ['UTC', '2027-12-31'],
  ['UTC', '2028-02-29'],
];

/** The wall clock of a zone, read minute by minute from `startMs` on. A local minute is named by its number in UTC. */
interface Walk {
  readonly dates: readonly string[];
  readonly startMs: number;
  readonly minutes: number;
  /** The minute at which the wall clock first showed a local minute, or would have, had it not been put forward. */
  readonly shownAt: ReadonlyMap<number, number>;
}

function walkMinutes(timeZone: string, middle: string): Walk {
  const days = Array.from({ length: DAYS }, (_, i) => Temporal.PlainDate.from(middle).add({ days: i - DAYS / 2 }));
  const startMs = days[0]?.toZonedDateTime(timeZone).epochMilliseconds ?? Number.NaN;
  const shownAt = new Map<number, number>();
  const minutes = (DAYS + 2) * 1440;
  for (let minute = 0, due = -1; minute < minutes; minute++) {
    const local = Temporal.Instant.fromEpochMilliseconds(startMs + minute * MINUTE).toZonedDateTimeISO(timeZone);
    const label = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute) / MINUTE;
    for (let skipped = due; minute > 0 && skipped < label; skipped++) shownAt.set(skipped, minute + skipped - due);
    if (!shownAt.has(label)) shownAt.set(label, minute);
    due = label + 1;
  }
  return { dates: days.map(String), startMs, minutes, shownAt };
}

/** Open or not, of each minute walked. */
function openMinutes(walk: Walk, calendar: Calendar, holidays: readonly string[]): Uint8Array {
  const open = new Uint8Array(walk.minutes);
  for (const date of walk.dates) {
    const midnight = Date.parse(`${date}T00:00Z`) / MINUTE;
    for (const { from, to } of hoursOn(calendar, holidays, date)) {
      const first = walk.shownAt.get(midnight + minuteOfDay(from)) ?? Number.NaN;
      const end = walk.shownAt.get(midnight + minuteOfDay(to) + (to <= from ? 1440 : 0)) ?? Number.NaN;
      for (let minute = first; minute < end; minute++) open[minute] = 1;
    }
  }
  return open;
}

function hoursOn(calendar: Calendar, holidays: readonly string[], date: string): readonly Span[] {
  const own =
    calendar.days.find((day) => day.date === date) ?? calendar.days.find((day) => date.endsWith(`-${day.date}`));
  if (own !== undefined) return own.hours;
  if (holidays.includes(date)) return [];
  const weekday = weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  return weekday === undefined ? [] : calendar.hours[weekday];
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Walks on until `ms` have been open; null when the walk ends before. */
function walkOn(open: Uint8Array, start: number, ms: number): number | null {
  let left = ms;
  for (let at = start, minute = Math.floor(start / MINUTE); minute < open.length; at = ++minute * MINUTE) {
    if (open[minute] === 0) continue;
    const here = (minute + 1) * MINUTE - at;
    if (ms === 0 || left <= here) return at + left;
    left -= here;
  }
  return null;
}

/** Open time before each minute. */
function sums(open: Uint8Array): (at: number) => number {
  const before = new Float64Array(open.length + 1);
  for (const [minute, isOpen] of open.entries()) before[minute + 1] = (before[minute] ?? 0) + isOpen * MINUTE;
  return (at) => (before[Math.floor(at / MINUTE)] ?? 0) + (open[Math.floor(at / MINUTE)] ?? 0) * (at % MINUTE);
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** Most times lie in the small hours, where clocks are put forward and back. */
const minuteArb = fc.oneof(fc.integer({ min: 0, max: 1439 }), {
  arbitrary: fc.integer({ min: 0, max: 209 }),
  weight: 4,
});
const anySpan = fc
  .tuple(minuteArb, fc.oneof(minuteArb, fc.constant(1440)))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): Span => ({ from: clock(from), to: clock(to) }));
const day = fc.oneof(
  fc.constant<Span[]>([]),
  fc.constant<Span[]>([
    { from: '09:00', to: '13:30' },
    { from: '15:00', to: '19:07' },
  ]),
  fc.constant<Span[]>([{ from: '00:00', to: '24:00' }]),
  { arbitrary: fc.array(anySpan, { minLength: 1, maxLength: 4 }), weight: 5 },
);

const worldOf = (timeZone: string, dates: readonly string[]) =>
  fc.record({
    calendar: fc.record<Calendar>({
      slug: fc.constant('shop'),
      name: fc.constant('Shop'),
      timeZone: fc.constant(timeZone),
      hours: fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
      holidays: fc.constant({ country: 'XX', state: null, region: null, open: [] }),
      days: fc.uniqueArray(
        fc.record<OwnDay>({
          date: fc.constantFrom(...dates, ...dates.map((date) => date.slice(5))),
          name: fc.constant('Our day'),
          hours: day,
        }),
        { maxLength: 4, selector: (own) => own.date },
      ),
    }),
    holidays: fc.uniqueArray(fc.constantFrom(...dates), { maxLength: 3 }),
    seed: fc.integer({ min: 1 }),
  });

/** Any number below `below`, from a seed (Park and Miller): a hundred thousand draws that shrinking need not hold. */
function drawsFrom(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * below);
  };
}

let asked = 0;

function ask(time: BusinessTime, walk: Walk, open: Uint8Array, seed: number): void {
  const draw = drawsFrom(seed);
  const passed = sums(open);
  const day = 1440 * MINUTE;
  // The first two days are not begun on: what opened the day before the walk is unknown to it.
  const anyTime = () => (draw(2) === 0 ? 2 * day + draw((DAYS - 3) * day) : (2880 + draw((DAYS - 3) * 1440)) * MINUTE);
  const date = (at: number) => new Date(walk.startMs + at);
  for (let i = 0; i < QUESTIONS; i++) {
    const from = anyTime();
    const to = anyTime();
    const ms = draw(4) === 0 ? draw(10) * 30 * MINUTE : draw(draw(2) === 0 ? day : 5 * day);
    assert.equal(time.between(date(from), date(to)), Math.max(0, passed(to) - passed(from)), 'between');
    assert.equal(time.isOpen(date(from)), open[Math.floor(from / MINUTE)] === 1, 'isOpen');
    asked += 2;
    for (const length of [ms, 0]) {
      const end = walkOn(open, from, length);
      if (end === null || end >= (DAYS - 1) * day) continue;
      assert.equal(time.after(date(from), length).getTime(), walk.startMs + end, `after ${length} ms`);
      asked++;
    }
  }
}

for (const [timeZone, date] of changes) {
  test(`${timeZone} around ${date}: as the minutes walk`, () => {
    const walk = walkMinutes(timeZone, date);
    const law = fc.property(worldOf(timeZone, walk.dates), ({ calendar, holidays, seed }) => {
      const holidaysOf = () => holidays.map((day) => ({ date: day, name: 'Holiday' }));
      ask(openBusinessTime(calendar, holidaysOf), walk, openMinutes(walk, calendar, holidays), seed);
    });
    fc.assert(law, { numRuns: CALENDARS });
  });
}

after(() => {
  assert.ok(asked >= 100_000, `${asked} cases are too few`);
});
