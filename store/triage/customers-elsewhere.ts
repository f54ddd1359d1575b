// Customers who may be one person with another: found by what their handles, names and order numbers are, each a step of
// an index, and never more than a handful. And those whom somebody said are two.

import type { Tx } from '../database.ts';
import { textsIn, uuidsIn } from '../rows-in.ts';

export interface LookedFor {
  readonly customerId: string;
  /** In small letters. */
  readonly handles: readonly string[];
  readonly handlesBegun: readonly string[];
  readonly names: readonly string[];
}

export interface ElsewhereRow {
  readonly identityId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly channel: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly avatarUrl: string | null;
}

const mostOfHandle = 5;
const mostOfName = 20;

/** Ids of other customers with one of these handles or names. */
export async function customersNamed(tx: Tx, brandId: string, looked: LookedFor): Promise<string[]> {
  const { customerId, handles, handlesBegun, names } = looked;
  const rows = await tx.rows<{ id: string }>(
    `select distinct id from (
       (select one.id from unnest($3::text[]) whole cross join lateral (
          select customer_id as id from heed.identity
          where brand_id = $1 and handle is not null and handle_key = whole limit ${mostOfHandle}) one)
       union all
       (select one.id from unnest($4::text[]) begun cross join lateral (
          select customer_id as id from heed.identity
          where brand_id = $1 and handle is not null and handle_key >= begun and handle_key < begun || U&'\\+10FFFF'
          limit ${mostOfHandle}) one)
       union all
       (select one.id from unnest($5::text[]) named cross join lateral (
          select id from heed.customer where brand_id = $1 and name_key = named limit ${mostOfName}) one)
     ) found where id <> $2`,
    [brandId, customerId, textsIn(handles), textsIn(handlesBegun), textsIn(names)],
  );
  return rows.map(({ id }) => id);
}

/** Who said each of these, but for ourselves. */
export function sayersOf(
  tx: Tx,
  brandId: string,
  mentionIds: readonly string[],
): Promise<{ readonly mentionId: string; readonly customerId: string }[]> {
  return tx.rows(
    `select m.id as "mentionId", i.customer_id as "customerId"
     from heed.mention m join heed.identity i on i.brand_id = $1 and i.id = m.identity_id
     where m.brand_id = $1 and m.id = any($2::uuid[]) and not m.is_own`,
    [brandId, uuidsIn(mentionIds)],
  );
}

/** All that is known of these customers by their identities. The brand's own profiles are nobody's. */
export function identitiesKnown(tx: Tx, brandId: string, customerIds: readonly string[]): Promise<ElsewhereRow[]> {
  return tx.rows(
    `select i.id as "identityId", i.customer_id as "customerId", c.name as "customerName", i.channel, i.handle, i.name, i.url,
            i.avatar_url as "avatarUrl"
     from heed.identity i join heed.customer c on c.brand_id = $1 and c.id = i.customer_id
     where i.brand_id = $1 and i.customer_id = any($2::uuid[])
       and not exists (
         select from heed.profile p where p.brand_id = $1 and p.channel = i.channel and p.external_id = i.external_id)
     order by i.id`,
    [brandId, uuidsIn(customerIds)],
  );
}

/** Identities that somebody said are not the same person as one of these. */
export async function keptApartFrom(tx: Tx, brandId: string, identityIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select distinct other_id as id from heed.kept_apart where brand_id = $1 and identity_id = any($2::uuid[])',
    [brandId, uuidsIn(identityIds)],
  );
  return rows.map(({ id }) => id);
}

export interface Apart {
  readonly ones: readonly string[];
  readonly others: readonly string[];
  readonly personId: string;
  readonly at: Date;
}

/** None of the ones is any of the others. */
export async function keepApart(tx: Tx, brandId: string, { ones, others, personId, at }: Apart): Promise<void> {
  await tx.rows(
    `insert into heed.kept_apart (brand_id, identity_id, other_id, person_id, at)
     select $1, pair.a, pair.b, $4, $5
     from unnest($2::uuid[]) one cross join unnest($3::uuid[]) other
       cross join lateral (values (one, other), (other, one)) pair (a, b)
     where pair.a <> pair.b
     on conflict do nothing`,
    [brandId, uuidsIn(ones), uuidsIn(others), personId, at],
  );
}
