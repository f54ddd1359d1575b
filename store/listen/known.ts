// What is already known of the items of a batch: mentions under the same canonical id, threads, identities, own replies.
// Lookups are lateral, one a key: for `= any` PostgreSQL likes to read all of a brand's rows while it lacks statistics.

import type { Known } from '../../core/listen/listen.ts';
import type { HeardAuthor } from '../../core/mention.ts';
import { type Tx, unlessOvertaken } from '../database.ts';
import { integer, rowsIn, text, textsIn, uuid } from '../rows-in.ts';

/** The mentions under these canonical ids, locked so that two batches do not revise one at the same time. */
export async function lockKnown(
  tx: Tx,
  brandId: string,
  channel: string,
  canonicalIds: readonly string[],
): Promise<{ mentions: Map<string, Known>; salts: Map<string, string> }> {
  const rows = await tx.rows<Known & { canonicalId: string; salt: string }>(
    `select k.canonical_id as "canonicalId", k.mention_id as "mentionId", k.case_id as "caseId",
            encode(k.digest, 'hex') as digest, k.revision, k.revised_at as "revisedAt",
            case when k.revision = 1 then '{}' else array(
              select encode(r.digest, 'hex') from heed.mention_revision r
              where r.brand_id = k.brand_id and r.mention_id = k.mention_id) end as "earlierDigests",
            (select encode(m.salt, 'hex') from heed.mention m where m.brand_id = k.brand_id and m.id = k.mention_id) as salt
     from heed.mention_key k
     where k.brand_id = $1 and k.channel = $2 and k.canonical_id = any($3::text[])
     order by k.canonical_id for update of k`,
    [brandId, channel, textsIn(canonicalIds)],
  );
  return {
    mentions: new Map(rows.map((row) => [row.canonicalId, row])),
    salts: new Map(rows.map((row) => [row.mentionId, row.salt])),
  };
}

export interface IdentityRow extends HeardAuthor {
  readonly id: string;
  readonly customerId: string;
}

const newcomers = rowsIn<IdentityRow>(
  {
    id: uuid((one) => one.id),
    customer_id: uuid((one) => one.customerId),
    external_id: text((one) => one.externalId),
    handle: text((one) => one.handle),
    name: text((one) => one.name),
    url: text((one) => one.url),
    avatar_url: text((one) => one.avatarUrl),
    followers: integer((one) => one.followers),
  },
  4,
);

/** The identities of these authors that are known. */
export function identitiesOf(
  tx: Tx,
  brandId: string,
  channel: string,
  externalIds: readonly string[],
): Promise<IdentityRow[]> {
  return tx.rows(
    `select i.* from unnest($3::text[]) wanted cross join lateral (
       select id, customer_id as "customerId", external_id as "externalId", handle, name, url, avatar_url as "avatarUrl",
              followers
       from heed.identity where brand_id = $1 and channel = $2 and external_id = wanted limit 1) i`,
    [brandId, channel, textsIn(externalIds)],
  );
}

/** Identities nobody had heard of, each with a customer. Throws `Overtaken` when another batch met one in the same moment. */
export async function insertIdentities(
  tx: Tx,
  brandId: string,
  channel: string,
  heardAt: Date,
  identities: readonly IdentityRow[],
) {
  if (identities.length === 0) return;
  const inOrder = identities.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  await unlessOvertaken(
    tx.rows(
      `with new as materialized (
         select * from ${newcomers.table}
       ), identities as (
         insert into heed.identity (brand_id, channel, ${newcomers.names}) select $1, $2, ${newcomers.names} from new
       )
       insert into heed.customer (brand_id, id, name, first_heard_at)
       select $1, customer_id, coalesce(name, handle, external_id), $3 from new`,
      [brandId, channel, heardAt, ...newcomers.values(inOrder)],
    ),
  );
}

/** Freshens identities that have something to say which was not known; what an author leaves out stays as it was. */
export async function freshenIdentities(tx: Tx, brandId: string, identities: readonly IdentityRow[]) {
  if (identities.length === 0) return;
  await tx.rows(
    `update heed.identity i set handle = coalesce(n.handle, i.handle), name = coalesce(n.name, i.name),
       url = coalesce(n.url, i.url), avatar_url = coalesce(n."avatarUrl", i.avatar_url),
       followers = coalesce(n.followers, i.followers)
     from json_to_recordset($2::json) n(id uuid, handle text, name text, url text, "avatarUrl" text, followers integer)
     where i.brand_id = $1 and i.id = n.id`,
    [brandId, JSON.stringify(identities.toSorted((a, b) => (a.id < b.id ? -1 : 1)))],
  );
}

export interface ThreadRow {
  readonly id: string;
  readonly externalId: string;
}

const newThreads = rowsIn<ThreadRow>({ id: uuid((one) => one.id), external_id: text((one) => one.externalId) }, 3);

/** The threads of these external ids that are known. */
export function threadsOf(
  tx: Tx,
  brandId: string,
  channel: string,
  externalIds: readonly string[],
): Promise<ThreadRow[]> {
  return tx.rows(
    `select t.* from unnest($3::text[]) wanted cross join lateral (
       select id, external_id as "externalId" from heed.thread
       where brand_id = $1 and channel = $2 and external_id = wanted limit 1) t`,
    [brandId, channel, textsIn(externalIds)],
  );
}

/** Throws `Overtaken` when another batch met one of them in the same moment. */
export async function insertThreads(tx: Tx, brandId: string, channel: string, threads: readonly ThreadRow[]) {
  if (threads.length === 0) return;
  const inOrder = threads.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  await unlessOvertaken(
    tx.rows(
      `insert into heed.thread (brand_id, channel, ${newThreads.names}) select $1, $2, ${newThreads.names} from ${newThreads.table}`,
      [brandId, channel, ...newThreads.values(inOrder)],
    ),
  );
}

export interface OwnReply {
  readonly parentCanonicalId: string;
  readonly mentionId: string;
  readonly saidAt: Date;
  readonly isHistory: boolean;
}

/** Own replies to these mentions that were heard before the mentions themselves. */
export function ownRepliesTo(
  tx: Tx,
  brandId: string,
  channel: string,
  canonicalIds: readonly string[],
): Promise<OwnReply[]> {
  return tx.rows(
    `select o.* from unnest($3::text[]) wanted cross join lateral (
       select parent_canonical_id as "parentCanonicalId", mention_id as "mentionId", said_at as "saidAt",
              is_history as "isHistory"
       from heed.own_reply where brand_id = $1 and channel = $2 and parent_canonical_id = wanted limit 100) o`,
    [brandId, channel, textsIn(canonicalIds)],
  );
}

/** Replies Heed itself sent under these canonical ids. */
export function repliesSentAs(
  tx: Tx,
  brandId: string,
  canonicalIds: readonly string[],
): Promise<{ id: string; canonicalId: string }[]> {
  return tx.rows(
    `select id, canonical_id as "canonicalId" from heed.reply where brand_id = $1 and canonical_id = any($2)`,
    [brandId, canonicalIds],
  );
}
