// How often readings are corrected. In: a month as a range of mention ids. Out: readings and corrections of what was heard
// then, counted up to a limit, so that a busy month costs no more than a quiet one.

import type { Tx } from '../database.ts';

export interface IdRange {
  readonly from: string;
  readonly until: string;
}

export interface ReadingCount {
  readonly madeBy: string;
  readonly language: string | null;
  readonly kind: string;
  readonly count: number;
}

/** First readings by who made them, in which language, of which kind. */
export function countReadings(
  tx: Tx,
  brandId: string,
  { from, until }: IdRange,
  limit: number,
): Promise<ReadingCount[]> {
  return tx.rows(
    `select made_by as "madeBy", language, kind, count(*)::integer as count from (
       select made_by, language, kind from heed.reading
       where brand_id = $1 and mention_id >= $2 and mention_id < $3 and version = 1
       order by mention_id limit $4
     ) r group by 1, 2, 3 order by 4 desc, 1, 2, 3`,
    [brandId, from, until, limit],
  );
}

/** By the field that was corrected: mentions for which the last word is another than the first reading was. */
export function countCorrections(
  tx: Tx,
  brandId: string,
  { from, until }: IdRange,
  limit: number,
): Promise<{ readonly field: string; readonly count: number }[]> {
  return tx.rows(
    `with said as (
       select mention_id, head, was, is_now, id from heed.correction
       where brand_id = $1 and mention_id >= $2 and mention_id < $3 order by mention_id, id limit $4
     ), words as (
       select mention_id, head, (array_agg(was order by id))[1] as first, (array_agg(is_now order by id desc))[1] as last
       from said group by mention_id, head
     )
     select head as field, count(*)::integer as count from words where first <> last group by head order by head`,
    [brandId, from, until, limit],
  );
}
