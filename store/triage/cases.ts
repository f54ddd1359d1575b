// Reading cases to change them, and writing what `transition` made of them. A case is locked from read to commit.

import { type Case, nextDueAt } from '../../core/case.ts';
import { Overtaken, type Tx } from '../database.ts';
import { rowsIn } from '../rows-in.ts';
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

const changing = {
  version: 'integer',
  state: 'text',
  assignee_id: 'uuid',
  priority: 'smallint',
  first_line: 'text',
  title: 'text',
  feeling: 'text',
  kind: 'text',
  is_abusive: 'boolean',
  language: 'text',
  rating: 'smallint',
  reach: 'integer',
  unanswered: 'jsonb',
  unanswered_count: 'integer',
  mention_count: 'integer',
  clock_started_at: 'timestamptz',
  warn_at: 'timestamptz',
  deadline_at: 'timestamptz',
  last_mention_at: 'timestamptz',
  last_reply_at: 'timestamptz',
  closed_at: 'timestamptz',
  is_history: 'boolean',
} as const;
const fixed = {
  channel: 'text',
  sphere: 'text',
  visibility: 'text',
  source_id: 'uuid',
  location_id: 'uuid',
  thread_id: 'uuid',
  identity_id: 'uuid',
  customer_id: 'uuid',
  opened_at: 'timestamptz',
  customer_name: 'text',
  customer_handle: 'text',
} as const;
const opened = rowsIn({ id: 'uuid', touched: 'text_of_array', ...fixed, ...changing }, 2);
const changed = rowsIn({ id: 'uuid', touched: 'text_of_array', ...changing }, 3);
const due = rowsIn({ id: 'uuid', at: 'timestamptz' }, 2);

const opening = { ...fixed, ...changing };
const insertText = `insert into heed.case (brand_id, id, touched, ${Object.keys(opening).join(', ')})
  select $1, id, touched::integer[], ${Object.keys(opening).join(', ')} from ${opened.table}
  on conflict do nothing returning id`;
const updateText = `update heed.case c set touched = r.touched::integer[],
  ${Object.keys(changing)
    .map((name) => `${name} = r.${name}`)
    .join(', ')}
  from ${changed.table} where c.brand_id = $1 and c.id = any($2) and c.id = r.id`;

export async function insertCases(tx: Tx, brandId: string, cases: readonly NewCase[]): Promise<void> {
  if (cases.length === 0) return;
  const rows = cases.map((one) => ({
    ...fromCase(one.case),
    customer_name: one.customerName,
    customer_handle: one.customerHandle,
  }));
  const inserted = await tx.rows(insertText, [brandId, ...opened.values(rows)]);
  if (inserted.length !== cases.length) throw new Overtaken('a case was made by another batch');
  const clocked = cases.map((one) => one.case).filter((one) => nextDueAt(one) !== null);
  await setDue(tx, brandId, clocked);
}

/** Writes cases that were locked in this transaction. What never changes after opening is not in the list. */
export async function updateCases(tx: Tx, brandId: string, cases: readonly Case[]): Promise<void> {
  if (cases.length === 0) return;
  await tx.rows(updateText, [brandId, cases.map((one) => one.id), ...changed.values(cases.map(fromCase))]);
  await setDue(tx, brandId, cases);
}

/** Brings the list of due clocks in line with a case. */
export async function syncDue(tx: Tx, brandId: string, caseId: string): Promise<void> {
  const one = await lockCase(tx, brandId, caseId);
  if (one !== null) await setDue(tx, brandId, [one]);
}

/** The next instant at which each case warns or breaches; a case with no such instant leaves the list. */
async function setDue(tx: Tx, brandId: string, cases: readonly Case[]): Promise<void> {
  const next = cases.map((one) => ({ id: one.id, at: nextDueAt(one) }));
  const running = next.filter((one) => one.at !== null);
  const stopped = next.filter((one) => one.at === null).map((one) => one.id);
  if (running.length > 0) {
    await tx.rows(
      `insert into heed.clock_due as d (at, brand_id, case_id)
       select at, $1, id from ${due.table}
       on conflict (brand_id, case_id) do update set at = excluded.at where d.at <> excluded.at`,
      [brandId, ...due.values(running)],
    );
  }
  if (stopped.length > 0) {
    await tx.rows('delete from heed.clock_due where brand_id = $1 and case_id = any($2)', [brandId, stopped]);
  }
}
