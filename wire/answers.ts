// Approved answers, and questions nobody has an answer to yet. GET, POST …/answers, GET, PUT, POST …/answers/:id,
// GET …/answers/:id/touched, GET …/cases/:id/answers, POST …/cases/:id/questions, GET …/questions, POST …/questions/:id

import { z } from 'zod';
import { Id, Instant, PersonRef } from './basics.ts';

export const AnswerText = z.object({
  language: z.string().regex(/^[a-z]{2}$/u, 'is a language such as en'),
  question: z.string().trim().min(3).max(300),
  text: z.string().trim().min(1).max(5000),
});
export type AnswerText = z.infer<typeof AnswerText>;

const texts = z
  .array(AnswerText)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map((one) => one.language)).size === all.length, 'each language has one text');
const reviewOn = z.iso.date().nullable();

/** A new answer, or a new version of one. Without `isApproved` it is a suggestion that waits for a lead. */
export const AnswerBody = z.object({
  texts,
  locationIds: z.array(Id).max(500).default([]),
  /** Who answers for it; the writer when it is left out. */
  ownerId: Id.optional(),
  reviewOn: reviewOn.default(null),
  isApproved: z.boolean().default(false),
});
export type AnswerBody = z.infer<typeof AnswerBody>;

export const AnswerAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('approve'), version: z.number().int().min(1) }),
  z.object({ act: z.literal('archive') }),
  z.object({ act: z.literal('bring_back') }),
  /** Still right; looked at again then. */
  z.object({ act: z.literal('reviewed'), reviewOn }),
]);
export type AnswerAct = z.infer<typeof AnswerAct>;

export const AnswerView = z.object({
  id: Id,
  owner: PersonRef,
  state: z.enum(['suggested', 'approved', 'archived']),
  version: z.number().int(),
  /** A newer version waits for a lead. */
  suggestedVersion: z.number().int().nullable(),
  texts: z.array(AnswerText),
  locationIds: z.array(Id),
  reviewOn: z.string().nullable(),
  uses: z.number().int(),
  usedAt: Instant.nullable(),
  usedBy: z.string().nullable(),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** `q`: as it is typed. */
export const AnswersQuery = z.object({
  q: z.string().max(300).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const Answers = z.object({ answers: z.array(AnswerView) });
export type Answers = z.infer<typeof Answers>;

const AnswerVersion = z.object({
  version: z.number().int(),
  texts: z.array(AnswerText),
  by: z.string(),
  at: Instant,
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
});
export type AnswerVersion = z.infer<typeof AnswerVersion>;

const TouchedCase = z.object({
  caseId: Id,
  customer: z.string(),
  /** Our reply where it was used, otherwise what the customer asks. */
  words: z.string(),
  why: z.enum(['used', 'asks']),
  isOpen: z.boolean(),
  at: Instant.nullable(),
  by: z.string().nullable(),
});
export type TouchedCase = z.infer<typeof TouchedCase>;

/** The open cases and recent replies that an answer touches. */
export const Touched = z.object({ touched: z.array(TouchedCase) });
export type Touched = z.infer<typeof Touched>;
export const AnswerPage = z.object({ answer: AnswerView, versions: z.array(AnswerVersion) });
export type AnswerPage = z.infer<typeof AnswerPage>;

export const QuestionView = z.object({
  id: Id,
  caseId: Id,
  customer: z.string(),
  askedBy: PersonRef,
  to: z.string(),
  words: z.string(),
  askedAt: Instant,
  answerId: Id.nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Asked of whoever looks, or of a team of theirs. */
  isMine: z.boolean(),
});
export type QuestionView = z.infer<typeof QuestionView>;
export const Questions = z.object({ questions: z.array(QuestionView) });
export type Questions = z.infer<typeof Questions>;

const AnsweredBefore = z.object({
  id: Id,
  caseId: Id,
  asked: z.string(),
  reply: z.string(),
  /** Null: said in the platform's own app, and nobody knows by whom. */
  by: z.string().nullable(),
  customer: z.string(),
  channel: z.string(),
  at: Instant,
  closeness: z.number(),
  answerId: Id.nullable(),
});
export type AnsweredBefore = z.infer<typeof AnsweredBefore>;

/** What a case can be answered with: the approved answers nearest to it, earlier replies, and questions still open. */
export const CaseAnswers = z.object({
  language: z.string().nullable(),
  answers: z.array(AnswerView.extend({ closeness: z.number() })),
  before: z.array(AnsweredBefore),
  questions: z.array(QuestionView),
});
export type CaseAnswers = z.infer<typeof CaseAnswers>;

/** "No clear policy": asks its owner, and promises the customer an answer until then. */
export const QuestionBody = z
  .object({
    saw: z.number().int().min(0),
    words: z.string().trim().min(3).max(1000),
    toPersonId: Id.nullable().default(null),
    toTeamId: Id.nullable().default(null),
    promiseUntil: Instant.nullable().default(null),
  })
  .refine((one) => (one.toPersonId === null) !== (one.toTeamId === null), {
    message: 'is asked of one person or one team',
    path: ['toPersonId'],
  });
export type QuestionBody = z.infer<typeof QuestionBody>;

export const QuestionAnswer = z.object({
  texts,
  locationIds: z.array(Id).max(500).default([]),
  reviewOn: reviewOn.default(null),
});
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;
