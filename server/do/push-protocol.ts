// A protocol that somebody wrote, on the desk or in a file: read, checked against the brand, made the version that holds.

import { isDeepStrictEqual } from 'node:util';
import type { Calendar, HolidaysOf } from '../../core/protocol/calendar.ts';
import type { Fault } from '../../core/protocol/fault.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { wordsFaults } from '../../core/respond/check-words.ts';
import { calendarFaults } from '../../core/triage/calendar-faults.ts';
import { type CalendarFaults, protocolFaults } from '../../core/triage/check-protocol.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import {
  nameableIn,
  newestProtocol,
  type ProtocolVersion,
  saveProtocol,
  versionsAfter,
} from '../../store/triage/protocols.ts';
import { planRetarget } from '../../store/triage/retarget.ts';
import { type FaultView, ProtocolShape } from '../../wire/protocol.ts';
import { keysOf, shapeFaults } from '../../wire/shape-faults.ts';
import { fromFile, type ProtocolRead } from '../protocol-file.ts';
import { anyYear, holidaysFor } from '../rules.ts';
import type { World } from '../world.ts';

/** Either as JSON or as the text of its file. */
export type GivenProtocol = { readonly protocol: unknown } | { readonly file: string };
type Reach = Pick<World, 'database' | 'manifests'>;
type Faulty = { readonly faults: readonly FaultView[] };

export async function checkProtocol(
  world: Reach,
  brandId: string,
  given: GivenProtocol,
): Promise<ProtocolRead | Faulty> {
  return world.database.brand(brandId, (tx) => readFor(tx, world, brandId, given));
}

export interface Push {
  readonly brandId: string;
  /** Null: from the command line. */
  readonly personId: string | null;
  /** The version it was made from; null: whatever the file says, or else the newest. */
  readonly base: number | null;
  readonly given: GivenProtocol;
  readonly now: Date;
}

export type Pushed =
  | { readonly version: number; readonly isNew: boolean }
  | Faulty
  /** Who pushed what since that version, newest first; empty when there is no such version. */
  | { readonly since: readonly ProtocolVersion[] };

export function pushProtocol(world: Reach, push: Push): Promise<Pushed> {
  const { brandId, personId, now } = push;
  return world.database.brand(brandId, async (tx) => {
    const read = await readFor(tx, world, brandId, push.given);
    if ('faults' in read) return read;
    const newest = await newestProtocol(tx, brandId);
    const base = push.base ?? read.base ?? newest.version;
    if (base !== newest.version) return { since: await versionsAfter(tx, brandId, base) };
    if (!newest.isFallback && isSame(read.protocol, newest.protocol)) return { version: base, isNew: false };
    const version = base + 1;
    const protocol = { ...read.protocol, version };
    const isFirst = await saveProtocol(tx, brandId, { protocol, madeBy: personId, at: now });
    if (!isFirst) return { since: await versionsAfter(tx, brandId, base) };
    // The clocks that run follow it (`flow/retarget.ts`).
    await planRetarget(tx, brandId, now);
    const event = { kind: 'protocol.pushed', at: now, personId, caseId: null, subjectId: null } as const;
    await appendEvents(tx, brandId, [{ ...event, detail: { version }, contentDigest: null }]);
    return { version, isNew: true };
  });
}

function isSame(one: Protocol, other: Protocol): boolean {
  return isDeepStrictEqual({ ...one, version: 0 }, { ...other, version: 0 });
}

async function readFor(
  tx: Tx,
  { manifests }: Reach,
  brandId: string,
  given: GivenProtocol,
): Promise<ProtocolRead | Faulty> {
  const read = 'file' in given ? fromFile(given.file) : fromJson(given.protocol);
  if ('faults' in read) return read;
  const known = { ...(await nameableIn(tx, brandId)), channels: [...manifests.keys()] };
  const faults = [
    ...protocolFaults(read.protocol, known, await calendarJudge(read.protocol)),
    ...wordsFaults(read.protocol, known.teams),
  ];
  return faults.length === 0 ? read : { faults: read.place(faults.slice(0, mostFaults)) };
}

/** Nobody reads more at once. */
const mostFaults = 100;

/** The tables of holidays are large, and read only when a calendar names a country. */
async function calendarJudge(protocol: Protocol): Promise<CalendarFaults> {
  const holidaysOf = await holidaysFor(protocol);
  return (calendar) => [...calendarFaults(calendar), ...holidayFaults(calendar, holidaysOf)];
}

function holidayFaults({ holidays }: Calendar, holidaysOf: HolidaysOf): readonly Fault[] {
  if (holidays === null) return [];
  try {
    holidaysOf(holidays, anyYear);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const remedy = 'Choose a country, and a state of it, from the list; or leave the holidays out and name the days.';
    return [{ path: ['holidays'], code: 'unknown_holidays', words: error.message, remedy }];
  }
}

const keysInProtocol = keysOf(ProtocolShape);

function fromJson(given: unknown): ProtocolRead | Faulty {
  const read = ProtocolShape.safeParse(given);
  const place: ProtocolRead['place'] = (faults) => faults.map((fault) => ({ ...fault, path: [...fault.path] }));
  if (!read.success) return { faults: place(shapeFaults(read.error, given, keysInProtocol)) };
  return { protocol: read.data, base: null, place };
}
