// What a person can do with a reply afterwards: take it back, try it again, hurry it, or say what became of it.

import type { PersonAct } from '../../core/act.ts';
import { afterAct } from '../../core/respond/outbox.ts';
import type { Tx } from '../../store/database.ts';
import { takeBackPhraseUses } from '../../store/respond/phrases.ts';
import {
  hurryReply,
  leaveOutbox,
  lockReply,
  markReply,
  markSent,
  type ReplyRow,
  scheduleReply,
} from '../../store/respond/replies.ts';
import type { ReplyAct, ReplyDone } from '../../wire/acts.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { applyFor } from './person-act.ts';
import { replyDone } from './reply-done.ts';

/** Take it back, try a failed one again, or settle one whose outcome nobody could tell. */
export async function actOnReply(
  world: World,
  actor: Actor,
  replyId: string,
  act: ReplyAct['act'],
): Promise<ReplyDone> {
  return world.database.brand(actor.brandId, async (tx) => {
    const reply = await lockReply(tx, actor.brandId, replyId);
    if (reply === null || reply.caseId !== actor.caseId)
      throw new HeedError('not_found', 'There is no such reply in this case.');
    const event = await applyFor(tx, actor, await changeReply(tx, actor, reply, act));
    return replyDone(tx, actor, replyId, event);
  });
}

/** Does to the reply what the act makes of it (core decides), and gives the act for its case. */
async function changeReply(
  tx: Tx,
  { brandId, personId, now }: Actor,
  reply: ReplyRow,
  act: ReplyAct['act'],
): Promise<PersonAct> {
  const settled = afterAct(act, reply);
  if (settled === null) throw new HeedError('not_now', tooLate[act], { detail: { state: reply.state } });
  const { id } = reply;
  if (settled.next === null) await leaveOutbox(tx, brandId, id);
  else await scheduleReply(tx, brandId, id, now, settled.next);
  const blank = { errorCode: null, errorMessage: null, retryAt: null };
  if (settled.state === 'sent') await markSent(tx, brandId, id, { at: now, canonicalId: null, url: null });
  else await markReply(tx, brandId, id, { state: settled.state, ...blank });
  const seen = { personId, saw: Number.MAX_SAFE_INTEGER, replyId: id };
  if (settled.state === 'cancelled') await takeBackPhraseUses(tx, brandId, id);
  const { promiseId } = reply;
  if (settled.state === 'cancelled') return { act: 'cancel_reply', ...seen, promiseId };
  // What waited for its time leaves now, whatever was said meanwhile: a person has looked.
  if (settled.state === 'queued' && reply.sendAt !== null) await hurryReply(tx, brandId, id, now);
  if (settled.state === 'queued') return { act: 'retry_reply', ...seen, isEarly: act === 'send_now' };
  const isPublic = reply.visibility === 'public';
  return { act: 'confirm_reply', ...seen, toMentionId: reply.toMentionId, isPublic, promiseId };
}

const tooLate: Readonly<Record<ReplyAct['act'], string>> = {
  undo: 'It is on its way already and can no longer be taken back.',
  retry: 'Only a reply that failed can be tried again.',
  send_now: 'It is on its way already.',
  it_is_there: 'This reply needs no decision.',
  it_is_not_there: 'This reply needs no decision.',
};
