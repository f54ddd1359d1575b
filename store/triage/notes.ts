// What people add to a case beside acting on it: notes, decisions, corrections, likes, leases.

import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

export async function addNote(
  tx: Tx,
  brandId: string,
  note: { id: string; caseId: string; personId: string; text: string; at: Date },
): Promise<void> {
  await tx.rows('insert into heed.note (brand_id, id, case_id, person_id, text, at) values ($1, $2, $3, $4, $5, $6)', [
    brandId,
    note.id,
    note.caseId,
    note.personId,
    note.text,
    note.at,
  ]);
}

export interface NoteRow {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly text: string;
  readonly at: Date;
}

export function notesOf(tx: Tx, brandId: string, caseIds: readonly string[]): Promise<NoteRow[]> {
  return tx.rows(
    `select n.id, n.person_id as "personId", p.name as "personName", n.text, n.at
     from heed.note n join account.person p on p.id = n.person_id
     where n.brand_id = $1 and n.case_id = any($2::uuid[]) order by n.id`,
    [brandId, uuidsIn(caseIds)],
  );
}

/** The silence ledger: why a person chose not to answer. */
export async function addDecision(
  tx: Tx,
  brandId: string,
  decision: { id: string; caseId: string; personId: string; reasonCode: string | null; reason: string; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into heed.decision (brand_id, id, case_id, person_id, reason, at, reason_code)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, decision.id, decision.caseId, decision.personId, decision.reason, decision.at, decision.reasonCode],
  );
}

export async function undoDecision(tx: Tx, brandId: string, caseId: string, at: Date): Promise<void> {
  await tx.rows('update heed.decision set undone_at = $3 where brand_id = $1 and case_id = $2 and undone_at is null', [
    brandId,
    caseId,
    at,
  ]);
}

export interface DecisionRow {
  readonly reason: string;
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}

/** The newest decision on a case that nobody has undone. */
export function decisionOf(tx: Tx, brandId: string, caseId: string): Promise<DecisionRow | null> {
  return tx.row(
    `select d.reason, d.person_id as "personId", p.name as "personName", d.at
     from heed.decision d join account.person p on p.id = d.person_id
     where d.brand_id = $1 and d.case_id = $2 and d.undone_at is null order by d.id desc limit 1`,
    [brandId, caseId],
  );
}

export async function addCorrections(
  tx: Tx,
  brandId: string,
  corrections: readonly {
    id: string;
    mentionId: string;
    head: string;
    was: string;
    isNow: string;
    personId: string;
    at: Date;
  }[],
): Promise<void> {
  await tx.rows(
    `insert into heed.correction (brand_id, id, mention_id, head, was, is_now, person_id, at)
     select $1, id, "mentionId", head, was, "isNow", "personId", at
     from json_to_recordset($2::json) r(id uuid, "mentionId" uuid, head text, was text, "isNow" text, "personId" uuid, at timestamptz)`,
    [brandId, JSON.stringify(corrections)],
  );
}

export async function noteLike(tx: Tx, brandId: string, mentionId: string, personId: string, at: Date): Promise<void> {
  await tx.rows(
    'insert into heed.liked (brand_id, mention_id, person_id, at) values ($1, $2, $3, $4) on conflict do nothing',
    [brandId, mentionId, personId, at],
  );
}

export interface LeaseRow {
  readonly personId: string;
  readonly personName: string;
  readonly until: Date;
}

/** Who has the case open to write, if the lease still runs. */
export function leaseOf(tx: Tx, brandId: string, caseId: string, now: Date): Promise<LeaseRow | null> {
  return tx.row(
    `select l.person_id as "personId", p.name as "personName", l.until
     from heed.lease l join account.person p on p.id = l.person_id
     where l.brand_id = $1 and l.case_id = $2 and l.until > $3`,
    [brandId, caseId, now],
  );
}

/** Takes or prolongs the lease. False when somebody else holds it and it was not taken over knowingly. */
export async function takeLease(
  tx: Tx,
  brandId: string,
  lease: { caseId: string; personId: string; until: Date; now: Date; isTakeOver: boolean },
): Promise<boolean> {
  const row = await tx.row(
    `insert into heed.lease as l (brand_id, case_id, person_id, until) values ($1, $2, $3, $4)
     on conflict (brand_id, case_id) do update set person_id = excluded.person_id, until = excluded.until
       where l.person_id = excluded.person_id or l.until <= $5 or $6
     returning case_id`,
    [brandId, lease.caseId, lease.personId, lease.until, lease.now, lease.isTakeOver],
  );
  return row !== null;
}

/** False when this person did not hold it: somebody else may. */
/** False when this person did not hold it. */
export async function releaseLease(tx: Tx, brandId: string, caseId: string, personId: string): Promise<boolean> {
  const row = await tx.row(
    'delete from heed.lease where brand_id = $1 and case_id = $2 and person_id = $3 returning case_id',
    [brandId, caseId, personId],
  );
  return row !== null;
}
