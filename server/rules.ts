// The rules a brand works by now: its protocol with what finds holidays and its places, opened once a version and kept.

import type { HolidaysOf } from '../core/protocol/calendar.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { openRules, type Places, type Rules } from '../core/triage/rules.ts';
import { all, type Tx } from '../store/database.ts';
import { placesOf, protocolUnless } from '../store/triage/protocols.ts';

interface Opened {
  readonly version: number;
  /** The places, written down to be compared. */
  readonly key: string;
  readonly rules: Rules;
}

const opened = new Map<string, Opened>();

/** Asked at every act: a version and the places are read, the protocol itself only when it is another one. */
export async function rulesOf(tx: Tx, brandId: string): Promise<Rules> {
  const known = opened.get(brandId);
  const [{ version, protocol }, places] = await all([
    protocolUnless(tx, brandId, known?.version ?? 0),
    placesOf(tx, brandId),
  ]);
  const key = JSON.stringify([[...places.locations], [...places.purposes]]);
  if (known !== undefined && known.version === version && known.key === key) return known.rules;
  const held = protocol ?? known?.rules.protocol;
  if (held === undefined) throw new Error('the brand has no protocol');
  const rules = openRules(held, forgiving(await holidaysFor(held)), places);
  opened.set(brandId, { version, key, rules });
  return rules;
}

/** Of a draft. Throws a RangeError for a place whose holidays nobody knows. */
export async function tryRules(protocol: Protocol, places: Places): Promise<Rules> {
  const holidaysOf = await holidaysFor(protocol);
  for (const { holidays } of protocol.calendars) if (holidays !== null) holidaysOf(holidays, anyYear);
  return openRules(protocol, holidaysOf, places);
}

/** A place has tables for every year or for none. */
export const anyYear = 2026;

/** The tables are large, and read only when a calendar names a country. */
export async function holidaysFor({ calendars }: Protocol): Promise<HolidaysOf> {
  return calendars.every(({ holidays }) => holidays === null)
    ? () => []
    : (await import('../core/triage/holidays.ts')).holidaysOf;
}

/** What holds was checked when it was published. Should its place be gone from newer tables, clocks go on without it. */
function forgiving(holidaysOf: HolidaysOf): HolidaysOf {
  return (holidays, year) => {
    try {
      return holidaysOf(holidays, year);
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  };
}
