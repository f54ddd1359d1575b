// Customers looked up, and identities that are one person's. What an identity was before is kept, to take a link back.

import type { Case } from '../../core/case.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

/** Whose name, last word of it, or handle begins so: ids of customers, so many at most. */
export async function customersLike(tx: Tx, brandId: string, beginning: string, limit: number): Promise<string[]> {
  const from = beginning.toLowerCase();
  const rows = await tx.rows<{ id: string }>(
    `select distinct id from (
       (select id from heed.customer where brand_id = $1 and name_key >= $2 and name_key < $3 limit $4)
       union all
       (select id from heed.customer where brand_id = $1 and tail_key >= $2 and tail_key < $3 limit $4)
       union all
       (select customer_id from heed.identity
        where brand_id = $1 and handle is not null and handle_key >= $2 and handle_key < $3 limit $4)
     ) found limit $4`,
    [brandId, from, `${from}\u{10ffff}`, limit],
  );
  return rows.map((row) => row.id);
}

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
}

/** Those of them that still are somebody: whose last identity went to another customer is nobody any more. */
export function customersById(tx: Tx, brandId: string, ids: readonly string[]): Promise<CustomerRow[]> {
  return tx.rows(
    `select id, name from heed.customer c where brand_id = $1 and id = any($2::uuid[])
       and exists (select from heed.identity i where i.brand_id = $1 and i.customer_id = c.id) order by name, id`,
    [brandId, uuidsIn(ids)],
  );
}

export interface IdentityRow {
  readonly id: string;
  readonly customerId: string;
  readonly channel: string;
  readonly handle: string | null;
  readonly name: string | null;
}

export function identitiesOfAll(tx: Tx, brandId: string, customerIds: readonly string[]): Promise<IdentityRow[]> {
  return tx.rows(
    `select id, customer_id as "customerId", channel, handle, name from heed.identity
     where brand_id = $1 and customer_id = any($2::uuid[]) order by id`,
    [brandId, uuidsIn(customerIds)],
  );
}

export interface CaseOfCustomer {
  readonly id: string;
  readonly identityId: string;
  readonly version: number;
  readonly channel: string;
  readonly state: Case['state'];
  readonly firstLine: string | null;
  readonly lastMentionAt: Date;
}

/** The newest cases of each of these identities, those that went into another left out. */
export function casesOfIdentities(tx: Tx, brandId: string, identityIds: readonly string[]): Promise<CaseOfCustomer[]> {
  const each = (split: string) =>
    `(select c.* from heed.case c where c.brand_id = $1 and c.identity_id = wanted and c.split_from is ${split}
        and c.merged_into is null order by c.last_mention_at desc limit 10)`;
  return tx.rows(
    `select one.id, one.identity_id as "identityId", one.version, one.channel, one.state, one.first_line as "firstLine",
            one.last_mention_at as "lastMentionAt"
     from unnest($2::uuid[]) wanted cross join lateral (${each('null')} union all ${each('not null')}) one
     order by one.last_mention_at desc`,
    [brandId, uuidsIn(identityIds)],
  );
}

/** Locks what belongs to these customers. */
export async function lockIdentities(tx: Tx, brandId: string, customerIds: readonly string[]): Promise<IdentityRow[]> {
  return tx.rows(
    `select id, customer_id as "customerId", channel, handle, name from heed.identity
     where brand_id = $1 and customer_id = any($2::uuid[]) order by id for update`,
    [brandId, uuidsIn(customerIds)],
  );
}

export interface NewLink {
  readonly id: string;
  readonly identityId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly personId: string;
  readonly at: Date;
}

export async function addLink(tx: Tx, brandId: string, link: NewLink): Promise<void> {
  await tx.rows(
    `insert into heed.customer_link (brand_id, id, identity_id, from_id, to_id, person_id, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, link.id, link.identityId, link.fromId, link.toId, link.personId, link.at],
  );
}

/** Whose an identity was before anybody linked it; null: nobody did. */
export async function firstOwnerOf(tx: Tx, brandId: string, identityId: string): Promise<string | null> {
  const row = await tx.row<{ fromId: string }>(
    `select from_id as "fromId" from heed.customer_link
     where brand_id = $1 and identity_id = $2 and undone_at is null order by id limit 1`,
    [brandId, identityId],
  );
  return row?.fromId ?? null;
}

export async function undoLinks(tx: Tx, brandId: string, identityId: string, at: Date): Promise<void> {
  await tx.rows(
    'update heed.customer_link set undone_at = $3 where brand_id = $1 and identity_id = $2 and undone_at is null',
    [brandId, identityId, at],
  );
}

/** Gives identities, and with them their cases, to a customer. */
export async function giveIdentities(
  tx: Tx,
  brandId: string,
  identityIds: readonly string[],
  customerId: string,
): Promise<void> {
  await tx.rows(
    `with given as (
       update heed.identity set customer_id = $3 where brand_id = $1 and id = any($2::uuid[]) returning id
     ), whole as (
       update heed.case c set customer_id = $3 from given where c.brand_id = $1 and c.identity_id = given.id and c.split_from is null
     )
     update heed.case c set customer_id = $3 where c.brand_id = $1 and c.identity_id = any($2::uuid[]) and c.split_from is not null`,
    [brandId, uuidsIn(identityIds), customerId],
  );
}
