// What a classifier of the operator's reads behind the intake: how far it came in the record, and the words it is given.

import type { Tx } from '../database.ts';

export interface PlaceRow {
  /** Of the record. */
  readonly newest: number;
  /** Null before the classifier first came. */
  readonly until: number | null;
  readonly unread: readonly (readonly [after: number, until: number])[] | null;
}

/** Asked often, so it takes nothing. Null for a brand without a record. */
export function placeOf(tx: Tx, brandId: string): Promise<PlaceRow | null> {
  return tx.row(
    `select n.next - 1 as newest, p.until, p.unread
     from heed.event_number n left join heed.second_reading_place p on p.brand_id = n.brand_id where n.brand_id = $1`,
    [brandId],
  );
}

type Kept = Pick<PlaceRow, 'unread'> & { readonly until: number };

/** Whoever else reads for this brand and came further meanwhile keeps theirs: words are read twice rather than never. */
export async function keepPlace(tx: Tx, brandId: string, was: number | null, { until, unread }: Kept): Promise<void> {
  await tx.rows(
    `insert into heed.second_reading_place as p (brand_id, until, unread) values ($1, $2, $3)
     on conflict (brand_id) do update set until = excluded.until, unread = excluded.unread
     where p.until = $4`,
    [brandId, until, JSON.stringify(unread), was],
  );
}

export interface WordsToRead {
  /** Of the event that tells of them. */
  readonly number: number;
  readonly mentionId: string;
  readonly caseId: string;
  readonly revision: number;
  readonly text: string;
  readonly language: string | null;
  readonly madeBy: string;
}

/** Words of customers that the events after `after` up to `until` tell of, newest first, with who made their reading. */
export function wordsIn(
  tx: Tx,
  brandId: string,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<WordsToRead[]> {
  return tx.rows(
    `select e.number, m.id as "mentionId", m.case_id as "caseId", m.revision, left(m.text, 2000) as text, r.language,
       r.made_by as "madeBy"
     from heed.event e
       join heed.mention m on m.brand_id = $1 and m.id = e.subject_id and not m.is_own and not m.is_history
         and m.removed_at is null and m.case_id is not null
       cross join lateral (
         select language, made_by from heed.reading where brand_id = $1 and mention_id = m.id order by version desc limit 1
       ) r
     where e.brand_id = $1 and e.number > $2 and e.number <= $3 and e.kind in ('mention.heard', 'mention.revised')
     order by e.number desc limit $4`,
    [brandId, after, until, limit],
  );
}
