// Questions without a clear policy: asked of their owner from a case, answered by an approved answer.

import type { Tx } from '../../database.ts';

export interface QuestionRow {
  readonly id: string;
  readonly caseId: string;
  readonly customer: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly toPersonId: string | null;
  readonly toTeamId: string | null;
  /** Who is asked, a person or a team. */
  readonly to: string;
  readonly words: string;
  readonly askedAt: Date;
  readonly answerId: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

const select = `select q.id, q.case_id as "caseId", c.customer_name as customer, q.asked_by as "askedById", p.name as "askedBy",
    q.to_person_id as "toPersonId", q.to_team_id as "toTeamId", coalesce(tp.name, tt.name, '') as "to", q.words,
    q.asked_at as "askedAt", q.answer_id as "answerId", by.name as "answeredBy", q.answered_at as "answeredAt"
  from heed.question q
    join heed.case c on c.brand_id = q.brand_id and c.id = q.case_id
    join account.person p on p.id = q.asked_by
    left join account.person tp on tp.id = q.to_person_id
    left join heed.team tt on tt.brand_id = q.brand_id and tt.id = q.to_team_id
    left join account.person by on by.id = q.answered_by`;

/** Those that wait, the longest first. */
export function openQuestions(tx: Tx, brandId: string): Promise<QuestionRow[]> {
  return tx.rows(`${select} where q.brand_id = $1 and q.answered_at is null order by q.asked_at limit 200`, [brandId]);
}

export function questionsOfCase(tx: Tx, brandId: string, caseId: string): Promise<QuestionRow[]> {
  return tx.rows(`${select} where q.brand_id = $1 and q.case_id = $2 order by q.asked_at desc limit 10`, [
    brandId,
    caseId,
  ]);
}

export function lockQuestion(tx: Tx, brandId: string, id: string): Promise<QuestionRow | null> {
  return tx.row(`${select} where q.brand_id = $1 and q.id = $2 for update of q`, [brandId, id]);
}

export async function addQuestion(
  tx: Tx,
  brandId: string,
  one: {
    id: string;
    caseId: string;
    askedBy: string;
    toPersonId: string | null;
    toTeamId: string | null;
    words: string;
    at: Date;
  },
): Promise<void> {
  await tx.rows(
    `insert into heed.question (brand_id, id, case_id, asked_by, to_person_id, to_team_id, words, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [brandId, one.id, one.caseId, one.askedBy, one.toPersonId, one.toTeamId, one.words, one.at],
  );
}

export async function settleQuestion(
  tx: Tx,
  brandId: string,
  one: { id: string; answerId: string; by: string; at: Date },
): Promise<void> {
  await tx.rows(
    'update heed.question set answer_id = $3, answered_by = $4, answered_at = $5 where brand_id = $1 and id = $2',
    [brandId, one.id, one.answerId, one.by, one.at],
  );
}
