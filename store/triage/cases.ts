// Reading cases to change them, and writing what `transition` made of them. A case is locked from read to commit.

import { type Case, nearestClock } from '../../core/case.ts';
import { firstIdAt } from '../../core/id.ts';
import { type Tx, unlessOvertaken } from '../database.ts';
import { type Column, rowsIn, smallint, text, timestamptz, uuid, uuidsIn } from '../rows-in.ts';
import {
  type CaseColumns,
  type CaseToWrite,
  caseColumns,
  changingColumns,
  toCase,
  touchedColumn,
  toWrite,
} from './case-row.ts';

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

/** Cases as they stand, without locking them. */
export async function casesById(tx: Tx, brandId: string, ids: readonly string[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<CaseColumns>(
    `select ${caseColumns} from heed.case where brand_id = $1 and id = any($2::uuid[]) order by id`,
    [brandId, uuidsIn(ids)],
  );
  return rows.map(toCase);
}

/** Live cases opened since then, oldest first; the newest so many. Ids begin with their time, so the key finds them. */
export async function casesOpenedSince(
  tx: Tx,
  brandId: string,
  since: Date,
  limit: number,
): Promise<{ readonly case: Case; readonly customerName: string }[]> {
  const rows = await tx.rows<CaseColumns & { readonly customer_name: string }>(
    `select ${caseColumns}, customer_name from (
       select * from heed.case where brand_id = $1 and id >= $2 and not is_history order by id desc limit $3
     ) newest order by id`,
    [brandId, firstIdAt(since.getTime()), limit],
  );
  return rows.map((row) => ({ case: toCase(row), customerName: row.customer_name }));
}

/** Locks several, in the order of their ids, so that two batches never wait for each other in a circle. */
export async function lockCases(
  tx: Tx,
  brandId: string,
  wanted: { readonly ids: readonly string[]; readonly pairs: readonly { threadId: string; identityId: string }[] },
): Promise<Case[]> {
  const { ids, pairs } = wanted;
  if (ids.length === 0 && pairs.length === 0) return [];
  const cases = await (pairs.length === 0 ? lockById(tx, brandId, ids) : lockAt(tx, brandId, ids, pairs));
  const locked = new Set(cases.map((one) => one.id));
  // Made one with another, by id or in the very moment between looking and locking.
  const missing = cases.flatMap(({ mergedInto }) =>
    mergedInto === null || locked.has(mergedInto) ? [] : [mergedInto],
  );
  return missing.length === 0 ? cases : [...cases, ...(await lockById(tx, brandId, [...new Set(missing)]))];
}

async function lockById(tx: Tx, brandId: string, ids: readonly string[]): Promise<Case[]> {
  const rows = await tx.rows<CaseColumns>(
    `select ${caseColumns} from heed.case where brand_id = $1 and id = any($2) order by id for update`,
    [brandId, ids],
  );
  return rows.map(toCase);
}

/**
 * A lookup a pair: joined in any other way, a plan made while the table was small reads all of the brand's cases. What is
 * said in a case that was made one with another is heard there.
 */
async function lockAt(
  tx: Tx,
  brandId: string,
  ids: readonly string[],
  pairs: readonly { threadId: string; identityId: string }[],
) {
  const rows = await tx.rows<CaseColumns>(
    `with standing as (
       select c.id, c.merged_into from (select unnest($3::uuid[]) as thread_id, unnest($4::uuid[]) as identity_id) p
       cross join lateral (select id, merged_into from heed.case
         where brand_id = $1 and thread_id = p.thread_id and identity_id = p.identity_id and split_from is null limit 1) c
     )
     select ${caseColumns} from heed.case
     where brand_id = $1 and id = any($2::uuid[] || array(
       select id from standing union all select merged_into from standing where merged_into is not null))
     order by id for update`,
    [brandId, uuidsIn(ids), uuidsIn(pairs.map((pair) => pair.threadId)), uuidsIn(pairs.map((pair) => pair.identityId))],
  );
  return rows.map(toCase);
}

export interface NewCase {
  readonly case: Case;
  readonly customerName: string;
  readonly customerHandle: string | null;
}

interface NewRow extends CaseToWrite {
  readonly customerName: string;
  readonly customerHandle: string | null;
}

const opening: Readonly<Record<string, Column<NewRow>>> = {
  channel: text(({ of }) => of.channel),
  sphere: text(({ of }) => of.sphere),
  visibility: text(({ of }) => of.visibility),
  source_id: uuid(({ of }) => of.sourceId),
  location_id: uuid(({ of }) => of.locationId),
  thread_id: uuid(({ of }) => of.threadId),
  identity_id: uuid(({ of }) => of.identityId),
  customer_id: uuid(({ of }) => of.customerId),
  opened_at: timestamptz(({ of }) => of.openedAt),
  split_from: uuid(({ of }) => of.splitFrom),
  complaints_before: smallint(({ of }) => of.hadBefore.complaints),
  unanswered_before: smallint(({ of }) => of.hadBefore.unanswered),
  customer_name: text((one) => one.customerName),
  customer_handle: text((one) => one.customerHandle),
};
const id = uuid<CaseToWrite>(({ of }) => of.id);
const opened = rowsIn<NewRow>({ id, touched: touchedColumn, ...opening, ...changingColumns }, 2);
const changed = rowsIn<CaseToWrite>({ id, touched: touchedColumn, ...changingColumns }, 3);

const openingNames = [...Object.keys(opening), ...Object.keys(changingColumns)].join(', ');
const insertText = `insert into heed.case (brand_id, id, touched, ${openingNames})
  select $1, id, touched::integer[], ${openingNames} from ${opened.table}`;
const updateText = `update heed.case c set touched = r.touched::integer[],
  ${Object.keys(changingColumns)
    .map((name) => `${name} = r.${name}`)
    .join(', ')}
  from ${changed.table} where c.brand_id = $1 and c.id = any($2) and c.id = r.id`;

/** Throws `Overtaken` when another batch opened one of them in the same moment. */
export async function insertCases(tx: Tx, brandId: string, cases: readonly NewCase[]): Promise<void> {
  if (cases.length === 0) return;
  const rows = cases.map(({ case: of, customerName, customerHandle }) => ({
    of,
    nearest: nearestClock(of),
    customerName,
    customerHandle,
  }));
  await unlessOvertaken(tx.rows(insertText, [brandId, ...opened.values(rows)]));
}

/** Writes cases that were locked in this transaction. What never changes after opening is not in the list. */
export async function updateCases(tx: Tx, brandId: string, cases: readonly Case[]): Promise<void> {
  if (cases.length === 0) return;
  await tx.rows(updateText, [brandId, uuidsIn(cases.map((one) => one.id)), ...changed.values(cases.map(toWrite))]);
}
