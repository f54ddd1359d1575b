// What comes out of an act, and how it is put together: the case with its next version, and its events.

import type { Refusal, Seen } from '../act.ts';
import type { Case, Face, Facet, Priority, Unanswered } from '../case.ts';
import type { Detail, EventKind, NewEvent } from '../event.ts';

export interface Changed {
  readonly case: Case;
  readonly events: readonly NewEvent[];
}

export type Outcome = Changed | Refusal;

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return 'refused' in outcome;
}

export function record(before: Case, kind: EventKind, subjectId: string, detail: Detail, now: Date): Changed {
  return done(before, before, [], event(before, kind, subjectId, detail, now));
}

export function event(
  of: Case,
  kind: EventKind,
  subjectId: string | null,
  detail: Detail,
  at: Date,
  by?: Seen,
): NewEvent {
  return { kind, at, personId: by?.personId ?? null, caseId: of.id, subjectId, detail };
}

export function done(before: Case, after: Case, touches: readonly Facet[], happened: NewEvent): Changed {
  return { case: next(before, after, touches), events: [happened] };
}

/** The next version; the facets touched remember it. */
export function next(before: Case, after: Case, touches: readonly Facet[]): Case {
  const version = before.version + 1;
  const touched = { ...before.touched };
  for (const facet of touches) touched[facet] = version;
  return { ...after, version, touched };
}

export function stateFacet(before: Case, after: Case): readonly Facet[] {
  return before.state === after.state ? [] : ['state'];
}

/** What a rule looks at in words, so that the clocks can be read back from the record. */
export function aboutFace({ feeling, language, rating, isUrgent, isAbusive }: Face): Detail {
  return { feeling, language, rating, isUrgent, isAbusive };
}

export function highest(unanswered: readonly Unanswered[]): Priority {
  return unanswered.reduce<Priority>((top, one) => maxPriority(top, one.priority), 0);
}

export function maxPriority(a: Priority, b: Priority): Priority {
  return a > b ? a : b;
}

/** Whole minutes of so many ms; never fewer than none. */
export function minutes(ms: number): number {
  return Math.max(0, Math.round(ms / 60_000));
}
