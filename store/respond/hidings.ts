// Mentions hidden from the public on their platform: asked for, confirmed, and what the platform said.

import type { HideReason, HidingState } from '../../core/respond/hiding.ts';
import type { Tx } from '../database.ts';
import { told } from '../told.ts';

export interface HidingRow {
  readonly id: string;
  readonly mentionId: string;
  readonly reasonCode: HideReason;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly state: HidingState;
  readonly settledBy: string | null;
  readonly settledByName: string | null;
  readonly settledAt: Date | null;
  readonly isAlone: boolean;
  readonly error: string | null;
}

const columns = `h.id, h.mention_id as "mentionId", h.reason_code as "reasonCode", h.reason, h.asked_by as "askedBy",
  a.name as "askedByName", h.asked_at as "askedAt", h.state, h.settled_by as "settledBy", s.name as "settledByName",
  h.settled_at as "settledAt", h.is_alone as "isAlone", h.error`;
const from = `heed.hiding h join account.person a on a.id = h.asked_by left join account.person s on s.id = h.settled_by`;
const open = `h.state in ('asked', 'hiding', 'hidden', 'showing')`;

/** What is hidden in these cases, or asked to be. */
export function hidingsOf(tx: Tx, brandId: string, caseIds: readonly string[]): Promise<HidingRow[]> {
  return tx.rows(`select ${columns} from ${from} where h.brand_id = $1 and h.case_id = any($2) and ${open}`, [
    brandId,
    caseIds,
  ]);
}

/** The same of one mention, held until the transaction ends. */
export function lockHiding(tx: Tx, brandId: string, mentionId: string): Promise<HidingRow | null> {
  return tx.row(
    `select ${columns} from ${from} where h.brand_id = $1 and h.mention_id = $2 and ${open} for update of h`,
    [brandId, mentionId],
  );
}

export interface NewHiding {
  readonly id: string;
  readonly mentionId: string;
  readonly caseId: string;
  readonly reasonCode: HideReason;
  readonly reason: string;
  readonly askedBy: string;
  readonly at: Date;
}

/** False when it is hidden already, or somebody asked before. */
export async function insertHiding(tx: Tx, brandId: string, one: NewHiding): Promise<boolean> {
  const rows = await tx.rows(
    `insert into heed.hiding (brand_id, id, mention_id, case_id, reason_code, reason, asked_by, asked_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'asked') on conflict do nothing returning id`,
    [brandId, one.id, one.mentionId, one.caseId, one.reasonCode, one.reason, one.askedBy, one.at],
  );
  return rows.length === 1;
}

export interface HidingChange {
  readonly state: HidingState;
  readonly by: string | null;
  readonly at: Date | null;
  readonly isAlone: boolean;
}

export async function changeHiding(tx: Tx, brandId: string, id: string, change: HidingChange): Promise<void> {
  await tx.rows(
    `update heed.hiding set state = $3, settled_by = $4, settled_at = $5, is_alone = $6, error = null
     where brand_id = $1 and id = $2`,
    [brandId, id, change.state, change.by, change.at, change.isAlone],
  );
}

/** What the platform made of it. */
export async function noteHiding(
  tx: Tx,
  brandId: string,
  id: string,
  state: HidingState,
  error: string | null,
): Promise<void> {
  await tx.rows('update heed.hiding set state = $3, error = $4 where brand_id = $1 and id = $2', [
    brandId,
    id,
    state,
    error === null ? null : told(error),
  ]);
}
