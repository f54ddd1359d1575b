// Holidays of real places: known dates, days that are only half a holiday, feasts of several days, places that are none,
// and the same answer whatever zone and language the machine keeps.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Holidays } from '../protocol/calendar.ts';
import { countries, holidayNames, holidaysOf, regionsOf, statesOf } from './holidays.ts';

const place = (country: string, state: string | null = null, region: string | null = null): Holidays => ({
  country,
  state,
  region,
  open: [],
});
const datesOf = (holidays: Holidays, year: number) => holidaysOf(holidays, year).map(({ date }) => date);

test('a country, its state, and a region in it', () => {
  const spain = datesOf(place('ES'), 2026);
  assert.ok(spain.includes('2026-12-25') && !spain.includes('2026-05-02'));
  assert.ok(datesOf(place('ES', 'MD'), 2026).includes('2026-05-02'));
  assert.deepEqual(datesOf(place('us', 'la', 'no'), 2026), datesOf(place('US', 'LA', 'NO'), 2026));
  assert.ok(datesOf(place('JP'), 2026).includes('2026-09-22'));
});

test('names are the place’s own, and one by one can be worked through', () => {
  const christmas = { date: '2026-12-25', name: 'Navidad' };
  const spain = place('ES', 'MD');
  assert.deepEqual(holidaysOf(spain, 2026).at(-1), christmas);
  const open = { ...spain, open: ['Navidad'] };
  assert.deepEqual(datesOf(open, 2026), datesOf(spain, 2026).slice(0, -1));
  assert.deepEqual(holidayNames(open, 2026).at(-1), christmas);
});

test('a holiday that begins in the afternoon closes no day', () => {
  const bavaria = datesOf(place('DE', 'BY'), 2026);
  assert.ok(bavaria.includes('2026-12-25') && !bavaria.includes('2026-12-24'));
});

test('a feast of several days closes each, over the clock change and the turn of the year', () => {
  const feast = holidaysOf(place('TR'), 2026).filter(({ name }) => name === 'Ramazan Bayramı');
  assert.deepEqual(
    feast.map(({ date }) => date),
    ['2026-03-20', '2026-03-21', '2026-03-22'],
  );
  const incwala = holidaysOf(place('SZ'), 2026).filter(({ name }) => name === 'Incwala');
  assert.deepEqual(
    incwala.map(({ date }) => date.slice(5)),
    ['01-01', '01-02', '12-28', '12-29', '12-30', '12-31'],
  );
  assert.ok(datesOf(place('AL'), 2027).includes('2027-03-28'), 'a day of 23 hours');
});

test('a place the tables do not know is refused in words that help', () => {
  const refused = (holidays: Holidays, message: RegExp) =>
    assert.throws(() => holidaysOf(holidays, 2026), { name: 'RangeError', message });
  refused(place('XX'), /No country is called “XX”.*ES/);
  refused(place('ES', 'QQ'), /ES has no state called “QQ”.*MD/);
  refused(place('US', 'LA', 'QQ'), /LA has no region called “QQ”.*NO/);
  refused(place('US', null, 'NO'), /“NO” needs its state/);
});

test('what there is to choose from', () => {
  assert.ok(countries().length > 200);
  assert.deepEqual(
    countries().find(({ code }) => code === 'ES'),
    { code: 'ES', name: 'España' },
  );
  assert.deepEqual(
    statesOf('ES').find(({ code }) => code === 'MD'),
    { code: 'MD', name: 'Comunidad de Madrid' },
  );
  assert.deepEqual(regionsOf('US', 'LA'), [{ code: 'NO', name: 'New Orleans' }]);
  assert.deepEqual([statesOf('JP'), statesOf('XX'), regionsOf('ES', 'MD')], [[], [], []]);
});

test('the same in every zone and language of the machine', () => {
  const script = `
    import { createHash } from 'node:crypto';
    import { countries, holidayNames, statesOf } from ${JSON.stringify(import.meta.resolve('./holidays.ts'))};
    const all = countries().flatMap(({ code }) => [null, ...statesOf(code).map((state) => state.code)].map((state) =>
      holidayNames({ country: code, state, region: null, open: [] }, 2026)));
    console.log(new Date(Date.UTC(2026, 0)).getHours(), createHash('sha256').update(JSON.stringify(all)).digest('hex'));`;
  const on = (TZ: string, LANG: string) => {
    const env = { ...process.env, TZ, LANG, LC_ALL: LANG };
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trim().split(' ');
  };
  const [eastHour, east] = on('Pacific/Kiritimati', 'tr_TR.UTF-8');
  const [westHour, west] = on('Pacific/Pago_Pago', 'C');
  assert.notEqual(eastHour, westHour, 'the zones were taken');
  assert.equal(east, west);
});
