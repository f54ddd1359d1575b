// Approved answers and open questions. GET, POST …/answers, GET, PUT, POST …/answers/:id, GET …/answers/:id/touched,
// GET …/cases/:id/answers, POST …/cases/:id/questions, GET …/questions, POST …/questions/:id

import type { FastifyInstance } from 'fastify';
import type { Role } from '../../core/role.ts';
import type { Tx } from '../../store/database.ts';
import { answersOf, versionsOf } from '../../store/respond/answers/answers.ts';
import { openQuestions, type QuestionRow, questionsOfCase } from '../../store/respond/answers/questions.ts';
import { newestWords, openMatters, usedIn } from '../../store/respond/answers/wordings.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { teamsOf } from '../../store/triage/teams.ts';
import {
  AnswerAct,
  AnswerBody,
  type AnswerPage,
  type Answers,
  AnswersQuery,
  type CaseAnswers,
  QuestionAnswer,
  QuestionBody,
  type Questions,
  type Touched,
  type TouchedCase,
} from '../../wire/answers.ts';
import { answerQuestion, askQuestion, questionAsked } from '../do/ask-question.ts';
import { actOnAnswer, answerAsked, changeAnswer, makeAnswer, tellReviews } from '../do/change-answer.ts';
import { findAnswers, findBefore } from '../do/find-answers.ts';
import { mayAgree, mayCare, maySee } from '../policy.ts';
import { iso } from '../present.ts';
import { presentAnswer, presentBefore, presentQuestion, presentVersion } from '../present-answers.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { type Asked, actorOf, brandRoute } from './route.ts';

export function addAnswerRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, { method: 'GET', path: '/answers', may: maySee, query: AnswersQuery, do: listAnswers });
  brandRoute(app, world, {
    method: 'POST',
    path: '/answers',
    may: mayCare,
    body: AnswerBody,
    do: async (asked): Promise<AnswerPage> => {
      mayHold(asked);
      return world.database.brand(asked.brand.id, async (tx) =>
        pageOf(tx, asked.brand.id, await makeAnswer(tx, authorOf(asked), asked.body)),
      );
    },
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/answers/:id',
    may: maySee,
    do: ({ brand, part }): Promise<AnswerPage> =>
      world.database.brand(brand.id, (tx) => pageOf(tx, brand.id, part('id'))),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/answers/:id',
    may: mayCare,
    body: AnswerBody,
    do: async (asked): Promise<AnswerPage> => {
      mayHold(asked);
      return world.database.brand(asked.brand.id, async (tx) => {
        await changeAnswer(tx, authorOf(asked), asked.part('id'), asked.body);
        return pageOf(tx, asked.brand.id, asked.part('id'));
      });
    },
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/answers/:id',
    may: mayAgree,
    body: AnswerAct,
    do: (asked): Promise<AnswerPage> =>
      world.database.brand(asked.brand.id, async (tx) => {
        await actOnAnswer(tx, authorOf(asked), asked.part('id'), asked.body);
        return pageOf(tx, asked.brand.id, asked.part('id'));
      }),
  });
  brandRoute(app, world, { method: 'GET', path: '/answers/:id/touched', may: maySee, do: touchedBy });
  addQuestionRoutes(app, world);
}

function addQuestionRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, { method: 'GET', path: '/cases/:id/answers', may: maySee, do: answersOfCase });
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/questions',
    may: mayCare,
    body: QuestionBody,
    do: (asked) =>
      world.database.brand(asked.brand.id, async (tx) => ({ id: await askQuestion(tx, actorOf(asked), asked.body) })),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/questions',
    may: maySee,
    do: ({ brand, person }): Promise<Questions> =>
      world.database.brand(brand.id, async (tx) => {
        const mine = await isMineOf(tx, brand, person.id);
        const questions = await openQuestions(tx, brand.id);
        return { questions: questions.map((one) => presentQuestion(one, mine(one))) };
      }),
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/questions/:id',
    may: mayCare,
    body: QuestionAnswer,
    do: (asked): Promise<AnswerPage> =>
      world.database.brand(asked.brand.id, async (tx) => {
        const { brand, person, part, body } = asked;
        const question = await questionAsked(tx, brand.id, part('id'));
        const isMine = (await isMineOf(tx, brand, person.id))(question);
        if (!isMine && !mayAgree(brand)) throw new HeedError('not_allowed', mayAgree.words);
        return pageOf(tx, brand.id, await answerQuestion(tx, authorOf(asked), question, body));
      }),
  });
}

/** Whoever may not approve suggests. */
function mayHold({ brand, body }: Asked<AnswerBody, unknown>): void {
  if (body.isApproved && !mayAgree(brand)) throw new HeedError('not_allowed', mayAgree.words);
}

function authorOf({ brand, person, now }: Asked<unknown, unknown>) {
  return { brandId: brand.id, personId: person.id, now };
}

async function pageOf(tx: Tx, brandId: string, id: string): Promise<AnswerPage> {
  const row = await answerAsked(tx, brandId, id);
  const versions = await versionsOf(tx, brandId, id);
  return { answer: presentAnswer(row), versions: versions.map(presentVersion) };
}

/** Whoever looks at the list has the reviews told that are due: it needs no clock of its own. */
function listAnswers({ world, brand, query, now }: Asked<unknown, { q: string; limit: number }>): Promise<Answers> {
  return world.database.brand(brand.id, async (tx) => {
    const { q, limit } = query;
    if (q.trim() !== '') {
      const found = await findAnswers(tx, world, brand.id, {
        words: q,
        locationId: null,
        limit: Math.min(limit, 30),
        isTyping: true,
      });
      return { answers: found.map(({ row }) => presentAnswer(row)) };
    }
    await tellReviews(tx, brand.id, now);
    return { answers: (await answersOf(tx, brand.id, limit)).map(presentAnswer) };
  });
}

function answersOfCase({ world, brand, person, part }: Asked<unknown, unknown>): Promise<CaseAnswers> {
  return world.database.brand(brand.id, async (tx) => {
    const caseId = part('id');
    const row = await caseRowById(tx, brand.id, caseId);
    if (row === null) throw new HeedError('not_found', 'There is no such case.');
    const words = (await newestWords(tx, brand.id, caseId)) ?? '';
    const found = await findAnswers(tx, world, brand.id, {
      words,
      locationId: row.location_id,
      limit: 3,
      isOffered: true,
    });
    const before = await findBefore(tx, world, brand.id, { words, caseId });
    const mine = await isMineOf(tx, brand, person.id);
    const questions = await questionsOfCase(tx, brand.id, caseId);
    return {
      language: row.language,
      answers: found.map((one) => ({ ...presentAnswer(one.row), closeness: one.closeness })),
      before: before.map(presentBefore),
      questions: questions.map((one) => presentQuestion(one, mine(one))),
    };
  });
}

/** Asked of this person by another: whoever asks themselves has nobody's yes to their answer, unless theirs is one. */
async function isMineOf(
  tx: Tx,
  brand: { readonly id: string; readonly role: Role },
  personId: string,
): Promise<(one: QuestionRow) => boolean> {
  const canAgree = mayAgree(brand);
  const teams = new Set(
    (await teamsOf(tx, brand.id)).filter((one) => one.memberIds.includes(personId)).map((one) => one.id),
  );
  return ({ toPersonId, toTeamId, askedById }) =>
    (canAgree || askedById !== personId) && (toPersonId === personId || (toTeamId !== null && teams.has(toTeamId)));
}

/** Open cases looked through for the question; the most pressing ones are first, so these are the ones that matter. */
const mostLookedAt = 150;

function touchedBy({ world, brand, part }: Asked<unknown, unknown>): Promise<Touched> {
  return world.database.brand(brand.id, async (tx) => {
    const id = part('id');
    await answerAsked(tx, brand.id, id);
    const used = (await usedIn(tx, brand.id, id)).map(
      ({ caseId, customer, reply, isOpen, at, by }): TouchedCase => ({
        caseId,
        customer,
        words: reply,
        why: 'used',
        isOpen,
        at: iso(at),
        by,
      }),
    );
    const known = new Set(used.map((one) => one.caseId));
    const asking: TouchedCase[] = [];
    for (const { caseId, customer, words } of await openMatters(tx, brand.id, mostLookedAt)) {
      if (known.has(caseId)) continue;
      const [best] = await findAnswers(tx, world, brand.id, { words, locationId: null, limit: 1, isOffered: true });
      if (best?.row.id === id) asking.push({ caseId, customer, words, why: 'asks', isOpen: true, at: null, by: null });
    }
    return { touched: [...asking, ...used] };
  });
}
