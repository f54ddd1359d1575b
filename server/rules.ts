// The rules a brand works by now: its protocol with what finds holidays and its places, opened once a version and kept.

import type { HolidaysOf } from '../core/protocol/calendar.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { openRules, type Places, type Rules } from '../core/triage/rules.ts';
import { all, type Tx } from '../store/database.ts';
import { placesOf, protocolAfter } from '../store/triage/protocols.ts';

interface Opened {
  readonly version: number;
  /** The places, written down to be compared. */
  readonly key: string;
  readonly rules: Rules;
}

const opened = new Map<string, Opened>();

/** Asked at every act: a version and the places are read, the protocol itself only when it is a new one. */
export async function rulesOf(tx: Tx, brandId: string): Promise<Rules> {
  const known = opened.get(brandId);
  const [{ version, protocol }, places] = await all([
    protocolAfter(tx, brandId, known?.version ?? 0),
    placesOf(tx, brandId),
  ]);
  const key = JSON.stringify([[...places.locations], [...places.purposes]]);
  if (known !== undefined && known.version === version && known.key === key) return known.rules;
  const rules = await rulesFrom(protocol ?? known?.rules.protocol ?? null, places);
  opened.set(brandId, { version, key, rules });
  return rules;
}

/** Of a protocol that need not be in force. Throws a RangeError for a place whose holidays nobody knows. */
export async function rulesFrom(protocol: Protocol | null, places: Places): Promise<Rules> {
  if (protocol === null) throw new Error('the brand has no protocol');
  const needsHolidays = protocol.calendars.some((one) => one.holidays !== null);
  return openRules(protocol, needsHolidays ? await loadHolidays() : () => [], places);
}

/** Tables of the whole world: read when the first calendar asks for them. */
export async function loadHolidays(): Promise<HolidaysOf> {
  const { holidaysOf } = await import('../core/triage/holidays.ts');
  return holidaysOf;
}
