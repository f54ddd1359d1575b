// A case read back from its events: the same acts through the same transition. What is cached on the case must come out
// again, and under a changed protocol or calendar its clocks come out as if that had always held (law 5).

import type { Act, PersonAct } from '../act.ts';
import { type Case, type Face, newCase, type Priority, type Unanswered } from '../case.ts';
import type { Detail, NewEvent } from '../event.ts';
import { isRefusal } from '../transition/outcome.ts';
import { transition } from '../transition/transition.ts';
import { caseRules } from './case-rules.ts';
import { aboutWords, type Rules } from './rules.ts';
import { clockFor, kindFor } from './triage.ts';

export type PastEvent = Pick<NewEvent, 'kind' | 'at' | 'personId' | 'subjectId' | 'detail'>;

/** `of` gives what never changes of the case; its events come in the order of their numbers. */
export function replay(of: Case, events: readonly PastEvent[], rules: Rules): Case {
  const asked = caseRules(rules);
  let one = newCase(of);
  let rungAt = Number.NaN;
  for (const event of events) {
    const isRing = rings.has(event.kind);
    // One instant rings once, whatever the number of events it made.
    if (isRing && event.at.getTime() === rungAt) continue;
    rungAt = isRing ? event.at.getTime() : Number.NaN;
    const act = isRing ? ({ act: 'clock_due' } as const) : actOf(event, one, rules);
    if (act === null) continue;
    const outcome = transition(one, act, event.at, asked);
    if (!isRefusal(outcome)) one = outcome.case;
  }
  return one;
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
      };
    case 'mention.revised':
    case 'mention.removed':
      return {
        act: 'revise',
        mentionId: subject,
        isRemoved: kind === 'mention.removed',
        isNewest: detail['isNewest'] === true,
        ...readAgain(subject, detail, one, rules),
      };
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
      return { act: 'assign', ...seen, assigneeId: subjectId };
    case 'case.resolved':
      return { act: 'resolve', ...seen };
    case 'case.let_be':
      return { act: 'let_be', ...seen };
    case 'case.reopened':
      return { act: 'reopen', ...seen };
    case 'promise.made':
      return { act: 'promise', ...seen, promiseId: subject, until: instantIn(detail, 'until') ?? at };
    case 'approval.asked':
      return askedAgain(subject, detail, seen, one, at);
    case 'approval.settled':
      return settledAgain(subject, detail, seen);
    case 'escalation.acknowledged':
      return { act: 'acknowledge', ...seen };
    default:
      return null;
  }
}

type Seen = Pick<PersonAct, 'personId' | 'saw'>;

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
  return { act: 'reply_sent', replyId, toMentionId: textIn(detail, 'toMentionId'), sentAt, queuedAt, wasFound: false };
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
