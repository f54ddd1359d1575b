// What else customers had with us before a matter is opened, counted for a batch of them in one statement.

import type { HadBefore } from '../../core/case.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

const dayMs = 86_400_000;
/** Of one customer: who has more has been counted enough. */
const identitiesAtMost = 8;
const casesAtMost = 50;

/** By customer; who had nothing is not in it. A lookup a customer through their identities, and one an identity (`case_of_pair`). */
export async function hadBefore(
  tx: Tx,
  brandId: string,
  customerIds: readonly string[],
  { now, latelyDays }: { readonly now: Date; readonly latelyDays: number },
): Promise<ReadonlyMap<string, HadBefore>> {
  if (customerIds.length === 0) return new Map();
  const since = new Date(now.getTime() - latelyDays * dayMs);
  const rows = await tx.rows<HadBefore & { readonly customerId: string }>(
    `select customer_id as "customerId", count(*) filter (where is_complaint) as complaints,
            count(*) filter (where is_in_vain) as unanswered
     from (select wanted as customer_id, c.* from unnest($2::uuid[]) wanted cross join lateral (
         select id from heed.identity where brand_id = $1 and customer_id = wanted limit ${identitiesAtMost}) i
       cross join lateral (
         select kind = 'complaint' and last_mention_at >= $3 as is_complaint,
                kind in ('complaint', 'question') and unanswered_count > 0 and last_mention_at <= $4 and not is_history
                  as is_in_vain
         from heed.case where brand_id = $1 and identity_id = i.id and split_from is null and state <> 'merged'
         order by thread_id limit ${casesAtMost}) c
     ) had where is_complaint or is_in_vain group by customer_id`,
    [brandId, uuidsIn(customerIds), since, new Date(now.getTime() - dayMs)],
  );
  return new Map(rows.map(({ customerId, ...had }) => [customerId, had]));
}
