// What else customers had with us before a matter is opened, counted for a batch of them in one statement.

import type { HadBefore } from '../../core/case.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

const dayMs = 86_400_000;
/** Of one customer's cases: who has more has been counted enough. */
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
     from (select c.* from unnest($2::uuid[]) wanted cross join lateral (
       select i.customer_id, c.kind = 'complaint' and c.last_mention_at >= $3 as is_complaint,
              c.kind in ('complaint', 'question') and c.unanswered_count > 0 and c.last_mention_at <= $4 and not c.is_history
                as is_in_vain
       from heed.identity i join heed.case c on c.brand_id = $1 and c.identity_id = i.id and c.split_from is null
       where i.brand_id = $1 and i.customer_id = wanted and c.state <> 'merged' limit ${casesAtMost}) c
     ) had where is_complaint or is_in_vain group by customer_id`,
    [brandId, uuidsIn(customerIds), since, new Date(now.getTime() - dayMs)],
  );
  return new Map(rows.map(({ customerId, ...had }) => [customerId, had]));
}
