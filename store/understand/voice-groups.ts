// Matters of many voices, as people look at them: which are going on, one of them with its cases, and the one a case is in.

import { fewestVoices } from '../../core/understand/voices/voices.ts';
import type { Tx } from '../database.ts';
import { type InboxRow, rowColumns, rowJoins } from '../triage/inbox.ts';

export interface GroupRow {
  readonly id: string;
  readonly voices: number;
  readonly mentions: number;
  readonly followers: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of the first who still says it. */
  readonly words: string;
  /** Mentions of late, and of as long before. */
  readonly late: number;
  readonly before: number;
}

/** When "late" begins, and as long before it. */
export interface Lately {
  readonly since: Date;
  readonly beforeSince: Date;
}

const columns = `g.id, g.voices, g.mentions, g.followers, g.first_at as "firstAt", g.last_at as "lastAt",
  left(coalesce(said.text, ''), 1000) as words, lately.late::integer, lately.before::integer`;
/** $2 and $3 are the two instants. */
const joins = `
  left join lateral (
    select m.text from heed.voice v join heed.mention m on m.brand_id = $1 and m.id = v.mention_id
    where v.brand_id = $1 and v.group_id = g.id order by v.heard_at, v.mention_id limit 1
  ) said on true
  cross join lateral (
    select count(*) filter (where v.heard_at >= $2) as late, count(*) filter (where v.heard_at < $2) as before
    from heed.voice v where v.brand_id = $1 and v.group_id = g.id and v.heard_at >= $3
  ) lately`;

/** Those that were joined last, of at least three voices. */
export function stormsSince(
  tx: Tx,
  brandId: string,
  { since, beforeSince }: Lately,
  { from, limit }: { readonly from: Date; readonly limit: number },
): Promise<GroupRow[]> {
  return tx.rows(
    `select ${columns} from (
       select * from heed.voice_group where brand_id = $1 and voices >= ${fewestVoices} and last_at >= $4
       order by last_at desc limit $5
     ) g ${joins} order by g.last_at desc`,
    [brandId, since, beforeSince, from, limit],
  );
}

/** The group of that id; or the one in which the mention of that id is, which once gave another its name. */
export function groupById(
  tx: Tx,
  brandId: string,
  id: string,
  { since, beforeSince }: Lately,
): Promise<GroupRow | null> {
  return tx.row(
    `select ${columns} from (
       select * from heed.voice_group where brand_id = $1 and id = coalesce(
         (select id from heed.voice_group where brand_id = $1 and id = $4),
         (select group_id from heed.voice where brand_id = $1 and mention_id = $4))
     ) g ${joins}`,
    [brandId, since, beforeSince, id],
  );
}

const casesIn = `select distinct m.case_id from heed.voice v
  join heed.mention m on m.brand_id = $1 and m.id = v.mention_id and m.case_id is not null
  where v.brand_id = $1 and v.group_id = $2`;

/** Its cases, open ones first and by their deadline. */
export function casesOfGroup(tx: Tx, brandId: string, groupId: string, limit: number): Promise<InboxRow[]> {
  return tx.rows(
    `select ${rowColumns} from heed.case c ${rowJoins} where c.brand_id = $1 and c.id in (${casesIn})
     order by c.state <> 'open', c.deadline_at, c.id limit $3`,
    [brandId, groupId, limit],
  );
}

export interface GroupCounts {
  readonly cases: number;
  readonly open: number;
}

export async function countCases(tx: Tx, brandId: string, groupId: string): Promise<GroupCounts> {
  const row = await tx.row<GroupCounts>(
    `select count(*) as cases, count(*) filter (where state = 'open') as open
     from heed.case where brand_id = $1 and id in (${casesIn})`,
    [brandId, groupId],
  );
  return row ?? { cases: 0, open: 0 };
}

export interface CaseVoice {
  readonly groupId: string;
  readonly voices: number;
}

/** The largest matter of many voices that this case belongs to. */
export function groupOfCase(tx: Tx, brandId: string, caseId: string): Promise<CaseVoice | null> {
  return tx.row(
    `select g.id as "groupId", g.voices from heed.case c
       join heed.voice v on v.brand_id = $1 and v.identity_id = c.identity_id
       join heed.mention m on m.brand_id = $1 and m.id = v.mention_id and m.case_id = c.id
       join heed.voice_group g on g.brand_id = $1 and g.id = v.group_id and g.voices >= ${fewestVoices}
     where c.brand_id = $1 and c.id = $2 order by g.voices desc, g.id limit 1`,
    [brandId, caseId],
  );
}

/** The open case that is due first among the newest of the group, but for this one. Asked with every case of a storm. */
export async function nextOpenCase(tx: Tx, brandId: string, groupId: string, caseId: string): Promise<string | null> {
  const row = await tx.row<{ id: string }>(
    `select c.id from heed.case c where c.brand_id = $1 and c.state = 'open' and c.id <> $3 and c.id in (
       select m.case_id from (
         select mention_id from heed.voice where brand_id = $1 and group_id = $2 order by heard_at desc limit 1000
       ) v join heed.mention m on m.brand_id = $1 and m.id = v.mention_id)
     order by c.deadline_at, c.id limit 1`,
    [brandId, groupId, caseId],
  );
  return row?.id ?? null;
}
