// What is already known of the items of a batch: mentions under the same canonical id, threads, identities, own replies.
// Lookups are lateral, one a key: for `= any` PostgreSQL likes to read all of a brand's rows while it lacks statistics.

import type { Known } from '../../core/listen/listen.ts';
import type { HeardAuthor } from '../../core/mention.ts';
import type { Tx } from '../database.ts';
import { newId } from '../new-id.ts';
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

const proposed = rowsIn<ProposedIdentity>(
  {
    id: uuid((one) => one.id),
    customerId: uuid((one) => one.customerId),
    externalId: text((one) => one.externalId),
    handle: text((one) => one.handle),
    name: text((one) => one.name),
    url: text((one) => one.url),
    avatarUrl: text((one) => one.avatarUrl),
    followers: integer((one) => one.followers),
  },
  4,
);
const roots = rowsIn<Pick<ThreadRow, 'id' | 'externalId'>>(
  { id: uuid((one) => one.id), externalId: text((one) => one.externalId) },
  3,
);

export interface IdentityRow {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  /** Made by this transaction: no case of theirs can stand anywhere yet. */
  readonly isNew: boolean;
}

interface ProposedIdentity extends HeardAuthor {
  readonly id: string;
  readonly customerId: string;
}

/**
 * The identities of these authors: looked up, refreshed where something changed, made with their customers where they
 * are new. Most are as they were, and those cost a look and no write.
 */
export async function identify(
  tx: Tx,
  brandId: string,
  channel: string,
  heardAt: Date,
  authors: readonly HeardAuthor[],
): Promise<Map<string, IdentityRow>> {
  const known = await tx.rows<KnownIdentity>(
    `select i.* from unnest($3::text[]) wanted cross join lateral (
       select id, customer_id as "customerId", external_id as "externalId", handle, name, url, avatar_url as "avatarUrl",
              followers
       from heed.identity where brand_id = $1 and channel = $2 and external_id = wanted limit 1) i`,
    [brandId, channel, textsIn(authors.map((one) => one.externalId))],
  );
  const byId = new Map(known.map((one) => [one.externalId, one]));
  const toWrite = authors
    .filter((one) => isNews(one, byId.get(one.externalId)))
    .map((one) => ({ ...one, id: newId(heardAt), customerId: newId(heardAt) }));
  const written = toWrite.length === 0 ? [] : await writeIdentities(tx, brandId, channel, heardAt, toWrite);
  const rows = [
    ...known.map((one) => ({ ...one, name: one.name ?? one.handle ?? one.externalId, isNew: false })),
    ...written,
  ];
  return new Map(rows.map((row) => [row.externalId, row]));
}

interface KnownIdentity extends HeardAuthor {
  readonly id: string;
  readonly customerId: string;
}

const facts = ['handle', 'name', 'url', 'avatarUrl', 'followers'] as const;

/** New, or with something to say that is not known yet; what an author leaves out is not news. */
function isNews(author: HeardAuthor, known: HeardAuthor | undefined): boolean {
  if (known === undefined) return true;
  return facts.some((fact) => author[fact] !== null && author[fact] !== known[fact]);
}

function writeIdentities(
  tx: Tx,
  brandId: string,
  channel: string,
  heardAt: Date,
  authors: readonly ProposedIdentity[],
): Promise<(IdentityRow & { externalId: string })[]> {
  return tx.rows(
    `with proposed as (
       select * from ${proposed.table} order by "externalId"
     ), kept as (
       insert into heed.identity as i (brand_id, id, channel, external_id, customer_id, handle, name, url, avatar_url, followers)
       select $1, id, $2, "externalId", "customerId", handle, name, url, "avatarUrl", followers from proposed
       on conflict (brand_id, channel, external_id) do update set
         handle = coalesce(excluded.handle, i.handle), name = coalesce(excluded.name, i.name),
         url = coalesce(excluded.url, i.url), avatar_url = coalesce(excluded.avatar_url, i.avatar_url),
         followers = coalesce(excluded.followers, i.followers)
       returning id, customer_id, external_id, name, handle, xmax = 0 as is_new
     ), customers as (
       insert into heed.customer (brand_id, id, name, first_heard_at)
       select $1, customer_id, coalesce(name, handle, external_id), $3 from kept where is_new
     )
     select id, customer_id as "customerId", external_id as "externalId", coalesce(name, handle, external_id) as name,
            is_new as "isNew"
     from kept`,
    [brandId, channel, heardAt, ...proposed.values(authors)],
  );
}

export interface ThreadRow {
  readonly id: string;
  readonly externalId: string;
  /** Made by this transaction: nothing can stand in it yet. */
  readonly isNew: boolean;
}

/** The threads of these external ids, made where they are new. */
export async function placeThreads(
  tx: Tx,
  brandId: string,
  channel: string,
  heardAt: Date,
  externalIds: readonly string[],
): Promise<Map<string, ThreadRow>> {
  const known = await tx.rows<{ id: string; externalId: string }>(
    `select t.* from unnest($3::text[]) wanted cross join lateral (
       select id, external_id as "externalId" from heed.thread
       where brand_id = $1 and channel = $2 and external_id = wanted limit 1) t`,
    [brandId, channel, textsIn(externalIds)],
  );
  const there = new Set(known.map((one) => one.externalId));
  const missing = externalIds
    .filter((externalId) => !there.has(externalId))
    .map((externalId) => ({ id: newId(heardAt), externalId }));
  const made = missing.length === 0 ? [] : await makeThreads(tx, brandId, channel, missing);
  const rows = [...known.map((one) => ({ ...one, isNew: false })), ...made];
  return new Map(rows.map((row) => [row.externalId, row]));
}

function makeThreads(
  tx: Tx,
  brandId: string,
  channel: string,
  threads: readonly { id: string; externalId: string }[],
): Promise<ThreadRow[]> {
  const inOrder = threads.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  return tx.rows(
    `insert into heed.thread as t (brand_id, id, channel, external_id)
     select $1, id, $2, "externalId" from ${roots.table}
     on conflict (brand_id, channel, external_id) do update set channel = t.channel
     returning id, external_id as "externalId", xmax = 0 as "isNew"`,
    [brandId, channel, ...roots.values(inOrder)],
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
