// The clocks that fall due, across brands: ids only, by their instant (laws 5 and 11).

import type { Tx } from '../database.ts';

export interface DueClock {
  readonly at: Date;
  readonly brandId: string;
  readonly caseId: string;
}

export function clocksDue(tx: Tx, now: Date, limit: number): Promise<DueClock[]> {
  return tx.rows('select at, brand_id as "brandId", case_id as "caseId" from heed.clocks_due($1, $2)', [now, limit]);
}

/** The next instant at which any clock falls due. */
export async function nextClockAt(tx: Tx): Promise<Date | null> {
  const row = await tx.row<{ at: Date | null }>('select heed.next_clock_at() as at');
  return row?.at ?? null;
}
