// Triage: from a mention and its reading to the priority and the clock its case gets, and why, in codes that the
// desk turns into sentences (law 10). Whose matter it is: `route.ts`.

import type { Case, Face, Priority, Unanswered } from '../case.ts';
import type { Intent } from '../reading.ts';
import type { About } from './conditions.ts';
import { aboutWords, type Rules, timingFor } from './rules.ts';

export interface TriageInput {
  readonly mentionId: string;
  /** Its case as it stands before it hears this. */
  readonly of: Case;
  readonly face: Face;
  /** Followers of who said it. */
  readonly reach: number | null;
  /** When its clock starts; null for history, which gets none. */
  readonly startsAt: Date | null;
  /** The kind its clock had, where it had one; else the case says whether this is the first reply or the next. */
  readonly kind?: Unanswered['kind'];
  readonly rules: Rules;
}

export interface Why {
  readonly code: 'kind' | 'urgent' | 'abusive' | 'reach' | 'rating' | 'target';
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Triaged {
  readonly priority: Priority;
  readonly clock: Unanswered | null;
  readonly why: readonly Why[];
}

/** From this many followers on, a complaint is seen by enough people to come first. */
export const wideReach = 10_000;

const priorityOfKind: Readonly<Record<Intent, Priority>> = { complaint: 2, question: 1, praise: 0, other: 0 };

export function triage({ mentionId, of, face, reach, startsAt, kind, rules }: TriageInput): Triaged {
  const { priority, why } = prioritise(face, reach);
  if (startsAt === null) return { priority, clock: null, why };
  const about = aboutWords(of, { face, reach, priority }, rules);
  const clock = clockFor(rules, kind ?? kindFor(of), about, mentionId, startsAt);
  if (clock !== null) why.push({ code: 'target', detail: { target: clock.target } });
  return { priority, clock, why };
}

/** Whether the reply that is owed is the first one or the next. */
export function kindFor(of: Pick<Case, 'lastReplyAt'>): Unanswered['kind'] {
  return of.lastReplyAt === null ? 'first_reply' : 'next_reply';
}

function prioritise(face: Face, reach: number | null): { readonly priority: Priority; readonly why: Why[] } {
  const why: Why[] = [{ code: 'kind', detail: { kind: face.kind } }];
  let priority = priorityOfKind[face.kind];
  if (face.isUrgent) {
    why.push({ code: 'urgent', detail: {} });
    priority = 3;
  }
  if (face.kind === 'complaint' && (reach ?? 0) >= wideReach) {
    why.push({ code: 'reach', detail: { followers: reach ?? 0 } });
    priority = 3;
  }
  if (face.rating !== null && face.rating <= 2) {
    why.push({ code: 'rating', detail: { stars: face.rating } });
    if (priority < 2) priority = 2;
  }
  // Abuse alone does not push to the front; a complaint inside it keeps its place.
  if (face.isAbusive) why.push({ code: 'abusive', detail: {} });
  return { priority, why };
}

/** The clock of a mention that waits for a reply; null when the protocol sets none. */
export function clockFor(
  rules: Rules,
  kind: Unanswered['kind'],
  about: About,
  mentionId: string,
  startedAt: Date,
): Unanswered | null {
  const timing = timingFor(rules, kind, about, startedAt);
  if (timing === null) return null;
  const { target, warnAt, deadlineAt } = timing;
  return { mentionId, kind, target, startedAt, warnAt, deadlineAt, priority: about.priority, stage: 'running' };
}
