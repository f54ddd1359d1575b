// A case is one customer's matter in one thread: the unit of work. Its state changes only in `transition`.

import type { Sphere, Visibility } from './channel.ts';
import type { Feeling, Intent, Reading } from './reading.ts';

export type CaseState = 'open' | 'waiting' | 'let_be' | 'resolved';
export type Priority = 0 | 1 | 2 | 3;

/** A customer's mention that nobody has answered yet, with its clock. */
export interface Unanswered {
  readonly mentionId: string;
  /** When the clock started: the customer's own time, within bounds (law 2). */
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
  readonly priority: Priority;
  /** How far its clock has come: each step is recorded once. */
  readonly stage: 'running' | 'warned' | 'breached';
}

/** What the inbox shows of a case without opening it: that of the mention which weighs most. */
export interface Face {
  readonly firstLine: string | null;
  readonly title: string | null;
  readonly feeling: Feeling;
  readonly kind: Intent;
  readonly isAbusive: boolean;
  readonly language: string | null;
  readonly rating: number | null;
}

/** The parts of a case an act can depend on. Each remembers the version that last changed it (law 4). */
export type Facet = 'words' | 'assignment' | 'reply' | 'state';

export interface Case {
  readonly id: string;
  readonly version: number;
  readonly state: CaseState;
  readonly channel: string;
  readonly sphere: Sphere;
  readonly visibility: Visibility;
  readonly sourceId: string;
  readonly locationId: string | null;
  readonly threadId: string;
  readonly identityId: string;
  readonly customerId: string;
  readonly assigneeId: string | null;
  readonly priority: Priority;
  readonly face: Face;
  readonly reach: number | null;
  /** Oldest first; at most `maxUnanswered` are kept, the count goes on. */
  readonly unanswered: readonly Unanswered[];
  readonly unansweredCount: number;
  readonly mentionCount: number;
  readonly openedAt: Date;
  readonly lastMentionAt: Date;
  readonly lastReplyAt: Date | null;
  readonly closedAt: Date | null;
  /** Everything in it was said before the source was connected, so no clock has ever run (law 3). */
  readonly isHistory: boolean;
  readonly touched: Readonly<Record<Facet, number>>;
}

export const maxUnanswered = 50;

/** The clock the case is sorted by: of all that is unanswered, the one that ends first. */
export function nearestClock(of: Pick<Case, 'unanswered'>): Unanswered | null {
  let nearest: Unanswered | null = null;
  for (const one of of.unanswered) {
    if (nearest === null || one.deadlineAt.getTime() < nearest.deadlineAt.getTime()) nearest = one;
  }
  return nearest;
}

/** When this case next has something to say by itself: a warning or a breach not yet recorded. */
export function nextDueAt(of: Pick<Case, 'unanswered'>): Date | null {
  let next: Date | null = null;
  for (const { stage, warnAt, deadlineAt } of of.unanswered) {
    if (stage === 'breached') continue;
    const at = stage === 'running' ? warnAt : deadlineAt;
    if (next === null || at.getTime() < next.getTime()) next = at;
  }
  return next;
}

const firstLineLength = 140;

/** The face a mention gives its case. */
export function faceOf(
  mention: {
    readonly text: string;
    readonly title: string | null;
    readonly rating: number | null;
    readonly isRemoved: boolean;
  },
  reading: Reading,
): Face {
  return {
    firstLine: mention.isRemoved ? null : firstLine(mention.text),
    title: mention.isRemoved ? null : mention.title,
    feeling: reading.feeling,
    kind: reading.kind,
    isAbusive: reading.isAbusive,
    language: reading.language,
    rating: mention.rating,
  };
}

/** The first words of a text on one line, cut between characters people see and not inside one. */
export function firstLine(text: string): string {
  const line = text
    .slice(0, firstLineLength * 4)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= firstLineLength) return line;
  const cut = line.slice(0, firstLineLength - 1).replace(/(?:[\uD800-\uDBFF]|\u200D|\uFE0F)+$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > firstLineLength / 2 ? cut.slice(0, space) : cut}…`;
}
