// Replies and the outbox (law 7).

import type { Visibility } from '../../core/channel.ts';
import type { ReplyState } from '../../core/respond/outbox.ts';
import type { Tx } from '../database.ts';
import { told } from '../told.ts';
import type { NamedPicture } from './pictures.ts';

export interface ReplyRow {
  readonly id: string;
  readonly caseId: string;
  readonly toMentionId: string;
  readonly profileId: string | null;
  readonly personId: string;
  readonly personName: string;
  readonly text: string;
  readonly visibility: Visibility;
  /** `page`: it is shown on the private page a matter was taken to. */
  readonly via: 'interface' | 'link_out' | 'page';
  readonly state: ReplyState;
  readonly clientKey: string;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly undoUntil: Date;
  readonly sentAt: Date | null;
  readonly canonicalId: string | null;
  readonly url: string | null;
  readonly mentionId: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly retryAt: Date | null;
  readonly salt: string;
  /** The yes it went out with, and whose the last of them was. */
  readonly approvalId: string | null;
  readonly approvedById: string | null;
  readonly approvedByName: string | null;
  /** The page it is shown on. */
  readonly handoverId: string | null;
  /** What it promises; void when it is taken back. */
  readonly promiseId: string | null;
  /** It waits for this time; null when it leaves at once. */
  readonly sendAt: Date | null;
  readonly pictures: readonly NamedPicture[];
}

const columns = `r.id, r.case_id as "caseId", r.to_mention_id as "toMentionId", r.profile_id as "profileId",
  r.person_id as "personId", p.name as "personName", r.text, r.visibility, r.via, r.state, r.client_key as "clientKey",
  r.attempts, r.created_at as "createdAt", r.undo_until as "undoUntil", r.sent_at as "sentAt",
  r.canonical_id as "canonicalId", r.url, r.mention_id as "mentionId", r.error_code as "errorCode",
  r.error_message as "errorMessage", r.retry_at as "retryAt", encode(r.salt, 'hex') as salt,
  r.approval_id as "approvalId", a.settled_by as "approvedById", q.name as "approvedByName",
  r.handover_id as "handoverId", r.promise_id as "promiseId", r.send_at as "sendAt", r.pictures`;
const from = `heed.reply r join account.person p on p.id = r.person_id
  left join heed.approval a on a.brand_id = r.brand_id and a.id = r.approval_id
  left join account.person q on q.id = a.settled_by`;

export function repliesOf(tx: Tx, brandId: string, caseId: string): Promise<ReplyRow[]> {
  return tx.rows(`select ${columns} from ${from} where r.brand_id = $1 and r.case_id = $2 order by r.id`, [
    brandId,
    caseId,
  ]);
}

/** Locks a reply: whoever holds it decides what becomes of it. */
export function lockReply(tx: Tx, brandId: string, id: string): Promise<ReplyRow | null> {
  return tx.row(`select ${columns} from ${from} where r.brand_id = $1 and r.id = $2 for update of r`, [brandId, id]);
}

export type NewReply = Pick<
  ReplyRow,
  | 'id'
  | 'caseId'
  | 'toMentionId'
  | 'profileId'
  | 'personId'
  | 'text'
  | 'visibility'
  | 'via'
  | 'state'
  | 'clientKey'
  | 'createdAt'
  | 'undoUntil'
  | 'sentAt'
  | 'salt'
  | 'approvalId'
  | 'handoverId'
  | 'promiseId'
  | 'sendAt'
  | 'pictures'
>;

export async function insertReply(tx: Tx, brandId: string, reply: NewReply): Promise<void> {
  await tx.rows(
    `insert into heed.reply (brand_id, id, case_id, to_mention_id, profile_id, person_id, text, visibility, via, state,
       client_key, created_at, undo_until, sent_at, salt, approval_id, handover_id, promise_id, send_at, pictures)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, decode($15, 'hex'), $16, $17, $18, $19, $20)`,
    [
      brandId,
      reply.id,
      reply.caseId,
      reply.toMentionId,
      reply.profileId,
      reply.personId,
      reply.text,
      reply.visibility,
      reply.via,
      reply.state,
      reply.clientKey,
      reply.createdAt,
      reply.undoUntil,
      reply.sentAt,
      reply.salt,
      reply.approvalId,
      reply.handoverId,
      reply.promiseId,
      reply.sendAt,
      JSON.stringify(reply.pictures),
    ],
  );
}

/** It leaves now after all. */
export async function hurryReply(tx: Tx, brandId: string, replyId: string, now: Date): Promise<void> {
  await tx.rows('update heed.reply set undo_until = $3, send_at = null where brand_id = $1 and id = $2', [
    brandId,
    replyId,
    now,
  ]);
}

export type OutboxStep = 'send' | 'look';

/** Puts a reply into the outbox, or moves it there. */
export async function scheduleReply(
  tx: Tx,
  brandId: string,
  replyId: string,
  at: Date,
  step: OutboxStep,
): Promise<void> {
  await tx.rows(
    `insert into heed.outbox (at, brand_id, reply_id, step) values ($3, $1, $2, $4)
     on conflict (brand_id, reply_id) do update set at = excluded.at, step = excluded.step, held_until = null`,
    [brandId, replyId, at, step],
  );
}

export async function leaveOutbox(tx: Tx, brandId: string, replyId: string): Promise<void> {
  await tx.rows('delete from heed.outbox where brand_id = $1 and reply_id = $2', [brandId, replyId]);
}

export interface OutboxRow {
  readonly brandId: string;
  readonly replyId: string;
  readonly step: OutboxStep;
}

/** Takes the next due replies of any brand and holds them; a sender that dies lets go by itself. */
export function takeDueReplies(tx: Tx, now: Date, heldUntil: Date, limit: number): Promise<OutboxRow[]> {
  return tx.rows(
    `update heed.outbox o set held_until = $2
     from (
       select brand_id, reply_id from heed.outbox
       where at <= $1 and (held_until is null or held_until <= $1)
       order by at limit $3 for update skip locked
     ) next
     where o.brand_id = next.brand_id and o.reply_id = next.reply_id
     returning o.brand_id as "brandId", o.reply_id as "replyId", o.step`,
    [now, heldUntil, limit],
  );
}

/** Keeps holding a reply while its attempt is under way. */
export async function holdReply(tx: Tx, brandId: string, replyId: string, until: Date): Promise<void> {
  await tx.rows('update heed.outbox set held_until = $3 where brand_id = $1 and reply_id = $2', [
    brandId,
    replyId,
    until,
  ]);
}

/** The attempt, written before the network is touched. From here on a crash means: look first. */
export async function markSending(tx: Tx, brandId: string, replyId: string): Promise<void> {
  await tx.rows(
    `with step as (update heed.outbox set step = 'look' where brand_id = $1 and reply_id = $2)
     update heed.reply set state = 'sending', attempts = attempts + 1, error_code = null, error_message = null,
       retry_at = null
     where brand_id = $1 and id = $2`,
    [brandId, replyId],
  );
}

export async function markSent(
  tx: Tx,
  brandId: string,
  replyId: string,
  sent: { at: Date; canonicalId: string | null; url: string | null },
): Promise<void> {
  await tx.rows(
    `with done as (delete from heed.outbox where brand_id = $1 and reply_id = $2)
     update heed.reply set state = 'sent', sent_at = $3, canonical_id = $4, url = $5, error_code = null,
       error_message = null, retry_at = null
     where brand_id = $1 and id = $2`,
    [brandId, replyId, sent.at, sent.canonicalId, sent.url],
  );
}

/**
 * Ties a sent reply to the mention it became, when it was heard back before its sending was recorded. To be called under
 * the lock of the case, which hearing takes too: whichever of the two comes second sees the other.
 */
export async function linkHeardReply(tx: Tx, brandId: string, replyId: string): Promise<void> {
  await tx.rows(
    `update heed.reply r set mention_id = k.mention_id
     from heed.mention t join heed.mention_key k on k.brand_id = t.brand_id and k.channel = t.channel
     where r.brand_id = $1 and r.id = $2 and t.brand_id = r.brand_id and t.id = r.to_mention_id
       and k.canonical_id = r.canonical_id`,
    [brandId, replyId],
  );
}

/** A reply that is not sent: failed, unknown, cancelled, or queued again until `retryAt`. */
export async function markReply(
  tx: Tx,
  brandId: string,
  replyId: string,
  now: { state: ReplyState; errorCode: string | null; errorMessage: string | null; retryAt: Date | null },
): Promise<void> {
  await tx.rows(
    `update heed.reply set state = $3, error_code = $4, error_message = $5, retry_at = $6
     where brand_id = $1 and id = $2`,
    [
      brandId,
      replyId,
      now.state,
      now.errorCode,
      now.errorMessage === null ? null : told(now.errorMessage),
      now.retryAt,
    ],
  );
}
