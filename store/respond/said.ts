// What a brand said in public: its signatures, and the words of one of them. Every statement walks an index of its own
// (store/migrations/0013-said.sql).

import type { Tx } from '../database.ts';

export interface SaidRow {
  readonly id: string;
  readonly at: Date;
  /** Null: too little is said to tell it from others. */
  readonly signature: Buffer | null;
  /** Who was answered; null: not known. */
  readonly customerId: string | null;
  /** The marks of the sentences that would be noticed if everybody were told them (core/respond/freshness/repeatable.ts). */
  readonly sentences: Buffer | null;
}

/** The newest signatures of this make, newest first. */
export function newestSaid(tx: Tx, brandId: string, make: number, limit: number): Promise<SaidRow[]> {
  return tx.rows(
    `select id, at, signature, customer_id as "customerId", sentences from heed.said where brand_id = $1 and make = $2 and signature is not null
     order by at desc limit $3`,
    [brandId, make, limit],
  );
}

export interface Unsigned {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly customerId: string | null;
}

/**
 * Public replies without a signature of this make, newest first: sent since then, or heard since then and not an echo of
 * one of ours. `since.id` is the lowest id of that moment; only the newest `among` of either are looked at.
 */
export function unsignedSince(
  tx: Tx,
  brandId: string,
  make: number,
  since: { readonly at: Date; readonly id: string },
  { among, limit }: { readonly among: number; readonly limit: number },
): Promise<Unsigned[]> {
  return tx.rows(
    `(select r.id, r.at, left(r.text, 4000) as text, ${customerOf('r')} as "customerId"
      from (select id, sent_at as at, text, case_id from heed.reply
            where brand_id = $1 and state = 'sent' and visibility = 'public' and sent_at >= $3
            order by sent_at desc limit $5) r
      where not exists (select from heed.said s where s.brand_id = $1 and s.id = r.id and s.make = $2)
      order by r.at desc limit $6)
     union all
     (select m.id, m.at, left(m.text, 4000), ${customerOf('m')}
      from (select id, canonical_id, coalesce(published_at, heard_at) as at, text, case_id from heed.mention
            where brand_id = $1 and is_own and visibility = 'public' and parent_canonical_id is not null and id >= $4
            order by id desc limit $5) m
      where not exists (select from heed.said s where s.brand_id = $1 and s.id = m.id and s.make = $2)
        and not exists (select from heed.reply r where r.brand_id = $1 and r.canonical_id = m.canonical_id)
      order by m.id desc limit $6)`,
    [brandId, make, since.at, since.id, among, limit],
  );
}

/** Asked for the rows that are missing only. */
const customerOf = (said: 'r' | 'm'): string =>
  `(select i.customer_id from heed.case c join heed.identity i on i.brand_id = $1 and i.id = c.identity_id
    where c.brand_id = $1 and c.id = ${said}.case_id)`;

export async function keepSaid(tx: Tx, brandId: string, make: number, said: readonly SaidRow[]): Promise<void> {
  if (said.length === 0) return;
  await tx.rows(
    `insert into heed.said (brand_id, id, at, make, signature, customer_id, sentences)
     select $1, id, at, $2, signature, customer_id, sentences
     from unnest($3::uuid[], $4::timestamptz[], $5::bytea[], $6::uuid[], $7::bytea[])
       one(id, at, signature, customer_id, sentences)
     order by id
     on conflict (brand_id, id) do update set make = excluded.make, signature = excluded.signature,
       customer_id = excluded.customer_id, sentences = excluded.sentences`,
    [
      brandId,
      make,
      said.map((one) => one.id),
      said.map((one) => one.at),
      said.map((one) => one.signature),
      said.map((one) => one.customerId),
      said.map((one) => one.sentences),
    ],
  );
}

export interface SaidWords {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  /** A colleague's name, or the profile's where it was said on the platform itself. */
  readonly by: string;
  readonly caseId: string | null;
  readonly channel: string;
  readonly url: string | null;
}

/** The words behind a signature; null when the brand said no such thing in public. */
export async function wordsOfSaid(tx: Tx, brandId: string, id: string): Promise<SaidWords | null> {
  const sent = await tx.row<SaidWords>(
    `select r.id, r.text, r.sent_at as at, p.name as by, r.case_id as "caseId", c.channel, r.url
     from heed.reply r join account.person p on p.id = r.person_id
       join heed.case c on c.brand_id = $1 and c.id = r.case_id
     where r.brand_id = $1 and r.id = $2 and r.state = 'sent' and r.visibility = 'public'`,
    [brandId, id],
  );
  if (sent !== null) return sent;
  return tx.row(
    `select m.id, left(m.text, 20000) as text, coalesce(m.published_at, m.heard_at) as at,
       coalesce(i.name, i.handle, i.external_id) as by, m.case_id as "caseId", m.channel, m.url
     from heed.mention m join heed.identity i on i.brand_id = $1 and i.id = m.identity_id
     where m.brand_id = $1 and m.id = $2 and m.is_own and m.visibility = 'public'`,
    [brandId, id],
  );
}
