// Takes a person's reply: judged by the same code as under their fingers, then queued for the sender, or recorded as
// given on the platform's own page.

import { randomBytes } from 'node:crypto';
import type { Act, PersonAct } from '../../core/act.ts';
import type { Tx } from '../../store/database.ts';
import { newId } from '../../store/new-id.ts';
import { clearDraft } from '../../store/respond/drafts.ts';
import { insertReply, type NewReply, scheduleReply } from '../../store/respond/replies.ts';
import { leaseOf } from '../../store/triage/notes.ts';
import type { ReplyBody, ReplyDone } from '../../wire/acts.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { isOwnRequest, yesFor } from './approval-needed.ts';
import { type Leaving, mayLeave, overruledNotes } from './may-leave.ts';
import { asNamed, wholeContent } from './name-pictures.ts';
import { notePhraseUses } from './note-phrases.ts';
import { applyFor } from './person-act.ts';
import { replyDone } from './reply-done.ts';
import { promiseActs, type Timing, timingOf } from './reply-timing.ts';
import { keepUses } from './use-answers.ts';

/** Queues the reply. It leaves when the undo window is over; until then it can be taken back. */
export async function queueReply(world: World, actor: Actor, body: ReplyBody): Promise<ReplyDone> {
  return world.database.brand(actor.brandId, (tx) => queueIn(tx, world, actor, body, []));
}

/** Queues it with what follows from it in the same moment: all of it happens, or none. The last thing in its transaction. */
export async function queueIn(
  tx: Tx,
  world: World,
  actor: Actor,
  body: ReplyBody,
  then: readonly Act[],
): Promise<ReplyDone> {
  const { brandId, personId, caseId, now } = actor;
  await nobodyElseWrites(tx, actor, body.isAnyway);
  const leaving = await mayLeave(tx, world, actor, body);
  const overruled = overruledNotes(leaving.findings, body.overruled);
  const timing = timingOf(leaving.of, actor, body);
  const yes = await yesFor(tx, actor, { ...body, pictures: asNamed(leaving.pictures) }, leaving);
  const reply = newReply(actor, body, leaving, yes, timing);
  await keepReply(tx, brandId, reply, body);
  await clearDraft(tx, { brandId, caseId, personId }, body.visibility, now);
  const act: PersonAct = {
    ...(body.via === 'link_out' ? { act: 'confirm_reply' } : { act: 'queue_reply', overruled }),
    personId,
    saw: body.saw,
    isAnyway: body.isAnyway,
    replyId: reply.id,
    toMentionId: reply.toMentionId,
    isPublic: body.visibility === 'public',
    voidsApproval: await isOwnRequest(tx, actor, leaving.of.approvalId),
  };
  const digest = contentDigest(reply.salt, wholeContent(body.text, leaving.pictures));
  const followedBy = [...promiseActs(timing, actor, reply.id), ...then];
  const event = await applyFor(tx, actor, act, { followedBy, contentDigest: digest });
  return replyDone(tx, actor, reply.id, event);
}

/** Into the outbox, with what it was written with; one that is sent already is only kept. */
export async function keepReply(
  tx: Tx,
  brandId: string,
  reply: NewReply,
  { phraseIds, answerIds }: { readonly phraseIds: readonly string[]; readonly answerIds: readonly string[] },
): Promise<void> {
  const { id, caseId, personId, text, toMentionId, createdAt: at } = reply;
  await insertReply(tx, brandId, reply);
  if (reply.state === 'queued') await scheduleReply(tx, brandId, id, reply.undoUntil, 'send');
  await notePhraseUses(tx, brandId, { id, personId, text, isPublic: reply.visibility === 'public', at }, phraseIds);
  await keepUses(tx, brandId, { replyId: id, caseId, personId, toMentionId, answerIds, at });
}

/** While a colleague writes here, a reply goes only from somebody who knows it. */
async function nobodyElseWrites(tx: Tx, { brandId, caseId, personId, now }: Actor, isAnyway: boolean): Promise<void> {
  const held = isAnyway ? null : await leaseOf(tx, brandId, caseId, now);
  if (held === null || held.personId === personId) return;
  const by = { id: held.personId, name: held.personName };
  throw new HeedError('lease_held', `${held.personName} is writing a reply here. Yours has not left.`, {
    detail: { lease: { by, until: iso(held.until) } },
  });
}

/** What was said on the place's own page is sent already, and cannot be taken back from here. */
export function newReply(
  { caseId, personId, now }: Actor,
  body: Pick<ReplyBody, 'toMentionId' | 'text' | 'visibility' | 'via'>,
  { profileId, undoMs, toMentionId, pageId, pictures }: Leaving,
  approvalId: string | null,
  { sendAt, promise }: Timing,
): NewReply {
  const isLinkOut = body.via === 'link_out';
  return {
    id: newId(now),
    caseId,
    toMentionId,
    profileId,
    personId,
    text: body.text,
    visibility: body.visibility,
    via: pageId === null ? body.via : 'page',
    state: isLinkOut ? 'sent' : 'queued',
    clientKey: randomBytes(16).toString('hex'),
    createdAt: now,
    undoUntil: isLinkOut ? now : (sendAt ?? new Date(now.getTime() + undoMs)),
    sentAt: isLinkOut ? now : null,
    salt: newSalt(),
    approvalId,
    handoverId: pageId,
    promiseId: promise?.id ?? null,
    sendAt,
    pictures: asNamed(pictures),
  };
}
