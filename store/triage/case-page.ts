// Everything a person sees of one case, fetched by set queries.

import type { Case } from '../../core/case.ts';
import type { Heard, HeardMedia } from '../../core/mention.ts';
import type { Reading } from '../../core/reading.ts';
import type { Tx } from '../database.ts';
import { type KeptConfidence, type KeptEvidence, readConfidence, readEvidence } from '../listen/evidence.ts';

export interface ThreadRow {
  readonly id: string;
  readonly canonicalId: string;
  readonly parentCanonicalId: string | null;
  readonly caseId: string | null;
  readonly threadId: string;
  readonly channel: string;
  readonly sourceId: string;
  readonly identityId: string;
  readonly authorExternalId: string;
  readonly authorName: string;
  readonly authorHandle: string | null;
  readonly authorUrl: string | null;
  readonly authorAvatarUrl: string | null;
  readonly authorFollowers: number | null;
  readonly isOwn: boolean;
  readonly kind: Heard['kind'];
  readonly visibility: Heard['visibility'];
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly rating: number | null;
  readonly media: readonly HeardMedia[];
  readonly likes: number;
  readonly reposts: number;
  readonly replies: number;
  readonly publishedAt: Date | null;
  readonly heardAt: Date;
  readonly revision: number;
  readonly removedAt: Date | null;
  readonly isHistory: boolean;
  readonly isLiked: boolean;
  readonly handle: Readonly<Record<string, string>>;
  readonly threadExternalId: string;
}

const mentionColumns = `m.id, m.canonical_id as "canonicalId", m.parent_canonical_id as "parentCanonicalId",
  m.case_id as "caseId", m.thread_id as "threadId", m.channel, m.source_id as "sourceId", m.identity_id as "identityId", i.external_id as "authorExternalId",
  coalesce(i.name, i.handle, i.external_id) as "authorName", i.handle as "authorHandle", i.url as "authorUrl",
  i.avatar_url as "authorAvatarUrl", i.followers as "authorFollowers", m.is_own as "isOwn", m.kind, m.visibility, m.text,
  m.title, m.url, m.rating, m.media, m.likes, m.reposts, m.replies, m.published_at as "publishedAt",
  m.heard_at as "heardAt", m.revision, m.removed_at as "removedAt", m.is_history as "isHistory", m.handle,
  t.external_id as "threadExternalId",
  exists (select from heed.liked k where k.brand_id = m.brand_id and k.mention_id = m.id) as "isLiked"`;
const mentionFrom = `heed.mention m
  join heed.identity i on i.brand_id = m.brand_id and i.id = m.identity_id
  join heed.thread t on t.brand_id = m.brand_id and t.id = m.thread_id`;

/** The newest mentions of a thread, in the order they were said. */
export function threadOf(tx: Tx, brandId: string, threadId: string, limit: number): Promise<ThreadRow[]> {
  return tx.rows(
    `select * from (
       select ${mentionColumns} from ${mentionFrom} where m.brand_id = $1 and m.thread_id = $2 order by m.id desc limit $3
     ) newest order by coalesce("publishedAt", "heardAt"), id`,
    [brandId, threadId, limit],
  );
}

export function mentionById(tx: Tx, brandId: string, id: string): Promise<ThreadRow | null> {
  return tx.row(`select ${mentionColumns} from ${mentionFrom} where m.brand_id = $1 and m.id = $2`, [brandId, id]);
}

/** When this customer last said something in this thread; null when they never did. */
export async function lastWordsAt(
  tx: Tx,
  brandId: string,
  { threadId, identityId }: Pick<ThreadRow, 'threadId' | 'identityId'>,
): Promise<Date | null> {
  const row = await tx.row<{ at: Date | null }>(
    `select max(coalesce(published_at, heard_at)) as at from heed.mention
     where brand_id = $1 and thread_id = $2 and identity_id = $3 and not is_own`,
    [brandId, threadId, identityId],
  );
  return row?.at ?? null;
}

/** The newest mentions in open cases of a source, to be asked about again. */
export function mentionsToRecheck(tx: Tx, brandId: string, sourceId: string, limit: number): Promise<ThreadRow[]> {
  return tx.rows(
    `select ${mentionColumns} from ${mentionFrom}
     where m.brand_id = $1 and m.id in (
       select (clock ->> 0)::uuid from heed.case c, json_array_elements(c.unanswered) clock
       where c.brand_id = $1 and c.source_id = $2 and c.state = 'open' and not c.is_history
       order by c.deadline_at, c.id limit $3)
       -- The platform has never heard of what was said on a page of ours.
       and not m.handle ? 'page'`,
    [brandId, sourceId, limit],
  );
}

export interface RevisionRow {
  readonly mentionId: string;
  readonly text: string;
  readonly title: string | null;
  readonly until: Date;
}

export function revisionsOf(tx: Tx, brandId: string, mentionIds: readonly string[]): Promise<RevisionRow[]> {
  return tx.rows(
    `select mention_id as "mentionId", text, title, until_at as until from heed.mention_revision
     where brand_id = $1 and mention_id = any($2) order by mention_id, revision`,
    [brandId, mentionIds],
  );
}

export interface ReadingRow extends Reading {
  readonly mentionId: string;
}

interface KeptReading extends Omit<ReadingRow, 'evidence' | 'confidence'> {
  readonly evidence: KeptEvidence;
  readonly confidence: KeptConfidence;
}

/** The reading that holds of each mention: the newest version. */
export async function readingsOf(tx: Tx, brandId: string, mentionIds: readonly string[]): Promise<ReadingRow[]> {
  const rows = await tx.rows<KeptReading>(
    `select distinct on (mention_id) mention_id as "mentionId", language, feeling, kind, is_urgent as "isUrgent",
            is_abusive as "isAbusive", emotion, reason, is_ironic as "isIronic", confidence, evidence,
            made_by as "madeBy"
     from heed.reading where brand_id = $1 and mention_id = any($2) order by mention_id, version desc`,
    [brandId, mentionIds],
  );
  return rows.map((row) => ({
    ...row,
    confidence: readConfidence(row.confidence),
    evidence: readEvidence(row.evidence, row),
  }));
}

export interface IdentityOfCustomer {
  readonly id: string;
  readonly channel: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly followers: number | null;
  /** Somebody said that it is the same person. */
  readonly isLinked: boolean;
}

export function identitiesOf(tx: Tx, brandId: string, customerId: string): Promise<IdentityOfCustomer[]> {
  return tx.rows(
    `select i.id, i.channel, i.handle, i.name, i.url, i.followers, exists (
       select from heed.customer_link l where l.brand_id = $1 and l.identity_id = i.id and l.undone_at is null) as "isLinked"
     from heed.identity i where i.brand_id = $1 and i.customer_id = $2 order by i.id`,
    [brandId, customerId],
  );
}

export interface OtherCase {
  readonly id: string;
  readonly version: number;
  readonly mergedInto: string | null;
  readonly channel: string;
  readonly state: Case['state'];
  readonly firstLine: string | null;
  readonly lastMentionAt: Date;
  readonly kind: Reading['kind'];
  readonly feeling: Reading['feeling'];
}

export function otherCasesOf(tx: Tx, brandId: string, customerId: string, except: string): Promise<OtherCase[]> {
  return tx.rows(
    `select one.id, one.channel, one.state, one.version, one.merged_into as "mergedInto", one.first_line as "firstLine",
            one.last_mention_at as "lastMentionAt", one.kind, one.feeling
     from heed.identity i cross join lateral (
       select * from heed.case where brand_id = $1 and identity_id = i.id and split_from is null
       union all
       select * from heed.case where brand_id = $1 and identity_id = i.id and split_from is not null) one
     where i.brand_id = $1 and i.customer_id = $2 and one.id <> $3
     order by one.last_mention_at desc limit 20`,
    [brandId, customerId, except],
  );
}

export function firstHeardOf(
  tx: Tx,
  brandId: string,
  customerId: string,
): Promise<{ name: string; firstHeardAt: Date } | null> {
  return tx.row('select name, first_heard_at as "firstHeardAt" from heed.customer where brand_id = $1 and id = $2', [
    brandId,
    customerId,
  ]);
}
