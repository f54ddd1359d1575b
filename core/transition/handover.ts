// A matter taken to a private place: who keeps it, whether the public thread has had its closing line, and the way back.

import type { HandoverAct, PersonAct, WorkerAct } from '../act.ts';
import type { Case } from '../case.ts';
import { done, event, type Outcome, record } from './outcome.ts';

export function byHandover(before: Case, act: PersonAct & HandoverAct, now: Date): Outcome {
  switch (act.act) {
    case 'take_offline':
      return takeOffline(before, act, now);
    case 'bring_back': {
      const { handover } = before;
      if (handover === null) return { refused: 'not_now', why: 'not_offline' };
      const detail = { isTold: handover.isTold };
      const ended = event(before, 'handover.ended', handover.handoverId, detail, now, act);
      return done(before, { ...before, handover: null }, [], ended);
    }
    case 'change_link': {
      if (before.handover === null) return { refused: 'not_now', why: 'not_offline' };
      const { handoverId } = before.handover;
      return done(before, before, [], event(before, 'handover.link', handoverId, { how: act.how }, now, act));
    }
  }
}

/** Whoever has the case keeps it; nobody's becomes that of whoever takes it offline. */
function takeOffline(before: Case, act: Extract<PersonAct, { act: 'take_offline' }>, now: Date): Outcome {
  if (before.handover !== null) return { refused: 'not_now', why: 'already_offline' };
  if (before.closedAt !== null) return { refused: 'not_now', why: 'already_closed' };
  const { handoverId, way, personId } = act;
  const isTaken = before.assigneeId === null;
  const after: Case = {
    ...before,
    handover: { handoverId, since: now, isTold: false },
    ...(isTaken ? { assigneeId: personId, proposedId: null } : {}),
  };
  const started = event(before, 'handover.started', handoverId, { way, isTaken }, now, act);
  return done(before, after, isTaken ? ['assignment'] : [], started);
}

/** The customer, or whoever had the link, has opened the page. */
export function pageOpened(before: Case, act: Extract<WorkerAct, { act: 'page_opened' }>, now: Date): Outcome {
  return record(before, 'handover.opened', act.handoverId, {}, now);
}

/** The handover after a reply of ours: words in public, sent off since it began, close the public thread. */
export function toldBy({ handover }: Case, isPublic: boolean, sentOffAt: Date): Case['handover'] {
  if (handover === null || handover.isTold || !isPublic) return handover;
  return { ...handover, isTold: sentOffAt.getTime() > handover.since.getTime() };
}

/** The public thread still waits for its last word. */
export function isUntold({ handover }: Case): boolean {
  return handover !== null && !handover.isTold;
}
