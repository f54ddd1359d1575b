// Business time on days one can check by hand: lunch, weekends, clock changes, holidays, calendars that hardly open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Calendar, type OwnDay, type Span, type Weekday, weekdays } from '../protocol/calendar.ts';
import { openBusinessTime } from './business-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const spans = (text: string): Span[] =>
  text === '' ? [] : text.split(' ').map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }));
const ownDay = (date: string, hours: string): OwnDay => ({ date, name: 'Ours', hours: spans(hours) });

function shop(hours: Partial<Record<Weekday, string>>, more: Partial<Calendar> = {}): Calendar {
  const on = (day: Weekday) => spans(hours[day] ?? '');
  const week = { mon: on('mon'), tue: on('tue'), wed: on('wed'), thu: on('thu'), fri: on('fri'), sat: on('sat') };
  const rest = { slug: 'shop', name: 'Shop', timeZone: 'Europe/Madrid', holidays: null, days: [] };
  return { ...rest, hours: { ...week, sun: on('sun') }, ...more };
}

const everyDay = (hours: string) => Object.fromEntries(weekdays.map((day) => [day, hours]));
const open = (calendar: Calendar, ...holidays: string[]) =>
  openBusinessTime(calendar, () => holidays.map((date) => ({ date, name: 'Holiday' })));
const at = (text: string) => new Date(text);
/** An instant as a wall clock with the given offset shows it. */
const shown = (instant: Date | null, offset: string) =>
  instant === null ? null : new Date(instant.getTime() + Number(offset) * HOUR).toISOString().slice(0, 16);

const weekdaysWithLunch = shop({ mon: '09:00-13:30 15:00-19:00', tue: '09:00-13:30 15:00-19:00', fri: '09:00-14:00' });

test('lunch does not count', () => {
  const time = open(weekdaysWithLunch);
  const asked = at('2026-11-23T13:00+01:00');
  assert.equal(shown(time.after(asked, 30 * MINUTE), '+1'), '2026-11-23T13:30');
  assert.equal(shown(time.after(asked, 31 * MINUTE), '+1'), '2026-11-23T15:01');
  assert.equal(time.between(asked, at('2026-11-23T16:00+01:00')), 90 * MINUTE);
  assert.equal(time.isOpen(at('2026-11-23T13:29:59.999+01:00')), true);
  assert.equal(time.isOpen(at('2026-11-23T13:30+01:00')), false);
});

test('closed days wait for the next opening', () => {
  const time = open(weekdaysWithLunch);
  const saturday = at('2026-11-21T11:00+01:00');
  assert.equal(shown(time.nextOpening(saturday), '+1'), '2026-11-23T09:00');
  assert.equal(shown(time.after(saturday, 0), '+1'), '2026-11-23T09:00');
  assert.equal(shown(time.after(saturday, 2 * HOUR), '+1'), '2026-11-23T11:00');
  const monday = at('2026-11-23T09:00+01:00');
  assert.equal(time.after(monday, 0).getTime(), monday.getTime());
  assert.equal(time.nextOpening(monday)?.getTime(), monday.getTime());
});

test('no time passes backwards', () => {
  const time = open(weekdaysWithLunch);
  assert.equal(time.between(at('2026-11-23T16:00Z'), at('2026-11-23T10:00Z')), 0);
  assert.equal(time.between(at('2026-11-23T10:00Z'), at('2026-11-23T10:00Z')), 0);
});

test('past midnight over the spring change the night is an hour shorter', () => {
  const bar = open(shop({ sat: '22:00-06:00' }));
  const opening = at('2026-03-28T22:00+01:00');
  assert.equal(bar.between(opening, at('2026-03-29T12:00+02:00')), 7 * HOUR);
  assert.equal(shown(bar.after(opening, 5 * HOUR), '+2'), '2026-03-29T04:00');
  assert.equal(bar.between(at('2026-10-24T22:00+02:00'), at('2026-10-25T12:00+01:00')), 9 * HOUR);
});

test('hours within the hour that is skipped begin after it, and those that would end before they begin are none', () => {
  const skipped = open(shop({ sun: '02:30-05:00' }));
  assert.equal(shown(skipped.nextOpening(at('2026-03-29T00:00+01:00')), '+2'), '2026-03-29T03:30');
  const swallowed = open(shop({ sun: '02:30-03:15' }));
  assert.equal(shown(swallowed.nextOpening(at('2026-03-29T00:00+01:00')), '+2'), '2026-04-05T02:30');
});

test('a holiday closes what begins on it, not what began the evening before', () => {
  const bar = open(
    shop(everyDay('20:00-02:00'), { holidays: { country: 'ES', state: null, region: null, open: [] } }),
    '2026-12-25',
  );
  assert.equal(bar.isOpen(at('2026-12-25T01:00+01:00')), true);
  assert.equal(bar.isOpen(at('2026-12-25T21:00+01:00')), false);
  assert.equal(bar.isOpen(at('2026-12-26T01:00+01:00')), false);
  assert.equal(shown(bar.after(at('2026-12-25T01:30+01:00'), HOUR), '+1'), '2026-12-26T20:30');
});

test('own hours come before the holiday; those of one year before those of every year', () => {
  const holidays = { country: 'ES', state: null, region: null, open: [] };
  const days = [ownDay('12-24', '10:00-14:00'), ownDay('2027-12-24', ''), ownDay('2026-12-25', '11:00-12:00')];
  const time = open(shop(everyDay('09:00-18:00'), { holidays, days }), '2026-12-24', '2026-12-25', '2028-12-24');
  const openOn = (date: string) => time.between(at(`${date}T00:00+01:00`), at(`${date}T24:00+01:00`)) / HOUR;
  assert.deepEqual(['2026-12-23', '2026-12-24', '2026-12-25', '2027-12-24', '2028-12-24'].map(openOn), [9, 4, 1, 0, 4]);
});

test('around the clock, opening time is time', () => {
  const always = open(shop(everyDay('00:00-24:00')));
  const from = at('2026-03-27T17:17:17.171Z');
  assert.equal(always.after(from, 400 * 24 * HOUR).getTime(), from.getTime() + 400 * 24 * HOUR);
  assert.equal(always.after(from, 0).getTime(), from.getTime());
  assert.equal(always.between(at('2020-01-01T00:00Z'), at('2026-07-01T00:00Z')), Date.UTC(2026, 6) - Date.UTC(2020, 0));
});

test('overlapping and touching hours count once', () => {
  const time = open(shop({ mon: '09:00-13:00 12:00-15:00 15:00-16:00', sun: '20:00-10:00' }));
  assert.equal(time.between(at('2026-11-22T00:00+01:00'), at('2026-11-24T00:00+01:00')), 20 * HOUR);
});

test('what is asked first does not change what is answered', () => {
  const asked = [
    '2031-05-05T10:00Z',
    '2019-02-11T10:00Z',
    '2026-11-23T10:00Z',
    '2026-12-31T23:30Z',
    '2027-01-01T00:30Z',
  ];
  const answers = (order: readonly string[]) => {
    const time = open(shop(everyDay('22:00-03:00')));
    return new Map(order.map((text) => [text, time.after(at(text), 7 * HOUR).toISOString()]));
  };
  const first = answers(asked);
  for (const [text, answer] of answers(asked.toReversed())) assert.equal(answer, first.get(text), text);
});

test('a calendar that never opens says so, and does not search for ever', () => {
  const never = open(shop({}));
  assert.throws(() => never.after(at('2026-11-23T10:00Z'), HOUR), {
    name: 'RangeError',
    message: /“Shop”.*2026-11-23.*hours/,
  });
  assert.throws(() => never.after(at('2026-11-23T10:00Z'), 0), RangeError);
  assert.equal(never.nextOpening(at('2026-11-23T10:00Z')), null);
  assert.equal(never.isOpen(at('2026-11-23T10:00Z')), false);
  assert.equal(never.between(at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')), 0);
});

test('a calendar that opens once gives what it has, and then says so', () => {
  const once = open(shop({}, { days: [ownDay('2028-02-29', '09:00-11:00')] }));
  assert.equal(shown(once.after(at('2026-11-23T10:00Z'), 2 * HOUR), '+1'), '2028-02-29T11:00');
  assert.throws(() => once.after(at('2026-11-23T10:00Z'), 2 * HOUR + 1), RangeError);
  assert.equal(once.nextOpening(at('2024-01-01T00:00Z')), null);
});

test('holidays are asked for once a year', () => {
  const years: number[] = [];
  const holidays = { country: 'ES', state: null, region: null, open: [] };
  const time = openBusinessTime(shop({ mon: '09:00-17:00' }, { holidays }), (_, year) => {
    years.push(year);
    return [];
  });
  for (const ms of [HOUR, 90 * HOUR, 400 * HOUR]) time.after(at('2026-11-23T10:00Z'), ms);
  assert.deepEqual(years, [2026, 2027]);
});

test('the instants of broken clocks: no walk over centuries, no answer before the question', () => {
  const time = open(shop(everyDay('09:00-17:00')));
  const ancient = at('0001-01-01T00:00Z');
  assert.equal(shown(time.after(ancient, HOUR), '+1'), '1970-01-02T10:00');
  assert.equal(time.isOpen(ancient), false);
  assert.equal(time.between(ancient, at('1970-01-03T00:00Z')), 8 * HOUR);
  const distant = at('9999-01-01T12:00Z');
  assert.throws(() => time.after(distant, HOUR), RangeError);
  assert.equal(time.nextOpening(distant), null);
  assert.equal(time.isOpen(distant), false);
});

test('what is no instant, no length, no zone and no time is refused', () => {
  const time = open(weekdaysWithLunch);
  for (const ms of [-1, Number.NaN]) assert.throws(() => time.after(at('2026-11-23T10:00Z'), ms), RangeError);
  assert.throws(() => time.after(at('soon'), HOUR), RangeError);
  assert.throws(() => time.between(at('soon'), at('2026-11-23T10:00Z')), RangeError);
  assert.throws(() => open(shop({}, { timeZone: 'Mars/Olympus' })), RangeError);
  assert.throws(() => open(shop({ mon: '25:00-26:00' })), RangeError);
});
