// Words that wait for a second person's yes: asked for, reviewed, settled. The case knows the one that is waited for, and
// a case that ends takes it along.

import type { Act, PersonAct } from '../act.ts';
import type { Case } from '../case.ts';
import type { Detail, NewEvent } from '../event.ts';
import { done, event, isRefusal, next, type Outcome } from './outcome.ts';
import { aboutReply } from './replied.ts';

type Of<Name extends PersonAct['act']> = Extract<PersonAct, { act: Name }>;

/** Asked anew by the same author, what stood before is void. */
export function askApproval(before: Case, act: Of<'ask_approval'>, now: Date): Outcome {
  if (before.approvalId !== null && before.approvalId !== act.insteadOf) {
    return { refused: 'not_now', why: 'already_asked' };
  }
  const detail: Detail = {
    by: act.by,
    needed: act.needed,
    dueAt: act.dueAt.toISOString(),
    why: act.why,
    rule: act.rule,
    toMentionId: act.toMentionId,
    isPublic: act.isPublic,
    findings: act.findings,
    overruled: act.overruled,
  };
  const gone = before.approvalId === null ? [] : [settled(before, before.approvalId, { state: 'void' }, now, act)];
  const after: Case = { ...before, approvalId: act.approvalId };
  return {
    case: next(before, after, []),
    events: [...gone, event(before, 'approval.asked', act.approvalId, detail, now, act)],
  };
}

/** One of several has said yes. */
export function reviewApproval(before: Case, act: Of<'review_approval'>, now: Date): Outcome {
  if (before.approvalId !== act.approvalId) return { refused: 'not_now', why: 'no_such_approval' };
  return done(before, before, [], reviewed(before, act, now));
}

/** The last yes queues the reply in its author's name; a no, a withdrawal or other words end the asking. */
export function settleApproval(before: Case, act: Of<'settle_approval'>, now: Date): Outcome {
  if (before.approvalId !== act.approvalId) return { refused: 'not_now', why: 'no_such_approval' };
  const { approvalId, state, authorId, isAlone, reply } = act;
  const after: Case = { ...before, approvalId: null };
  const events: NewEvent[] = act.verdict === null ? [] : [reviewed(before, { ...act, verdict: act.verdict }, now)];
  events.push(settled(before, approvalId, { state, authorId, isAlone }, now, act));
  if (reply !== null) {
    const overruled: Detail = reply.overruled === '' ? {} : { overruled: reply.overruled };
    const detail = { ...aboutReply(reply), ...overruled, approvalId };
    events.push({ ...event(before, 'reply.queued', reply.replyId, detail, now), personId: authorId });
  }
  return { case: next(before, after, reply === null ? [] : ['reply']), events };
}

/** What waits in a case that ends, or whose author sends other words, is void. */
export function voidApproval(before: Case, act: Act, outcome: Outcome, now: Date): Outcome {
  if (isRefusal(outcome) || outcome.case.approvalId === null) return outcome;
  const { state, approvalId } = outcome.case;
  const hasEnded = state !== before.state && state !== 'open' && state !== 'waiting';
  if (!hasEnded && !('voidsApproval' in act && act.voidsApproval === true)) return outcome;
  const personId = 'personId' in act ? act.personId : null;
  const gone = { ...settled(outcome.case, approvalId, { state: 'void' }, now), personId };
  return { case: { ...outcome.case, approvalId: null }, events: [...outcome.events, gone] };
}

function reviewed(before: Case, act: Omit<Of<'review_approval'>, 'act'>, now: Date): NewEvent {
  const { approvalId, verdict, version, isEdit } = act;
  return event(before, 'approval.reviewed', approvalId, { verdict, version, isEdit }, now, act);
}

function settled(before: Case, approvalId: string, detail: Detail, now: Date, by?: PersonAct): NewEvent {
  return event(before, 'approval.settled', approvalId, detail, now, by);
}
