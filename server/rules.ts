// The rules a brand works by now: its protocol with what finds holidays and its places, opened once a version and kept.

import type { HolidaysOf } from '../core/protocol/calendar.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { openRules, type Places, type Rules } from '../core/triage/rules.ts';
import { type OwnHead, type OwnHeadFile, openOwnHead } from '../core/understand/own-head.ts';
import type { Weights } from '../core/understand/weights.ts';
import { all, type Tx } from '../store/database.ts';
import { placesOf, protocolUnless } from '../store/triage/protocols.ts';

interface Opened {
  readonly version: number;
  /** The places, written down to be compared. */
  readonly key: string;
  readonly rules: Rules;
  /** The brand's own head as it was read, and as it was opened for the weights at hand. */
  readonly head: OwnHeadFile | null;
  own: { readonly weights: Weights; readonly head: OwnHead | null } | null;
}

const opened = new Map<string, Opened>();

/** Asked at every act: a version and the places are read, the protocol itself only when it is another one. */
export async function rulesOf(tx: Tx, brandId: string): Promise<Rules> {
  return (await openedOf(tx, brandId)).rules;
}

/** The rules, and what the brand's corrections have taught for readings made with these weights. */
export async function readingRulesOf(
  tx: Tx,
  brandId: string,
  weights: Weights,
): Promise<{ readonly rules: Rules; readonly own: OwnHead | null }> {
  const now = await openedOf(tx, brandId);
  if (now.own?.weights !== weights) now.own = { weights, head: now.head && openOwnHead(weights, now.head) };
  return { rules: now.rules, own: now.own.head };
}

async function openedOf(tx: Tx, brandId: string): Promise<Opened> {
  const known = opened.get(brandId);
  const knownHead = known?.head?.version ?? 0;
  const [read, places] = await all([
    protocolUnless(tx, brandId, { protocol: known?.version ?? 0, head: knownHead }),
    placesOf(tx, brandId),
  ]);
  const { version, protocol } = read;
  const key = JSON.stringify([[...places.locations], [...places.purposes]]);
  const isSame = known !== undefined && known.version === version && known.key === key;
  if (isSame && (read.headVersion ?? 0) === knownHead) return known;
  const held = protocol ?? known?.rules.protocol;
  if (held === undefined) throw new Error('the brand has no protocol');
  const rules = isSame ? known.rules : openRules(held, forgiving(await holidaysFor(held)), places);
  const head = read.head ?? (read.headVersion === null ? null : (known?.head ?? null));
  const now: Opened = { version, key, rules, head, own: null };
  opened.set(brandId, now);
  return now;
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
