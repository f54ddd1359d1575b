// How an answer comes to be: suggested by anybody who answers, approved by a lead, looked at again, archived. Each is on
// the record by its ids; the words are in the versions.

import { keysOf } from '../../core/respond/answers/wording.ts';
import { isMember } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import {
  type AnswerRow,
  type AnswerText,
  addAnswer,
  addVersion,
  approveVersion,
  dueForReview,
  keepAnswer,
  lockAnswer,
  versionsOf,
} from '../../store/respond/answers/answers.ts';
import { dropKeys, examplesOf, keepKeys } from '../../store/respond/answers/wordings.ts';
import { writeNotices } from '../../store/triage/notices.ts';
import type { AnswerAct, AnswerBody } from '../../wire/answers.ts';
import { HeedError } from '../problem.ts';

export interface Author {
  readonly brandId: string;
  readonly personId: string;
  readonly now: Date;
}

export interface Written extends Omit<AnswerBody, 'ownerId'> {
  readonly ownerId?: string | undefined;
}

/** A new answer: a suggestion, or approved at once by whoever may. Gives its id. */
export async function makeAnswer(tx: Tx, author: Author, body: Written): Promise<string> {
  const { brandId, personId, now } = author;
  const id = newId(now);
  const ownerId = body.ownerId ?? personId;
  await memberAsked(tx, brandId, ownerId);
  const question = body.texts[0]?.question ?? '';
  await addAnswer(tx, brandId, { id, ownerId, question, reviewOn: body.reviewOn, at: now });
  await write(tx, author, { id, version: 1, body });
  return id;
}

/** Another version. Until it is approved the old one holds. */
export async function changeAnswer(tx: Tx, author: Author, id: string, body: Written): Promise<void> {
  const was = await answerAsked(tx, author.brandId, id);
  if (body.ownerId !== undefined) await memberAsked(tx, author.brandId, body.ownerId);
  if (body.isApproved) {
    const { ownerId = was.ownerId, reviewOn } = body;
    await keepAnswer(tx, author.brandId, { id, ownerId, reviewOn, archivedAt: was.archivedAt });
  }
  await write(tx, author, { id, version: was.newestVersion + 1, body });
}

async function write(
  tx: Tx,
  author: Author,
  { id, version, body }: { readonly id: string; readonly version: number; readonly body: Written },
): Promise<void> {
  const { brandId, personId, now } = author;
  const { texts, locationIds } = body;
  await addVersion(tx, brandId, { answerId: id, version, texts, locationIds, byId: personId, at: now });
  if (body.isApproved) await approve(tx, author, id, version, texts);
  else await record(tx, author, id, { what: 'suggested', version });
}

async function approve(
  tx: Tx,
  author: Author,
  id: string,
  version: number,
  texts: readonly AnswerText[],
): Promise<void> {
  const { brandId, personId, now } = author;
  const question = texts[0]?.question ?? '';
  await approveVersion(tx, brandId, { answerId: id, version, question, byId: personId, at: now });
  await keysAgain(tx, brandId, id, texts);
  await record(tx, author, id, { what: 'approved', version });
}

/** What it is found by: the words it holds now, and those of the customers it answered. */
async function keysAgain(tx: Tx, brandId: string, id: string, texts: readonly AnswerText[]): Promise<void> {
  const examples = await examplesOf(tx, brandId, [id]);
  const wordings = [...texts.flatMap((one) => [one.question, one.text]), ...examples.map((one) => one.words)];
  await dropKeys(tx, brandId, id);
  await keepKeys(tx, brandId, 'answer', id, [...new Set(wordings.flatMap(keysOf))]);
}

export async function actOnAnswer(tx: Tx, author: Author, id: string, act: AnswerAct): Promise<void> {
  const { brandId, now } = author;
  const was = await answerAsked(tx, brandId, id);
  const { ownerId, reviewOn } = was;
  switch (act.act) {
    case 'approve': {
      const version = (await versionsOf(tx, brandId, id)).find((one) => one.version === act.version);
      if (version === undefined || act.version <= (was.approvedVersion ?? 0)) {
        throw new HeedError('not_now', 'This version no longer waits for a yes. Look at the newest one.');
      }
      return approve(tx, author, id, act.version, version.texts);
    }
    case 'archive':
      await keepAnswer(tx, brandId, { id, ownerId, reviewOn, archivedAt: now });
      return record(tx, author, id, { what: 'archived', version: was.newestVersion });
    case 'bring_back':
      await keepAnswer(tx, brandId, { id, ownerId, reviewOn, archivedAt: null });
      return record(tx, author, id, { what: 'brought_back', version: was.newestVersion });
    case 'reviewed':
      await keepAnswer(tx, brandId, { id, ownerId, reviewOn: act.reviewOn, archivedAt: was.archivedAt });
      return record(tx, author, id, { what: 'reviewed', version: was.approvedVersion ?? was.newestVersion });
  }
}

export async function answerAsked(tx: Tx, brandId: string, id: string): Promise<AnswerRow> {
  const row = await lockAnswer(tx, brandId, id);
  if (row === null) throw new HeedError('not_found', 'There is no such answer.');
  return row;
}

async function memberAsked(tx: Tx, brandId: string, personId: string): Promise<void> {
  if (!(await isMember(tx, brandId, personId)))
    throw new HeedError('bad_request', 'This person does not belong to the brand.', { field: 'ownerId' });
}

async function record(
  tx: Tx,
  { brandId, personId, now }: Author,
  id: string,
  detail: { readonly what: string; readonly version: number },
): Promise<void> {
  await appendEvents(tx, brandId, [
    { kind: 'answer.changed', at: now, personId, caseId: null, subjectId: id, detail, contentDigest: null },
  ]);
}

/** A review that is due is told to its owner, once for each date. Gives how many were told now. */
export async function tellReviews(tx: Tx, brandId: string, now: Date): Promise<number> {
  const due = await dueForReview(tx, brandId, now.toISOString().slice(0, 10));
  return writeNotices(
    tx,
    brandId,
    due.map(({ id, ownerId, reviewOn, question }) => ({
      recipient: { personId: ownerId },
      caseId: null,
      kind: 'answer.review',
      severity: 'normal',
      matter: `answer:${id}/review/${reviewOn}`,
      dueAt: now,
      detail: { answerId: id, question, reviewOn },
    })),
    now,
  );
}
