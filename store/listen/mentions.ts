// Writing mentions: new ones, changed ones, fresh counts. One statement a kind and batch.

import type { Heard } from '../../core/mention.ts';
import type { Reading } from '../../core/reading.ts';
import { type Tx, unlessOvertaken } from '../database.ts';
import {
  boolean,
  bytea,
  type Column,
  integer,
  json,
  jsonb,
  rowsIn,
  smallint,
  text,
  timestamptz,
  uuid,
} from '../rows-in.ts';
import { keptConfidence, keptEvidence } from './evidence.ts';

export interface NewMention {
  readonly id: string;
  readonly salt: string;
  readonly threadId: string;
  readonly caseId: string | null;
  readonly identityId: string;
  readonly isHistory: boolean;
  readonly item: {
    readonly source: { readonly id: string };
    readonly heard: Heard;
    /** SHA-256 of its meaning, hex. */
    readonly digest: string;
    /** Null for the brand's own words. */
    readonly reading: Reading | null;
  };
}

/** What the mentions of a batch have in common. */
export interface Hearing {
  readonly channel: string;
  readonly heardAt: Date;
}

const mention: Readonly<Record<string, Column<NewMention>>> = {
  id: uuid((one) => one.id),
  source_id: uuid(({ item }) => item.source.id),
  canonical_id: text(({ item }) => item.heard.canonicalId),
  thread_id: uuid((one) => one.threadId),
  parent_canonical_id: text(({ item }) => item.heard.parentId),
  case_id: uuid((one) => one.caseId),
  identity_id: uuid((one) => one.identityId),
  kind: text(({ item }) => item.heard.kind),
  visibility: text(({ item }) => item.heard.visibility),
  is_own: boolean(({ item }) => item.heard.isOwn),
  is_history: boolean((one) => one.isHistory),
  text: text(({ item }) => item.heard.text),
  title: text(({ item }) => item.heard.title),
  url: text(({ item }) => item.heard.url),
  language_hint: text(({ item }) => item.heard.languageHint),
  rating: smallint(({ item }) => item.heard.rating),
  published_at: timestamptz(({ item }) => item.heard.publishedAt),
  revised_at: timestamptz(({ item }) => item.heard.revisedAt),
  media: jsonb(({ item }) => item.heard.media),
  likes: integer(({ item }) => item.heard.counts.likes),
  reposts: integer(({ item }) => item.heard.counts.reposts),
  replies: integer(({ item }) => item.heard.counts.replies),
  handle: jsonb(({ item }) => item.heard.handle),
  salt: bytea((one) => one.salt),
};
const mentionNames = Object.keys(mention).join(', ');
const fresh = rowsIn<NewMention>(
  {
    ...mention,
    is_removed: boolean(({ item }) => item.heard.isRemoved),
    digest: bytea(({ item }) => item.digest),
  },
  4,
);

const insertText = `with new as materialized (
    select * from ${fresh.table}
  ), keys as (
    insert into heed.mention_key (brand_id, channel, canonical_id, mention_id, case_id, digest, revision, revised_at)
    select $1, $2, canonical_id, id, case_id, digest, 1, revised_at from new order by canonical_id
  ), mentions as (
    insert into heed.mention (brand_id, channel, heard_at, removed_at, ${mentionNames})
    select $1, $2, $3::timestamptz, case when is_removed then $3::timestamptz end, ${mentionNames} from new
  )
  insert into heed.own_reply (brand_id, channel, parent_canonical_id, mention_id, said_at, is_history)
  select $1, $2, parent_canonical_id, id, coalesce(published_at, $3::timestamptz), is_history from new
  where is_own and parent_canonical_id is not null`;

/** Throws `Overtaken` when another batch brought one of them in the same moment. */
export async function insertMentions(tx: Tx, brandId: string, hearing: Hearing, mentions: readonly NewMention[]) {
  if (mentions.length === 0) return;
  const { channel, heardAt } = hearing;
  await unlessOvertaken(tx.rows(insertText, [brandId, channel, heardAt, ...fresh.values(mentions)]));
}

export interface RevisedMention {
  readonly id: string;
  readonly heard: Heard;
  readonly digest: string;
  readonly revision: number;
  readonly at: Date;
}

/** Keeps the wording so far as a revision and writes the new one. A removal keeps the words: veiled, not lost. */
export async function reviseMentions(tx: Tx, brandId: string, channel: string, revised: readonly RevisedMention[]) {
  if (revised.length === 0) return;
  const rows = revised.map(({ heard, ...one }) => ({
    id: one.id,
    canonical_id: heard.canonicalId,
    digest: `\\x${one.digest}`,
    revision: one.revision,
    at: one.at,
    revised_at: heard.revisedAt ?? null,
    is_removed: heard.isRemoved,
    text: heard.text,
    title: heard.title,
    rating: heard.rating,
    media: heard.media,
  }));
  await tx.rows(
    `with new as (
       select * from json_to_recordset($3::json) r(id uuid, canonical_id text, digest bytea, revision integer,
         at timestamptz, revised_at timestamptz, is_removed boolean, text text, title text, rating smallint, media jsonb)
     ), kept as (
       insert into heed.mention_revision (brand_id, mention_id, revision, text, title, rating, media, digest, until_at)
       select $1, m.id, m.revision, m.text, m.title, m.rating, m.media, k.digest, new.at
       from new
         join heed.mention m on m.brand_id = $1 and m.id = new.id
         join heed.mention_key k on k.brand_id = $1 and k.channel = $2 and k.canonical_id = new.canonical_id
     ), mentions as (
       update heed.mention m set
         revision = new.revision, revised_at = coalesce(new.revised_at, m.revised_at),
         removed_at = case when new.is_removed then new.at end,
         text = case when new.is_removed then m.text else new.text end,
         title = case when new.is_removed then m.title else new.title end,
         rating = case when new.is_removed then m.rating else new.rating end,
         media = case when new.is_removed then m.media else new.media end
       from new where m.brand_id = $1 and m.id = new.id
     )
     update heed.mention_key k set digest = new.digest, revision = new.revision,
       revised_at = coalesce(new.revised_at, k.revised_at)
     from new where k.brand_id = $1 and k.channel = $2 and k.canonical_id = new.canonical_id`,
    [brandId, channel, JSON.stringify(rows)],
  );
}

/** Likes, reposts and replies change in place; they make no revision (law 1). */
export async function refreshCounts(
  tx: Tx,
  brandId: string,
  counts: readonly { id: string; counts: Heard['counts'] }[],
) {
  if (counts.length === 0) return;
  await tx.rows(
    `update heed.mention m set likes = r.likes, reposts = r.reposts, replies = r.replies
     from json_to_recordset($2::json) r(id uuid, likes integer, reposts integer, replies integer)
     where m.brand_id = $1 and m.id = r.id
       and (m.likes, m.reposts, m.replies) is distinct from (r.likes, r.reposts, r.replies)`,
    [brandId, JSON.stringify(counts.map((one) => ({ id: one.id, ...one.counts })))],
  );
}

export interface ReadingToAdd {
  readonly mentionId: string;
  readonly reading: Reading;
  readonly at: Date;
}

type ReadMention = NewMention & { readonly item: { readonly reading: Reading } };

const firstReadings = rowsIn<ReadMention>(
  {
    mention_id: uuid((one) => one.id),
    language: text(({ item }) => item.reading.language),
    feeling: text(({ item }) => item.reading.feeling),
    kind: text(({ item }) => item.reading.kind),
    is_urgent: boolean(({ item }) => item.reading.isUrgent),
    is_abusive: boolean(({ item }) => item.reading.isAbusive),
    emotion: text(({ item }) => item.reading.emotion),
    reason: text(({ item }) => item.reading.reason),
    is_ironic: boolean(({ item }) => item.reading.isIronic),
    confidence: json(({ item }) => keptConfidence(item.reading.confidence)),
    evidence: json(({ item }) => keptEvidence(item.reading.evidence)),
    made_by: text(({ item }) => item.reading.madeBy),
  },
  3,
);
const readingText = `insert into heed.reading (brand_id, version, made_at, ${firstReadings.names})
  select $1, 1, $2::timestamptz, ${firstReadings.names} from ${firstReadings.table}`;

/** The first readings of new mentions; the brand's own words have none. */
export async function addFirstReadings(tx: Tx, brandId: string, at: Date, mentions: readonly NewMention[]) {
  const read = mentions.filter((one): one is ReadMention => one.item.reading !== null);
  if (read.length === 0) return;
  await tx.rows(readingText, [brandId, at, ...firstReadings.values(read)]);
}

/** A later reading: added, never overwritten. The highest version holds. */
export async function addReading(tx: Tx, brandId: string, reading: ReadingToAdd) {
  await tx.rows(
    `insert into heed.reading
     select r.* from json_populate_record(null::heed.reading, (
       select $3::jsonb || jsonb_build_object('version', coalesce(max(version), 0) + 1)
       from heed.reading where brand_id = $1 and mention_id = $2
     )::json) r`,
    [brandId, reading.mentionId, JSON.stringify(readingColumns(brandId, reading))],
  );
}

function readingColumns(brandId: string, { mentionId, reading, at }: ReadingToAdd) {
  return {
    brand_id: brandId,
    mention_id: mentionId,
    language: reading.language,
    feeling: reading.feeling,
    kind: reading.kind,
    is_urgent: reading.isUrgent,
    is_abusive: reading.isAbusive,
    emotion: reading.emotion,
    reason: reading.reason,
    is_ironic: reading.isIronic,
    confidence: keptConfidence(reading.confidence),
    evidence: keptEvidence(reading.evidence),
    made_by: reading.madeBy,
    made_at: at,
  };
}

/** Ties own replies to the replies Heed sent, and says which mention each became. */
export async function linkSentReplies(
  tx: Tx,
  brandId: string,
  links: readonly { replyId: string; mentionId: string }[],
) {
  if (links.length === 0) return;
  await tx.rows(
    `update heed.reply r set mention_id = l."mentionId"
     from json_to_recordset($2::json) l("replyId" uuid, "mentionId" uuid)
     where r.brand_id = $1 and r.id = l."replyId"`,
    [brandId, JSON.stringify(links)],
  );
}
