// Words heard, changed, taken back or read anew: what they make of a case.

import type { Hear, PersonAct, Revise, WorkerAct } from '../act.ts';
import { type Case, maxUnanswered, type Stage, type Unanswered } from '../case.ts';
import type { Detail, EventKind } from '../event.ts';
import { aboutFace, type Changed, done, event, highest, maxPriority, stateFacet } from './outcome.ts';

export function hear(before: Case, act: Hear, now: Date): Changed {
  const isFirst = before.mentionCount === 0;
  const isLive = act.startsAt !== null;
  const isNewest = isFirst || act.saidAt.getTime() >= before.lastMentionAt.getTime();
  const unanswered = act.clock === null ? before.unanswered : atMost([...before.unanswered, act.clock]);
  const isAnswered = before.lastReplyAt !== null && act.saidAt.getTime() <= before.lastReplyAt.getTime();
  const state = isLive || isFirst ? 'open' : isAnswered || !isNewest ? before.state : reopened(before);
  // Of equal weight, the newer words speak for the case; heavier ones do even when they are heard late.
  const isAlone = before.unansweredCount === 0;
  const speaks = isNewest
    ? isAlone || act.priority >= before.priority
    : isLive && (isAlone || act.priority > before.priority);
  const newestLine = isNewest ? act.face.firstLine : before.face.firstLine;
  const after: Case = {
    ...before,
    state,
    priority: isFirst || isAlone ? act.priority : maxPriority(before.priority, act.priority),
    face: speaks && isNewest ? act.face : { ...(speaks ? act.face : before.face), firstLine: newestLine },
    reach: act.reach ?? before.reach,
    unanswered,
    unansweredCount: before.unansweredCount + (isLive ? 1 : 0),
    mentionCount: before.mentionCount + 1,
    lastMentionAt: isNewest ? act.saidAt : before.lastMentionAt,
    closedAt: state === 'open' ? null : before.closedAt,
    isHistory: before.isHistory && !isLive,
  };
  const { face, clock, startsAt, saidAt } = act;
  const said = saidAt.toISOString();
  // One flat literal: this is made for every mention, and its text is sealed.
  const detail: Detail = {
    kind: face.kind,
    feeling: face.feeling,
    priority: act.priority,
    opens: isFirst,
    reopens: !isFirst && before.state !== 'open' && state === 'open',
    isHistory: !isLive,
    saidAt: said,
    startsAt: startsAt === null ? null : startsAt.getTime() === saidAt.getTime() ? said : startsAt.toISOString(),
    deadlineAt: clock === null ? null : clock.deadlineAt.toISOString(),
    clock: clock === null ? null : clock.kind,
    target: clock === null ? null : clock.target,
    language: face.language,
    rating: face.rating,
    isUrgent: face.isUrgent,
    isAbusive: face.isAbusive,
    reach: act.reach,
  };
  return done(
    before,
    after,
    ['words', ...stateFacet(before, after)],
    event(before, 'mention.heard', act.mentionId, detail, now),
  );
}

/** The first clocks to end and the newest words are kept; the oldest of the others goes, only its count stays. */
export function atMost(unanswered: readonly Unanswered[]): readonly Unanswered[] {
  if (unanswered.length <= maxUnanswered) return unanswered;
  const nearest = unanswered.reduce((a, b) => (b.deadlineAt.getTime() < a.deadlineAt.getTime() ? b : a));
  const gone = unanswered.findIndex((one) => one !== nearest);
  return unanswered.toSpliced(gone, 1);
}

/** History never wakes a case a person has closed. */
function reopened(before: Case): Case['state'] {
  return before.isHistory && before.state === 'waiting' ? 'open' : before.state;
}

export function revise(before: Case, act: Revise, now: Date): Changed {
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
  const { isNewest, priority } = act;
  const detail = { stoppedClocks: gone, isNewest, priority, kind: act.face.kind, ...aboutFace(act.face) };
  return done(before, after, ['words'], event(before, kind, act.mentionId, detail, now));
}

export function correct(before: Case, act: Extract<PersonAct, { act: 'correct' }>, now: Date): Changed {
  const face = { ...act.face, firstLine: before.face.firstLine, title: before.face.title };
  const after = { ...readAnew(before, act), face };
  const detail = { changed: act.changed, priority: act.priority, kind: act.face.kind, ...aboutFace(act.face) };
  return done(before, after, [], event(before, 'reading.corrected', act.mentionId, detail, now, act));
}

/** As a correction, by nobody: older words speak for the case no more than they did. */
export function reread(before: Case, act: Extract<WorkerAct, { act: 'reread' }>, now: Date): Changed {
  const { isNewest, head, madeBy, priority } = act;
  const face = { ...act.face, firstLine: before.face.firstLine, title: before.face.title };
  const anew = readAnew(before, act);
  const isOpen = anew.unanswered.length > 0;
  const after = {
    ...anew,
    face: isNewest ? face : before.face,
    priority: isNewest || isOpen ? anew.priority : before.priority,
  };
  const detail = { head, madeBy, isNewest, priority, kind: act.face.kind, ...aboutFace(act.face) };
  return done(before, after, [], event(before, 'reading.added', act.mentionId, detail, now));
}

type ReadAnew = Pick<Revise, 'mentionId' | 'clock' | 'priority'>;

/** The clock of these words under their new reading, and what the case weighs by it. */
function readAnew(before: Case, act: ReadAnew): Case {
  const unanswered = before.unanswered.map((one) =>
    one.mentionId === act.mentionId && act.clock !== null ? { ...act.clock, stage: keptStage(one, act.clock) } : one,
  );
  return { ...before, unanswered, priority: unanswered.length === 0 ? act.priority : highest(unanswered) };
}

function keptStage(before: Pick<Unanswered, 'deadlineAt' | 'stage'>, after: { readonly deadlineAt: Date }): Stage {
  return before.deadlineAt.getTime() === after.deadlineAt.getTime() ? before.stage : 'running';
}
