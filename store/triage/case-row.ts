// A case as a row, and back. The running clocks are one small JSON column; the nearest of them is cached in columns of
// its own, which the inbox scans, and so is the next instant at which one of them rings (law 5).

import {
  type Case,
  type Climb,
  type Clock,
  nearestClock,
  nextDueAt,
  type Promised,
  type Stage,
  type Unanswered,
} from '../../core/case.ts';
import { boolean, type Column, integer, integersAsText, json, smallint, text, timestamptz, uuid } from '../rows-in.ts';

export interface CaseColumns {
  readonly id: string;
  readonly version: number;
  readonly state: Case['state'];
  readonly channel: string;
  readonly sphere: Case['sphere'];
  readonly visibility: Case['visibility'];
  readonly source_id: string;
  readonly location_id: string | null;
  readonly thread_id: string;
  readonly identity_id: string;
  readonly customer_id: string;
  readonly assignee_id: string | null;
  readonly proposed_id: string | null;
  readonly team: string | null;
  readonly priority: Case['priority'];
  readonly first_line: string | null;
  readonly title: string | null;
  readonly feeling: Case['face']['feeling'];
  readonly kind: Case['face']['kind'];
  readonly is_urgent: boolean;
  readonly is_abusive: boolean;
  readonly language: string | null;
  readonly rating: number | null;
  readonly reach: number | null;
  readonly unanswered: readonly UnansweredTuple[];
  readonly clocks: OtherClocks | null;
  readonly unanswered_count: number;
  readonly mention_count: number;
  readonly complaints_before: number;
  readonly unanswered_before: number;
  readonly opened_at: Date;
  readonly last_mention_at: Date;
  readonly last_reply_at: Date | null;
  readonly closed_at: Date | null;
  readonly approval_id: string | null;
  readonly handover_id: string | null;
  readonly handover_at: Date | null;
  readonly is_handover_told: boolean | null;
  readonly merged_into: string | null;
  readonly split_from: string | null;
  readonly is_history: boolean;
  readonly touched: readonly number[];
}

type UnansweredTuple = readonly [
  mentionId: string,
  started: number,
  warn: number,
  deadline: number,
  priority: number,
  stage: Stage,
  kind: Unanswered['kind'],
  target: string,
];

/** Instants in ms. */
interface OtherClocks {
  readonly resolution: {
    readonly runs: readonly (readonly [number, number | null])[];
    readonly target: string | null;
    readonly warn: number | null;
    readonly deadline: number | null;
    readonly stage: Stage;
  } | null;
  /** Absent where there are none, as in most cases. */
  readonly promises?: readonly (readonly [id: string, started: number, warn: number, deadline: number, stage: Stage])[];
  readonly climbs?: readonly (readonly [tree: string, subject: string, step: number, round: number, at: number])[];
}

export const caseColumns = `id, version, state, channel, sphere, visibility, source_id, location_id, thread_id, identity_id,
  customer_id, assignee_id, proposed_id, team, priority, first_line, title, feeling, kind, is_urgent, is_abusive, language, rating, reach,
  unanswered, clocks, unanswered_count, mention_count, complaints_before, unanswered_before, opened_at, last_mention_at, last_reply_at, closed_at, approval_id, handover_id,
  handover_at, is_handover_told, merged_into, split_from, is_history, touched`;

export function toCase(row: CaseColumns): Case {
  const [words = 0, assignment = 0, reply = 0, state = 0] = row.touched;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    channel: row.channel,
    sphere: row.sphere,
    visibility: row.visibility,
    sourceId: row.source_id,
    locationId: row.location_id,
    threadId: row.thread_id,
    identityId: row.identity_id,
    customerId: row.customer_id,
    assigneeId: row.assignee_id,
    proposedId: row.proposed_id,
    team: row.team,
    priority: row.priority,
    face: {
      firstLine: row.first_line,
      title: row.title,
      feeling: row.feeling,
      kind: row.kind,
      isUrgent: row.is_urgent,
      isAbusive: row.is_abusive,
      language: row.language,
      rating: row.rating,
    },
    reach: row.reach,
    unanswered: row.unanswered.map(fromTuple),
    unansweredCount: row.unanswered_count,
    ...fromOther(row.clocks),
    mentionCount: row.mention_count,
    hadBefore: { complaints: row.complaints_before, unanswered: row.unanswered_before },
    openedAt: row.opened_at,
    lastMentionAt: row.last_mention_at,
    lastReplyAt: row.last_reply_at,
    closedAt: row.closed_at,
    approvalId: row.approval_id,
    handover:
      row.handover_id === null || row.handover_at === null
        ? null
        : { handoverId: row.handover_id, since: row.handover_at, isTold: row.is_handover_told === true },
    mergedInto: row.merged_into,
    splitFrom: row.split_from,
    isHistory: row.is_history,
    touched: { words, assignment, reply, state },
  };
}

/** A case about to be written, with what four of its columns ask for. */
export interface CaseToWrite {
  readonly of: Case;
  readonly nearest: Clock | null;
}

export function toWrite(of: Case): CaseToWrite {
  return { of, nearest: nearestClock(of) };
}

/** What of a case may change once it is open, as it is written. */
export const changingColumns: Readonly<Record<string, Column<CaseToWrite>>> = {
  version: integer(({ of }) => of.version),
  state: text(({ of }) => of.state),
  assignee_id: uuid(({ of }) => of.assigneeId),
  proposed_id: uuid(({ of }) => of.proposedId),
  team: text(({ of }) => of.team),
  priority: smallint(({ of }) => of.priority),
  first_line: text(({ of }) => of.face.firstLine),
  title: text(({ of }) => of.face.title),
  feeling: text(({ of }) => of.face.feeling),
  kind: text(({ of }) => of.face.kind),
  is_urgent: boolean(({ of }) => of.face.isUrgent),
  is_abusive: boolean(({ of }) => of.face.isAbusive),
  language: text(({ of }) => of.face.language),
  rating: smallint(({ of }) => of.face.rating),
  reach: integer(({ of }) => of.reach),
  unanswered: json(({ of }) => of.unanswered.map(toTuple)),
  clocks: json(({ of }) => toOther(of)),
  unanswered_count: integer(({ of }) => of.unansweredCount),
  mention_count: integer(({ of }) => of.mentionCount),
  clock_kind: text(({ nearest }) => nearest?.kind),
  clock_started_at: timestamptz(({ nearest }) => nearest?.startedAt),
  warn_at: timestamptz(({ nearest }) => nearest?.warnAt),
  deadline_at: timestamptz(({ nearest }) => nearest?.deadlineAt ?? 'infinity'),
  next_at: timestamptz(({ of }) => nextDueAt(of)),
  last_mention_at: timestamptz(({ of }) => of.lastMentionAt),
  listed_at: timestamptz(({ of }) => (isListedByNewest(of) ? of.lastMentionAt : null)),
  last_reply_at: timestamptz(({ of }) => of.lastReplyAt),
  closed_at: timestamptz(({ of }) => of.closedAt),
  approval_id: uuid(({ of }) => of.approvalId),
  handover_id: uuid(({ of }) => of.handover?.handoverId),
  handover_at: timestamptz(({ of }) => of.handover?.since),
  is_handover_told: boolean(({ of }) => of.handover?.isTold),
  merged_into: uuid(({ of }) => of.mergedInto),
  is_history: boolean(({ of }) => of.isHistory),
};

/** The views Praise, Earlier and all of what is not open; the others list by deadline (inbox.ts). */
function isListedByNewest({ state, isHistory, face }: Case): boolean {
  return state !== 'open' || isHistory || face.kind === 'praise';
}

/** The versions that last changed each facet, in the order `toCase` reads them. */
export const touchedColumn = integersAsText<CaseToWrite>(({ of: { touched } }) => [
  touched.words,
  touched.assignment,
  touched.reply,
  touched.state,
]);

function toTuple(one: Unanswered): UnansweredTuple {
  const { mentionId, startedAt, warnAt, deadlineAt, priority, stage, kind, target } = one;
  return [mentionId, startedAt.getTime(), warnAt.getTime(), deadlineAt.getTime(), priority, stage, kind, target];
}

function fromTuple([mentionId, started, warn, deadline, priority, stage, kind, target]: UnansweredTuple): Unanswered {
  return {
    mentionId,
    kind,
    target,
    startedAt: new Date(started),
    warnAt: new Date(warn),
    deadlineAt: new Date(deadline),
    priority: priority as Unanswered['priority'],
    stage,
  };
}

function toOther({ resolution, promises, climbs }: Case): OtherClocks | null {
  if (resolution === null && promises.length === 0 && climbs.length === 0) return null;
  return {
    resolution: resolution && {
      runs: resolution.runs.map(([from, to]) => [from.getTime(), to?.getTime() ?? null]),
      target: resolution.target,
      warn: resolution.warnAt?.getTime() ?? null,
      deadline: resolution.deadlineAt?.getTime() ?? null,
      stage: resolution.stage,
    },
    ...(promises.length === 0 ? {} : { promises: promises.map(promiseTuple) }),
    ...(climbs.length === 0 ? {} : { climbs: climbs.map(climbTuple) }),
  };
}

function promiseTuple({ promiseId, startedAt, warnAt, deadlineAt, stage }: Promised) {
  return [promiseId, startedAt.getTime(), warnAt.getTime(), deadlineAt.getTime(), stage] as const;
}

function climbTuple({ tree, subjectId, step, round, at }: Climb) {
  return [tree, subjectId, step, round, at.getTime()] as const;
}

const none: Pick<Case, 'resolution' | 'promises' | 'climbs'> = { resolution: null, promises: [], climbs: [] };

function fromOther(clocks: OtherClocks | null): Pick<Case, 'resolution' | 'promises' | 'climbs'> {
  if (clocks === null) return none;
  const { resolution, promises = [], climbs = [] } = clocks;
  return {
    resolution: resolution && {
      runs: resolution.runs.map(([from, to]) => [new Date(from), instant(to)]),
      target: resolution.target,
      warnAt: instant(resolution.warn),
      deadlineAt: instant(resolution.deadline),
      stage: resolution.stage,
    },
    promises: promises.map(([promiseId, started, warn, deadline, stage]) => ({
      promiseId,
      startedAt: new Date(started),
      warnAt: new Date(warn),
      deadlineAt: new Date(deadline),
      stage,
    })),
    climbs: climbs.map(([tree, subjectId, step, round, at]) => ({ tree, subjectId, step, round, at: new Date(at) })),
  };
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
