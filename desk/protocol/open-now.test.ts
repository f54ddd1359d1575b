// Open or closed, and until when, in the calendar's own zone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { openNow, sayMoment } from './open-now.ts';

const [office] = defaultProtocol('Europe/Madrid').calendars;
assert.ok(office !== undefined);
const none = () => [];
const at = (iso: string, calendar = office) => openNow(calendar, new Date(iso), none);

test('open until the span ends, closed until the next begins', () => {
  assert.deepEqual(at('2026-11-23T09:30:00Z'), { isOpen: true, until: new Date('2026-11-23T17:00:00Z') });
  assert.deepEqual(at('2026-11-22T09:30:00Z'), { isOpen: false, until: new Date('2026-11-23T08:00:00Z') });
});

test('a holiday closes, unless one works on it', () => {
  const holidays = { country: 'ES', state: null, region: null, open: [] };
  const found = openNow({ ...office, holidays }, new Date('2026-12-25T10:00:00Z'), ({ open }, year) =>
    year === 2026 && !open.includes('Navidad') ? [{ date: '2026-12-25', name: 'Navidad' }] : [],
  );
  assert.deepEqual(found, { isOpen: false, until: new Date('2026-12-26T09:00:00Z') });
});

test('around the clock there is no end in sight; without hours no beginning', () => {
  const day = [{ from: '00:00', to: '24:00' }];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  assert.deepEqual(at('2026-11-22T09:30:00Z', { ...office, hours }), { isOpen: true, until: null });
  const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  assert.deepEqual(at('2026-11-22T09:30:00Z', { ...office, hours: never }), { isOpen: false, until: null });
});

test('a zone half typed says nothing', () =>
  assert.equal(at('2026-11-22T09:30:00Z', { ...office, timeZone: 'Europe/Mad' }), null));

test('the moment is told in the zone of the calendar, with the day when it is another', () => {
  const now = new Date('2026-11-22T23:30:00Z');
  const told = (iso: string) => sayMoment(new Date(iso), now, 'Europe/Madrid', 'en-GB');
  assert.equal(told('2026-11-23T17:00:00Z'), '18:00');
  assert.match(told('2026-11-24T08:00:00Z'), /Tuesday.*09:00/u);
  assert.match(told('2026-12-07T08:00:00Z'), /7 December.*9:00/u);
});
