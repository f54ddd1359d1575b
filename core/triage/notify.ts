// When somebody is told, and how: their choices, their quiet hours, how bad it is and what time it is come in; ways
// and instants go out. Nothing is ever left out: what may not wake anybody waits and goes with the others.

import { Temporal } from 'temporal-polyfill';
import type { NoticeRules, Severity } from '../protocol/protocol.ts';

export type NoticeKind =
  | 'clock.warned'
  | 'clock.breached'
  | 'escalation'
  | 'case.assigned'
  | 'approval.asked'
  | 'approval.settled'
  | 'hide.asked'
  | 'answer.review'
  | 'question.asked'
  | 'question.answered'
  | 'source.failing'
  /** Somebody tried a way out. */
  | 'test';

/** Beside the desk, where everything is shown. */
export type PersonalWay = 'mail' | 'push';

/** Local times, `HH:MM`; `to` at or before `from` is on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA */
  readonly timeZone: string;
}

export interface NoticeChoice {
  readonly ways: Readonly<Record<Severity, readonly PersonalWay[]>>;
  readonly quiet: QuietHours | null;
  /** Normal notices go together, once in so many minutes; null: each at once. */
  readonly digestMinutes: number | null;
}

/** What holds until somebody chooses: what is urgent reaches them outside the desk, the rest waits there. */
export const firstChoice: NoticeChoice = {
  ways: { normal: [], high: ['mail', 'push'], critical: ['mail', 'push'] },
  quiet: null,
  digestMinutes: null,
};

const rank: Readonly<Record<Severity, number>> = { normal: 0, high: 1, critical: 2 };

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return rank[severity] >= rank[least];
}

/** An instant to tell at; what shares a `digest` goes together. Null: by itself. */
export interface Moment {
  readonly at: Date;
  readonly digest: string | null;
}

/** The digest of what an outage held up. It gathers for a moment before it goes. */
export const lateDigest = 'late';

export interface Telling {
  readonly severity: Severity;
  /** When it should have been told. */
  readonly dueAt: Date;
  readonly now: Date;
}

/** When a person is told by mail or push. */
export function momentFor(choice: NoticeChoice, rules: NoticeRules, { severity, dueAt, now }: Telling): Moment {
  const isHeld = !isAtLeast(severity, rules.breaksQuietFrom);
  const planned = plannedFrom(dueAt, severity, choice, isHeld);
  if (!isLate(planned.at, rules, now)) return { ...planned, at: later(planned.at, now) };
  const woken = isHeld ? quietEnd(choice.quiet, now) : null;
  return woken === null ? { at: now, digest: lateDigest } : inDigest(woken);
}

/** When a hook or an address outside is told: at once, or with the others that come late. */
export function momentForAll(rules: NoticeRules, dueAt: Date, now: Date): Moment {
  return { at: later(dueAt, now), digest: isLate(dueAt, rules, now) ? lateDigest : null };
}

export function isLate(plannedAt: Date, { lateMinutes }: NoticeRules, now: Date): boolean {
  return now.getTime() - plannedAt.getTime() > lateMinutes * 60_000;
}

function plannedFrom(at: Date, severity: Severity, { quiet, digestMinutes }: NoticeChoice, isHeld: boolean): Moment {
  const slot = severity === 'normal' && digestMinutes !== null ? nextSlot(at, digestMinutes) : null;
  const woken = isHeld ? quietEnd(quiet, slot ?? at) : null;
  if (woken !== null) return inDigest(woken);
  return slot === null ? { at, digest: null } : inDigest(slot);
}

function inDigest(at: Date): Moment {
  return { at, digest: at.toISOString() };
}

function later(one: Date, other: Date): Date {
  return one.getTime() > other.getTime() ? one : other;
}

function nextSlot(at: Date, minutes: number): Date {
  const ms = minutes * 60_000;
  return new Date(Math.ceil(at.getTime() / ms) * ms);
}

/** The end of the quiet hours this instant lies in; null outside of them. */
export function quietEnd(quiet: QuietHours | null, at: Date): Date | null {
  if (quiet === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(quiet.timeZone);
  if (!isQuiet(quiet, local)) return null;
  // The day after tomorrow too: clocks set forward may skip tomorrow's free time altogether.
  const ends = [0, 1, 2].flatMap((days) => {
    const day = local.toPlainDate().add({ days });
    return occurrences(day.toPlainDateTime(Temporal.PlainTime.from(quiet.to)), quiet.timeZone);
  });
  // Clocks that are set back or forward can end quiet hours by themselves.
  const change = local.getTimeZoneTransition('next');
  const end = [...ends, ...(change === null ? [] : [change])]
    .filter((one) => Temporal.ZonedDateTime.compare(one, local) > 0 && !isQuiet(quiet, one))
    .sort(Temporal.ZonedDateTime.compare)[0];
  return end === undefined ? null : new Date(end.epochMilliseconds);
}

/** A local time may come twice in a day, or be skipped: then the first instant after it counts. */
function occurrences(wanted: Temporal.PlainDateTime, timeZone: string): readonly Temporal.ZonedDateTime[] {
  const both = (['earlier', 'later'] as const).map((which) =>
    wanted.toZonedDateTime(timeZone, { disambiguation: which }),
  );
  const [, last] = both;
  if (last === undefined || last.toPlainDateTime().equals(wanted)) return both;
  const change = last.getTimeZoneTransition('previous');
  return change === null ? [last] : [change];
}

function isQuiet({ from, to }: QuietHours, local: Temporal.ZonedDateTime): boolean {
  const time = local.toPlainTime();
  const isAfter = Temporal.PlainTime.compare(time, Temporal.PlainTime.from(from)) >= 0;
  const isBefore = Temporal.PlainTime.compare(time, Temporal.PlainTime.from(to)) < 0;
  return from < to ? isAfter && isBefore : isAfter || isBefore;
}

const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;
/** After a day of trying a delivery has failed, and says so. */
export const longestTryMs = 86_400_000;

/** How long to wait after so many attempts: growing, and not in step with others. `chance` is from 0 to 1. */
export function retryWaitMs(attempts: number, chance: number): number {
  const whole = Math.min(firstWaitMs * 2 ** Math.max(0, attempts - 1), longestWaitMs);
  return Math.round(whole * (0.75 + chance / 2));
}
