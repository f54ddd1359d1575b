// Answers, earlier replies and questions as the wire carries them. No decisions here.

import type { AnswerRow, VersionRow } from '../store/respond/answers/answers.ts';
import type { QuestionRow } from '../store/respond/answers/questions.ts';
import type { AnsweredBefore, AnswerVersion, AnswerView, QuestionView } from '../wire/answers.ts';
import type { Before } from './do/find-answers.ts';
import { iso, isoOrNull } from './present.ts';

export function presentAnswer(row: AnswerRow): AnswerView {
  const isSuggested = row.newestVersion > (row.approvedVersion ?? 0);
  const state = row.approvedVersion === null ? 'suggested' : 'approved';
  return {
    id: row.id,
    owner: { id: row.ownerId, name: row.ownerName },
    state: row.archivedAt === null ? state : 'archived',
    version: row.approvedVersion ?? row.newestVersion,
    suggestedVersion: isSuggested ? row.newestVersion : null,
    texts: [...row.texts],
    locationIds: [...row.locationIds],
    reviewOn: row.reviewOn,
    uses: row.uses,
    usedAt: isoOrNull(row.usedAt),
    usedBy: row.usedBy,
  };
}

export function presentVersion({ version, texts, by, at, approvedBy, approvedAt }: VersionRow): AnswerVersion {
  return { version, texts: [...texts], by, at: iso(at), approvedBy, approvedAt: isoOrNull(approvedAt) };
}

export function presentBefore(row: Before): AnsweredBefore {
  const { id, caseId, asked, reply, by, customer, channel, at, closeness, answerId } = row;
  return { id, caseId, asked, reply, by, customer, channel, at: iso(at), closeness, answerId };
}

export function presentQuestion(row: QuestionRow, isMine: boolean): QuestionView {
  return {
    id: row.id,
    caseId: row.caseId,
    customer: row.customer,
    askedBy: { id: row.askedById, name: row.askedBy },
    to: row.to,
    words: row.words,
    askedAt: iso(row.askedAt),
    answerId: row.answerId,
    answeredBy: row.answeredBy,
    answeredAt: isoOrNull(row.answeredAt),
    isMine,
  };
}
