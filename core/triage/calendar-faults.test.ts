// What a calendar is refused for, where, and in which words; and that ordinary ones are not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Calendar, OwnDay, Span } from '../protocol/calendar.ts';
import { defaultProtocol } from '../protocol/default.ts';
import { calendarFaults } from './calendar-faults.ts';

const span = (text: string): Span => ({ from: text.split('-')[0] ?? '', to: text.split('-')[1] ?? '' });
const ownDay = (date: string, ...hours: string[]): OwnDay => ({ date, name: 'Ours', hours: hours.map(span) });

function calendar(hours: Partial<Record<keyof Calendar['hours'], string[]>>, more: Partial<Calendar> = {}): Calendar {
  const on = (day: keyof Calendar['hours']) => (hours[day] ?? []).map(span);
  const week = { mon: on('mon'), tue: on('tue'), wed: on('wed'), thu: on('thu'), fri: on('fri'), sat: on('sat') };
  const rest = { slug: 'shop', name: 'Shop', timeZone: 'Europe/Madrid', holidays: null, days: [] };
  return { ...rest, hours: { ...week, sun: on('sun') }, ...more };
}

const found = (of: Calendar) => calendarFaults(of).map(({ code, path }) => `${code} ${path.join('.')}`);

test('ordinary calendars have no fault', () => {
  for (const own of defaultProtocol('America/Santiago').calendars) assert.deepEqual(found(own), []);
  const bar = calendar({ mon: ['09:00-13:00', '13:00-17:00'], fri: ['20:00-02:00'], sat: ['02:00-24:00'] });
  assert.deepEqual(found(bar), []);
  const always = calendar({ mon: ['00:00-24:00'], tue: ['00:00-24:00'], sun: ['22:00-00:00'] });
  assert.deepEqual(found({ ...always, days: [ownDay('12-24', '09:00-13:00'), ownDay('2026-12-24')] }), []);
});

test('a time zone that is none, and one that would miss every clock change', () => {
  for (const timeZone of ['Mars/Olympus', '', '+02:00', 'Madrid']) {
    assert.deepEqual(found(calendar({ mon: ['09:00-17:00'] }, { timeZone })), ['unknown_time_zone timeZone'], timeZone);
  }
});

test('times that are none', () => {
  const times = calendar({ mon: ['9:00-25:00'], tue: ['24:00-06:00'], wed: ['09:00-17:60'] });
  assert.deepEqual(found(times), [
    'bad_time hours.mon.0.from',
    'bad_time hours.mon.0.to',
    'bad_time hours.tue.0.from',
    'bad_time hours.wed.0.to',
  ]);
  assert.equal(calendarFaults(times)[1]?.words, '“25:00” is not a time of day.');
});

test('hours that open and close at once', () => {
  assert.deepEqual(found(calendar({ mon: ['00:00-00:00', '09:00-17:00'] })), ['empty_span hours.mon.0']);
});

test('overlaps within a day, in any order', () => {
  const within = calendar({ tue: ['15:00-19:00', '09:00-15:01'] });
  assert.deepEqual(found(within), ['overlapping_spans hours.tue.0']);
  assert.equal(
    calendarFaults(within)[0]?.words,
    'Tuesday 15:00 to 19:00 begins before Tuesday 09:00 to 15:01 has ended.',
  );
  assert.deepEqual(found(calendar({ tue: ['09:00-20:00', '10:00-11:00', '12:00-13:00'] })), [
    'overlapping_spans hours.tue.1',
    'overlapping_spans hours.tue.2',
  ]);
});

test('overlaps into the next day, also from Sunday into Monday', () => {
  assert.deepEqual(found(calendar({ fri: ['22:00-03:00'], sat: ['02:59-12:00'] })), ['overlapping_spans hours.sat.0']);
  const ring = calendar({ sun: ['20:00-10:00'], mon: ['09:00-17:00'] });
  assert.deepEqual(found(ring), ['overlapping_spans hours.mon.0']);
  assert.equal(calendarFaults(ring)[0]?.words, 'Monday 09:00 to 17:00 begins before Sunday 20:00 to 10:00 has ended.');
});

test('a calendar that never opens, or not again', () => {
  assert.deepEqual(found(calendar({})), ['never_opens hours']);
  assert.deepEqual(found(calendar({}, { days: [ownDay('2026-12-24', '09:00-13:00')] })), ['never_opens hours']);
  assert.deepEqual(found(calendar({}, { days: [ownDay('12-24', '09:00-13:00')] })), []);
});

test('own days: dates that are none, days that are there twice, hours that overlap', () => {
  const days = [
    ownDay('2026-02-29'),
    ownDay('13-01'),
    ownDay('Christmas'),
    ownDay('02-29'),
    ownDay('12-24'),
    ownDay('12-24', '09:00-13:00', '12:00-14:00', '8-9'),
  ];
  assert.deepEqual(found(calendar({ mon: ['09:00-17:00'] }, { days })), [
    'bad_time days.5.hours.2.from',
    'bad_time days.5.hours.2.to',
    'bad_date days.0.date',
    'bad_date days.1.date',
    'bad_date days.2.date',
    'day_twice days.5.date',
    'overlapping_spans days.5.hours.1',
  ]);
});

test('every fault says what to do', () => {
  const all = calendar({ mon: ['9-9', '08:00-08:00'], tue: ['08:00-10:00', '09:00-11:00'] }, { timeZone: 'x' });
  const faults = calendarFaults({ ...all, days: [ownDay('x'), ownDay('12-24'), ownDay('12-24')] });
  assert.equal(faults.length, 7);
  for (const { words, remedy } of faults) for (const text of [words, remedy]) assert.match(text, /^[“A-Z0-9].+\.$/);
});
