// The one transition function (law 4): (case, act, now, rules) → case + events, or a refusal. Pure, total, and the only
// writer of a case's state. Read `dependsOn` first.

import type { Act, PersonAct } from '../act.ts';
import type { Case, Facet } from '../case.ts';
import type { CaseRules } from '../rules.ts';
import { voidApproval } from './approvals.ts';
import { byPerson, routed } from './by-person.ts';
import { clockDue, keepClocks, promise, retarget } from './clocks.ts';
import { isRefusal, type Outcome, record } from './outcome.ts';
import { hearOwn, replySent } from './replied.ts';
import { hear, revise } from './words.ts';

/** Applies one act. The case comes back with the next version, or untouched inside a refusal. */
export function transition(before: Case, act: Act, now: Date, rules: CaseRules): Outcome {
  if ('saw' in act) {
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
    case 'promise':
      return promise(before, act, now, rules);
    default:
      return byPerson(before, act, now, rules);
  }
}

/** What each act of a person depends on. A newer change of one of these since they looked is a conflict. */
const dependsOn: Readonly<Record<PersonAct['act'], readonly Facet[]>> = {
  assign: ['assignment'],
  resolve: ['state', 'words'],
  let_be: ['state', 'words', 'reply'],
  reopen: ['state'],
  promise: [],
  acknowledge: [],
  note: [],
  like: [],
  correct: [],
  queue_reply: ['reply', 'words'],
  confirm_reply: [],
  cancel_reply: [],
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
