// Triage: from a mention and its reading to the priority and the clock its case gets, and why, in codes that the
// desk turns into sentences (law 10). Whose matter it is: `route.ts`.

import type { Case, Face, HadBefore, Priority, Unanswered } from '../case.ts';
import type { Intent } from '../reading.ts';
import type { About } from './conditions.ts';
import { moneyIn } from './money.ts';
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
  readonly code:
    | 'kind'
    | 'urgent'
    | 'abusive'
    | 'complaint_inside'
    | 'reach'
    | 'rating'
    | 'money'
    | 'waited'
    | 'complaints_lately'
    | 'unanswered_before'
    | 'target';
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Triaged {
  readonly priority: Priority;
  readonly clock: Unanswered | null;
  readonly why: readonly Why[];
}

/** From this many followers on, a complaint is seen by enough people to come first. */
export const wideReach = 10_000;
/** Complaints as old as this still count. */
export const latelyDays = 30;
/** One or two things go wrong for anybody. */
const manyComplaints = 3;
/** Whoever writes again after so long without a word from us has waited in vain. */
const inVainHours = 24;

const priorityOfKind: Readonly<Record<Intent, Priority>> = { complaint: 2, question: 1, praise: 0, other: 0 };

export function triage({ mentionId, of, face, reach, startsAt, kind, rules }: TriageInput): Triaged {
  const { priority, why } = prioritise(face, reach, hoursWaited(of, mentionId, startsAt), of.hadBefore);
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

/**
 * How long the customer had waited, in the same matter, when they said this; 0 when nothing of theirs waits or nobody knows
 * when it was said. Of what the case holds alone: whoever works out the priority anew, later, finds the same.
 */
function hoursWaited(of: Case, mentionId: string, startsAt: Date | null): number {
  if (startsAt === null) return 0;
  let since = startsAt.getTime();
  for (const one of of.unanswered) {
    if (one.mentionId !== mentionId) since = Math.min(since, one.startedAt.getTime());
  }
  return Math.floor((startsAt.getTime() - since) / 3_600_000);
}

interface Prioritised {
  readonly priority: Priority;
  readonly why: Why[];
}

function prioritise(face: Face, reach: number | null, waitedHours: number, had: HadBefore): Prioritised {
  const { kind } = face;
  const why: Why[] = [{ code: 'kind', detail: { kind } }];
  let priority = priorityOfKind[kind];
  const raise = (to: Priority, code: Why['code'], detail: Why['detail'] = {}): void => {
    why.push({ code, detail });
    if (priority < to) priority = to;
  };
  if (face.isUrgent) raise(3, 'urgent');
  if (kind === 'complaint' && (reach ?? 0) >= wideReach) raise(3, 'reach', { followers: reach ?? 0 });
  if (face.rating !== null && face.rating <= 2) raise(2, 'rating', { stars: face.rating });
  if (kind === 'complaint' || kind === 'question') {
    // Who asks for their money is not just curious.
    const seen = moneyIn(face.firstLine) ?? moneyIn(face.title);
    if (seen !== null) raise(2, 'money', { seen });
    const first = kind === 'complaint' ? 3 : 2;
    if (waitedHours >= inVainHours) raise(first, 'waited', { hours: waitedHours });
    if (had.unanswered > 0) raise(first, 'unanswered_before', { count: had.unanswered });
  }
  const complaints = had.complaints + 1;
  if (kind === 'complaint' && complaints >= manyComplaints)
    raise(3, 'complaints_lately', { count: complaints, days: latelyDays });
  // Abuse alone does not push to the front; a complaint inside it keeps its place, and is said to be there.
  if (face.isAbusive) raise(0, kind === 'complaint' ? 'complaint_inside' : 'abusive');
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
