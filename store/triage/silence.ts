// The silence ledger: decisions not to answer, newest first, with what they were about.

import type { Case } from '../../core/case.ts';
import type { Tx } from '../database.ts';

export interface SilenceAsked {
  /** A code; `own`: without one. */
  readonly reason: string | undefined;
  readonly person: string | undefined;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  readonly is: 'unseen' | 'reviewed' | 'undone' | undefined;
  readonly before: string | undefined;
  readonly limit: number;
}

export interface SilenceRow {
  readonly id: string;
  readonly caseId: string;
  readonly at: Date;
  readonly personId: string;
  readonly personName: string;
  readonly reasonCode: string | null;
  readonly reason: string;
  readonly customerName: string;
  readonly channel: string;
  readonly firstLine: string | null;
  readonly caseState: Case['state'];
  readonly reviewedAt: Date | null;
  readonly reviewerId: string | null;
  readonly reviewerName: string | null;
  readonly undoneAt: Date | null;
}

const columns = `d.id, d.case_id as "caseId", d.at, d.person_id as "personId", p.name as "personName",
  d.reason_code as "reasonCode", d.reason, c.customer_name as "customerName", c.channel, c.first_line as "firstLine",
  c.state as "caseState", d.reviewed_at as "reviewedAt", d.reviewed_by as "reviewerId", r.name as "reviewerName",
  d.undone_at as "undoneAt"`;
const joins = `join heed.case c on c.brand_id = d.brand_id and c.id = d.case_id
  join account.person p on p.id = d.person_id left join account.person r on r.id = d.reviewed_by`;

/** One text for each set of filters, so that each has its plan. */
export function silences(tx: Tx, brandId: string, asked: SilenceAsked): Promise<SilenceRow[]> {
  const { where, values } = filters(brandId, asked);
  return tx.rows(
    `select ${columns} from (
       select * from heed.decision d where ${where} order by d.id desc limit $${values.length + 1}) d ${joins}
     order by d.id desc`,
    [...values, asked.limit],
  );
}

function filters(brandId: string, { reason, person, from, until, is, before }: Omit<SilenceAsked, 'limit'>) {
  const values: unknown[] = [brandId];
  const where = ['d.brand_id = $1'];
  const add = (condition: (n: string) => string, value: unknown) => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (reason === 'own') where.push('d.reason_code is null');
  else if (reason !== undefined) add((n) => `d.reason_code = ${n}`, reason);
  if (person !== undefined) add((n) => `d.person_id = ${n}`, person);
  if (from !== undefined) add((n) => `d.at >= ${n}`, from);
  if (until !== undefined) add((n) => `d.at < ${n}`, until);
  if (before !== undefined) add((n) => `d.id < ${n}`, before);
  if (is === 'undone') where.push('d.undone_at is not null');
  if (is === 'reviewed') where.push('d.reviewed_at is not null');
  if (is === 'unseen') where.push('d.reviewed_at is null and d.undone_at is null');
  return { where: where.join(' and '), values };
}

/** How many for each reason; `own` where there is no code. */
export function countSilences(
  tx: Tx,
  brandId: string,
  asked: SilenceAsked,
): Promise<{ reason: string; count: number }[]> {
  const { where, values } = filters(brandId, { ...asked, reason: undefined, before: undefined });
  return tx.rows(
    `select coalesce(d.reason_code, 'own') as reason, count(*)::integer as count from heed.decision d
     where ${where} group by 1 order by 2 desc, 1`,
    values,
  );
}

/** Everybody who ever decided so. */
export function silencers(tx: Tx, brandId: string): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    `select p.id, p.name from account.person p
     where exists (select from heed.decision d where d.brand_id = $1 and d.person_id = p.id)
       and exists (select from account.membership m where m.brand_id = $1 and m.person_id = p.id)
     order by p.name, p.id`,
    [brandId],
  );
}

export interface DecisionAsked {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly reviewedAt: Date | null;
  readonly undoneAt: Date | null;
}

export function lockDecision(tx: Tx, brandId: string, id: string): Promise<DecisionAsked | null> {
  return tx.row(
    `select id, case_id as "caseId", person_id as "personId", reviewed_at as "reviewedAt", undone_at as "undoneAt"
     from heed.decision where brand_id = $1 and id = $2 for update`,
    [brandId, id],
  );
}

export async function markReviewed(tx: Tx, brandId: string, id: string, by: string, at: Date): Promise<void> {
  await tx.rows(
    'update heed.decision set reviewed_by = $3, reviewed_at = $4 where brand_id = $1 and id = $2 and reviewed_at is null',
    [brandId, id, by, at],
  );
}
