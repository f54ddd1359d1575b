// The one transition function (law 4): (case, act, now, rules) → case + events, or a refusal. Pure, total, and the only
// writer of a case's state. Read `dependsOn` first.

import type { Act, PersonAct } from '../act.ts';
import type { Case, Facet } from '../case.ts';
import type { CaseRules } from '../rules.ts';
import { voidApproval } from './approvals.ts';
import { byPerson, routed } from './by-person.ts';
import { clockDue, keepClocks, promise, retarget } from './clocks.ts';
import { pageOpened } from './handover.ts';
import { absorb, merge, part, split } from './join.ts';
import { done, event, isRefusal, type Outcome, record } from './outcome.ts';
import { hearOwn, replySent } from './replied.ts';
import { hear, reread, revise } from './words.ts';

/** Applies one act. The case comes back with the next version, or untouched inside a refusal. */
export function transition(before: Case, act: Act, now: Date, rules: CaseRules): Outcome {
  if ('saw' in act) {
    // What goes on in another case is dealt with there.
    if (before.state === 'merged' && act.act !== 'merge' && act.act !== 'part')
      return { refused: 'not_now', why: 'merged' };
    const stale = staleFacet(before, act);
    if (stale !== null) return { refused: 'conflict', facet: stale };
  }
  const outcome = voidApproval(before, act, step(before, act, now, rules), now);
  if (isRefusal(outcome) || act.act === 'retarget') return outcome;
  return { ...outcome, case: keepClocks(before, outcome.case, act, now, rules) };
}

export function step(before: Case, act: Act, now: Date, rules: CaseRules): Outcome {
  switch (act.act) {
    case 'hear':
      return hear(before, act, now);
    case 'hear_own':
      return hearOwn(before, act, now, rules);
    case 'revise':
      return revise(before, act, now);
    case 'reread':
      return reread(before, act, now);
    case 'reply_sent':
      return replySent(before, act, now, rules);
    case 'clock_due':
      return clockDue(before, now, rules);
    case 'route':
      return routed(before, act, now);
    case 'retarget':
      return retarget(before, act, now);
    case 'reply_sending':
      return record(before, 'reply.sending', act.replyId, { attempt: act.attempt }, now);
    case 'reply_failed':
      return record(before, 'reply.failed', act.replyId, { code: act.code, isFinal: act.isFinal }, now);
    case 'reply_unknown':
      return record(before, 'reply.unknown', act.replyId, {}, now);
    case 'hide_told':
      return record(before, told[act.outcome], act.mentionId, act.code === null ? {} : { code: act.code }, now);
    case 'promise':
      return promise(before, act, now, rules);
    case 'page_opened':
      return pageOpened(before, act, now);
    case 'merge':
      return merge(before, act, now);
    case 'absorb':
      return absorb(before, act, now);
    case 'split':
      return split(before, act, now);
    case 'part':
      return part(before, act, now);
    case 'vacate':
      return vacate(before, now);
    default:
      return byPerson(before, act, now, rules);
  }
}

const told = { hidden: 'mention.hidden', shown: 'mention.shown', failed: 'mention.hide_failed' } as const;

/** Whoever had it is gone: the next who looks may take it. */
function vacate(before: Case, now: Date): Outcome {
  if (before.assigneeId === null) return { refused: 'not_now', why: 'unchanged' };
  const detail = { assigneeId: null, why: 'gone' };
  const happened = event(before, 'case.assigned', null, detail, now);
  return done(before, { ...before, assigneeId: null }, ['assignment'], happened);
}

/** What each act of a person depends on. A newer change of one of these since they looked is a conflict. */
const dependsOn: Readonly<Record<PersonAct['act'], readonly Facet[]>> = {
  assign: ['assignment'],
  resolve: ['state', 'words'],
  let_be: ['state', 'words', 'reply'],
  reopen: ['state'],
  promise: [],
  merge: ['state'],
  absorb: ['state'],
  split: ['state'],
  part: [],
  acknowledge: [],
  note: [],
  like: [],
  hide: [],
  correct: [],
  queue_reply: ['reply', 'words'],
  confirm_reply: [],
  cancel_reply: [],
  take_offline: ['state'],
  bring_back: ['state'],
  change_link: [],
  ask_approval: ['words', 'reply'],
  review_approval: ['words', 'reply'],
  settle_approval: ['words', 'reply'],
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
