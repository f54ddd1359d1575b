// Approved answers and their versions. Versions are only added; what people may use is a number on the answer.

import type { Tx } from '../../database.ts';

export interface AnswerText {
  /** ISO 639-1. */
  readonly language: string;
  readonly question: string;
  readonly text: string;
}

export interface AnswerRow {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly approvedVersion: number | null;
  readonly newestVersion: number;
  /** The approved texts; of a suggestion its own. */
  readonly texts: readonly AnswerText[];
  readonly locationIds: readonly string[];
  /** `YYYY-MM-DD` */
  readonly reviewOn: string | null;
  readonly archivedAt: Date | null;
  readonly uses: number;
  readonly usedAt: Date | null;
  readonly usedBy: string | null;
  readonly madeAt: Date;
}

const columns = `a.id, a.owner_id as "ownerId", p.name as "ownerName", a.approved_version as "approvedVersion",
  a.newest_version as "newestVersion", v.texts, v.location_ids as "locationIds", a.review_on::text as "reviewOn",
  a.archived_at as "archivedAt", a.made_at as "madeAt", coalesce(u.uses, 0)::integer as uses, u.at as "usedAt", u.name as "usedBy"`;
const from = `heed.answer a
  join account.person p on p.id = a.owner_id
  join heed.answer_version v
    on v.brand_id = a.brand_id and v.answer_id = a.id and v.version = coalesce(a.approved_version, a.newest_version)
  left join lateral (
    select count(*) over () as uses, u.at, by.name
    from heed.answer_use u
      join heed.reply r on r.brand_id = u.brand_id and r.id = u.reply_id and r.state <> 'cancelled'
      join account.person by on by.id = u.person_id
    where u.brand_id = a.brand_id and u.answer_id = a.id order by u.at desc limit 1
  ) u on true`;

/** Newest questions last; archived ones at the end. */
export function answersOf(tx: Tx, brandId: string, limit: number): Promise<AnswerRow[]> {
  return tx.rows(
    `select ${columns} from ${from} where a.brand_id = $1
     order by a.archived_at is not null, a.approved_version is not null, lower(a.question), a.id limit $2`,
    [brandId, limit],
  );
}

export function answersById(tx: Tx, brandId: string, ids: readonly string[]): Promise<AnswerRow[]> {
  return tx.rows(`select ${columns} from ${from} where a.brand_id = $1 and a.id = any($2::uuid[])`, [brandId, ids]);
}

export async function lockAnswer(tx: Tx, brandId: string, id: string): Promise<AnswerRow | null> {
  await tx.rows('select 1 from heed.answer where brand_id = $1 and id = $2 for update', [brandId, id]);
  const [row] = await answersById(tx, brandId, [id]);
  return row ?? null;
}

export interface VersionRow {
  readonly version: number;
  readonly texts: readonly AnswerText[];
  readonly locationIds: readonly string[];
  readonly by: string;
  readonly at: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
}

/** Newest first. */
export function versionsOf(tx: Tx, brandId: string, answerId: string): Promise<VersionRow[]> {
  return tx.rows(
    `select v.version, v.texts, v.location_ids as "locationIds", p.name as by, v.at, q.name as "approvedBy",
       v.approved_at as "approvedAt"
     from heed.answer_version v join account.person p on p.id = v.by_id left join account.person q on q.id = v.approved_by
     where v.brand_id = $1 and v.answer_id = $2 order by v.version desc limit 100`,
    [brandId, answerId],
  );
}

export interface NewVersion {
  readonly answerId: string;
  readonly version: number;
  readonly texts: readonly AnswerText[];
  readonly locationIds: readonly string[];
  readonly byId: string;
  readonly at: Date;
}

export async function addVersion(tx: Tx, brandId: string, one: NewVersion): Promise<void> {
  await tx.rows(
    `insert into heed.answer_version (brand_id, answer_id, version, texts, location_ids, by_id, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, one.answerId, one.version, JSON.stringify(one.texts), one.locationIds, one.byId, one.at],
  );
  await tx.rows('update heed.answer set newest_version = $3 where brand_id = $1 and id = $2', [
    brandId,
    one.answerId,
    one.version,
  ]);
}

export async function addAnswer(
  tx: Tx,
  brandId: string,
  one: { id: string; ownerId: string; question: string; reviewOn: string | null; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into heed.answer (brand_id, id, owner_id, newest_version, question, review_on, made_at)
     values ($1, $2, $3, 0, $4, $5, $6)`,
    [brandId, one.id, one.ownerId, one.question, one.reviewOn, one.at],
  );
}

export async function approveVersion(
  tx: Tx,
  brandId: string,
  one: { answerId: string; version: number; question: string; byId: string; at: Date },
): Promise<void> {
  await tx.rows(
    `update heed.answer_version set approved_by = $4, approved_at = $5 where brand_id = $1 and answer_id = $2 and version = $3`,
    [brandId, one.answerId, one.version, one.byId, one.at],
  );
  await tx.rows(
    `update heed.answer set approved_version = $3, question = $4, archived_at = null, reviewed_at = $5
     where brand_id = $1 and id = $2`,
    [brandId, one.answerId, one.version, one.question, one.at],
  );
}

export async function keepAnswer(
  tx: Tx,
  brandId: string,
  one: { id: string; ownerId: string; reviewOn: string | null; archivedAt: Date | null },
): Promise<void> {
  await tx.rows(
    'update heed.answer set owner_id = $3, review_on = $4, archived_at = $5 where brand_id = $1 and id = $2',
    [brandId, one.id, one.ownerId, one.reviewOn, one.archivedAt],
  );
}

/** Reviews that are due, with whose they are: told once for each date. */
export function dueForReview(
  tx: Tx,
  brandId: string,
  today: string,
): Promise<{ id: string; ownerId: string; reviewOn: string; question: string }[]> {
  return tx.rows(
    `select id, owner_id as "ownerId", review_on::text as "reviewOn", question from heed.answer
     where brand_id = $1 and review_on <= $2::date and archived_at is null and approved_version is not null limit 200`,
    [brandId, today],
  );
}
