// Absences: who is away from when until when, who stands in, and coming back early.

import type { Tx } from '../database.ts';

export type AwayKind = 'holiday' | 'sick' | 'training' | 'other';

export interface AwayRow {
  readonly personId: string;
  readonly from: Date;
  readonly until: Date;
  readonly kind: AwayKind;
  readonly deputyId: string | null;
}

/** Who is away now or will be, the next one of each. */
export function awaysOf(tx: Tx, brandId: string, now: Date): Promise<AwayRow[]> {
  return tx.rows(
    `select distinct on (person_id) person_id as "personId", from_at as "from", until_at as until, kind,
            deputy_id as "deputyId"
     from heed.away where brand_id = $1 and ended_at is null and until_at > $2 order by person_id, from_at`,
    [brandId, now],
  );
}

export async function noteAway(
  tx: Tx,
  brandId: string,
  away: AwayRow & { readonly id: string; readonly notedBy: string; readonly notedAt: Date },
): Promise<void> {
  await tx.rows(
    `insert into heed.away (brand_id, id, person_id, from_at, until_at, kind, deputy_id, noted_by, noted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [brandId, away.id, away.personId, away.from, away.until, away.kind, away.deputyId, away.notedBy, away.notedAt],
  );
}

/** Ends what runs or is planned; false when there was nothing. */
export async function endAway(tx: Tx, brandId: string, personId: string, at: Date): Promise<boolean> {
  const rows = await tx.rows(
    `update heed.away set ended_at = $3
     where brand_id = $1 and person_id = $2 and ended_at is null and until_at > $3 returning id`,
    [brandId, personId, at],
  );
  return rows.length > 0;
}

/** Stands in for nobody any more: they belong to the brand no longer. */
export async function forgetDeputy(tx: Tx, brandId: string, personId: string): Promise<void> {
  await tx.rows('update heed.worker set deputy_id = null where brand_id = $1 and deputy_id = $2', [brandId, personId]);
  await tx.rows('update heed.away set deputy_id = null where brand_id = $1 and deputy_id = $2 and ended_at is null', [
    brandId,
    personId,
  ]);
}
