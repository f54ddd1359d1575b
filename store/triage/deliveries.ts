// The ways notices go out: planned with the notice, taken by whichever worker is free, on record before the network is
// touched. A digest is one delivery that still takes notices in until a worker closes it.

import type { Tx } from '../database.ts';
import { newId } from '../new-id.ts';
import { rowsIn, text, timestamptz, uuid, uuidsIn } from '../rows-in.ts';
import { told } from '../told.ts';

export type Way = 'mail' | 'push' | 'webhook' | 'chat';
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'folded';

export interface NewDelivery {
  readonly noticeId: string;
  readonly way: Way;
  readonly personId: string | null;
  readonly address: string | null;
  readonly deviceId: string | null;
  readonly hookId: string | null;
  /** For hooks: told once of each. */
  readonly matter: string | null;
  readonly at: Date;
  readonly digestKey: string | null;
  /** It waits a moment for more of its kind. */
  readonly isGathering: boolean;
}

/** What comes after an outage comes within seconds: the digest goes when it has been quiet for so long, … */
const gatherMs = 5_000;
/** … and at the latest after this. */
const longestGatherMs = 60_000;

interface Planned extends NewDelivery {
  readonly id: string;
}

const planned = rowsIn<Planned>(
  {
    id: uuid((one) => one.id),
    way: text((one) => one.way),
    person_id: uuid((one) => one.personId),
    address: text((one) => one.address),
    device_id: uuid((one) => one.deviceId),
    hook_id: uuid((one) => one.hookId),
    matter: text((one) => one.matter),
    due_at: timestamptz((one) => one.at),
    notice_id: uuid((one) => one.noticeId),
  },
  3,
);

const columns = 'id, way, person_id, address, device_id, hook_id, matter, due_at';

export async function planDeliveries(
  tx: Tx,
  brandId: string,
  deliveries: readonly NewDelivery[],
  at: Date,
): Promise<void> {
  const single = deliveries.filter(({ digestKey }) => digestKey === null);
  if (single.length > 0) await planSingle(tx, brandId, single, at);
  // Always in the same order: two batches that open the same digests would else wait for each other for ever.
  const together = Map.groupBy(deliveries, ({ digestKey }) => digestKey ?? '');
  for (const key of [...together.keys()].sort()) {
    const group = together.get(key) ?? [];
    if (key !== '') await joinDigest(tx, brandId, group, at);
  }
}

async function planSingle(tx: Tx, brandId: string, deliveries: readonly NewDelivery[], at: Date): Promise<void> {
  await tx.rows(
    `with given as materialized (select * from ${planned.table}),
     made as (
       insert into heed.delivery (brand_id, state, created_at, ${columns})
       select $1, 'queued', $2, ${columns} from given
       on conflict (brand_id, hook_id, matter) where hook_id is not null and matter is not null do nothing
       returning id
     ), linked as (
       insert into heed.delivery_notice (brand_id, delivery_id, notice_id)
       select $1, g.id, g.notice_id from given g join made using (id)
     )
     insert into heed.delivery_due (at, brand_id, delivery_id)
     select g.due_at, $1, g.id from given g join made using (id)`,
    [brandId, at, ...planned.values(deliveries.map((one) => ({ ...one, id: newId(at) })))],
  );
}

/** Into the open digest of that key, or a new one. Its row is locked until this ends, so a worker cannot close it between. */
async function joinDigest(tx: Tx, brandId: string, group: readonly NewDelivery[], at: Date): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const due = first.isGathering ? new Date(at.getTime() + gatherMs) : first.at;
  const open = await tx.row<{ id: string; due: Date }>(
    `insert into heed.delivery as d (brand_id, id, way, person_id, address, device_id, hook_id, state, created_at, due_at,
       digest_key, is_open)
     values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $10, true)
     on conflict (brand_id, digest_key) where is_open do update
       set due_at = least(greatest(d.due_at, excluded.due_at), d.created_at + $11 * interval '1 ms')
     returning id, due_at as due`,
    [
      brandId,
      newId(at),
      first.way,
      first.personId,
      first.address,
      first.deviceId,
      first.hookId,
      at,
      due,
      first.digestKey,
      // What has an instant of its own goes then.
      first.isGathering ? longestGatherMs : farMs,
    ],
  );
  if (open === null) throw new Error('a digest is there or is made');
  await tx.rows(
    `with linked as (
       insert into heed.delivery_notice (brand_id, delivery_id, notice_id)
       select $1, $2, unnest($4::uuid[]) on conflict do nothing
     )
     insert into heed.delivery_due (at, brand_id, delivery_id) values ($3, $1, $2)
     on conflict (brand_id, delivery_id) do update set at = excluded.at`,
    [brandId, open.id, open.due, uuidsIn(group.map(({ noticeId }) => noticeId))],
  );
}
const farMs = 30 * 86_400_000;

export interface DueRow {
  readonly brandId: string;
  readonly deliveryId: string;
}

/** Takes the next due deliveries of any brand and holds them; a worker that dies lets go by itself. */
export function takeDueDeliveries(tx: Tx, now: Date, heldUntil: Date, limit: number): Promise<DueRow[]> {
  return tx.rows(
    `update heed.delivery_due d set held_until = $2
     from (
       select brand_id, delivery_id from heed.delivery_due
       where at <= $1 and (held_until is null or held_until <= $1)
       order by at limit $3 for update skip locked
     ) next
     where d.brand_id = next.brand_id and d.delivery_id = next.delivery_id
     returning d.brand_id as "brandId", d.delivery_id as "deliveryId"`,
    [now, heldUntil, limit],
  );
}

export async function holdDelivery(tx: Tx, { brandId, deliveryId }: DueRow, until: Date): Promise<void> {
  await tx.rows('update heed.delivery_due set held_until = $3 where brand_id = $1 and delivery_id = $2', [
    brandId,
    deliveryId,
    until,
  ]);
}

export interface DeliveryRow {
  readonly id: string;
  readonly way: Way;
  readonly personId: string | null;
  readonly address: string | null;
  readonly deviceId: string | null;
  readonly hookId: string | null;
  readonly matter: string | null;
  readonly digestKey: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly isRepeat: boolean;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly firstTriedAt: Date | null;
  readonly noticeIds: readonly string[];
}

/** Locks a delivery: whoever holds it decides what becomes of it. */
export function lockDelivery(tx: Tx, brandId: string, id: string): Promise<Omit<DeliveryRow, 'noticeIds'> | null> {
  return tx.row(
    `select id, way, person_id as "personId", address, device_id as "deviceId", hook_id as "hookId", matter,
            digest_key as "digestKey", state, attempts, is_repeat as "isRepeat", created_at as "createdAt", due_at as "dueAt",
            first_tried_at as "firstTriedAt"
     from heed.delivery where brand_id = $1 and id = $2 for update`,
    [brandId, id],
  );
}

/** The attempt, written before the network is touched. Closes a digest; says so when an earlier attempt was cut off. */
export async function markTrying(tx: Tx, brandId: string, id: string, now: Date): Promise<void> {
  await tx.rows(
    `update heed.delivery set is_repeat = is_repeat or state = 'sending', state = 'sending', is_open = false,
       attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, $3), retry_at = null
     where brand_id = $1 and id = $2`,
    [brandId, id, now],
  );
}

/** Read after the lock: what joined a digest meanwhile has been committed by then. */
export async function noticeIdsOf(tx: Tx, brandId: string, deliveryId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select notice_id as id from heed.delivery_notice where brand_id = $1 and delivery_id = $2 order by notice_id',
    [brandId, deliveryId],
  );
  return rows.map(({ id }) => id);
}

/** Into a digest: this one goes no further by itself. */
export async function foldDelivery(
  tx: Tx,
  brandId: string,
  row: DeliveryRow,
  into: Pick<NewDelivery, 'at' | 'digestKey' | 'isGathering'> & { readonly now: Date },
): Promise<void> {
  await tx.rows("update heed.delivery set state = 'folded', is_open = false where brand_id = $1 and id = $2", [
    brandId,
    row.id,
  ]);
  await leaveDue(tx, brandId, row.id);
  const group = row.noticeIds.map((noticeId) => ({ ...row, ...into, noticeId }));
  await joinDigest(tx, brandId, group, into.now);
}

export async function leaveDue(tx: Tx, brandId: string, deliveryId: string): Promise<void> {
  await tx.rows('delete from heed.delivery_due where brand_id = $1 and delivery_id = $2', [brandId, deliveryId]);
}

export async function markDelivered(tx: Tx, brandId: string, id: string, at: Date): Promise<void> {
  await tx.rows(
    `with done as (delete from heed.delivery_due where brand_id = $1 and delivery_id = $2)
     update heed.delivery set state = 'sent', sent_at = $3, error = null, retry_at = null where brand_id = $1 and id = $2`,
    [brandId, id, at],
  );
}

/** `retryAt` null: given up. */
export async function markUndelivered(
  tx: Tx,
  brandId: string,
  id: string,
  { error, retryAt }: { readonly error: string; readonly retryAt: Date | null },
): Promise<void> {
  await tx.rows('update heed.delivery set state = $3, error = $4, retry_at = $5 where brand_id = $1 and id = $2', [
    brandId,
    id,
    retryAt === null ? 'failed' : 'queued',
    told(error, 500),
    retryAt,
  ]);
  if (retryAt === null) await leaveDue(tx, brandId, id);
  else await scheduleDelivery(tx, brandId, id, retryAt);
}

async function scheduleDelivery(tx: Tx, brandId: string, id: string, at: Date): Promise<void> {
  await tx.rows(
    `insert into heed.delivery_due (at, brand_id, delivery_id) values ($3, $1, $2)
     on conflict (brand_id, delivery_id) do update set at = excluded.at, held_until = null`,
    [brandId, id, at],
  );
}

/** Once more, with a day of its own to arrive in. */
export async function requeueDelivery(tx: Tx, brandId: string, id: string, at: Date): Promise<void> {
  await tx.rows(
    "update heed.delivery set state = 'queued', first_tried_at = null, retry_at = $3 where brand_id = $1 and id = $2",
    [brandId, id, at],
  );
  await scheduleDelivery(tx, brandId, id, at);
}

export interface Addressee {
  readonly brandSlug: string;
  readonly brandName: string;
  /** The person's; null for hooks and addresses outside, and for whoever belongs to the brand no more. */
  readonly email: string | null;
  readonly timeZone: string | null;
}

export async function addresseeOf(tx: Tx, brandId: string, personId: string | null): Promise<Addressee> {
  const row = await tx.row<Addressee>(
    `select b.slug as "brandSlug", b.name as "brandName",
       (select p.email from account.membership m join account.person p on p.id = m.person_id
        where m.brand_id = b.id and m.person_id = $2) as email,
       coalesce((select quiet ->> 'timeZone' from heed.notice_choice where brand_id = $1 and person_id = $2),
         (select body -> 'calendars' -> 0 ->> 'timeZone' from heed.protocol where brand_id = $1
          order by version desc limit 1)) as "timeZone"
     from account.brand b where b.id = $1`,
    [brandId, personId],
  );
  if (row === null) throw new Error('a delivery belongs to a brand');
  return row;
}
