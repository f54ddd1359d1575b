// Answers of the brand that were not sent from here: which ones the record tells of, up to which event they were read, and
// what a customer had asked.

import type { Tx } from '../../database.ts';

/** Takes the place up to which the record was read; whoever else wants it waits until this transaction ends. */
export async function takePlace(tx: Tx, brandId: string): Promise<number> {
  const row = await tx.row<{ until: number }>(
    `insert into heed.own_words_read as r (brand_id, until) values ($1, 0)
     on conflict (brand_id) do update set until = r.until returning until`,
    [brandId],
  );
  return row?.until ?? 0;
}

export async function keepPlace(tx: Tx, brandId: string, until: number): Promise<void> {
  await tx.rows('update heed.own_words_read set until = $2 where brand_id = $1', [brandId, until]);
}

/** Whether the record goes on after what was read: asked often, so it takes nothing. */
export async function isMoreToRead(tx: Tx, brandId: string): Promise<boolean> {
  const row = await tx.row(
    `select 1 from heed.event_number n left join heed.own_words_read r on r.brand_id = n.brand_id
     where n.brand_id = $1 and n.next - 1 > coalesce(r.until, 0)`,
    [brandId],
  );
  return row !== null;
}

export interface OwnAnswer {
  /** Of the event that tells of it. */
  readonly number: number;
  readonly mentionId: string;
  /** The customer's, as far as questions are compared by them. */
  readonly asked: string;
}

/** Own answers that events after `after` up to `until` tell of, in their order. What was taken back is among them. */
export function ownAnswersIn(
  tx: Tx,
  brandId: string,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<OwnAnswer[]> {
  return tx.rows(
    `select e.number, m.id as "mentionId", left(q.text, 2000) as asked
     from heed.event e join heed.mention m on m.brand_id = $1 and m.id = e.subject_id ${askedBefore}
     where e.brand_id = $1 and e.number > $2 and e.number <= $3 and e.kind = 'mention.own_heard'
     order by e.number limit $4`,
    [brandId, after, until, limit],
  );
}

/** The customer's mention `q` that the own mention `m` answers. */
export const askedBefore = `
     join heed.mention_key k
       on k.brand_id = $1 and k.channel = m.channel and k.canonical_id = m.parent_canonical_id
     join heed.mention q on q.brand_id = $1 and q.id = k.mention_id and not q.is_own`;
