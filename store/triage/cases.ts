// Reading cases to change them, and writing what `transition` made of them. A case is locked from read to commit.

import { type Case, nextDueAt } from '../../core/case.ts';
import { Overtaken, type Tx } from '../database.ts';
import { type CaseColumns, caseColumns, fromCase, toCase } from './case-row.ts';

/** Locks a case; null when the brand has none of that id. */
export async function lockCase(tx: Tx, brandId: string, caseId: string): Promise<Case | null> {
  const row = await tx.row<CaseColumns>(
    `select ${caseColumns} from heed.case where brand_id = $1 and id = $2 for update`,
    [brandId, caseId],
  );
  return row === null ? null : toCase(row);
}

/** A case as it stands, without locking it. */
export function caseRowById(tx: Tx, brandId: string, caseId: string): Promise<CaseColumns | null> {
  return tx.row(`select ${caseColumns} from heed.case where brand_id = $1 and id = $2`, [brandId, caseId]);
}

/** Locks several, in the order of their ids, so that two batches never wait for each other in a circle. */
export async function lockCases(
  tx: Tx,
  brandId: string,
  wanted: { readonly ids: readonly string[]; readonly pairs: readonly { threadId: string; identityId: string }[] },
): Promise<Case[]> {
  const ids = new Set(wanted.ids);
  if (wanted.pairs.length > 0) for (const id of await casesAt(tx, brandId, wanted.pairs)) ids.add(id);
  if (ids.size === 0) return [];
  const rows = await tx.rows<CaseColumns>(
    `select ${caseColumns} from heed.case where brand_id = $1 and id = any($2) order by id for update`,
    [brandId, [...ids]],
  );
  return rows.map(toCase);
}

/** A lookup a pair: joined in any other way, a plan made while the table was small reads all of the brand's cases. */
async function casesAt(tx: Tx, brandId: string, pairs: readonly { threadId: string; identityId: string }[]) {
  const rows = await tx.rows<{ id: string }>(
    `select c.id from unnest($2::uuid[], $3::uuid[]) p(thread_id, identity_id)
     cross join lateral (select id from heed.case
       where brand_id = $1 and thread_id = p.thread_id and identity_id = p.identity_id limit 1) c`,
    [brandId, pairs.map((pair) => pair.threadId), pairs.map((pair) => pair.identityId)],
  );
  return rows.map((row) => row.id);
}

export interface NewCase {
  readonly case: Case;
  readonly customerName: string;
  readonly customerHandle: string | null;
}

export async function insertCases(tx: Tx, brandId: string, cases: readonly NewCase[]): Promise<void> {
  if (cases.length === 0) return;
  const rows = cases.map((one) => ({
    brand_id: brandId,
    ...fromCase(one.case),
    customer_name: one.customerName,
    customer_handle: one.customerHandle,
  }));
  const inserted = await tx.rows(
    `insert into heed.case select * from json_populate_recordset(null::heed.case, $1::json)
     on conflict do nothing returning id`,
    [JSON.stringify(rows)],
  );
  if (inserted.length !== cases.length) throw new Overtaken('a case was made by another batch');
  const due = cases.map((one) => one.case);
  await setDue(
    tx,
    brandId,
    due.filter((one) => nextDueAt(one) !== null),
  );
}

/** Writes cases that were locked in this transaction. What never changes after opening is not in the list. */
export async function updateCases(tx: Tx, brandId: string, cases: readonly Case[]): Promise<void> {
  if (cases.length === 0) return;
  await tx.rows(
    `update heed.case c set
       version = r.version, state = r.state, assignee_id = r.assignee_id, priority = r.priority,
       first_line = r.first_line, title = r.title, feeling = r.feeling, kind = r.kind, is_abusive = r.is_abusive,
       language = r.language, rating = r.rating, reach = r.reach, unanswered = r.unanswered,
       unanswered_count = r.unanswered_count, mention_count = r.mention_count, clock_started_at = r.clock_started_at,
       warn_at = r.warn_at, deadline_at = r.deadline_at, last_mention_at = r.last_mention_at,
       last_reply_at = r.last_reply_at, closed_at = r.closed_at, is_history = r.is_history, touched = r.touched
     from json_populate_recordset(null::heed.case, $2::json) r
     where c.brand_id = $1 and c.id = any($3) and c.id = r.id`,
    [brandId, JSON.stringify(cases.map(fromCase)), cases.map((one) => one.id)],
  );
  await setDue(tx, brandId, cases);
}

/** Brings the list of due clocks in line with a case. */
export async function syncDue(tx: Tx, brandId: string, caseId: string): Promise<void> {
  const one = await lockCase(tx, brandId, caseId);
  if (one !== null) await setDue(tx, brandId, [one]);
}

/** The next instant at which each case warns or breaches; a case with no such instant leaves the list. */
async function setDue(tx: Tx, brandId: string, cases: readonly Case[]): Promise<void> {
  const due = cases.map((one) => ({ id: one.id, at: nextDueAt(one) }));
  const running = due.filter((one) => one.at !== null);
  const stopped = due.filter((one) => one.at === null).map((one) => one.id);
  if (running.length > 0) {
    await tx.rows(
      `insert into heed.clock_due as d (at, brand_id, case_id)
       select at, $1, id from json_to_recordset($2::json) r(id uuid, at timestamptz)
       on conflict (brand_id, case_id) do update set at = excluded.at where d.at <> excluded.at`,
      [brandId, JSON.stringify(running)],
    );
  }
  if (stopped.length > 0) {
    await tx.rows('delete from heed.clock_due where brand_id = $1 and case_id = any($2)', [brandId, stopped]);
  }
}
