// The holidays of a place. In: country, state and region, and a year. Out: the local dates that close a business, named
// in the place's own language. On date-holidays, whose tables weigh 100 ms and 35 MB: load this when first needed.

import HolidayTables from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Holiday, Holidays, HolidaysOf } from '../protocol/calendar.ts';

type Found = ReturnType<HolidayTables['getHolidays']>[number];

/** A country, state or region, and what it is called. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

const tables = new HolidayTables();
const HOUR_MS = 60 * 60 * 1000;
const WHOLE_DAY = '00:00:00';

/** The holidays on which this business is closed. RangeError for a place the tables do not know. */
export const holidaysOf: HolidaysOf = (holidays, year) =>
  holidayNames(holidays, year).filter(({ name }) => !holidays.open.includes(name));

/** All holidays of the place in the year, also those on which this business is open. RangeError for an unknown place. */
export function holidayNames(holidays: Holidays, year: number): readonly Holiday[] {
  const { country, state, region } = knownPlace(holidays);
  const place = { country, ...(state !== null && { state }), ...(region !== null && { region }) };
  const ofPlace = new HolidayTables(place, { types: ['public', 'bank'] });
  // A feast of several days may begin in December.
  return [...ofPlace.getHolidays(year - 1), ...ofPlace.getHolidays(year)]
    .flatMap(wholeDays)
    .filter(({ date }) => date.startsWith(`${year}-`));
}

export function countries(): readonly Place[] {
  return placesIn(tables.getCountries());
}

export function statesOf(country: string): readonly Place[] {
  return placesIn(tables.getStates(country));
}

export function regionsOf(country: string, state: string): readonly Place[] {
  return placesIn(tables.getRegions(country, state));
}

/** A holiday from the afternoon on closes no day: such hours are an own day's. Of several days, each that is whole. */
function wholeDays({ date, start, end, name }: Found): readonly Holiday[] {
  if (!date.includes(WHOLE_DAY)) return [];
  // Two hours on top: the day on which clocks go forward is an hour short.
  const days = Math.floor((end.getTime() - start.getTime() + 2 * HOUR_MS) / (24 * HOUR_MS));
  const first = Temporal.PlainDate.from(date.slice(0, 'YYYY-MM-DD'.length));
  return Array.from({ length: days }, (_, i) => ({ date: first.add({ days: i }).toString(), name }));
}

function knownPlace({ country, state, region }: Holidays): Omit<Holidays, 'open'> {
  const code = knownCode(country, countries(), 'No country is');
  if (state === null) {
    if (region === null) return { country: code, state, region };
    throw new RangeError(`The region “${region}” needs its state: name the state it lies in.`);
  }
  const inCountry = knownCode(state, statesOf(code), `${code} has no state`);
  const inState = region === null ? null : knownCode(region, regionsOf(code, inCountry), `${inCountry} has no region`);
  return { country: code, state: inCountry, region: inState };
}

function knownCode(code: string, places: readonly Place[], none: string): string {
  const place = places.find((known) => known.code.toUpperCase() === code.toUpperCase());
  if (place !== undefined) return place.code;
  const known = places.map((each) => each.code).join(', ');
  throw new RangeError(`${none} called “${code}” in the holiday tables. Known: ${known === '' ? 'none' : known}.`);
}

/** The tables answer with nothing at all where there are no places. */
function placesIn(names: Readonly<Record<string, string>> | undefined): readonly Place[] {
  return Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));
}
