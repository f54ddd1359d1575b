// The cases to look at again after a new protocol, and what has happened to them.

import type { Case } from '../../core/case.ts';
import type { EventKind } from '../../core/event.ts';
import { givers, type PastEvent } from '../../core/triage/replay.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';
import { casesById } from './cases.ts';

/** From the first case on; again from the first when another protocol comes meanwhile. */
export async function planRetarget(tx: Tx, brandId: string, at: Date): Promise<void> {
  await tx.rows(
    `insert into heed.retarget_due (at, brand_id) values ($2, $1)
     on conflict (brand_id) do update set at = excluded.at, after_id = null`,
    [brandId, at],
  );
}

export interface RetargetDue {
  readonly brandId: string;
}

export function retargetsDue(tx: Tx, now: Date, limit: number): Promise<RetargetDue[]> {
  return tx.rows('select brand_id as "brandId" from heed.retarget_due where at <= $1 order by at limit $2', [
    now,
    limit,
  ]);
}

/** Takes the brand's line for this transaction; null when another process has it or it is done. */
export async function takeRetarget(tx: Tx, brandId: string): Promise<{ readonly afterId: string | null } | null> {
  return tx.row('select after_id as "afterId" from heed.retarget_due where brand_id = $1 for update skip locked', [
    brandId,
  ]);
}

/** Remembers how far it has come; null: through. */
export async function advanceRetarget(tx: Tx, brandId: string, afterId: string | null): Promise<void> {
  await tx.rows(
    afterId === null
      ? 'delete from heed.retarget_due where brand_id = $1 and $2::uuid is null'
      : 'update heed.retarget_due set after_id = $2 where brand_id = $1',
    [brandId, afterId],
  );
}

/** Cases with running clocks, the next ones by id. */
export async function clockedCases(tx: Tx, brandId: string, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from heed.case where brand_id = $1 and (deadline_at < 'infinity' or next_at is not null)
       and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by id limit $3`,
    [brandId, afterId, limit],
  );
  return rows.map((row) => row.id);
}

export interface Past {
  /** The cases asked for, and those that words were taken from. */
  readonly cases: readonly Case[];
  /** Everything that ever happened to all of them, in order. */
  readonly events: readonly PastEvent[];
}

type Numbered = PastEvent & { readonly number: number };

/** The whole past of these cases, with that of the cases they took words from. */
export async function pastOf(tx: Tx, brandId: string, of: readonly Case[]): Promise<Past> {
  const cases = new Map(of.map((one) => [one.id, one]));
  const events: Numbered[] = [];
  let asked: readonly string[] = [...cases.keys()];
  while (asked.length > 0) {
    const found = await eventsOf(tx, brandId, asked);
    events.push(...found);
    const missing = [...givers(found)].filter((id) => !cases.has(id));
    for (const one of await casesById(tx, brandId, missing)) cases.set(one.id, one);
    asked = missing.filter((id) => cases.has(id));
  }
  return { cases: [...cases.values()], events: events.sort((a, b) => a.number - b.number) };
}

async function eventsOf(tx: Tx, brandId: string, caseIds: readonly string[]): Promise<Numbered[]> {
  const rows = await tx.rows<Omit<Numbered, 'detail'> & { detail: string; kind: EventKind }>(
    `select e.number, e.case_id as "caseId", e.kind, e.at, e.person_id as "personId", e.subject_id as "subjectId", e.detail
     from heed.event e where e.brand_id = $1 and e.case_id = any($2::uuid[]) order by e.number`,
    [brandId, uuidsIn(caseIds)],
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as PastEvent['detail'] }));
}
