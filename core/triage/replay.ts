// A case read back from its events: the same acts through the same transition. What is cached on the case must come out
// again, and under a changed protocol or calendar its clocks come out as if that had always held (law 5).

import type { Act, PersonAct, Taking } from '../act.ts';
import { type Case, type CaseState, type Face, newCase, type Priority, type Unanswered } from '../case.ts';
import type { Detail, NewEvent } from '../event.ts';
import { carriedFrom } from '../transition/join.ts';
import { isRefusal } from '../transition/outcome.ts';
import { transition } from '../transition/transition.ts';
import { caseRules } from './case-rules.ts';
import { aboutWords, type Rules } from './rules.ts';
import { clockFor, kindFor } from './triage.ts';

export type PastEvent = Pick<NewEvent, 'kind' | 'at' | 'personId' | 'caseId' | 'subjectId' | 'detail'>;

/** `of` gives what never changes of the case; its events come in the order of their numbers. */
export function replay(of: Case, events: readonly PastEvent[], rules: Rules): Case {
  return replayAll([of], events, rules).get(of.id) ?? newCase(of);
}

/**
 * Several cases side by side, where words went from one to another: what a case took is what the other had then. The
 * events of all of them come in the order of their numbers.
 */
export function replayAll(of: readonly Case[], events: readonly PastEvent[], rules: Rules): Map<string, Case> {
  const asked = caseRules(rules);
  const cases = new Map(of.map((one) => [one.id, newCase(one)]));
  const rungAt = new Map<string, number>();
  for (const event of events) {
    const one = event.caseId === null ? undefined : cases.get(event.caseId);
    if (one === undefined) continue;
    const isRing = rings.has(event.kind);
    // One instant rings once, whatever the number of events it made.
    if (isRing && event.at.getTime() === rungAt.get(one.id)) continue;
    if (isRing) rungAt.set(one.id, event.at.getTime());
    else rungAt.delete(one.id);
    const act = isRing ? ({ act: 'clock_due' } as const) : (actOf(event, one, rules) ?? joinedAgain(event, cases));
    if (act === null) continue;
    const outcome = transition(one, act, event.at, asked);
    if (!isRefusal(outcome)) cases.set(one.id, outcome.case);
  }
  return cases;
}

/** The cases that words were taken from, as these events say. */
export function givers(events: readonly Pick<PastEvent, 'kind' | 'subjectId'>[]): Set<string> {
  const took = events.filter(({ kind }) => kind === 'case.absorbed' || kind === 'case.parted');
  return new Set(took.flatMap(({ subjectId }) => subjectId ?? []));
}

const rings: ReadonlySet<string> = new Set(['clock.warned', 'clock.breached', 'escalation.climbed']);

/** The act an event tells of; null for those that move no clock. */
function actOf({ kind, at, personId, subjectId, detail }: PastEvent, one: Case, rules: Rules): Act | null {
  const seen = { personId: personId ?? '', saw: Number.MAX_SAFE_INTEGER };
  const subject = subjectId ?? '';
  switch (kind) {
    case 'mention.heard':
      return heardAgain(subject, detail, one, rules, at);
    case 'mention.own_heard':
      return {
        act: 'hear_own',
        mentionId: subject,
        toMentionId: textIn(detail, 'toMentionId'),
        saidAt: instantIn(detail, 'saidAt') ?? at,
        isHistory: detail['isHistory'] === true,
        isPublic: detail['isPublic'] === true,
      };
    case 'mention.revised':
    case 'mention.removed':
    case 'reading.added':
      return otherwiseAgain(kind, subject, detail, readAgain(subject, detail, one, rules));
    case 'reading.corrected':
      return { act: 'correct', ...seen, mentionId: subject, changed: '', ...readAgain(subject, detail, one, rules) };
    case 'reply.sent':
      return repliedAgain(subject, detail, at);
    case 'case.routed':
      return {
        act: 'route',
        route: textIn(detail, 'route') ?? '',
        team: textIn(detail, 'team'),
        personId: subjectId,
        how: detail['how'] === 'assign' ? 'assign' : 'propose',
        why: '',
      };
    case 'case.assigned':
      return personId === null ? { act: 'vacate' } : { act: 'assign', ...seen, assigneeId: subjectId };
    case 'case.resolved':
      return { act: 'resolve', ...seen, isUnclosed: detail['isUnclosed'] === true };
    case 'case.let_be':
      return { act: 'let_be', ...seen };
    case 'case.reopened':
      return { act: 'reopen', ...seen };
    case 'promise.made':
      return { act: 'promise', ...seen, promiseId: subject, until: instantIn(detail, 'until') ?? at };
    case 'reply.cancelled':
      return { act: 'cancel_reply', ...seen, replyId: subject, promiseId: textIn(detail, 'promiseId') };
    case 'escalation.acknowledged':
      return { act: 'acknowledge', ...seen };
    default:
      return waitingAgain({ kind, at, subjectId, detail }, one, seen);
  }
}

type Seen = Pick<PersonAct, 'personId' | 'saw'>;

type Waiting = Pick<PastEvent, 'kind' | 'at' | 'subjectId' | 'detail'>;

/** What a case waits for beside its customer: a private place, a second person's yes. */
function waitingAgain({ kind, at, subjectId, detail }: Waiting, one: Case, seen: Seen): Act | null {
  const subject = subjectId ?? '';
  if (kind === 'approval.asked') return askedAgain(subject, detail, seen, one, at);
  if (kind === 'approval.settled') return settledAgain(subject, detail, seen);
  if (kind === 'handover.ended') return { act: 'bring_back', ...seen };
  if (kind !== 'handover.started') return null;
  return { act: 'take_offline', ...seen, handoverId: subject, way: detail['way'] === 'channel' ? 'channel' : 'page' };
}

/** Two cases made one, or one taken apart. */
function joinedAgain({ kind, personId, subjectId, detail }: PastEvent, cases: ReadonlyMap<string, Case>): Act | null {
  const seen = { personId: personId ?? '', saw: Number.MAX_SAFE_INTEGER };
  const other = subjectId ?? '';
  const giver = cases.get(other);
  if (kind === 'case.merged') {
    return { act: 'merge', ...seen, intoId: other, isSameMatter: detail['isSameMatter'] === true };
  }
  if (kind === 'case.split') return { act: 'split', ...seen, intoId: other, ...partedIn(detail) };
  if (giver === undefined) return null;
  if (kind === 'case.absorbed') {
    return { act: 'absorb', ...seen, from: giver, carried: carriedFrom(giver, 'all') };
  }
  if (kind !== 'case.parted') return null;
  const parted = partedIn(detail);
  return {
    act: 'part',
    ...seen,
    ...parted,
    fromId: other,
    carried: carriedFrom(giver, parted.taking),
    assigneeId: textIn(detail, 'assigneeId'),
    team: textIn(detail, 'team'),
    reach: numberIn(detail, 'reach'),
    lastReplyAt: instantIn(detail, 'lastReplyAt'),
    isHistory: detail['isHistory'] === true,
  };
}

function partedIn(detail: Detail) {
  const taking: Taking = {
    mentionIds: idsIn(detail, 'mentions'),
    promiseIds: idsIn(detail, 'promises'),
    mentionCount: numberIn(detail, 'mentionCount') ?? 0,
  };
  const lastMentionAt = instantIn(detail, 'lastMentionAt') ?? new Date(0);
  return { taking, lastMentionAt, was: textIn(detail, 'was') as CaseState | null, ...readIn(detail) };
}

function idsIn(detail: Detail, name: string): readonly string[] {
  return (textIn(detail, name) ?? '').split(' ').filter((id) => id !== '');
}

/** Only which request is waited for matters here; who was asked is in its own rows. */
function askedAgain(approvalId: string, detail: Detail, seen: Seen, one: Case, at: Date): Act {
  return {
    act: 'ask_approval',
    ...seen,
    approvalId,
    insteadOf: one.approvalId,
    toMentionId: textIn(detail, 'toMentionId') ?? '',
    isPublic: detail['isPublic'] === true,
    by: '',
    why: '',
    rule: null,
    needed: 1,
    dueAt: instantIn(detail, 'dueAt') ?? at,
    findings: '',
    overruled: '',
  };
}

function settledAgain(approvalId: string, detail: Detail, seen: Seen): Act {
  const state = detail['state'] as Extract<Act, { act: 'settle_approval' }>['state'];
  const review = { verdict: null, version: 1, isEdit: false, isAlone: false, reply: null };
  return { act: 'settle_approval', ...seen, approvalId, state, authorId: seen.personId, ...review };
}

function repliedAgain(replyId: string, detail: Detail, at: Date): Act {
  const sentAt = instantIn(detail, 'sentAt') ?? at;
  const queuedAt = instantIn(detail, 'queuedAt') ?? sentAt;
  return {
    act: 'reply_sent',
    replyId,
    toMentionId: textIn(detail, 'toMentionId'),
    sentAt,
    queuedAt,
    wasFound: false,
    isPublic: detail['isPublic'] === true,
    promiseId: textIn(detail, 'promiseId'),
  };
}

function heardAgain(mentionId: string, detail: Detail, one: Case, rules: Rules, at: Date): Act {
  const { face, priority } = readIn(detail);
  const startsAt = instantIn(detail, 'startsAt');
  const reach = numberIn(detail, 'reach');
  const about = aboutWords(one, { face, priority, reach }, rules);
  return {
    act: 'hear',
    mentionId,
    face,
    priority,
    reach,
    startsAt,
    saidAt: instantIn(detail, 'saidAt') ?? at,
    clock: startsAt === null ? null : clockFor(rules, kindFor(one), about, mentionId, startsAt),
  };
}

/** Words that were changed, taken back, or read by a classifier, without a person's doing. */
function otherwiseAgain(kind: string, mentionId: string, detail: Detail, read: ReturnType<typeof readAgain>): Act {
  const about = { mentionId, isNewest: detail['isNewest'] === true, ...read };
  if (kind === 'reading.added') return { act: 'reread', head: '', madeBy: '', ...about };
  return { act: 'revise', isRemoved: kind === 'mention.removed', ...about };
}

/** Words read anew keep the start of their clock. */
function readAgain(mentionId: string, detail: Detail, one: Case, rules: Rules) {
  const { face, priority } = readIn(detail);
  const running = one.unanswered.find((other) => other.mentionId === mentionId);
  const about = aboutWords(one, { face, priority, reach: one.reach }, rules);
  const clock: Unanswered | null =
    running === undefined ? null : clockFor(rules, running.kind, about, mentionId, running.startedAt);
  return { face, priority, clock };
}

function readIn(detail: Detail): { readonly face: Face; readonly priority: Priority } {
  const face: Face = {
    firstLine: null,
    title: null,
    feeling: (textIn(detail, 'feeling') ?? 'neutral') as Face['feeling'],
    kind: (textIn(detail, 'kind') ?? 'other') as Face['kind'],
    isUrgent: detail['isUrgent'] === true,
    isAbusive: detail['isAbusive'] === true,
    language: textIn(detail, 'language'),
    rating: numberIn(detail, 'rating'),
  };
  return { face, priority: (numberIn(detail, 'priority') ?? 0) as Priority };
}

function textIn(detail: Detail, name: string): string | null {
  const value = detail[name];
  return typeof value === 'string' ? value : null;
}

function numberIn(detail: Detail, name: string): number | null {
  const value = detail[name];
  return typeof value === 'number' ? value : null;
}

function instantIn(detail: Detail, name: string): Date | null {
  const text = textIn(detail, name);
  return text === null ? null : new Date(text);
}
