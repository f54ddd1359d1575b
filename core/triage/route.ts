// Whose matter it is: the brand's routes, what is known of the case, and who works now, in; a team, a person and the
// reasons out. Pure: the same input gives the same answer.

import type { Route } from '../protocol/protocol.ts';
import { isAtLeast, type Role } from '../role.ts';
import { type About, fits } from './conditions.ts';

/** Somebody of the brand as routing sees them. */
export interface Worker {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  /** Slugs. */
  readonly teams: readonly string[];
  readonly openCases: number;
  /** Open cases at most; null: no limit. */
  readonly capacity: number | null;
  readonly lastAssignedAt: Date | null;
  /** Within their weekly shifts; always, when they have none. */
  readonly isOnShift: boolean;
  readonly hasShifts: boolean;
  readonly isAway: boolean;
  /** Who stands in: named for this absence, else for good. */
  readonly deputyId: string | null;
}

export interface Reason {
  readonly code: 'route' | 'deputy' | 'language' | 'fair_turn' | 'capacity' | 'on_shift' | 'nobody_free';
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Routed {
  readonly route: string;
  readonly team: string | null;
  readonly personId: string | null;
  readonly how: 'propose' | 'assign';
  readonly why: readonly Reason[];
}

/** The first route that fits; null when none does. */
export function route(routes: readonly Route[], about: About, workers: readonly Worker[], now: Date): Routed | null {
  const found = routes.find((one) => fits(one.when, about));
  if (found === undefined) return null;
  const chosen =
    'team' in found.to ? fromTeam(found.to.team, about, workers, now) : namedPerson(found.to.person, workers);
  const why: Reason[] = [{ code: 'route', detail: { name: found.name } }, ...chosen.why];
  const team = 'team' in found.to ? found.to.team : null;
  return { route: found.name, team, personId: chosen.worker?.id ?? null, how: found.how, why };
}

/** The workers once one of them has been given a case: what the next case of a batch is routed among. */
export function afterGiving(workers: readonly Worker[], personId: string, now: Date): readonly Worker[] {
  return workers.map((one) =>
    one.id === personId ? { ...one, openCases: one.openCases + 1, lastAssignedAt: now } : one,
  );
}

/** Who has no shifts of their own keeps their teams' hours: reachable while one of their teams is open. */
export function keepTeamHours(workers: readonly Worker[], isOpen: (team: string) => boolean): readonly Worker[] {
  return workers.map((one) =>
    one.hasShifts || one.teams.length === 0 ? one : { ...one, isOnShift: one.teams.some(isOpen) },
  );
}

interface Chosen {
  readonly worker: Worker | null;
  readonly why: readonly Reason[];
}

function fromTeam(team: string, about: About, workers: readonly Worker[], now: Date): Chosen {
  const members = workers.filter((one) => one.teams.includes(team) && isGivenCases(one));
  const { language } = about;
  const able = members.filter((one) => language !== null && one.languages.includes(language));
  // Where nobody of the team speaks it, anybody may have to.
  const asked = able.length > 0 ? able : members;
  const why: Reason[] = [];
  if (language !== null && able.length > 0 && able.length < members.length) {
    why.push({ code: 'language', detail: { language } });
  }
  const free = asked.filter(isFree);
  const [first] = [...free].sort(byTurn);
  if (first === undefined) return { worker: null, why: [...why, nobodyFree(asked)] };
  return { worker: first, why: [...why, ...whyOf(first, asked, free, now)] };
}

/** One person, or while they are away whoever stands in for them. */
function namedPerson(email: string, workers: readonly Worker[]): Chosen {
  const named = workers.find((one) => one.email === email && isGivenCases(one));
  if (named === undefined) return { worker: null, why: [nobodyFree([])] };
  if (isFree(named)) return { worker: named, why: [] };
  const deputy = workers.find((one) => one.id === named.deputyId && isGivenCases(one) && isFree(one));
  if (!named.isAway || deputy === undefined) return { worker: null, why: [nobodyFree([named])] };
  return { worker: deputy, why: [{ code: 'deputy', detail: { name: named.name } }] };
}

/** Trainees write drafts and observers read: cases are for the others. */
function isGivenCases({ role }: Worker): boolean {
  return isAtLeast(role, 'agent');
}

function isFree(one: Worker): boolean {
  return one.isOnShift && !one.isAway && !isFull(one);
}

function isFull({ openCases, capacity }: Worker): boolean {
  return capacity !== null && openCases >= capacity;
}

/** Fewest open cases, then longest since they were last given one (never comes first), then by id. */
function byTurn(a: Worker, b: Worker): number {
  const load = a.openCases - b.openCases;
  const rest = (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0);
  return load || rest || (a.id < b.id ? -1 : 1);
}

function whyOf(chosen: Worker, asked: readonly Worker[], free: readonly Worker[], now: Date): Reason[] {
  const why: Reason[] = [];
  const here = asked.filter((one) => one.isOnShift && !one.isAway);
  if (here.length < asked.length) why.push({ code: 'on_shift', detail: { here: here.length, of: asked.length } });
  const full = here.length - free.length;
  if (full > 0) why.push({ code: 'capacity', detail: { full } });
  if (free.length > 1) {
    const { openCases, lastAssignedAt } = chosen;
    const restedMinutes =
      lastAssignedAt === null ? {} : { restedMinutes: Math.floor((now.getTime() - lastAssignedAt.getTime()) / 60_000) };
    why.push({ code: 'fair_turn', detail: { among: free.length, openCases, ...restedMinutes } });
  }
  return why;
}

function nobodyFree(asked: readonly Worker[]): Reason {
  const away = asked.filter((one) => one.isAway).length;
  const offShift = asked.filter((one) => !one.isAway && !one.isOnShift).length;
  return { code: 'nobody_free', detail: { of: asked.length, away, offShift, full: asked.length - away - offShift } };
}
