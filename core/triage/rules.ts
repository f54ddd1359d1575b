// A protocol made ready to be asked: which target a mention has, and when its clock warns and ends. In: the protocol,
// what finds holidays, and the brand's places. Pure; opened once a version, asked for every mention.

import type { Case } from '../case.ts';
import type { HolidaysOf } from '../protocol/calendar.ts';
import type { Protocol, Step, Target, Tree } from '../protocol/protocol.ts';
import { type BusinessTime, openBusinessTime } from './business-time.ts';
import { type About, fits } from './conditions.ts';

/** What the protocol calls by slug and the record by id. */
export interface Places {
  /** Slugs of locations by their ids. */
  readonly locations: ReadonlyMap<string, string>;
  /** Purposes of the profiles behind sources, by the sources' ids. */
  readonly purposes: ReadonlyMap<string, string>;
}

export interface Rules {
  readonly protocol: Protocol;
  readonly places: Places;
  /** Opened when first asked for; an unknown slug gives the brand's own. */
  readonly timeOf: (calendar: string) => BusinessTime;
}

export const nowhere: Places = { locations: new Map(), purposes: new Map() };

export function openRules(protocol: Protocol, holidaysOf: HolidaysOf, places: Places = nowhere): Rules {
  const opened = new Map<string, BusinessTime>();
  const timeOf = (slug: string): BusinessTime => {
    const there = opened.get(slug);
    if (there !== undefined) return there;
    const calendar = protocol.calendars.find((one) => one.slug === slug) ?? protocol.calendars[0];
    if (calendar === undefined) throw new RangeError('the protocol has no calendar');
    const time = openBusinessTime(calendar, holidaysOf);
    opened.set(slug, time);
    return time;
  };
  return { protocol, places, timeOf };
}

/** The target that holds, and its instants. */
export interface Timing {
  readonly target: string;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
  /** The calendar it counts in; null: by the wall. */
  readonly calendar: string | null;
}

const minute = 60_000;

/** The first target of that kind which fits; null when the protocol sets none. */
export function targetFor({ protocol }: Rules, clock: Target['clock'], about: About): Target | null {
  return protocol.targets.find((one) => one.clock === clock && fits(one.when, about)) ?? null;
}

export function timingFor(rules: Rules, clock: Target['clock'], about: About, startsAt: Date): Timing | null {
  const target = targetFor(rules, clock, about);
  if (target === null) return null;
  const calendar = calendarOf(rules.protocol, target, about);
  const lengthMs = target.withinMinutes * minute;
  return {
    target: target.name,
    warnAt: afterIn(rules, calendar, startsAt, Math.round(lengthMs * target.warnAtShare)),
    deadlineAt: afterIn(rules, calendar, startsAt, lengthMs),
    calendar,
  };
}

/** The target's own calendar, else the location's, else the team's, else the brand's; null for wall time. */
export function calendarOf(protocol: Protocol, target: Target, about: About): string | null {
  if (target.time === 'wall') return null;
  return target.calendar ?? ownCalendar(protocol, about);
}

/** The calendar of the location, else of the team, else of the brand. */
export function ownCalendar({ calendars, keeps }: Protocol, { location, team }: About): string | null {
  const byLocation = location === null ? undefined : keeps.locations[location];
  const byTeam = team === null ? undefined : keeps.teams[team];
  return byLocation ?? byTeam ?? calendars[0]?.slug ?? null;
}

/** When the step is due that follows something that happened at `from`. */
export function stepAt(rules: Rules, step: Step, from: Date): Date {
  return afterIn(rules, step.calendar, from, step.afterMinutes * minute);
}

/**
 * `ms` after an instant, in the open time of a calendar or by the wall. By the wall too where a calendar opens so rarely
 * that the time would never come: a clock that ends early is seen, one that does not end is not.
 */
export function afterIn(rules: Rules, calendar: string | null, from: Date, ms: number): Date {
  const byTheWall = new Date(from.getTime() + ms);
  if (calendar === null) return byTheWall;
  try {
    return rules.timeOf(calendar).after(from, ms);
  } catch (error) {
    if (error instanceof RangeError) return byTheWall;
    throw error;
  }
}

/** How long lies between two instants, ms, in the open time of a calendar or by the wall. */
export function betweenIn(rules: Rules, calendar: string | null, from: Date, to: Date): number {
  return calendar === null ? Math.max(0, to.getTime() - from.getTime()) : rules.timeOf(calendar).between(from, to);
}

/** The trees that something begins. */
export function treesOn({ protocol }: Rules, on: Tree['on'], clock: Tree['clocks'][number] | null, about: About) {
  return protocol.trees.filter(
    (tree) =>
      tree.on === on &&
      (clock === null || tree.clocks.length === 0 || tree.clocks.includes(clock)) &&
      fits(tree.when, about),
  );
}

/** What rules see of a case as it stands. */
export function aboutCase(of: Case, rules: Rules): About {
  return aboutWords(of, of, rules);
}

/** What they see of it with other words than those it shows. */
export function aboutWords(
  of: Pick<Case, 'channel' | 'sphere' | 'locationId' | 'team' | 'sourceId'>,
  { face, priority, reach }: Pick<Case, 'face' | 'priority' | 'reach'>,
  { places }: Rules,
): About {
  return {
    channel: of.channel,
    sphere: of.sphere,
    kind: face.kind,
    feeling: face.feeling,
    isUrgent: face.isUrgent,
    isAbusive: face.isAbusive,
    language: face.language,
    location: of.locationId === null ? null : (places.locations.get(of.locationId) ?? null),
    team: of.team,
    purpose: places.purposes.get(of.sourceId) ?? null,
    priority,
    rating: face.rating,
    reach,
  };
}
