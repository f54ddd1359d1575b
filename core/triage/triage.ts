// Triage: from a mention and its reading to the priority and the clock its case gets, and why, in codes that the
// desk turns into sentences (law 10).

import type { Priority, Unanswered } from '../case.ts';
import type { Protocol } from '../protocol.ts';
import type { Reading } from '../reading.ts';

export interface TriageInput {
  readonly mentionId: string;
  readonly rating: number | null;
  readonly reach: number | null;
  readonly reading: Reading;
  /** When its clock starts; null for history, which gets none. */
  readonly startsAt: Date | null;
  readonly protocol: Protocol;
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

const priorityOfKind: Readonly<Record<Reading['kind'], Priority>> = { complaint: 2, question: 1, praise: 0, other: 0 };

export function triage(input: TriageInput): Triaged {
  const { reading, protocol } = input;
  const why: Why[] = [{ code: 'kind', detail: { kind: reading.kind } }];
  let priority = priorityOfKind[reading.kind];
  if (reading.isUrgent) {
    why.push({ code: 'urgent', detail: {} });
    priority = 3;
  }
  if (reading.kind === 'complaint' && (input.reach ?? 0) >= wideReach) {
    why.push({ code: 'reach', detail: { followers: input.reach ?? 0 } });
    priority = 3;
  }
  if (input.rating !== null && input.rating <= 2) {
    why.push({ code: 'rating', detail: { stars: input.rating } });
    if (priority < 2) priority = 2;
  }
  // Abuse alone does not push to the front; a complaint inside it keeps its place.
  if (reading.isAbusive) why.push({ code: 'abusive', detail: {} });
  if (input.startsAt === null) return { priority, clock: null, why };
  const minutes = targetMinutes(reading, protocol);
  why.push({ code: 'target', detail: { minutes } });
  return { priority, clock: clockFrom(input.mentionId, input.startsAt, minutes, priority, protocol), why };
}

/** Minutes until the first reply: the kind's own, or the urgent one when that is sooner. */
export function targetMinutes(reading: Reading, protocol: Protocol): number {
  const byKind = protocol.replyWithinMinutes[reading.kind];
  return reading.isUrgent ? Math.min(byKind, protocol.replyWithinMinutes.urgent) : byKind;
}

function clockFrom(
  mentionId: string,
  startedAt: Date,
  minutes: number,
  priority: Priority,
  protocol: Protocol,
): Unanswered {
  const start = startedAt.getTime();
  const lengthMs = minutes * 60_000;
  return {
    mentionId,
    startedAt,
    warnAt: new Date(start + Math.round(lengthMs * protocol.warnAtShare)),
    deadlineAt: new Date(start + lengthMs),
    priority,
    stage: 'running',
  };
}
