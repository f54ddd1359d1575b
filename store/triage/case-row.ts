// A case as a row, and back. The running clocks are one small JSON column; the nearest of them is cached in columns of
// its own, which the inbox scans, and so is the next instant at which one of them rings (law 5).

import { type Case, nearestClock, nextDueAt, type Unanswered } from '../../core/case.ts';
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
  readonly priority: Case['priority'];
  readonly first_line: string | null;
  readonly title: string | null;
  readonly feeling: Case['face']['feeling'];
  readonly kind: Case['face']['kind'];
  readonly is_abusive: boolean;
  readonly language: string | null;
  readonly rating: number | null;
  readonly reach: number | null;
  readonly unanswered: readonly UnansweredTuple[];
  readonly unanswered_count: number;
  readonly mention_count: number;
  readonly opened_at: Date;
  readonly last_mention_at: Date;
  readonly last_reply_at: Date | null;
  readonly closed_at: Date | null;
  readonly is_history: boolean;
  readonly touched: readonly number[];
}

type UnansweredTuple = readonly [string, number, number, number, number, Unanswered['stage']];

export const caseColumns = `id, version, state, channel, sphere, visibility, source_id, location_id, thread_id, identity_id,
  customer_id, assignee_id, priority, first_line, title, feeling, kind, is_abusive, language, rating, reach, unanswered,
  unanswered_count, mention_count, opened_at, last_mention_at, last_reply_at, closed_at, is_history, touched`;

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
    priority: row.priority,
    face: {
      firstLine: row.first_line,
      title: row.title,
      feeling: row.feeling,
      kind: row.kind,
      isAbusive: row.is_abusive,
      language: row.language,
      rating: row.rating,
    },
    reach: row.reach,
    unanswered: row.unanswered.map(fromTuple),
    unansweredCount: row.unanswered_count,
    mentionCount: row.mention_count,
    openedAt: row.opened_at,
    lastMentionAt: row.last_mention_at,
    lastReplyAt: row.last_reply_at,
    closedAt: row.closed_at,
    isHistory: row.is_history,
    touched: { words, assignment, reply, state },
  };
}

/** What of a case may change once it is open, as it is written. */
export const changingColumns: Readonly<Record<string, Column<Case>>> = {
  version: integer((one) => one.version),
  state: text((one) => one.state),
  assignee_id: uuid((one) => one.assigneeId),
  priority: smallint((one) => one.priority),
  first_line: text((one) => one.face.firstLine),
  title: text((one) => one.face.title),
  feeling: text((one) => one.face.feeling),
  kind: text((one) => one.face.kind),
  is_abusive: boolean((one) => one.face.isAbusive),
  language: text((one) => one.face.language),
  rating: smallint((one) => one.face.rating),
  reach: integer((one) => one.reach),
  unanswered: json((one) => one.unanswered.map(toTuple)),
  unanswered_count: integer((one) => one.unansweredCount),
  mention_count: integer((one) => one.mentionCount),
  clock_started_at: timestamptz((one) => nearestClock(one)?.startedAt),
  warn_at: timestamptz((one) => nearestClock(one)?.warnAt),
  deadline_at: timestamptz((one) => nearestClock(one)?.deadlineAt ?? 'infinity'),
  next_at: timestamptz(nextDueAt),
  last_mention_at: timestamptz((one) => one.lastMentionAt),
  listed_at: timestamptz((one) => (isListedByNewest(one) ? one.lastMentionAt : null)),
  last_reply_at: timestamptz((one) => one.lastReplyAt),
  closed_at: timestamptz((one) => one.closedAt),
  is_history: boolean((one) => one.isHistory),
};

/** The views Praise, Earlier and all of what is not open; the others list by deadline (inbox.ts). */
function isListedByNewest({ state, isHistory, face }: Case): boolean {
  return state !== 'open' || isHistory || face.kind === 'praise';
}

/** The versions that last changed each facet, in the order `toCase` reads them. */
export const touchedColumn = integersAsText<Case>(({ touched }) => [
  touched.words,
  touched.assignment,
  touched.reply,
  touched.state,
]);

function toTuple(one: Unanswered): UnansweredTuple {
  const { mentionId, startedAt, warnAt, deadlineAt, priority, stage } = one;
  return [mentionId, startedAt.getTime(), warnAt.getTime(), deadlineAt.getTime(), priority, stage];
}

function fromTuple([mentionId, started, warn, deadline, priority, stage]: UnansweredTuple): Unanswered {
  return {
    mentionId,
    startedAt: new Date(started),
    warnAt: new Date(warn),
    deadlineAt: new Date(deadline),
    priority: priority as Unanswered['priority'],
    stage,
  };
}
