// The one transition function (law 4): (case, act, now) → case + events, or a refusal. Pure, total, and the only
// writer of a case's state. Read `dependsOn` first.

import type { Act, Hear, HearOwn, PersonAct, Refusal, Revise, Seen } from './act.ts';
import { type Case, type Facet, maxUnanswered, nearestClock, type Priority, type Unanswered } from './case.ts';
import type { Detail, EventKind, NewEvent } from './event.ts';

export interface Changed {
  readonly case: Case;
  readonly events: readonly NewEvent[];
}

type Outcome = Changed | Refusal;

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return 'refused' in outcome;
}

/** Applies one act. The case comes back with the next version, or untouched inside a refusal. */
export function transition(before: Case, act: Act, now: Date): Outcome {
  if ('saw' in act) {
    const stale = staleFacet(before, act);
    if (stale !== null) return { refused: 'conflict', facet: stale };
  }
  switch (act.act) {
    case 'hear':
      return hear(before, act, now);
    case 'hear_own':
      return hearOwn(before, act, now);
    case 'revise':
      return revise(before, act, now);
    case 'reply_sent':
      return replySent(before, act, now);
    case 'clock_due':
      return clockDue(before, now);
    case 'reply_sending':
      return record(before, 'reply.sending', act.replyId, { attempt: act.attempt }, now);
    case 'reply_failed':
      return record(before, 'reply.failed', act.replyId, { code: act.code, isFinal: act.isFinal }, now);
    case 'reply_unknown':
      return record(before, 'reply.unknown', act.replyId, {}, now);
    default:
      return byPerson(before, act, now);
  }
}

/** What each act of a person depends on. A newer change of one of these since they looked is a conflict. */
const dependsOn: Readonly<Record<PersonAct['act'], readonly Facet[]>> = {
  assign: ['assignment'],
  resolve: ['state', 'words'],
  let_be: ['state', 'words', 'reply'],
  reopen: ['state'],
  note: [],
  like: [],
  correct: [],
  queue_reply: ['reply', 'words'],
  confirm_reply: [],
  cancel_reply: [],
  retry_reply: [],
};

/** "Anyway" waves through newer words and a colleague's reply, which were shown; never a changed state or owner. */
function staleFacet(before: Case, act: PersonAct): Facet | null {
  for (const facet of dependsOn[act.act]) {
    const isShown = act.isAnyway === true && (facet === 'words' || facet === 'reply');
    if (before.touched[facet] > act.saw && !isShown) return facet;
  }
  return null;
}

function hear(before: Case, act: Hear, now: Date): Changed {
  const isFirst = before.mentionCount === 0;
  const isLive = act.clock !== null;
  const isNewest = isFirst || act.saidAt.getTime() >= before.lastMentionAt.getTime();
  const unanswered = act.clock === null ? before.unanswered : atMost([...before.unanswered, act.clock]);
  const isAnswered = before.lastReplyAt !== null && act.saidAt.getTime() <= before.lastReplyAt.getTime();
  const state = isLive || isFirst ? 'open' : isAnswered || !isNewest ? before.state : reopened(before);
  // Of equal weight, the newer words speak for the case; heavier ones do even when they are heard late.
  const isAlone = before.unansweredCount === 0;
  const speaks = isNewest
    ? isAlone || act.priority >= before.priority
    : isLive && (isAlone || act.priority > before.priority);
  const after: Case = {
    ...before,
    state,
    priority: isFirst || isAlone ? act.priority : maxPriority(before.priority, act.priority),
    face: {
      ...(speaks ? act.face : before.face),
      firstLine: isNewest ? act.face.firstLine : before.face.firstLine,
    },
    reach: act.reach ?? before.reach,
    unanswered,
    unansweredCount: before.unansweredCount + (isLive ? 1 : 0),
    mentionCount: before.mentionCount + 1,
    lastMentionAt: isNewest ? act.saidAt : before.lastMentionAt,
    closedAt: state === 'open' ? null : before.closedAt,
    isHistory: before.isHistory && !isLive,
  };
  const detail: Detail = {
    kind: act.face.kind,
    feeling: act.face.feeling,
    priority: act.priority,
    opens: isFirst,
    reopens: !isFirst && before.state !== 'open' && state === 'open',
    isHistory: !isLive,
    deadlineAt: act.clock === null ? null : act.clock.deadlineAt.toISOString(),
  };
  return done(
    before,
    after,
    ['words', ...stateFacet(before, after)],
    event('mention.heard', act.mentionId, detail, now),
  );
}

/** The first clocks to end and the newest words are kept; the oldest of the others goes, only its count stays. */
function atMost(unanswered: readonly Unanswered[]): readonly Unanswered[] {
  if (unanswered.length <= maxUnanswered) return unanswered;
  const nearest = nearestClock({ unanswered });
  const gone = unanswered.findIndex((one) => one !== nearest);
  return unanswered.toSpliced(gone, 1);
}

/** History never wakes a case a person has closed. */
function reopened(before: Case): Case['state'] {
  return before.isHistory && before.state === 'waiting' ? 'open' : before.state;
}

function hearOwn(before: Case, act: HearOwn, now: Date): Changed {
  const after = answeredAt(before, act.saidAt, act.toMentionId);
  const detail = { stoppedClocks: before.unansweredCount - after.unansweredCount, saidAt: act.saidAt.toISOString() };
  return done(
    before,
    after,
    ['reply', ...stateFacet(before, after)],
    event('mention.own_heard', act.mentionId, detail, now),
  );
}

function replySent(before: Case, act: Extract<Act, { act: 'reply_sent' }>, now: Date): Changed {
  const after = answeredAt(before, act.sentAt, act.toMentionId);
  const detail = {
    stoppedClocks: before.unansweredCount - after.unansweredCount,
    sentAt: act.sentAt.toISOString(),
    wasFound: act.wasFound,
  };
  return done(before, after, ['reply', ...stateFacet(before, after)], event('reply.sent', act.replyId, detail, now));
}

/**
 * A reply answers what it replies to, whatever its platform's clock says, and everything said up to its own time; what
 * was said after it still waits.
 */
function answeredAt(before: Case, at: Date, toMentionId: string | null): Case {
  const unanswered = before.unanswered.filter(
    (one) => one.mentionId !== toMentionId && one.startedAt.getTime() > at.getTime(),
  );
  const answered = before.unanswered.length - unanswered.length;
  const unansweredCount = unanswered.length === 0 ? 0 : before.unansweredCount - answered;
  const isNewer = before.lastReplyAt === null || at.getTime() > before.lastReplyAt.getTime();
  const isLastWord = at.getTime() >= before.lastMentionAt.getTime();
  const isAnswered = unansweredCount === 0 && (answered > 0 || isLastWord);
  return {
    ...before,
    state: before.state === 'open' && isAnswered ? 'waiting' : before.state,
    unanswered,
    unansweredCount,
    lastReplyAt: isNewer ? at : before.lastReplyAt,
  };
}

function revise(before: Case, act: Revise, now: Date): Changed {
  // A mention that was taken back needs no answer any more; a changed one keeps its start and takes the new target.
  const unanswered = before.unanswered.flatMap((one) => {
    if (one.mentionId !== act.mentionId) return [one];
    return act.isRemoved || act.clock === null ? [] : [{ ...act.clock, stage: keptStage(one, act.clock) }];
  });
  const gone = before.unanswered.length - unanswered.length;
  const unansweredCount = Math.max(unanswered.length, before.unansweredCount - gone);
  const after: Case = {
    ...before,
    face: act.isNewest ? act.face : before.face,
    unanswered,
    unansweredCount,
    priority: unanswered.length === 0 ? before.priority : highest(unanswered),
  };
  const kind: EventKind = act.isRemoved ? 'mention.removed' : 'mention.revised';
  return done(before, after, ['words'], event(kind, act.mentionId, { stoppedClocks: gone }, now));
}

function keptStage(before: Unanswered, after: Unanswered): Unanswered['stage'] {
  return before.deadlineAt.getTime() === after.deadlineAt.getTime() ? before.stage : after.stage;
}

function clockDue(before: Case, now: Date): Outcome {
  const events: NewEvent[] = [];
  const unanswered = before.unanswered.map((one) => {
    const stage = stageAt(one, now);
    if (stage === one.stage) return one;
    const kind: EventKind = stage === 'breached' ? 'clock.breached' : 'clock.warned';
    const dueAt = stage === 'breached' ? one.deadlineAt : one.warnAt;
    events.push({ ...event(kind, one.mentionId, { dueAt: dueAt.toISOString() }, now), caseId: before.id });
    return { ...one, stage };
  });
  if (events.length === 0) return { refused: 'not_now', why: 'nothing_due' };
  return { case: next(before, { ...before, unanswered }, []), events };
}

function stageAt(one: Unanswered, now: Date): Unanswered['stage'] {
  if (one.stage === 'breached' || now.getTime() >= one.deadlineAt.getTime()) return 'breached';
  return now.getTime() >= one.warnAt.getTime() ? 'warned' : one.stage;
}

function byPerson(before: Case, act: PersonAct, now: Date): Outcome {
  switch (act.act) {
    case 'assign': {
      const after = { ...before, assigneeId: act.assigneeId };
      const detail = { assigneeId: act.assigneeId };
      return done(before, after, ['assignment'], event('case.assigned', act.assigneeId, detail, now, act));
    }
    case 'resolve':
      // A matter ends in a reply or in a decision with its reason; there is no third way out (promise 2).
      if (before.state !== 'resolved' && isUnanswered(before)) return { refused: 'not_now', why: 'not_answered' };
      return close(before, 'resolved', event('case.resolved', null, closingDetail(before), now, act), now);
    case 'let_be':
      return close(before, 'let_be', event('case.let_be', null, closingDetail(before), now, act), now);
    case 'reopen': {
      if (before.state === 'open') return { refused: 'not_now', why: 'already_open' };
      const after: Case = { ...before, state: 'open', closedAt: null };
      return done(before, after, ['state'], event('case.reopened', null, {}, now, act));
    }
    case 'note':
      return done(before, before, [], event('note.added', act.noteId, {}, now, act));
    case 'like':
      return done(before, before, [], event('mention.liked', act.mentionId, {}, now, act));
    case 'correct':
      return correct(before, act, now);
    case 'queue_reply':
      return done(before, before, ['reply'], event('reply.queued', act.replyId, aboutReply(act), now, act));
    case 'confirm_reply': {
      const after = answeredAt(before, now, act.toMentionId);
      const kind = { ...aboutReply(act), via: 'link_out', sentAt: now.toISOString() };
      return done(
        before,
        after,
        ['reply', ...stateFacet(before, after)],
        event('reply.sent', act.replyId, kind, now, act),
      );
    }
    case 'cancel_reply':
      return done(before, before, ['reply'], event('reply.cancelled', act.replyId, {}, now, act));
    case 'retry_reply':
      return done(before, before, ['reply'], event('reply.retried', act.replyId, {}, now, act));
  }
}

/** Somebody waits here, and nobody has ever replied. */
function isUnanswered(one: Case): boolean {
  return one.lastReplyAt === null && one.unansweredCount > 0;
}

function aboutReply(act: { readonly toMentionId: string; readonly isPublic: boolean }): Detail {
  return { toMentionId: act.toMentionId, isPublic: act.isPublic };
}

function closingDetail(before: Case): Detail {
  return { unanswered: before.unansweredCount, wasAnswered: before.lastReplyAt !== null };
}

/** Ends a case by a person's decision; every clock in it stops with it. */
function close(before: Case, state: 'resolved' | 'let_be', closing: NewEvent, now: Date): Outcome {
  if (before.state === state) return { refused: 'not_now', why: 'already_closed' };
  const after: Case = { ...before, state, unanswered: [], unansweredCount: 0, closedAt: now };
  return done(before, after, ['state'], closing);
}

function correct(before: Case, act: Extract<PersonAct, { act: 'correct' }>, now: Date): Changed {
  const unanswered = before.unanswered.map((one) =>
    one.mentionId === act.mentionId && act.clock !== null ? { ...act.clock, stage: keptStage(one, act.clock) } : one,
  );
  const after: Case = {
    ...before,
    face: { ...act.face, firstLine: before.face.firstLine, title: before.face.title },
    unanswered,
    priority: unanswered.length === 0 ? act.priority : highest(unanswered),
  };
  return done(before, after, [], event('reading.corrected', act.mentionId, { changed: act.changed }, now, act));
}

function highest(unanswered: readonly Unanswered[]): Priority {
  return unanswered.reduce<Priority>((top, one) => maxPriority(top, one.priority), 0);
}

function maxPriority(a: Priority, b: Priority): Priority {
  return a > b ? a : b;
}

function stateFacet(before: Case, after: Case): readonly Facet[] {
  return before.state === after.state ? [] : ['state'];
}

function record(before: Case, kind: EventKind, subjectId: string, detail: Detail, now: Date): Changed {
  return done(before, before, [], event(kind, subjectId, detail, now));
}

function event(kind: EventKind, subjectId: string | null, detail: Detail, at: Date, by?: Seen): NewEvent {
  return { kind, at, personId: by?.personId ?? null, caseId: null, subjectId, detail };
}

function done(before: Case, after: Case, touches: readonly Facet[], happened: NewEvent): Changed {
  return { case: next(before, after, touches), events: [{ ...happened, caseId: before.id }] };
}

/** The next version; the facets touched remember it. */
function next(before: Case, after: Case, touches: readonly Facet[]): Case {
  const version = before.version + 1;
  const touched = { ...before.touched };
  for (const facet of touches) touched[facet] = version;
  return { ...after, version, touched };
}
