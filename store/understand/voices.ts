// Mentions that say the same: reading on in the record for new, changed and removed ones, and keeping who is in which group.

import type { Feeling } from '../../core/reading.ts';
import type { Tx } from '../database.ts';
import { uuidsIn } from '../rows-in.ts';

/** Takes the place up to which the record was read; whoever else wants it waits until this transaction ends. */
export async function takePlace(tx: Tx, brandId: string): Promise<number> {
  const row = await tx.row<{ until: number }>(
    `insert into heed.voices_read as r (brand_id, until) values ($1, 0)
     on conflict (brand_id) do update set until = r.until returning until`,
    [brandId],
  );
  return row?.until ?? 0;
}

export async function keepPlace(tx: Tx, brandId: string, until: number): Promise<void> {
  await tx.rows('update heed.voices_read set until = $2 where brand_id = $1', [brandId, until]);
}

/** Whether the record goes on after what was read: asked often, so it takes nothing. */
export async function isMoreToRead(tx: Tx, brandId: string): Promise<boolean> {
  const row = await tx.row(
    `select 1 from heed.event_number n left join heed.voices_read r on r.brand_id = n.brand_id
     where n.brand_id = $1 and n.next - 1 > coalesce(r.until, 0)`,
    [brandId],
  );
  return row !== null;
}

export interface SaidRow {
  /** Of the event that tells of it. */
  readonly number: number;
  readonly isNew: boolean;
  readonly id: string;
  readonly text: string;
  readonly heardAt: Date;
  readonly isRevised: boolean;
  readonly isRemoved: boolean;
  readonly customerId: string;
  readonly language: string | null;
  readonly feeling: Feeling;
}

/** What customers said, changed or took back by the events after `after` up to `until`, as it stands now. */
export function saidIn(
  tx: Tx,
  brandId: string,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
): Promise<SaidRow[]> {
  return tx.rows(
    `select e.number, e.kind = 'mention.heard' as "isNew", m.id, left(m.text, 2000) as text, m.heard_at as "heardAt",
       m.revision > 1 as "isRevised", m.removed_at is not null as "isRemoved", i.customer_id as "customerId",
       r.language, coalesce(r.feeling, 'neutral') as feeling
     from heed.event e
       join heed.mention m on m.brand_id = $1 and m.id = e.subject_id and not m.is_own and not m.is_history
       join heed.identity i on i.brand_id = $1 and i.id = m.identity_id
       left join lateral (
         select language, feeling from heed.reading where brand_id = $1 and mention_id = m.id order by version desc limit 1
       ) r on true
     where e.brand_id = $1 and e.number > $2 and e.number <= $3
       and e.kind in ('mention.heard', 'mention.revised', 'mention.removed')
     order by e.number limit $4`,
    [brandId, after, until, limit],
  );
}

export interface RecentRow extends Pick<SaidRow, 'id' | 'text' | 'heardAt' | 'isRevised'> {
  readonly group: string | null;
}

/** What was said lately, oldest first, with the group it is in: to have it in mind again. */
export function saidLately(
  tx: Tx,
  brandId: string,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<RecentRow[]> {
  return tx.rows(
    `select * from (
       select m.id, left(m.text, 2000) as text, m.heard_at as "heardAt", m.revision > 1 as "isRevised", v.group_id as "group"
       from heed.mention m left join heed.voice v on v.brand_id = $1 and v.mention_id = m.id
       where m.brand_id = $1 and m.id >= $2 and m.removed_at is null and not m.is_own and not m.is_history
       order by m.id desc limit $3
     ) newest order by id`,
    [brandId, earliestIdAt(since), limit],
  );
}

/** Ids begin with the milliseconds of their making. */
function earliestIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

export interface VoicesToKeep {
  /** Their words are not what they were: in no group, but for those among the voices. */
  readonly gone: readonly string[];
  readonly merged: readonly { readonly from: string; readonly into: string }[];
  readonly voices: readonly { readonly mentionId: string; readonly groupId: string }[];
}

/** Keeps them, and the figures of every group they touch. */
export async function keepVoices(tx: Tx, brandId: string, { gone, merged, voices }: VoicesToKeep): Promise<void> {
  const touched = new Set(voices.map(({ groupId }) => groupId));
  for (const { from, into } of merged) touched.add(from).add(into);
  if (gone.length > 0) {
    const left = await tx.rows<{ groupId: string }>(
      'delete from heed.voice where brand_id = $1 and mention_id = any($2::uuid[]) returning group_id as "groupId"',
      [brandId, uuidsIn(gone)],
    );
    for (const { groupId } of left) touched.add(groupId);
  }
  for (const { from, into } of merged) {
    await tx.rows('update heed.voice set group_id = $3 where brand_id = $1 and group_id = $2', [brandId, from, into]);
  }
  if (voices.length > 0) {
    await tx.rows(
      `insert into heed.voice (brand_id, mention_id, group_id, identity_id, heard_at)
       select $1, m.id, v."groupId", m.identity_id, m.heard_at
       from json_to_recordset($2::json) v("mentionId" uuid, "groupId" uuid)
         join heed.mention m on m.brand_id = $1 and m.id = v."mentionId" and m.removed_at is null
       on conflict (brand_id, mention_id) do update set group_id = excluded.group_id`,
      [brandId, JSON.stringify(voices)],
    );
  }
  if (touched.size > 0) await recount(tx, brandId, [...touched]);
}

async function recount(tx: Tx, brandId: string, groups: readonly string[]): Promise<void> {
  await tx.rows(
    `with people as (
       select v.group_id, i.customer_id, max(i.followers) as followers, count(*) as mentions, min(v.heard_at) as first_at,
         max(v.heard_at) as last_at
       from heed.voice v join heed.identity i on i.brand_id = $1 and i.id = v.identity_id
       where v.brand_id = $1 and v.group_id = any($2::uuid[]) group by 1, 2
     ), kept as (
       insert into heed.voice_group (brand_id, id, voices, mentions, followers, first_at, last_at)
       select $1, group_id, count(*), sum(mentions), coalesce(sum(followers), 0), min(first_at), max(last_at)
       from people group by group_id
       on conflict (brand_id, id) do update set voices = excluded.voices, mentions = excluded.mentions,
         followers = excluded.followers, first_at = excluded.first_at, last_at = excluded.last_at
     )
     delete from heed.voice_group g
     where brand_id = $1 and id = any($2::uuid[]) and not exists (select from people p where p.group_id = g.id)`,
    [brandId, uuidsIn(groups)],
  );
}
