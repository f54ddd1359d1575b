// Takes a person's reply: judged by the same code as under their fingers, then queued for the sender, or recorded as
// given on the platform's own page. And what a person can do with a reply afterwards.

import { randomBytes } from 'node:crypto';
import type { Act, PersonAct } from '../../core/act.ts';
import type { Case } from '../../core/case.ts';
import type { Finding, FindingCode } from '../../core/respond/finding.ts';
import { fits } from '../../core/respond/fits.ts';
import { afterAct } from '../../core/respond/outbox.ts';
import { type Judged, respond } from '../../core/respond/respond.ts';
import type { Tx } from '../../store/database.ts';
import { newId } from '../../store/new-id.ts';
import { clearDraft } from '../../store/respond/drafts.ts';
import { takeBackPhraseUses } from '../../store/respond/phrases.ts';
import {
  hurryReply,
  insertReply,
  leaveOutbox,
  lockReply,
  markReply,
  markSent,
  type NewReply,
  type ReplyRow,
  scheduleReply,
} from '../../store/respond/replies.ts';
import { mentionById } from '../../store/triage/case-page.ts';
import { lockCase } from '../../store/triage/cases.ts';
import { rowsOfCases } from '../../store/triage/inbox.ts';
import { leaseOf } from '../../store/triage/notes.ts';
import type { ReplyAct, ReplyBody, ReplyDone } from '../../wire/acts.ts';
import { applyAct, isApplied } from '../flow/apply-act.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { iso, presentReply, presentRow } from '../present.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import { placeOf, profileFor, waysFrom, withPage } from '../ways.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { isOwnRequest, yesFor } from './approval-needed.ts';
import { notePhraseUses } from './note-phrases.ts';
import { refusal } from './refusals.ts';
import { answeredBy, checkPage, pageOf, promiseActs, type Timing, timingOf } from './reply-timing.ts';
import { situationOf } from './situation-of.ts';
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
  const reply = newReply(actor, body, leaving, await yesFor(tx, actor, body, leaving), timing);
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
  const digest = contentDigest(reply.salt, body.text);
  const followedBy = [...promiseActs(timing, actor, reply.id), ...then];
  const outcome = await applyAct(tx, { brandId, caseId, act, followedBy, now, contentDigest: digest });
  if (!isApplied(outcome)) throw refusal(outcome);
  return done(tx, actor, reply.id, outcome.event);
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
  { profileId, undoMs, toMentionId, pageId }: Leaving,
  approvalId: string | null,
  { sendAt, promise }: Timing = { sendAt: null, promise: null },
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
  };
}

/** What these words are to be sent as, and what was found in them. */
export interface Leaving {
  readonly of: Case;
  readonly toMentionId: string;
  /** The private page it is shown on. */
  readonly pageId: string | null;
  readonly profileId: string | null;
  readonly undoMs: number;
  readonly findings: readonly Finding[];
  readonly needsSecondPerson: boolean;
}

/**
 * Whether these words may leave from here, and as whom. Throws `may_not_go` with every finding; what a second person's
 * yes can settle is the caller's to ask for.
 */
export async function mayLeave(
  tx: Tx,
  world: World,
  { brandId, personId, caseId, now }: Actor,
  body: Pick<ReplyBody, 'toMentionId' | 'text' | 'visibility' | 'via' | 'promiseUntil'>,
  isToBeSaid = body.via === 'interface',
): Promise<Leaving> {
  const one = await lockCase(tx, brandId, caseId);
  const asked = await mentionById(tx, brandId, body.toMentionId);
  const isPublic = body.visibility === 'public';
  const answeredId = asked === null ? null : await answeredBy(tx, brandId, caseId, asked, isPublic);
  const isOther = answeredId !== null && answeredId !== asked?.id;
  const mention = isOther ? await mentionById(tx, brandId, answeredId) : asked;
  if (one === null || mention === null || mention.threadExternalId === '' || mention.caseId !== caseId) {
    throw new HeedError('not_found', 'There is no such mention in this case.', { field: 'toMentionId' });
  }
  if (mention.removedAt !== null) throw new HeedError('may_not_go', 'What this answers was taken back meanwhile.');
  const place = placeOf<{ channel: string; sourceId: string }>(one, mention);
  const profile = await profileFor(tx, brandId, place);
  const pageId = isPublic || body.via === 'link_out' ? null : await pageOf(tx, brandId, one);
  if (pageId !== null) await checkPage(tx, brandId, pageId, now);
  const ways = withPage(waysFrom(world.manifests.get(place.channel), profile, mention), pageId !== null);
  const { protocol } = await rulesOf(tx, brandId);
  const about = { brandId, personId, of: one, mention, protocol };
  const hasPromise = body.promiseUntil !== undefined;
  const situation = await situationOf(tx, world, { ...about, text: body.text, now, hasPromise });
  // What was said on the place's own page is there already: it is recorded whatever the guard thinks of it.
  const judged = isToBeSaid ? respond(body, ways, situation) : { ...fits(body, ways), needsSecondPerson: false };
  if (judged.way !== body.via || !judged.mayGo) {
    throw new HeedError('may_not_go', whyNot(judged), { detail: { findings: judged.findings, way: judged.way } });
  }
  return {
    of: one,
    toMentionId: mention.id,
    pageId,
    profileId: body.via === 'interface' && pageId === null ? (profile?.id ?? null) : null,
    undoMs: protocol.undoSeconds * 1000,
    findings: judged.findings,
    needsSecondPerson: judged.needsSecondPerson,
  };
}

type Verdict = Pick<Judged, 'way' | 'findings' | 'mayGo' | 'needsSecondPerson'>;

/** Throws `notes` where the author has not seen and waved through what was found; gives what they overruled. */
function overruledNotes(findings: readonly Finding[], overruled: readonly FindingCode[]): string {
  const notes = new Set(findings.filter(({ level }) => level === 'note').map(({ code }) => code));
  const isOpen = [...notes].some((code) => !overruled.includes(code));
  if (isOpen) {
    const words = 'Something was found in these words. Look at it, then change them or send them so.';
    throw new HeedError('notes', words, { detail: { findings } });
  }
  return [...notes].join(' ');
}

function whyNot({ findings, way }: Verdict): string {
  const tooLong = findings.find((one) => one.code === 'too_long');
  if (tooLong !== undefined) return `This is ${tooLong.detail['over']} over the ${tooLong.detail['max']} allowed here.`;
  if (findings.some((one) => one.code === 'no_way'))
    return 'No reply can leave this way from here. Connect a profile on this channel first.';
  const grave = findings.find(({ level }) => level === 'may_not_go');
  if (grave !== undefined) return whyGrave[grave.code] ?? 'What was found in these words may not go out.';
  return way === 'link_out'
    ? 'This place is answered on its own page: open it there, then confirm.'
    : 'This reply may not go.';
}

const whyGrave: Readonly<Partial<Record<FindingCode, string>>> = {
  placeholder: 'Something is still to be filled in here.',
  private_data: "This shows the customer's private data to everybody. Take it out, or say it privately.",
};

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
    const outcome = await applyAct(tx, {
      brandId: actor.brandId,
      caseId: actor.caseId,
      act: await changeReply(tx, actor, reply, act),
      now: actor.now,
    });
    if (!isApplied(outcome)) throw refusal(outcome);
    return done(tx, actor, replyId, outcome.event);
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

async function done(tx: Tx, { brandId, caseId }: Actor, replyId: string, event: number): Promise<ReplyDone> {
  const [row] = await rowsOfCases(tx, brandId, [caseId]);
  const reply = await lockReply(tx, brandId, replyId);
  if (row === undefined || reply === null) throw new HeedError('not_found', 'There is no such case.');
  return { row: presentRow(row), reply: presentReply(reply), event };
}
