// Carries out what a person does to a case, apart from answering it: assign, resolve, let be, reopen, note, correct, like.

import { faceOf } from '../../core/case.ts';
import { isAtLeast } from '../../core/role.ts';
import { triage } from '../../core/triage/triage.ts';
import { correct } from '../../core/understand/correct.ts';
import { membersOf } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { addReading } from '../../store/listen/mentions.ts';
import { newId } from '../../store/new-id.ts';
import { noteUnclosed } from '../../store/respond/handovers.ts';
import { mentionById, readingsOf, type ThreadRow } from '../../store/triage/case-page.ts';
import { lockCase } from '../../store/triage/cases.ts';
import { addCorrections, addDecision, addNote, noteLike, undoDecision } from '../../store/triage/notes.ts';
import { protocolOf } from '../../store/triage/protocols.ts';
import type { ActBody, ActDone } from '../../wire/acts.ts';
import { type ApplyOutcome, applyAct, isApplied } from '../flow/apply-act.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { askToHide, settleHide } from './hide-mention.ts';
import { mergeCases, separateCase, splitCase } from './join-cases.ts';
import { likeMention } from './like-mention.ts';
import { rowAfter } from './person-act.ts';
import { refusal } from './refusals.ts';

export async function actOnCase(world: World, actor: Actor, body: ActBody): Promise<ActDone> {
  // The platform first: a like that it refuses has not happened.
  if (body.act === 'like') await likeMention(world, actor, body.mentionId);
  if (body.act === 'hide') return askToHide(world, actor, body);
  if (body.act === 'settle_hide') return settleHide(world, actor, body);
  return world.database.brand(actor.brandId, async (tx) => {
    const { event, otherId } = await carried(tx, actor, body);
    const row = await rowAfter(tx, actor);
    return { row, event, ...(otherId === undefined ? {} : { otherId }) };
  });
}

/** Throws what the person is told when it is refused. */
async function carried(
  tx: Tx,
  actor: Actor,
  body: Exclude<ActBody, { act: Hiding }>,
): Promise<{ event: number; otherId?: string }> {
  if (body.act === 'merge') return mergeCases(tx, actor, body);
  if (body.act === 'split') return splitCase(tx, actor, body);
  if (body.act === 'separate') return separateCase(tx, actor, body);
  const outcome = await carryOut(tx, actor, body);
  if (!isApplied(outcome)) throw refusal(outcome);
  return { event: outcome.event };
}

type OneCase = Exclude<ActBody, { act: Joining | Hiding }>;
type Joining = 'merge' | 'split' | 'separate';
type Hiding = 'hide' | 'settle_hide';

async function carryOut(tx: Tx, actor: Actor, body: OneCase): Promise<ApplyOutcome> {
  const { brandId, personId, caseId, now } = actor;
  const seen = { personId, saw: body.saw };
  const apply = (act: Parameters<typeof applyAct>[1]['act'], digest: string | null = null) =>
    applyAct(tx, { brandId, caseId, act, now, contentDigest: digest });
  switch (body.act) {
    case 'assign': {
      const { assigneeId } = body;
      if (assigneeId !== null) await checkTakes(tx, brandId, assigneeId);
      return apply({ act: 'assign', ...seen, assigneeId });
    }
    case 'resolve':
      return resolve(tx, actor, body);
    case 'let_be': {
      const { reason, reasonCode } = await whyLetBe(tx, brandId, body);
      await addDecision(tx, brandId, { id: newId(now), caseId, personId, reason, reasonCode, at: now });
      const digest = contentDigest(newSalt(), reason);
      return apply({ act: 'let_be', ...seen, isAnyway: body.isAnyway }, digest);
    }
    case 'reopen':
      await undoDecision(tx, brandId, caseId, now);
      return apply({ act: 'reopen', ...seen });
    case 'promise':
      return apply({ act: 'promise', ...seen, promiseId: newId(now), until: new Date(body.until) });
    case 'acknowledge':
      return apply({ act: 'acknowledge', ...seen });
    case 'note': {
      const id = newId(now);
      await addNote(tx, brandId, { id, caseId, personId, text: body.text, at: now });
      return apply({ act: 'note', ...seen, noteId: id }, contentDigest(newSalt(), body.text));
    }
    case 'like':
      await noteLike(tx, brandId, body.mentionId, personId, now);
      return apply({ act: 'like', ...seen, mentionId: body.mentionId });
    case 'correct':
      return correctReading(tx, actor, body);
  }
}

const leastReason = 3;

/** The protocol's reason in its words of today, and the person's own; one of the two there must be. */
async function whyLetBe(tx: Tx, brandId: string, { reason, reasonCode }: Extract<ActBody, { act: 'let_be' }>) {
  if (reasonCode === undefined) {
    if (reason.length < leastReason)
      throw new HeedError('bad_request', 'reason: say why no reply is best', { field: 'reason' });
    return { reason, reasonCode: null };
  }
  const known = (await protocolOf(tx, brandId)).letBeReasons.find(({ code }) => code === reasonCode);
  if (known === undefined) {
    throw new HeedError('bad_request', 'reasonCode: the protocol has no such reason', { field: 'reasonCode' });
  }
  return { reason: reason === '' ? known.words : `${known.words}: ${reason}`, reasonCode };
}

/** Why a matter taken offline gets no closing line in public is kept beside it, and its digest in the record. */
async function resolve(tx: Tx, actor: Actor, body: Extract<ActBody, { act: 'resolve' }>): Promise<ApplyOutcome> {
  const { brandId, personId, caseId, now } = actor;
  const { saw, isAnyway, withoutClosing: reason } = body;
  const act = { act: 'resolve' as const, personId, saw, isAnyway };
  if (reason === undefined) return applyAct(tx, { brandId, caseId, act, now });
  const handoverId = (await lockCase(tx, brandId, caseId))?.handover?.handoverId;
  if (handoverId !== undefined) await noteUnclosed(tx, brandId, handoverId, { reason, personId, at: now });
  const digest = contentDigest(newSalt(), reason);
  return applyAct(tx, { brandId, caseId, act: { ...act, isUnclosed: true }, now, contentDigest: digest });
}

/** Throws when somebody is no member, or only reads. */
async function checkTakes(tx: Tx, brandId: string, personId: string): Promise<void> {
  const member = (await membersOf(tx, brandId)).find(({ id }) => id === personId);
  const at = { field: 'assigneeId' };
  if (member === undefined) throw new HeedError('bad_request', 'This person does not belong to the brand.', at);
  if (!isAtLeast(member.role, 'trainee')) {
    throw new HeedError('bad_request', `${member.name} reads along and takes no cases.`, at);
  }
}

/** A correction is a new reading by a person; priority and clock follow it, and the difference is kept to learn from. */
async function correctReading(tx: Tx, actor: Actor, body: Extract<ActBody, { act: 'correct' }>): Promise<ApplyOutcome> {
  const { brandId, personId, caseId, now } = actor;
  const one = await lockCase(tx, brandId, caseId);
  const mention = await mentionById(tx, brandId, body.mentionId);
  const [was] = await readingsOf(tx, brandId, [body.mentionId]);
  if (one === null || mention === null || was === undefined || mention.caseId !== caseId) {
    throw new HeedError('not_found', 'There is no such mention in this case.');
  }
  const { reading, changed } = correct(was, body, personId);
  await addReading(tx, brandId, { mentionId: body.mentionId, reading, at: now });
  await addCorrections(
    tx,
    brandId,
    changed.map((head) => ({
      id: newId(now),
      mentionId: body.mentionId,
      head,
      was: String(was[head]),
      isNow: String(reading[head]),
      personId,
      at: now,
    })),
  );
  const running = one.unanswered.find((clock) => clock.mentionId === body.mentionId);
  const face = faceOf(asMention(mention), reading);
  const triaged = triage({
    mentionId: mention.id,
    of: one,
    face,
    reach: one.reach,
    startsAt: running?.startedAt ?? null,
    ...(running === undefined ? {} : { kind: running.kind }),
    rules: await rulesOf(tx, brandId),
  });
  const act = {
    act: 'correct' as const,
    personId,
    saw: body.saw,
    mentionId: body.mentionId,
    face,
    clock: triaged.clock,
    priority: triaged.priority,
    changed: changed.join(' '),
  };
  return applyAct(tx, { brandId, caseId, act, now });
}

function asMention(row: ThreadRow) {
  return { text: row.text, title: row.title, rating: row.rating, isRemoved: row.removedAt !== null };
}
