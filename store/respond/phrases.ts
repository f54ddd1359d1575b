// A brand's own phrases, and which phrases its replies held. The starting sets are data in the code.

import type { OwnPhrase, PhraseUsage } from '../../core/respond/phrases/library.ts';
import type { Tx } from '../database.ts';

export interface PhraseRow extends Omit<OwnPhrase, 'isArchived' | 'isForMe' | 'scope'> {
  readonly scope: 'brand' | 'team' | 'own';
  readonly personId: string | null;
  readonly archivedAt: Date | null;
  readonly salt: string;
}

const columns = `p.id, p.language, p.scope, p.team_id as "teamId", p.person_id as "personId", p.replaces, p.use, p.topic,
  p.kinds, p.address, p.tone, p.channels, p.texts, p.version, p.archived_at as "archivedAt", encode(p.salt, 'hex') as salt`;

/** What a person may see of a language: the brand's, their teams' (or every team's), their own. */
export function phrasesOf(
  tx: Tx,
  brandId: string,
  who: { readonly personId: string; readonly language: string; readonly seesAllTeams: boolean },
): Promise<(PhraseRow & { isForMe: boolean })[]> {
  return tx.rows(
    `select * from (
       select ${columns}, p.scope <> 'team' or exists (
           select from heed.team_member m
           where m.brand_id = p.brand_id and m.team_id = p.team_id and m.person_id = $3) as "isForMe"
       from heed.phrase p
       where p.brand_id = $1 and p.language = $2 and (p.person_id is null or p.person_id = $3)
     ) seen where "isForMe" or $4 order by id desc`,
    [brandId, who.language, who.personId, who.seesAllTeams],
  );
}

/** Locks a phrase: whoever holds it changes it. */
export function lockPhrase(tx: Tx, brandId: string, id: string): Promise<PhraseRow | null> {
  return tx.row(`select ${columns} from heed.phrase p where p.brand_id = $1 and p.id = $2 for update`, [brandId, id]);
}

/** Which of these exist among the brand's own, with their texts. */
export function phraseTexts(
  tx: Tx,
  brandId: string,
  ids: readonly string[],
): Promise<{ id: string; texts: readonly string[] }[]> {
  return tx.rows('select id, texts from heed.phrase where brand_id = $1 and id::text = any($2::text[])', [
    brandId,
    ids,
  ]);
}

interface Change {
  readonly by: string;
  readonly at: Date;
}

/** False when the shipped phrase is stood in for already by the same brand, team or person. */
export async function addPhrase(tx: Tx, brandId: string, phrase: PhraseRow, { by, at }: Change): Promise<boolean> {
  const added = await tx.rows(
    `insert into heed.phrase (brand_id, id, language, scope, team_id, person_id, replaces, use, topic, kinds, address, tone,
       channels, texts, version, archived_at, salt, made_by, made_at, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, decode($17, 'hex'), $18, $19, $18, $19)
     on conflict do nothing returning id`,
    [...valuesOf(brandId, phrase), by, at],
  );
  return added.length === 1;
}

/** False when the shipped phrase is stood in for already where it moves to. */
export async function savePhrase(tx: Tx, brandId: string, phrase: PhraseRow, { by, at }: Change): Promise<boolean> {
  const saved = await tx.rows(
    `update heed.phrase p set language = $3, scope = $4, team_id = $5, person_id = $6, replaces = $7, use = $8, topic = $9,
       kinds = $10, address = $11, tone = $12, channels = $13, texts = $14, version = $15, archived_at = $16,
       salt = decode($17, 'hex'), changed_by = $18, changed_at = $19
     where brand_id = $1 and id = $2 and not exists (
       select from heed.phrase o where o.brand_id = $1 and o.replaces = $7 and o.id <> $2
         and coalesce(o.team_id, o.person_id, o.brand_id) = coalesce($5::uuid, $6::uuid, $1::uuid))
     returning id`,
    [...valuesOf(brandId, phrase), by, at],
  );
  return saved.length === 1;
}

function valuesOf(brandId: string, one: PhraseRow): unknown[] {
  return [
    brandId,
    one.id,
    one.language,
    one.scope,
    one.teamId,
    one.personId,
    one.replaces,
    one.use,
    one.topic,
    one.kinds,
    one.address,
    one.tone,
    one.channels,
    one.texts,
    one.version,
    one.archivedAt,
    one.salt,
  ];
}

export interface PhraseUseRow {
  readonly phraseId: string;
  readonly textAt: number;
}

/** Noted in the transaction in which the reply is queued. */
export async function addPhraseUses(
  tx: Tx,
  brandId: string,
  reply: { readonly id: string; readonly personId: string; readonly isPublic: boolean; readonly at: Date },
  uses: readonly PhraseUseRow[],
): Promise<void> {
  if (uses.length === 0) return;
  await tx.rows(
    `insert into heed.phrase_use (brand_id, reply_id, phrase_id, text_at, person_id, is_public, at)
     select $1, $2, held.phrase_id, held.text_at, $5, $6, $7
     from unnest($3::text[], $4::integer[]) held (phrase_id, text_at) on conflict do nothing`,
    [
      brandId,
      reply.id,
      uses.map((one) => one.phraseId),
      uses.map((one) => one.textAt),
      reply.personId,
      reply.isPublic,
      reply.at,
    ],
  );
}

/** The reply was taken back: nobody read it. */
export async function takeBackPhraseUses(tx: Tx, brandId: string, replyId: string): Promise<void> {
  await tx.rows('update heed.phrase_use set is_taken_back = true where brand_id = $1 and reply_id = $2', [
    brandId,
    replyId,
  ]);
}

/** Of each phrase that was ever used: when last, by whom, and how often since. */
export async function usageOf(
  tx: Tx,
  brandId: string,
  ids: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, PhraseUsage>> {
  const rows = await tx.rows<PhraseUsage & { id: string }>(
    `select one.id, last.at as "lastAt", p.name as "lastBy", last.text_at as "lastText",
       (select count(*)::integer from heed.phrase_use u
        where u.brand_id = $1 and u.phrase_id = one.id and not u.is_taken_back and u.at >= $3) as count
     from unnest($2::text[]) one (id)
     cross join lateral (
       select u.at, u.person_id, u.text_at from heed.phrase_use u
       where u.brand_id = $1 and u.phrase_id = one.id and not u.is_taken_back order by u.at desc limit 1
     ) last
     join account.person p on p.id = last.person_id`,
    [brandId, ids, since],
  );
  return new Map(rows.map(({ id, ...usage }) => [id, usage]));
}
