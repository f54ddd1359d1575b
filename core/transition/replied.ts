// Replies, Heed's own and those made elsewhere: what they answer.

import type { Act, HearOwn, PersonAct } from '../act.ts';
import type { Case } from '../case.ts';
import type { Detail } from '../event.ts';
import type { CaseRules } from '../rules.ts';
import { toldBy } from './handover.ts';
import { type Changed, done, event, minutes, stateFacet } from './outcome.ts';

export function hearOwn(before: Case, act: HearOwn, now: Date, rules: CaseRules): Changed {
  const isPublic = act.isPublic === true;
  const { saidAt, toMentionId } = act;
  const after = answeredAt(before, { at: saidAt, toMentionId, sentOffAt: saidAt, isPublic });
  const detail = {
    ...stopped(before, after, saidAt, rules),
    saidAt: saidAt.toISOString(),
    toMentionId,
    isHistory: act.isHistory,
    ...(isPublic ? { isPublic } : {}),
  };
  return done(
    before,
    after,
    ['reply', ...stateFacet(before, after)],
    event(before, 'mention.own_heard', act.mentionId, detail, now),
  );
}

export function replySent(
  before: Case,
  act: Extract<Act, { act: 'reply_sent' }>,
  now: Date,
  rules: CaseRules,
): Changed {
  const { sentAt, queuedAt, toMentionId, isPublic = false, promiseId = null } = act;
  const after = answeredAt(before, {
    at: sentAt,
    toMentionId,
    sentOffAt: queuedAt,
    isPublic,
    ownPromiseId: promiseId,
  });
  const detail = {
    ...stopped(before, after, sentAt, rules),
    sentAt: sentAt.toISOString(),
    queuedAt: queuedAt.toISOString(),
    toMentionId,
    wasFound: act.wasFound,
    ...(isPublic ? { isPublic } : {}),
    ...(promiseId === null ? {} : { promiseId }),
  };
  return done(
    before,
    after,
    ['reply', ...stateFacet(before, after)],
    event(before, 'reply.sent', act.replyId, detail, now),
  );
}

/** Said on the place's own page; the person's word for it stands until Heed reads it there. */
export function confirmReply(
  before: Case,
  act: Extract<PersonAct, { act: 'confirm_reply' }>,
  now: Date,
  rules: CaseRules,
): Changed {
  const { toMentionId, promiseId = null } = act;
  const after = answeredAt(before, {
    at: now,
    toMentionId,
    sentOffAt: now,
    isPublic: act.isPublic,
    ownPromiseId: promiseId,
  });
  const promised = promiseId === null ? {} : { promiseId };
  const sent = { ...aboutReply(act), via: 'link_out', sentAt: now.toISOString(), ...promised };
  const detail = { ...sent, ...stopped(before, after, now, rules) };
  return done(
    before,
    after,
    ['reply', ...stateFacet(before, after)],
    event(before, 'reply.sent', act.replyId, detail, now, act),
  );
}

/** What a reply stopped, and how long the customer had waited: by the wall and while the business was open. */
function stopped(before: Case, after: Case, at: Date, rules: CaseRules): Detail {
  const counts = {
    stoppedClocks: before.unansweredCount - after.unansweredCount,
    keptPromises: before.promises.length - after.promises.length,
  };
  const oldest = before.unanswered.find((one) => !after.unanswered.includes(one));
  if (oldest === undefined) return counts;
  const { startedAt, kind, deadlineAt } = oldest;
  return {
    ...counts,
    clock: kind,
    isInTime: at.getTime() <= deadlineAt.getTime(),
    waitedMinutes: minutes(at.getTime() - startedAt.getTime()),
    waitedOpenMinutes: minutes(rules.openMs(before, startedAt, at)),
  };
}

interface Answered {
  readonly at: Date;
  readonly toMentionId: string | null;
  readonly sentOffAt: Date;
  readonly isPublic: boolean;
  /** What the reply promises itself. */
  readonly ownPromiseId?: string | null;
}

/**
 * A reply answers what it replies to, whatever its platform's clock says, and everything said up to its own time; what
 * was said after it still waits. A public line does not answer what was said since the matter went to a private place. It
 * keeps the promises made before it was sent off; while one is owed the case is open.
 */
function answeredAt(before: Case, { at, toMentionId, sentOffAt, isPublic, ownPromiseId = null }: Answered): Case {
  const wentAt = isPublic ? before.handover?.since.getTime() : undefined;
  const until = Math.min(at.getTime(), wentAt ?? Number.POSITIVE_INFINITY);
  const unanswered = before.unanswered.filter(
    (one) => one.mentionId !== toMentionId && one.startedAt.getTime() > until,
  );
  const answered = before.unanswered.length - unanswered.length;
  const unansweredCount = unanswered.length === 0 ? 0 : before.unansweredCount - answered;
  const isNewer = before.lastReplyAt === null || at.getTime() > before.lastReplyAt.getTime();
  const isLastWord = at.getTime() >= before.lastMentionAt.getTime();
  const promises = before.promises.filter(
    (one) => one.promiseId === ownPromiseId || one.startedAt.getTime() > sentOffAt.getTime(),
  );
  const isAnswered = unansweredCount === 0 && promises.length === 0 && (answered > 0 || isLastWord);
  return {
    ...before,
    state: before.state === 'open' && isAnswered ? 'waiting' : before.state,
    unanswered,
    unansweredCount,
    promises,
    handover: toldBy(before, isPublic, sentOffAt),
    lastReplyAt: isNewer ? at : before.lastReplyAt,
  };
}

export function aboutReply(act: { readonly toMentionId: string; readonly isPublic: boolean }): Detail {
  return { toMentionId: act.toMentionId, isPublic: act.isPublic };
}
