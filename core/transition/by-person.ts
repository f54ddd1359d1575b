// What people, and routes in their stead, do to a case: assign, close, open again, note, like, acknowledge.

import type { Act, PersonAct } from '../act.ts';
import type { Case } from '../case.ts';
import type { Detail, NewEvent } from '../event.ts';
import type { CaseRules } from '../rules.ts';
import { askApproval, reviewApproval, settleApproval } from './approvals.ts';
import { cancelled } from './clocks.ts';
import { byHandover, isUntold } from './handover.ts';
import { type Changed, done, event, minutes, type Outcome } from './outcome.ts';
import { aboutReply, confirmReply } from './replied.ts';
import { correct } from './words.ts';

export function byPerson(
  before: Case,
  act: Exclude<PersonAct, { act: 'promise' | 'merge' | 'absorb' | 'split' | 'part' }>,
  now: Date,
  rules: CaseRules,
): Outcome {
  switch (act.act) {
    case 'assign': {
      const after = { ...before, assigneeId: act.assigneeId, proposedId: null };
      const detail = { assigneeId: act.assigneeId };
      return done(before, after, ['assignment'], event(before, 'case.assigned', act.assigneeId, detail, now, act));
    }
    case 'resolve':
      // A matter ends in a reply or in a decision with its reason; there is no third way out (promise 2).
      if (before.state !== 'resolved' && isUnanswered(before)) return { refused: 'not_now', why: 'not_answered' };
      if (before.state !== 'resolved' && isUntold(before) && act.isUnclosed !== true) {
        return { refused: 'not_now', why: 'not_told' };
      }
      return close(
        before,
        'resolved',
        event(before, 'case.resolved', null, resolvedDetail(before, act, now, rules), now, act),
        now,
      );
    case 'let_be':
      return close(
        before,
        'let_be',
        event(before, 'case.let_be', null, closingDetail(before, now, rules), now, act),
        now,
      );
    case 'acknowledge':
      if (before.climbs.length === 0) return { refused: 'not_now', why: 'nothing_climbs' };
      return done(before, { ...before, climbs: [] }, [], event(before, 'escalation.acknowledged', null, {}, now, act));
    case 'reopen': {
      if (before.state === 'open') return { refused: 'not_now', why: 'already_open' };
      const after: Case = { ...before, state: 'open', closedAt: null };
      return done(before, after, ['state'], event(before, 'case.reopened', null, {}, now, act));
    }
    case 'note':
      return done(before, before, [], event(before, 'note.added', act.noteId, {}, now, act));
    case 'like':
      return done(before, before, [], event(before, 'mention.liked', act.mentionId, {}, now, act));
    case 'hide': {
      const { step, reason, isAlone } = act;
      return done(
        before,
        before,
        [],
        event(before, 'mention.hiding', act.mentionId, { step, reason, isAlone }, now, act),
      );
    }
    case 'correct':
      return correct(before, act, now);
    case 'queue_reply':
      return done(before, before, ['reply'], event(before, 'reply.queued', act.replyId, queuedDetail(act), now, act));
    case 'confirm_reply':
      return confirmReply(before, act, now, rules);
    case 'ask_approval':
      return askApproval(before, act, now);
    case 'review_approval':
      return reviewApproval(before, act, now);
    case 'settle_approval':
      return settleApproval(before, act, now);
    case 'cancel_reply':
      return cancelled(before, act, now);
    case 'retry_reply':
      return done(
        before,
        before,
        ['reply'],
        event(before, 'reply.retried', act.replyId, act.isEarly === true ? { isEarly: true } : {}, now, act),
      );
    case 'take_offline':
    case 'bring_back':
    case 'change_link':
      return byHandover(before, act, now);
  }
}

/** What the author was told and sent all the same is on record with it. */
function queuedDetail(act: Extract<PersonAct, { act: 'queue_reply' }>): Detail {
  const { overruled = '' } = act;
  return overruled === '' ? aboutReply(act) : { ...aboutReply(act), overruled };
}

/** Somebody waits here, and nobody has ever replied. */
function isUnanswered(one: Case): boolean {
  return one.lastReplyAt === null && one.unansweredCount > 0;
}

/** Offline and never closed in public: the record says so. */
function resolvedDetail(before: Case, act: { readonly isUnclosed?: boolean }, now: Date, rules: CaseRules): Detail {
  const detail = closingDetail(before, now, rules);
  return act.isUnclosed === true && isUntold(before) ? { ...detail, isUnclosed: true } : detail;
}

/** How it ends, and how long it took: by the wall, and while the case ran and the business was open. */
function closingDetail(before: Case, now: Date, rules: CaseRules): Detail {
  const runs = before.resolution?.runs ?? [];
  const [first] = runs;
  let openMs = 0;
  for (const [from, to] of runs) openMs += rules.openMs(before, from, to ?? now);
  return {
    unanswered: before.unansweredCount,
    wasAnswered: before.lastReplyAt !== null,
    tookMinutes: first === undefined ? null : minutes(now.getTime() - first[0].getTime()),
    tookOpenMinutes: first === undefined ? null : minutes(openMs),
  };
}

/** Ends a case by a person's decision; every clock in it stops with it. */
function close(before: Case, state: 'resolved' | 'let_be', closing: NewEvent, now: Date): Outcome {
  if (before.state === state) return { refused: 'not_now', why: 'already_closed' };
  const after: Case = { ...before, state, unanswered: [], unansweredCount: 0, closedAt: now };
  return done(before, after, ['state'], closing);
}

export function routed(before: Case, act: Extract<Act, { act: 'route' }>, now: Date): Changed {
  const { team, personId, how, route, why } = act;
  const after: Case = {
    ...before,
    team: team ?? before.team,
    proposedId: how === 'propose' ? personId : before.proposedId,
    assigneeId: how === 'assign' && personId !== null ? personId : before.assigneeId,
  };
  return done(before, after, ['assignment'], event(before, 'case.routed', personId, { route, team, how, why }, now));
}
