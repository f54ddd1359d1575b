// "No clear policy": a question from a case to whoever owns the matter, with a promise to the customer; and its answer,
// which holds for everybody from then on.

import { membersAmong } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { addQuestion, lockQuestion, type QuestionRow, settleQuestion } from '../../store/respond/answers/questions.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { type NewNotice, writeNotices } from '../../store/triage/notices.ts';
import { teamsOf } from '../../store/triage/teams.ts';
import type { QuestionAnswer, QuestionBody } from '../../wire/answers.ts';
import { HeedError } from '../problem.ts';
import type { Actor } from './actor.ts';
import { type Author, makeAnswer } from './change-answer.ts';
import { applyFor } from './person-act.ts';

/** Gives the question's id. The promise comes first: it can be refused, and then nobody is asked. */
export async function askQuestion(tx: Tx, actor: Actor, body: QuestionBody): Promise<string> {
  const { brandId, caseId, personId, now } = actor;
  if ((await caseRowById(tx, brandId, caseId)) === null) throw new HeedError('not_found', 'There is no such case.');
  const asked = await whoIsAsked(tx, brandId, body);
  if (body.promiseUntil !== null) {
    const act = {
      act: 'promise',
      personId,
      saw: body.saw,
      promiseId: newId(now),
      until: new Date(body.promiseUntil),
    } as const;
    await applyFor(tx, actor, act);
  }
  const id = newId(now);
  const { words, toPersonId, toTeamId } = body;
  await addQuestion(tx, brandId, { id, caseId, askedBy: personId, toPersonId, toTeamId, words, at: now });
  const notices = asked
    .filter((one) => one !== personId)
    .map((one) => notice('question.asked', one, { id, caseId, now }));
  await writeNotices(tx, brandId, notices, now);
  await record(tx, actor, 'question.asked', id);
  return id;
}

async function whoIsAsked(tx: Tx, brandId: string, { toPersonId, toTeamId }: QuestionBody): Promise<readonly string[]> {
  const team = toTeamId === null ? null : (await teamsOf(tx, brandId)).find((one) => one.id === toTeamId);
  if (team === undefined) throw new HeedError('bad_request', 'There is no such team.', { field: 'toTeamId' });
  const wanted = team?.memberIds ?? (toPersonId === null ? [] : [toPersonId]);
  const members = await membersAmong(tx, brandId, wanted);
  if (members.length === 0) {
    throw new HeedError('bad_request', 'Nobody who belongs to the brand would hear this question.', {
      field: toTeamId === null ? 'toPersonId' : 'toTeamId',
    });
  }
  return members;
}

/** The answer is approved by being given: whoever was asked owns the matter. */
export async function answerQuestion(
  tx: Tx,
  author: Author,
  question: QuestionRow,
  body: QuestionAnswer,
): Promise<string> {
  const { brandId, personId, now } = author;
  if (question.answeredAt !== null) {
    throw new HeedError('not_now', `${question.answeredBy ?? 'Somebody'} has answered this already.`);
  }
  const answerId = await makeAnswer(tx, author, { ...body, isApproved: true });
  await settleQuestion(tx, brandId, { id: question.id, answerId, by: personId, at: now });
  const { id, caseId, askedById } = question;
  if (askedById !== personId) {
    await writeNotices(tx, brandId, [notice('question.answered', askedById, { id, caseId, now })], now);
  }
  await record(tx, { ...author, caseId }, 'question.answered', id);
  return answerId;
}

export async function questionAsked(tx: Tx, brandId: string, id: string): Promise<QuestionRow> {
  const question = await lockQuestion(tx, brandId, id);
  if (question === null) throw new HeedError('not_found', 'There is no such question.');
  return question;
}

function notice(
  kind: 'question.asked' | 'question.answered',
  personId: string,
  { id, caseId, now }: { readonly id: string; readonly caseId: string; readonly now: Date },
): NewNotice {
  const matter = `question:${id}/${kind}`;
  return { recipient: { personId }, caseId, kind, severity: 'normal', matter, dueAt: now, detail: {} };
}

async function record(
  tx: Tx,
  { brandId, caseId, personId, now }: Actor,
  kind: 'question.asked' | 'question.answered',
  subjectId: string,
): Promise<void> {
  const event = { kind, at: now, personId, caseId, subjectId, detail: {}, contentDigest: null };
  await appendEvents(tx, brandId, [event]);
}
