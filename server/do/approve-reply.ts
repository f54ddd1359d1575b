// A second person's yes to a reply: asked for, commented on, said, refused, taken back. The last yes queues exactly the
// words it was said to, in their author's name, with the time to take them back.

import type { Act, PersonAct } from '../../core/act.ts';
import type { Case } from '../../core/case.ts';
import { nearestClock } from '../../core/case.ts';
import {
  byFromCode,
  byToCode,
  dueAt,
  type Request,
  type Reviewed,
  remindAt,
  review,
  reviewersOf,
  type WhyNoReview,
} from '../../core/respond/approvals.ts';
import type { Finding } from '../../core/respond/finding.ts';
import type { Tx } from '../../store/database.ts';
import { newId } from '../../store/new-id.ts';
import {
  type ApprovalRow,
  addComment,
  addReview,
  approvalById,
  editApproval,
  insertApproval,
  markSettled,
  reviewsOf,
} from '../../store/respond/approvals.ts';
import { clearDraft } from '../../store/respond/drafts.ts';
import type { NewReply } from '../../store/respond/replies.ts';
import { lockCase } from '../../store/triage/cases.ts';
import type { ApprovalAct, ApprovalDone, AskBody } from '../../wire/approvals.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { whoIsTold } from '../flow/who-works.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { askedFor, isOwnRequest, neededFor } from './approval-needed.ts';
import { type Leaving, mayLeave } from './may-leave.ts';
import { asNamed, findPictures, wholeContent } from './name-pictures.ts';
import { applyFor, rowAfter } from './person-act.ts';
import { refusal } from './refusals.ts';
import { promiseActs, timingOf } from './reply-timing.ts';
import { keepReply, newReply } from './reply-to-case.ts';

/** Asks for a yes. The words go into the request and out of the composer; asked anew, the earlier request is void. */
export async function askApproval(world: World, actor: Actor, body: AskBody): Promise<ApprovalDone> {
  const { brandId, caseId, personId, now } = actor;
  return world.database.brand(brandId, async (tx) => {
    const leaving = await mayLeave(tx, world, actor, body, true);
    const { of, findings } = leaving;
    const { sendAt, promiseUntil, phraseIds, answerIds } = body;
    timingOf(of, actor, body);
    if (of.approvalId !== null && !(await isOwnRequest(tx, actor, of.approvalId))) {
      throw refusal({ refused: 'not_now', why: 'already_asked' });
    }
    const needed = await askedFor(tx, actor, body, leaving);
    const id = newId(now);
    const due = dueAt(now, needed.withinMinutes, nearestClock(of));
    const salt = newSalt();
    const whose = { why: needed.why, rule: needed.rule, needed: needed.count };
    const byWhom = byToCode(needed.by);
    if (of.approvalId !== null) await markSettled(tx, brandId, { ...voided, id: of.approvalId, personId, at: now });
    const along = { sendAt, promiseUntil, phraseIds, answerIds };
    const kept = {
      ...body,
      pictures: asNamed(leaving.pictures),
      along,
      id,
      caseId,
      personId,
      salt,
      findings,
      askedAt: now,
      dueAt: due,
      saw: of.version,
    };
    await insertApproval(tx, brandId, { ...kept, ...whose, byWhom }, remindAt(now, due));
    await clearDraft(tx, { brandId, caseId, personId }, body.visibility, now);
    const act: PersonAct = {
      act: 'ask_approval',
      ...{ personId, saw: body.saw, isAnyway: body.isAnyway, approvalId: id, insteadOf: of.approvalId },
      ...{ toMentionId: body.toMentionId, isPublic: body.visibility === 'public' },
      ...{ ...whose, by: byWhom, dueAt: due, findings: codes(findings), overruled: body.overruled.join(' ') },
    };
    const digest = contentDigest(salt, wholeContent(body.text, leaving.pictures));
    return apply(tx, actor, { id }, { act, digest });
  });
}

const voided = { state: 'void', isAlone: false } as const;

const notesIn = (findings: readonly Finding[]) => codes(findings.filter(({ level }) => level === 'note'));
const codes = (findings: readonly Finding[]): string => [...new Set(findings.map(({ code }) => code))].join(' ');

/** What it came to, and when a reply that it let go leaves. */
export interface Acted extends ApprovalDone {
  readonly undoUntil: Date | null;
}

export async function actOnApproval(world: World, actor: Actor, id: string, body: ApprovalAct): Promise<Acted> {
  return world.database.brand(actor.brandId, async (tx) => {
    // The case's lock before anything is read: two reviewers in the same moment come one after the other.
    const one = await lockCase(tx, actor.brandId, actor.caseId);
    const request = await approvalById(tx, actor.brandId, id);
    if (one === null || request === null || request.caseId !== actor.caseId) throw noSuch();
    if (body.act === 'comment') return { ...(await comment(tx, actor, request, body)), undoUntil: null };
    if (body.act === 'withdraw') return { ...(await withdraw(tx, actor, request)), undoUntil: null };
    return say(world, tx, actor, { one, request, body });
  });
}

interface Said {
  readonly one: Case;
  readonly request: ApprovalRow;
  readonly body: Extract<ApprovalAct, { act: 'yes' | 'no' | 'changes' }>;
}

async function say(world: World, tx: Tx, actor: Actor, { one, request, body }: Said): Promise<Acted> {
  const { brandId, personId, now } = actor;
  const edited = body.act === 'yes' && body.text !== undefined && body.text !== request.text ? body.text : null;
  const by = { personId, verdict: body.act, version: body.version, isEdit: edited !== null };
  const reviewed = review(await requestOf(tx, actor, request), by, now);
  if ('refused' in reviewed) throw notReviewed(reviewed.refused);
  const version = edited === null ? request.version : request.version + 1;
  const isYes = body.act === 'yes';
  const isAnyway = isYes && body.isAnyway;
  const sent = isYes ? await sayYes(world, tx, actor, { request, edited, version, reviewed, isAnyway }) : null;
  const words = body.words === undefined || body.words === '' ? null : body.words;
  await addReview(tx, brandId, {
    ...{ id: newId(now), approvalId: request.id, personId, verdict: body.act },
    ...{ version, words, at: now },
  });
  const seen = {
    personId,
    // A yes is to words that answer what was said until they were asked for; a no depends on nothing.
    saw: isYes ? request.saw : one.version,
    isAnyway,
    ...{ approvalId: request.id, verdict: body.act, version, isEdit: edited !== null },
  };
  const { settles, isAlone } = reviewed;
  const act: PersonAct =
    settles === null
      ? { act: 'review_approval', ...seen }
      : { act: 'settle_approval', ...seen, state: settles, authorId: request.personId, isAlone, reply: queued(sent) };
  const digest = contentDigest(sent?.reply.salt ?? request.salt, await contentOf(tx, actor, request, edited));
  const done = await apply(tx, actor, request, { act, followedBy: sent?.promised ?? [], digest });
  return { ...done, undoUntil: sent?.reply.undoUntil ?? null };
}

interface Yes {
  readonly request: ApprovalRow;
  readonly edited: string | null;
  readonly version: number;
  readonly reviewed: Reviewed;
  readonly isAnyway: boolean;
}

/** Keeps the reviewer's wording; with the last yes, queues the words in their author's name. */
async function sayYes(
  world: World,
  tx: Tx,
  actor: Actor,
  { request, edited, version, reviewed, isAnyway }: Yes,
): Promise<Queued | null> {
  const { brandId, personId, now } = actor;
  const author: Actor = { ...actor, personId: request.personId };
  const { promiseUntil } = request.along;
  const toSend = { ...request, text: edited ?? request.text, promiseUntil };
  const leaving = await mayLeave(tx, world, author, toSend, true);
  if (edited !== null) {
    const { findings } = leaving;
    const { pictures } = request;
    await editApproval(tx, brandId, {
      approvalId: request.id,
      version,
      personId,
      text: edited,
      pictures,
      at: now,
      findings,
    });
  }
  if (reviewed.settles === 'approved') await checkEnough(tx, actor, request, { leaving, isEdit: edited !== null });
  // On a place's own page the author answers: with exactly these words the reply is let through.
  if (reviewed.settles !== 'approved' || request.via !== 'interface') return null;
  const { along } = request;
  const isTimeAhead = along.sendAt !== undefined && Date.parse(along.sendAt) > now.getTime();
  const wish = { ...along, via: request.via, isAnyway, sendAt: isTimeAhead ? along.sendAt : undefined };
  const timing = timingOf(leaving.of, author, wish);
  const reply = newReply(author, toSend, leaving, request.id, timing);
  await keepReply(tx, brandId, reply, along);
  return { reply, overruled: notesIn(leaving.findings), promised: promiseActs(timing, author, reply.id) };
}

/** An edit, the case and the protocol may want another's yes by now than the one that was asked for. */
async function checkEnough(
  tx: Tx,
  actor: Actor,
  request: ApprovalRow,
  { leaving, isEdit }: { readonly leaving: Leaving; readonly isEdit: boolean },
): Promise<void> {
  const needed = await neededFor(tx, { ...actor, personId: request.personId }, request, leaving);
  if (needed === null) return;
  const asNeeded = { ...request, byWhom: byToCode(needed.by), needed: needed.count };
  const by = { personId: actor.personId, verdict: 'yes', version: request.version, isEdit } as const;
  const reviewed = review(await requestOf(tx, actor, asNeeded), by, actor.now);
  if ('settles' in reviewed && reviewed.settles === 'approved') return;
  const words = 'Your yes is not enough for these words. Let them be asked for anew, or leave them as they were.';
  throw new HeedError('needs_approval', words, { detail: { why: needed.why, rule: needed.rule } });
}

interface Queued {
  readonly reply: NewReply;
  /** Notes that were shown to whoever said yes. */
  readonly overruled: string;
  /** What the words promise begins with them. */
  readonly promised: readonly Act[];
}

function queued(sent: Queued | null) {
  if (sent === null) return null;
  const { reply, overruled } = sent;
  return { overruled, replyId: reply.id, toMentionId: reply.toMentionId, isPublic: reply.visibility === 'public' };
}

async function withdraw(tx: Tx, actor: Actor, request: ApprovalRow): Promise<ApprovalDone> {
  const { personId } = actor;
  if (request.personId !== personId) throw notReviewed('not_yours');
  const act: PersonAct = {
    act: 'settle_approval',
    personId,
    saw: Number.MAX_SAFE_INTEGER,
    approvalId: request.id,
    state: 'withdrawn',
    authorId: personId,
    verdict: null,
    version: request.version,
    isEdit: false,
    isAlone: false,
    reply: null,
  };
  return apply(tx, actor, request, {
    act,
    digest: contentDigest(request.salt, await contentOf(tx, actor, request, null)),
  });
}

/** Of the author's pictures, and of a reviewer's words where there are any. */
async function contentOf(tx: Tx, actor: Actor, request: ApprovalRow, edited: string | null): Promise<string> {
  return wholeContent(edited ?? request.text, await findPictures(tx, actor, request.pictures));
}

/** What is said of the words is kept with them; the record says that it was. */
async function comment(
  tx: Tx,
  actor: Actor,
  request: ApprovalRow,
  body: Extract<ApprovalAct, { act: 'comment' }>,
): Promise<ApprovalDone> {
  if (request.state !== 'asked') throw notReviewed('settled');
  if (body.version !== request.version) throw notReviewed('other_words');
  const { start, end, text } = body;
  if (start > end || end > request.text.length) {
    throw new HeedError('bad_request', 'These words are not in the draft.', { field: 'end' });
  }
  const { personId, now } = actor;
  await addComment(tx, actor.brandId, {
    ...{ id: newId(now), approvalId: request.id, version: body.version },
    ...{ personId, start, end, text, at: now },
  });
  const said = { approvalId: request.id, verdict: 'comment', version: body.version, isEdit: false } as const;
  const act: PersonAct = { act: 'review_approval', personId, saw: Number.MAX_SAFE_INTEGER, ...said };
  return apply(tx, actor, request, { act, digest: contentDigest(request.salt, text) });
}

async function apply(
  tx: Tx,
  actor: Actor,
  { id }: Pick<ApprovalRow, 'id'>,
  { act, followedBy = [], digest }: { act: PersonAct; followedBy?: readonly Act[]; digest: string },
): Promise<ApprovalDone> {
  const event = await applyFor(tx, actor, act, { followedBy, contentDigest: digest });
  const row = await rowAfter(tx, actor);
  const request = await approvalById(tx, actor.brandId, id);
  if (request === null) throw noSuch();
  return { row, approvalId: id, state: request.state, event };
}

/** The request as the rules see it, with everybody who may say yes now. */
export async function requestOf(tx: Tx, { brandId, now }: Pick<Actor, 'brandId' | 'now'>, row: ApprovalRow) {
  const people = await whoIsTold(tx, brandId, now, await rulesOf(tx, brandId));
  const reviewers = reviewersOf(byFromCode(row.byWhom), people, row.personId);
  const author = people.find(({ id }) => id === row.personId);
  const reviews = await reviewsOf(tx, brandId, row.id);
  const who = { authorId: row.personId, authorRole: author?.role ?? 'observer', reviewers, reviews } as const;
  return { ...row, ...who } satisfies Request;
}

const noSuch = () => new HeedError('not_found', 'There are no such words waiting in this case.');

const whyNot: Readonly<Record<WhyNoReview, string>> = {
  settled: 'These words no longer wait for a yes.',
  not_yours: 'Somebody else has to say yes to these words.',
  too_soon: 'You are alone here: read your words again, and say yes when five minutes have passed.',
  other_words: 'The words have changed meanwhile. Read them again.',
  said_already: 'You have said yes to these words already.',
};

function notReviewed(why: WhyNoReview): HeedError {
  return new HeedError(why === 'not_yours' ? 'not_allowed' : 'not_now', whyNot[why], { detail: { why } });
}
