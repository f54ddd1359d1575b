// What moves when cases are made one or taken apart: their mentions, and the replies to those. And what is remembered of
// it, to put everything back.

import type { Case, CaseState } from '../../core/case.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

/** Mentions of these, held before their cases are: in the order in which a batch takes them. */
export async function holdMentions(tx: Tx, brandId: string, caseIds: readonly string[]): Promise<void> {
  await tx.rows(
    `select 1 from heed.mention_key k
     where k.brand_id = $1 and (k.channel, k.canonical_id) in (
       select m.channel, m.canonical_id from heed.mention m
       where m.brand_id = $1 and m.case_id = any($2::uuid[]) and m.thread_id in (${threadsOf}))
     order by k.canonical_id for update of k`,
    [brandId, uuidsIn(caseIds)],
  );
}

/** The threads a case has words in: its own, and those of the cases that went into it. */
const threadsOf = `select c.thread_id from heed.case c where c.brand_id = $1 and (c.id = any($2::uuid[]) or c.merged_into = any($2::uuid[]))`;

export interface MentionOfCase {
  readonly id: string;
  readonly threadId: string;
  readonly identityId: string;
  readonly isOwn: boolean;
  readonly isHistory: boolean;
  readonly isRemoved: boolean;
  readonly canonicalId: string;
  readonly parentCanonicalId: string | null;
  readonly text: string;
  readonly title: string | null;
  readonly rating: number | null;
  readonly saidAt: Date;
  readonly followers: number | null;
}

/** Everything said in a case, oldest first. */
export function mentionsOfCase(tx: Tx, brandId: string, caseId: string): Promise<MentionOfCase[]> {
  return tx.rows(
    `select m.id, m.thread_id as "threadId", m.identity_id as "identityId", m.is_own as "isOwn",
       m.is_history as "isHistory", m.removed_at is not null as "isRemoved", m.canonical_id as "canonicalId",
       m.parent_canonical_id as "parentCanonicalId", m.text, m.title, m.rating,
       coalesce(m.published_at, m.heard_at) as "saidAt", i.followers
     from heed.mention m join heed.identity i on i.brand_id = m.brand_id and i.id = m.identity_id
     where m.brand_id = $1 and m.case_id = any($2::uuid[]) and m.thread_id in (${threadsOf})
     order by "saidAt", m.id`,
    [brandId, uuidsIn([caseId])],
  );
}

/** From now on these were said in that case, and what was replied to them was replied there. */
export async function moveMentions(tx: Tx, brandId: string, ids: readonly string[], toCaseId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(
    `with moved as (
       update heed.mention m set case_id = $3 where m.brand_id = $1 and m.id = any($2::uuid[])
       returning m.channel, m.canonical_id
     ), keys as (
       update heed.mention_key k set case_id = $3 from moved
       where k.brand_id = $1 and k.channel = moved.channel and k.canonical_id = moved.canonical_id
     )
     update heed.reply set case_id = $3 where brand_id = $1 and to_mention_id = any($2::uuid[])`,
    [brandId, uuidsIn(ids), toCaseId],
  );
}

/** When the newest reply to these left; null: none has. */
export async function lastReplyTo(tx: Tx, brandId: string, mentionIds: readonly string[]): Promise<Date | null> {
  const row = await tx.row<{ at: Date | null }>(
    'select max(sent_at) as at from heed.reply where brand_id = $1 and to_mention_id = any($2::uuid[])',
    [brandId, uuidsIn(mentionIds)],
  );
  return row?.at ?? null;
}

export interface MergeRow {
  readonly id: string;
  readonly caseId: string;
  readonly intoId: string;
  readonly was: CaseState;
  readonly intoWas: CaseState;
  readonly mentionIds: readonly string[];
  readonly promiseIds: readonly string[];
  readonly isSameMatter: boolean;
  readonly personId: string;
  readonly at: Date;
}

export async function addMerge(tx: Tx, brandId: string, one: MergeRow): Promise<void> {
  await tx.rows(
    `insert into heed.merge (brand_id, id, case_id, into_id, was, into_was, mention_ids, promise_ids, is_same_matter, person_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      brandId,
      one.id,
      one.caseId,
      one.intoId,
      one.was,
      one.intoWas,
      uuidsIn(one.mentionIds),
      uuidsIn(one.promiseIds),
      one.isSameMatter,
      one.personId,
      one.at,
    ],
  );
}

const mergeColumns = `id, case_id as "caseId", into_id as "intoId", was, into_was as "intoWas", mention_ids as "mentionIds",
  promise_ids as "promiseIds", is_same_matter as "isSameMatter", person_id as "personId", at`;

/** How a case went into the one it is in. */
export function mergeOf(tx: Tx, brandId: string, caseId: string): Promise<MergeRow | null> {
  return tx.row(`select ${mergeColumns} from heed.merge where brand_id = $1 and case_id = $2 and undone_at is null`, [
    brandId,
    caseId,
  ]);
}

/** Cases that were made one with this while it was a case of its own. */
export function mergesInto(tx: Tx, brandId: string, caseId: string): Promise<MergeRow[]> {
  return tx.rows(
    `select ${mergeColumns} from heed.merge where brand_id = $1 and into_id = $2 and undone_at is null order by id`,
    [brandId, caseId],
  );
}

export async function undoMerge(tx: Tx, brandId: string, id: string, at: Date): Promise<void> {
  await tx.rows('update heed.merge set undone_at = $3 where brand_id = $1 and id = $2', [brandId, id, at]);
}

export interface JoinedRow {
  readonly id: string;
  readonly threadId: string;
  readonly channel: string;
  readonly customerName: string;
  readonly version: number;
}

/** The cases whose matter goes on in this one. */
export function joinedInto(tx: Tx, brandId: string, caseId: string): Promise<JoinedRow[]> {
  return tx.rows(
    `select id, thread_id as "threadId", channel, customer_name as "customerName", version
     from heed.case where brand_id = $1 and merged_into = $2 order by opened_at, id`,
    [brandId, caseId],
  );
}

/** The case in which a customer's words of a thread are heard. */
export function caseOfPair(
  tx: Tx,
  brandId: string,
  { threadId, identityId }: Pick<Case, 'threadId' | 'identityId'>,
): Promise<{ id: string } | null> {
  return tx.row(
    `select id from heed.case
     where brand_id = $1 and identity_id = $2 and thread_id = $3 and split_from is null`,
    [brandId, identityId, threadId],
  );
}

/** What the inbox calls a case, for one that begins with words of it. */
export async function calledAs(tx: Tx, brandId: string, caseId: string) {
  const row = await tx.row<{ customerName: string; customerHandle: string | null }>(
    `select customer_name as "customerName", customer_handle as "customerHandle" from heed.case
     where brand_id = $1 and id = $2`,
    [brandId, caseId],
  );
  return row ?? { customerName: '', customerHandle: null };
}

/** Whose each of these identities is. */
export async function customersOf(tx: Tx, brandId: string, identityIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ customerId: string }>(
    'select customer_id as "customerId" from heed.identity where brand_id = $1 and id = any($2::uuid[])',
    [brandId, uuidsIn(identityIds)],
  );
  return new Set(rows.map((row) => row.customerId));
}

/** Those who have cases, of these, and can take none any more: gone from the brand, or only reading along. */
export async function goneOf(tx: Tx, brandId: string, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select wanted as id from unnest($2::uuid[]) wanted where not exists (
       select from account.membership a where a.brand_id = $1 and a.person_id = wanted and a.role <> 'observer')`,
    [brandId, uuidsIn(personIds)],
  );
  return new Set(rows.map((row) => row.id));
}
