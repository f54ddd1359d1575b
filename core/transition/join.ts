// Two cases made one, a case taken apart, and one taken out again: what goes from the one to the other, and what each
// then is. The case that takes is asked first, while the one that gives still has what it gives.

import type { Carried, PersonAct, Taking } from '../act.ts';
import { type Case, type CaseState, isClosed, maxUnanswered, type Unanswered } from '../case.ts';
import type { Detail } from '../event.ts';
import { aboutFace, done, event, maxPriority, type Outcome, stateFacet } from './outcome.ts';
import { atMost } from './words.ts';

type ActOf<Name extends PersonAct['act']> = Extract<PersonAct, { act: Name }>;

/** What a case gives away of what it owes: all of it, or what hangs on these mentions and promises. */
export function carriedFrom(from: Case, taking: Taking | 'all'): Carried {
  const isAll = taking === 'all';
  const unanswered = from.unanswered.filter((one) => isAll || taking.mentionIds.includes(one.mentionId));
  const promises = from.promises.filter((one) => isAll || taking.promiseIds.includes(one.promiseId));
  const subjects = new Set([...unanswered.map((one) => one.mentionId), ...promises.map((one) => one.promiseId)]);
  const began = [...unanswered, ...promises].map((one) => one.startedAt.getTime());
  return {
    unanswered,
    // Beyond those kept only the number is known, and it goes along with everything.
    unansweredCount: isAll ? from.unansweredCount : unanswered.length,
    promises,
    climbs: from.climbs.filter((one) => subjects.has(one.subjectId)),
    since: began.length === 0 ? null : new Date(Math.min(...began)),
  };
}

/** This matter goes on in another case. Merged already, it goes on where that one now goes on. */
export function merge(before: Case, act: ActOf<'merge'>, now: Date): Outcome {
  if (before.id === act.intoId || before.mergedInto === act.intoId) return { refused: 'not_now', why: 'merged' };
  if (before.approvalId !== null || before.handover !== null) return { refused: 'not_now', why: 'under_way' };
  const after: Case = {
    ...before,
    state: 'merged',
    mergedInto: act.intoId,
    unanswered: [],
    unansweredCount: 0,
    promises: [],
    climbs: [],
    closedAt: before.closedAt ?? now,
  };
  const detail = { was: before.state, isSameMatter: act.isSameMatter };
  return done(before, after, ['state', 'words'], event(before, 'case.merged', act.intoId, detail, now, act));
}

/** Another case's matter goes on here. What waited there waits here, with the clock it had. */
export function absorb(before: Case, act: ActOf<'absorb'>, now: Date): Outcome {
  const { carried, from } = act;
  if (before.state === 'merged' || before.id === from.id) return { refused: 'not_now', why: 'merged' };
  const isNewer = from.lastMentionAt.getTime() > before.lastMentionAt.getTime();
  const isOwed = carried.unansweredCount > 0;
  const isAlone = before.unansweredCount === 0;
  const speaks =
    isOwed && (isAlone || from.priority > before.priority || (isNewer && from.priority === before.priority));
  const state: CaseState = owes(carried) ? 'open' : before.state;
  const after: Case = {
    ...before,
    ...joined(before, carried),
    state,
    priority: !isOwed ? before.priority : isAlone ? from.priority : maxPriority(before.priority, from.priority),
    face: {
      ...(speaks ? from.face : before.face),
      firstLine: isNewer ? from.face.firstLine : before.face.firstLine,
    },
    reach: before.reach === null ? from.reach : Math.max(before.reach, from.reach ?? 0),
    mentionCount: before.mentionCount + from.mentionCount,
    lastMentionAt: isNewer ? from.lastMentionAt : before.lastMentionAt,
    lastReplyAt: later(before.lastReplyAt, from.lastReplyAt),
    closedAt: state === 'open' ? null : before.closedAt,
    isHistory: before.isHistory && from.isHistory,
  };
  const detail = { was: before.state, clocks: carried.unansweredCount, promises: carried.promises.length };
  const happened = event(before, 'case.absorbed', from.id, detail, now, act);
  return done(before, after, ['words', ...stateFacet(before, after)], happened);
}

/** Some of its words go on in a case of their own, or back into the one they came from. */
export function split(before: Case, act: ActOf<'split'>, now: Date): Outcome {
  const carried = carriedFrom(before, act.taking);
  const mentionCount = before.mentionCount - act.taking.mentionCount;
  if (mentionCount < 1) return { refused: 'not_now', why: 'nothing_left' };
  const unanswered = without(before.unanswered, carried.unanswered);
  const promises = without(before.promises, carried.promises);
  const isOwing = unanswered.length + promises.length > 0;
  const kept = before.unansweredCount - carried.unansweredCount;
  const after: Case = {
    ...before,
    state: before.state !== 'open' || isOwing ? before.state : rest(before, act.was),
    priority: unanswered.length > 0 ? act.priority : before.priority,
    face: act.face,
    unanswered,
    unansweredCount: unanswered.length === 0 ? 0 : Math.max(unanswered.length, kept),
    promises,
    climbs: without(before.climbs, carried.climbs),
    mentionCount,
    lastMentionAt: act.lastMentionAt,
  };
  const closedAt = isClosed(after.state) ? (after.closedAt ?? now) : after.closedAt;
  const happened = event(before, 'case.split', act.intoId, aboutTaking(act), now, act);
  return done(before, { ...after, closedAt }, ['words', ...stateFacet(before, after)], happened);
}

/** A case that begins with words of another, or has its own back from the one it was made one with. */
export function part(before: Case, act: ActOf<'part'>, now: Date): Outcome {
  const { carried, was } = act;
  if (was !== null && before.state !== 'merged') return { refused: 'not_now', why: 'not_merged' };
  const lastReplyAt = later(before.lastReplyAt, act.lastReplyAt);
  const state = owes(carried) || was === null ? 'open' : rest({ lastReplyAt, state: was }, was);
  const after: Case = {
    ...before,
    ...joined(before, carried),
    state,
    mergedInto: null,
    assigneeId: was === null ? act.assigneeId : before.assigneeId,
    team: was === null ? act.team : before.team,
    priority: act.priority,
    face: act.face,
    reach: act.reach ?? before.reach,
    mentionCount: act.taking.mentionCount,
    lastMentionAt: act.lastMentionAt,
    lastReplyAt,
    closedAt: isClosed(state) ? (before.closedAt ?? now) : null,
    isHistory: act.isHistory,
  };
  const detail: Detail = {
    ...aboutTaking(act),
    assigneeId: act.assigneeId,
    team: act.team,
    reach: act.reach,
    isHistory: act.isHistory,
    lastReplyAt: act.lastReplyAt?.toISOString() ?? null,
  };
  return done(
    before,
    after,
    ['words', 'assignment', 'state'],
    event(before, 'case.parted', act.fromId, detail, now, act),
  );
}

/** Ids and codes, with which the record can be read back. */
function aboutTaking({ taking, face, priority, was, lastMentionAt }: ActOf<'split'> | ActOf<'part'>): Detail {
  return {
    mentions: taking.mentionIds.join(' '),
    promises: taking.promiseIds.join(' '),
    mentionCount: taking.mentionCount,
    lastMentionAt: lastMentionAt.toISOString(),
    was,
    priority,
    kind: face.kind,
    ...aboutFace(face),
  };
}

function joined(before: Case, carried: Carried): Pick<Case, 'unanswered' | 'unansweredCount' | 'promises' | 'climbs'> {
  let unanswered: readonly Unanswered[] = [...before.unanswered, ...carried.unanswered].sort(
    (a, b) => a.startedAt.getTime() - b.startedAt.getTime(),
  );
  while (unanswered.length > maxUnanswered) unanswered = atMost(unanswered);
  return {
    unanswered,
    unansweredCount: before.unansweredCount + carried.unansweredCount,
    promises: [...before.promises, ...carried.promises],
    // One climb a tree, here as elsewhere.
    climbs: [...before.climbs, ...carried.climbs.filter(({ tree }) => !before.climbs.some((one) => one.tree === tree))],
  };
}

/** What a case is in which nobody waits any more. Decided before, it is as it was decided. */
function rest({ lastReplyAt, state }: Pick<Case, 'lastReplyAt' | 'state'>, was: CaseState | null): CaseState {
  if (was !== null && isClosed(was)) return was;
  if (lastReplyAt !== null) return 'waiting';
  return state === 'merged' ? 'open' : state;
}

function owes({ unansweredCount, promises }: Carried): boolean {
  return unansweredCount > 0 || promises.length > 0;
}

function without<T>(all: readonly T[], gone: readonly T[]): readonly T[] {
  return all.filter((one) => !gone.includes(one));
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return other.getTime() > one.getTime() ? other : one;
}

/** A closed case has opened again, and whoever had it can take none any more. */
export function isBackToNobody(before: Case, after: Case, gone: ReadonlySet<string>): boolean {
  return isClosed(before.state) && after.state === 'open' && after.assigneeId !== null && gone.has(after.assigneeId);
}
