// What a draft is judged by beside the protocol: who speaks to whom, what they said last, how often it went back and
// forth in public, and the contacts the business gives of itself.

import type { Tx } from '../database.ts';

export interface MomentRow {
  readonly brandName: string;
  readonly agentName: string;
  /** Null when only a handle is known. */
  readonly customerName: string | null;
  readonly customerHandle: string | null;
  /** Public replies since the matter was last taken offline, also ones made in the platform's own app. */
  readonly publicReplies: number;
  /** Handles, names and addresses of the brand's own profiles. */
  readonly ownContacts: readonly string[];
}

export interface Asked {
  readonly brandId: string;
  readonly personId: string;
  readonly caseId: string;
  readonly identityId: string;
  readonly threadId: string;
}

export function momentOf(tx: Tx, asked: Asked): Promise<MomentRow | null> {
  const { brandId, personId, caseId, identityId, threadId } = asked;
  return tx.row(
    `with offline as (
       select coalesce(max(at), '-infinity') as at from heed.handover where brand_id = $1 and case_id = $3),
     ours as (
       select count(*) as made from heed.reply r, offline
       where r.brand_id = $1 and r.case_id = $3 and r.visibility = 'public'
         and r.state in ('queued', 'sending', 'sent', 'unknown') and r.created_at > offline.at),
     elsewhere as (
       select count(*) as made from heed.mention m, offline
       where m.brand_id = $1 and m.thread_id = $5 and m.case_id = $3 and m.is_own and m.visibility = 'public'
         and m.removed_at is null and m.heard_at > offline.at
         and m.id not in (
           select mention_id from heed.reply where brand_id = $1 and case_id = $3 and mention_id is not null))
     select (select name from account.brand where id = $1) as "brandName",
       (select name from account.person where id = $2) as "agentName",
       i.name as "customerName", i.handle as "customerHandle",
       (ours.made + elsewhere.made)::integer as "publicReplies",
       coalesce((
         select array_agg(contact) from (
           select unnest(array[handle, name, url]) as contact from heed.profile where brand_id = $1) known
         where contact is not null), '{}') as "ownContacts"
     from heed.identity i, ours, elsewhere where i.brand_id = $1 and i.id = $4`,
    [brandId, personId, caseId, identityId, threadId],
  );
}

/** What the customer said last in this case and thread, newest last; of long words the beginning. */
export async function wordsOfCustomer(
  tx: Tx,
  { brandId, caseId, threadId }: Omit<Asked, 'personId' | 'identityId'>,
  { most, length }: { readonly most: number; readonly length: number },
): Promise<string[]> {
  const rows = await tx.rows<{ text: string }>(
    `select left(coalesce(title || E'\\n', '') || text, $5) as text from heed.mention
     where brand_id = $1 and thread_id = $2 and case_id = $3 and not is_own and removed_at is null
     order by id desc limit $4`,
    [brandId, threadId, caseId, most, length],
  );
  return rows.map(({ text }) => text).reverse();
}
