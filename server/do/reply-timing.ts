// When a reply leaves and what it promises: later than at once, within bounds; a promise begins with the reply that
// makes it and is void when that is taken back. And the private page, where one is open.

import type { PersonAct } from '../../core/act.ts';
import type { Case } from '../../core/case.ts';
import type { Visibility } from '../../core/channel.ts';
import type { Tx } from '../../store/database.ts';
import { newId } from '../../store/new-id.ts';
import { handoverById, linkOf, newestPublic } from '../../store/respond/handovers.ts';
import { customersOf } from '../../store/triage/join.ts';
import type { ReplyBody } from '../../wire/acts.ts';
import { HeedError } from '../problem.ts';
import type { Actor } from './actor.ts';

const dayMs = 86_400_000;
const latestSendDays = 14;

export interface Timing {
  /** Null: as soon as it can no longer be taken back. */
  readonly sendAt: Date | null;
  readonly promise: { readonly id: string; readonly until: Date } | null;
}

type Wish = Pick<ReplyBody, 'sendAt' | 'promiseUntil' | 'via' | 'isAnyway'>;

/** Throws where the times do not fit together; past a running promise only knowingly. */
export function timingOf(of: Case, { now }: Actor, body: Wish): Timing {
  const sendAt = body.sendAt === undefined || body.via === 'link_out' ? null : new Date(body.sendAt);
  const until = body.promiseUntil === undefined ? null : new Date(body.promiseUntil);
  if (sendAt !== null) checkSendAt(of, sendAt, now, body.isAnyway);
  const least = sendAt ?? now;
  if (until !== null && until.getTime() <= least.getTime()) {
    throw new HeedError('bad_request', 'A promise is for a time after the reply that makes it.', {
      field: 'promiseUntil',
    });
  }
  return { sendAt, promise: until === null ? null : { id: newId(now), until } };
}

function checkSendAt({ promises }: Case, sendAt: Date, now: Date, isAnyway: boolean): void {
  const at = { field: 'sendAt' };
  if (sendAt.getTime() <= now.getTime()) throw new HeedError('bad_request', 'Choose a time that is still ahead.', at);
  if (sendAt.getTime() > now.getTime() + latestSendDays * dayMs) {
    throw new HeedError('bad_request', `A reply waits for ${latestSendDays} days at most.`, at);
  }
  const isLate = promises.some(({ deadlineAt }) => sendAt.getTime() > deadlineAt.getTime());
  if (isLate && !isAnyway) {
    const detail = { facet: 'promise' };
    throw new HeedError(
      'conflict',
      'By then a promise to this customer is broken. Send earlier, or send it so anyway.',
      {
        detail,
      },
    );
  }
}

/** The act that follows the reply's own. */
export function promiseActs({ promise }: Timing, { personId }: Actor, replyId: string): PersonAct[] {
  if (promise === null) return [];
  const { id: promiseId, until } = promise;
  return [{ act: 'promise', personId, saw: Number.MAX_SAFE_INTEGER, promiseId, until, replyId }];
}

/** The page on which private words to them are shown; null where there is none, or it is another customer's. */
export async function pageOf(
  tx: Tx,
  brandId: string,
  { handover, identityId }: Pick<Case, 'handover' | 'identityId'>,
  toIdentityId: string,
): Promise<string | null> {
  if (handover === null) return null;
  // In a case made one of two customers' the page is read by one of them.
  if ((await customersOf(tx, brandId, [identityId, toIdentityId])).size > 1) return null;
  const found = await handoverById(tx, brandId, handover.handoverId);
  return found?.way === 'page' ? found.id : null;
}

/** Throws where nobody could read on the page what is said there. */
export async function checkPage(tx: Tx, brandId: string, handoverId: string, now: Date): Promise<void> {
  const link = await linkOf(tx, brandId, handoverId);
  const isOpen = link !== null && link.revokedAt === null && link.expiresAt.getTime() > now.getTime();
  if (isOpen) return;
  throw new HeedError(
    'may_not_go',
    'The link of the private page is void, so nobody could read this. Make a new link first.',
  );
}

/** What a reply answers: a public one to private words goes to the newest public ones; null where there are none. */
export async function answeredBy(tx: Tx, brandId: string, caseId: string, mention: Answerable, isPublic: boolean) {
  if (!isPublic || mention.visibility === 'public') return mention.id;
  return (await newestPublic(tx, brandId, caseId))?.id ?? null;
}

interface Answerable {
  readonly id: string;
  readonly visibility: Visibility;
}
