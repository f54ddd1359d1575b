// Notices as they are read: in the bell, in a mail, in the log of deliveries. The case's own words come from the case.

import type { Detail } from '../../core/event.ts';
import type { Severity } from '../../core/protocol/protocol.ts';
import type { NoticeKind } from '../../core/triage/notify.ts';
import type { Tx } from '../database.ts';
import type { DeliveryState, Way } from './deliveries.ts';

export interface NoticeRow {
  readonly id: string;
  readonly personId: string | null;
  readonly caseId: string | null;
  readonly kind: NoticeKind;
  readonly severity: Severity;
  readonly matter: string;
  readonly detail: Detail;
  readonly dueAt: Date;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly customerName: string | null;
  readonly channel: string | null;
  readonly firstLine: string | null;
  /** The case's nearest deadline as it stands now; null when no clock runs, and without a case. */
  readonly deadlineAt: Date | null;
  /** Null without a case. */
  readonly isOpen: boolean | null;
}

const columns = `n.id, n.person_id as "personId", n.case_id as "caseId", n.kind, n.severity, n.matter, n.detail,
  n.due_at as "dueAt", n.at, n.read_at as "readAt", c.customer_name as "customerName", c.channel, c.first_line as "firstLine",
  nullif(c.deadline_at, 'infinity') as "deadlineAt", c.state = 'open' as "isOpen"`;
const from = 'heed.notice n left join heed.case c on c.brand_id = n.brand_id and c.id = n.case_id';

export function noticesOfDelivery(tx: Tx, brandId: string, deliveryId: string): Promise<NoticeRow[]> {
  return tx.rows(
    `select ${columns} from heed.delivery_notice d join ${from} on n.brand_id = d.brand_id and n.id = d.notice_id
     where d.brand_id = $1 and d.delivery_id = $2 order by n.due_at, n.id`,
    [brandId, deliveryId],
  );
}

/** The newest of a person, before that one. */
export function noticesOf(
  tx: Tx,
  brandId: string,
  {
    personId,
    beforeId,
    limit,
  }: { readonly personId: string; readonly beforeId: string | null; readonly limit: number },
): Promise<NoticeRow[]> {
  return tx.rows(
    `select ${columns} from ${from}
     where n.brand_id = $1 and n.person_id = $2 and n.id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
     order by n.id desc limit $4`,
    [brandId, personId, beforeId, limit],
  );
}

export async function unreadCount(tx: Tx, brandId: string, personId: string, atMost: number): Promise<number> {
  const row = await tx.row<{ n: number }>(
    `select count(*) as n from (
       select from heed.notice where brand_id = $1 and person_id = $2 and read_at is null limit $3) few`,
    [brandId, personId, atMost],
  );
  return row?.n ?? 0;
}

/** One notice, or all up to that one. */
export async function markRead(
  tx: Tx,
  brandId: string,
  personId: string,
  which: { readonly id: string; readonly andOlder: boolean },
  at: Date,
): Promise<void> {
  await tx.rows(
    `update heed.notice set read_at = $4
     where brand_id = $1 and person_id = $2 and read_at is null and (id = $3 or ($5 and id <= $3))`,
    [brandId, personId, which.id, at, which.andOlder],
  );
}

export interface DeliveryLine {
  readonly id: string;
  readonly way: Way;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly isRepeat: boolean;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly retryAt: Date | null;
  readonly error: string | null;
  /** A person's name, a hook's name, an address. */
  readonly to: string;
  readonly noticeCount: number;
  readonly kind: NoticeKind;
}

const lineOf = `select d.id, d.way, d.state, d.attempts, d.is_repeat as "isRepeat", d.created_at as "createdAt",
    d.sent_at as "sentAt", d.retry_at as "retryAt", d.error, coalesce(h.name, p.name, d.address, '') as "to",
    s.count as "noticeCount", s.kind
  from heed.delivery d left join heed.hook h on h.brand_id = d.brand_id and h.id = d.hook_id
    left join account.person p on p.id = d.person_id
    cross join lateral (
      select count(*) as count, min(n.kind) as kind from heed.delivery_notice x
        join heed.notice n on n.brand_id = x.brand_id and n.id = x.notice_id
      where x.brand_id = d.brand_id and x.delivery_id = d.id) s`;

/** The newest deliveries; what was folded into another is shown as that one. */
export function deliveriesOf(tx: Tx, brandId: string, isFailed: boolean, limit: number): Promise<DeliveryLine[]> {
  const which = isFailed ? "d.state = 'failed'" : "d.state <> 'folded'";
  return tx.rows(`${lineOf} where d.brand_id = $1 and ${which} order by d.id desc limit $2`, [brandId, limit]);
}
