// A case is one customer's matter in one thread: the unit of work. Its state changes only in `transition`.

import type { Sphere, Visibility } from './channel.ts';
import type { ClockKind } from './protocol/protocol.ts';
import type { Feeling, Intent, Reading } from './reading.ts';

export type CaseState = 'open' | 'waiting' | 'let_be' | 'resolved' | 'merged';
/** By a person's decision, whose clocks ended with it. */
export const isClosed = (state: CaseState): boolean => state === 'resolved' || state === 'let_be';

export type Priority = 0 | 1 | 2 | 3;

/** What is fixed of a case when it is opened. */
export type Opening = Pick<
  Case,
  | 'id'
  | 'channel'
  | 'sphere'
  | 'visibility'
  | 'sourceId'
  | 'locationId'
  | 'threadId'
  | 'identityId'
  | 'customerId'
  | 'openedAt'
> &
  Partial<Pick<Case, 'splitFrom' | 'hadBefore'>>;

/** A case in which nothing has been said yet. */
export function newCase(of: Opening): Case {
  return {
    id: of.id,
    version: 0,
    state: 'open',
    channel: of.channel,
    sphere: of.sphere,
    visibility: of.visibility,
    sourceId: of.sourceId,
    locationId: of.locationId,
    threadId: of.threadId,
    identityId: of.identityId,
    customerId: of.customerId,
    assigneeId: null,
    proposedId: null,
    team: null,
    priority: 0,
    face: blankFace,
    reach: null,
    unanswered: [],
    unansweredCount: 0,
    resolution: null,
    promises: [],
    climbs: [],
    mentionCount: 0,
    hadBefore: of.hadBefore ?? nothingBefore,
    openedAt: of.openedAt,
    lastMentionAt: of.openedAt,
    lastReplyAt: null,
    closedAt: null,
    approvalId: null,
    handover: null,
    mergedInto: null,
    splitFrom: of.splitFrom ?? null,
    isHistory: true,
    touched: { words: 0, assignment: 0, reply: 0, state: 0 },
  };
}

const nothingBefore: HadBefore = { complaints: 0, unanswered: 0 };

const blankFace: Face = {
  firstLine: null,
  title: null,
  feeling: 'neutral',
  kind: 'other',
  isUrgent: false,
  isAbusive: false,
  language: null,
  rating: null,
};

/** How far a clock has come: each step is recorded once. */
export type Stage = 'running' | 'warned' | 'breached';

/** A customer's mention that nobody has answered yet, with its clock. */
export interface Unanswered {
  readonly mentionId: string;
  /** Whether the case had never been answered when it was said. */
  readonly kind: 'first_reply' | 'next_reply';
  /** The protocol's target that set it, by name. */
  readonly target: string;
  /** When the clock started: the customer's own time, within bounds (law 2). */
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
  readonly priority: Priority;
  readonly stage: Stage;
}

/** When a span began and ended; null: it still runs. */
export type Run = readonly [from: Date, to: Date | null];

/** The clock on the whole matter. It rests while the customer is waited for. */
export interface Resolution {
  /** The spans in which it ran, read back from events and never counted up (law 5). */
  readonly runs: readonly Run[];
  /** Null: the protocol has no target for this matter. */
  readonly target: string | null;
  /** Null while it rests. */
  readonly warnAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly stage: Stage;
}

/** What somebody said by when. The case stays open until it is kept. */
export interface Promised {
  readonly promiseId: string;
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
  readonly stage: Stage;
}

/** A case climbing an escalation tree. */
export interface Climb {
  readonly tree: string;
  /** The mention or promise whose clock began it; the case itself for its resolution. */
  readonly subjectId: string;
  /** The step taken next, from 0; after the last of the steps, the tree's last step. */
  readonly step: number;
  readonly round: number;
  readonly at: Date;
}

/** A matter taken to a private place, and not brought back yet. */
export interface Handover {
  readonly handoverId: string;
  readonly since: Date;
  /** The public thread has had its closing line since. */
  readonly isTold: boolean;
}

/** The customer's other matters when this one was opened. */
export interface HadBefore {
  /** In which they complained of late (`latelyDays` of triage). */
  readonly complaints: number;
  /** In which they asked for something a day ago or longer, and nobody has replied. */
  readonly unanswered: number;
}

/** What the inbox shows of a case without opening it: that of the mention which weighs most. */
export interface Face {
  readonly firstLine: string | null;
  readonly title: string | null;
  readonly feeling: Feeling;
  readonly kind: Intent;
  readonly isUrgent: boolean;
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
  /** Who it was proposed to, and the team whose matter it is, by the protocol's routes. */
  readonly proposedId: string | null;
  readonly team: string | null;
  readonly priority: Priority;
  readonly face: Face;
  readonly reach: number | null;
  /** Oldest first; at most `maxUnanswered` are kept, the count goes on. */
  readonly unanswered: readonly Unanswered[];
  readonly unansweredCount: number;
  readonly resolution: Resolution | null;
  readonly promises: readonly Promised[];
  readonly climbs: readonly Climb[];
  readonly mentionCount: number;
  readonly hadBefore: HadBefore;
  readonly openedAt: Date;
  readonly lastMentionAt: Date;
  readonly lastReplyAt: Date | null;
  readonly closedAt: Date | null;
  /** The approval that is asked for, while it is. */
  readonly approvalId: string | null;
  readonly handover: Handover | null;
  /** The case this matter goes on in, once it was made one with it. */
  readonly mergedInto: string | null;
  /** The case its words were taken from; later words of the thread are heard in that one. */
  readonly splitFrom: string | null;
  /** Everything in it was said before the source was connected, so no clock has ever run (law 3). */
  readonly isHistory: boolean;
  readonly touched: Readonly<Record<Facet, number>>;
}

export const maxUnanswered = 50;

/** A clock that runs, of whatever kind. */
export interface Clock {
  readonly kind: ClockKind;
  /** The mention, the promise, or the case itself. */
  readonly subjectId: string;
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
  readonly stage: Stage;
  readonly target: string | null;
}

type Clocked = Pick<Case, 'id' | 'unanswered' | 'resolution' | 'promises' | 'climbs'>;

/** Every clock that runs on the case. */
export function clocksOf(of: Clocked): Clock[] {
  const clocks: Clock[] = of.unanswered.map((one) => ({ ...one, subjectId: one.mentionId }));
  for (const one of of.promises) clocks.push({ ...one, kind: 'promise', subjectId: one.promiseId, target: null });
  const { resolution } = of;
  const run = resolution?.runs.at(-1);
  if (resolution?.warnAt && resolution.deadlineAt && run !== undefined) {
    const { warnAt, deadlineAt, stage, target } = resolution;
    clocks.push({ kind: 'resolution', subjectId: of.id, startedAt: run[0], warnAt, deadlineAt, stage, target });
  }
  return clocks;
}

/** The clock the case is sorted by: of all that run, the one that ends first. */
export function nearestClock(of: Clocked): Clock | null {
  const isAlone = of.promises.length === 0 && !of.resolution?.deadlineAt;
  const [only] = of.unanswered;
  // Asked for every case that is written; most have one clock.
  if (isAlone && of.unanswered.length <= 1) return only === undefined ? null : { ...only, subjectId: only.mentionId };
  let nearest: Clock | null = null;
  for (const one of clocksOf(of)) {
    if (nearest === null || one.deadlineAt.getTime() < nearest.deadlineAt.getTime()) nearest = one;
  }
  return nearest;
}

/** When this case next has something to say by itself: a warning, a breach or a step not yet recorded. */
export function nextDueAt({ unanswered, promises, resolution, climbs }: Clocked): Date | null {
  let next: Date | null = null;
  for (const one of unanswered) next = earlier(next, ringsAt(one));
  for (const one of promises) next = earlier(next, ringsAt(one));
  if (resolution !== null) next = earlier(next, ringsAt(resolution));
  for (const { at } of climbs) next = earlier(next, at);
  return next;
}

/** When a clock has its next step to say; null when it has said all, or rests. */
function ringsAt({ stage, warnAt, deadlineAt }: Pick<Resolution, 'stage' | 'warnAt' | 'deadlineAt'>): Date | null {
  if (stage === 'breached') return null;
  return stage === 'running' ? warnAt : deadlineAt;
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return other.getTime() < one.getTime() ? other : one;
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
    isUrgent: reading.isUrgent,
    isAbusive: reading.isAbusive,
    language: reading.language,
    rating: mention.rating,
  };
}

const halfAtEnd = /[\uD800-\uDBFF]$/u;
/** Whitespace that is not one blank. */
const gap = /[^\S ]| {2}/u;

/** The first words of a text on one line, cut between characters people see and not inside one. */
export function firstLine(text: string): string {
  const start = text.length > firstLineLength * 4 ? text.slice(0, firstLineLength * 4).replace(halfAtEnd, '') : text;
  // Asked of every mention, and most stand on one line as they are.
  const line = (gap.test(start) ? start.replace(/\s+/gu, ' ') : start).trim();
  if (line.length <= firstLineLength) return line;
  const cut = line.slice(0, firstLineLength - 1).replace(/(?:[\uD800-\uDBFF]|\u200D|\uFE0F)+$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > firstLineLength / 2 ? cut.slice(0, space) : cut}…`;
}
