// What a brand's corrections have taught: heads, attempts at them, the switch; and what they are learned from. Added to,
// never overwritten.

import type { OwnHeadFile } from '../../core/understand/own-head.ts';
import type { HeadFigures } from '../../core/understand/own-head-judge.ts';
import type { Lesson } from '../../core/understand/own-head-lessons.ts';
import type { Tx } from '../database.ts';

export interface OwnHeadRow extends OwnHeadFile {
  readonly madeAt: Date;
}

/** The newest that was kept, whether the brand reads with it or not. */
export function newestOwnHead(tx: Tx, brandId: string): Promise<OwnHeadRow | null> {
  return tx.row(
    `select version, weights, outputs, scales, bytes as values, made_at as "madeAt"
     from heed.own_head where brand_id = $1 order by version desc limit 1`,
    [brandId],
  );
}

/** False when somebody was faster with that number. */
export async function addOwnHead(tx: Tx, brandId: string, head: OwnHeadRow): Promise<boolean> {
  const { version, weights, outputs, scales, values, madeAt } = head;
  const row = await tx.row(
    `insert into heed.own_head (brand_id, version, weights, outputs, scales, bytes, made_at)
     values ($1, $2, $3, $4::integer[], $5::float8[], $6, $7) on conflict do nothing returning version`,
    [brandId, version, weights, `{${outputs.join(',')}}`, `{${scales.join(',')}}`, Buffer.from(values), madeAt],
  );
  return row !== null;
}

export interface TryRow {
  readonly id: string;
  readonly weights: string;
  readonly untilId: string | null;
  readonly verdict: 'keep' | 'retire' | 'leave';
  readonly version: number | null;
  readonly figures: readonly HeadFigures[];
  readonly at: Date;
}

export async function addTry(tx: Tx, brandId: string, one: TryRow): Promise<void> {
  await tx.rows(
    `insert into heed.own_head_try (brand_id, id, weights, until_id, verdict, version, figures, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [brandId, one.id, one.weights, one.untilId, one.verdict, one.version, JSON.stringify(one.figures), one.at],
  );
}

const tryColumns = 'id, weights, until_id as "untilId", verdict, version, figures, at';

/** The newest attempts, newest first. */
export function triesOf(tx: Tx, brandId: string, limit: number): Promise<TryRow[]> {
  return tx.rows(`select ${tryColumns} from heed.own_head_try where brand_id = $1 order by id desc limit $2`, [
    brandId,
    limit,
  ]);
}

/** The attempt that made the newest head. */
export function keptTry(tx: Tx, brandId: string, version: number): Promise<TryRow | null> {
  return tx.row(
    `select ${tryColumns} from heed.own_head_try where brand_id = $1 and version = $2 order by id desc limit 1`,
    [brandId, version],
  );
}

/** The newest correction when nobody has learned of it yet on these weights; asked often, so it is two look-ups. */
export async function unlearned(tx: Tx, brandId: string, weights: string): Promise<string | null> {
  const row = await tx.row<{ id: string }>(
    `select c.id from (select id from heed.correction where brand_id = $1 order by id desc limit 1) c
       left join lateral (
         select until_id, weights from heed.own_head_try where brand_id = $1 order by id desc limit 1
       ) t on true
     where t.until_id is distinct from c.id or t.weights <> $2`,
    [brandId, weights],
  );
  return row?.id ?? null;
}

/** A mention to learn from; `said` by the fields of a reading, empty where nobody corrected it. */
export interface LessonRow {
  readonly mentionId: string;
  readonly caseId: string | null;
  readonly mention: Lesson['mention'];
  readonly said: Readonly<Record<string, string>>;
  /** The reading that stands, by the same fields; empty when it was not asked for. */
  readonly stood: Readonly<Record<string, string>>;
}

interface LessonColumns {
  readonly mentionId: string;
  readonly caseId: string | null;
  readonly text: string;
  readonly title: string | null;
  readonly rating: number | null;
  readonly languageHint: string | null;
  readonly kind: Lesson['mention']['kind'];
  readonly said: Readonly<Record<string, string>> | null;
  readonly stood: Readonly<Record<string, string>> | null;
}

/** As far as a text is read at all (core/understand/look.ts). */
const lessonColumns = `m.id as "mentionId", m.case_id as "caseId", left(m.text, 8000) as text, m.title, m.rating,
  m.language_hint as "languageHint", m.kind`;

/** The values as texts, as corrections keep them; of a head that says nothing: `null`. */
const standing = `(select json_build_object('feeling', r.feeling, 'kind', r.kind, 'isUrgent', r.is_urgent::text,
    'isAbusive', r.is_abusive::text, 'emotion', coalesce(r.emotion, 'null'), 'reason', coalesce(r.reason, 'null'),
    'isIronic', r.is_ironic::text)
  from heed.reading r where r.brand_id = m.brand_id and r.mention_id = m.id order by r.version desc limit 1) as stood`;

/** The newest corrections by their mentions, the last word on each head. */
export async function correctedMentions(tx: Tx, brandId: string, limit: number): Promise<LessonRow[]> {
  const rows = await tx.rows<LessonColumns>(
    `with newest as (
       select mention_id, head, is_now, id from heed.correction where brand_id = $1 order by id desc limit $2
     ), last as (
       select distinct on (mention_id, head) mention_id, head, is_now from newest order by mention_id, head, id desc
     ), said as (
       select mention_id, json_object_agg(head, is_now) as heads from last group by mention_id
     )
     select ${lessonColumns}, said.heads as said, ${standing}
     from said join heed.mention m on m.brand_id = $1 and m.id = said.mention_id
     where m.removed_at is null order by m.id`,
    [brandId, limit],
  );
  return rows.map(lessonOf);
}

/** What nobody corrected: the newest that people replied to, and the newest of all. */
export async function uncorrectedMentions(
  tx: Tx,
  brandId: string,
  { answered, newest }: { readonly answered: number; readonly newest: number },
): Promise<LessonRow[]> {
  const rows = await tx.rows<LessonColumns>(
    `with ids as (
       (select to_mention_id as id from heed.reply where brand_id = $1 order by id desc limit $2)
       union
       (select id from heed.mention where brand_id = $1 and not is_own order by id desc limit $3)
     )
     select ${lessonColumns}, null as said, ${standing}
     from ids join heed.mention m on m.brand_id = $1 and m.id = ids.id
     where m.removed_at is null and not m.is_own
       and not exists (select from heed.correction c where c.brand_id = $1 and c.mention_id = m.id)
     order by m.id desc`,
    [brandId, answered, newest],
  );
  return rows.map(lessonOf);
}

/** What customers said last, newest first. */
export async function newestMentions(tx: Tx, brandId: string, limit: number): Promise<LessonRow[]> {
  const rows = await tx.rows<LessonColumns>(
    `select ${lessonColumns}, null as said, null as stood from heed.mention m
     where m.brand_id = $1 and not m.is_own and m.removed_at is null order by m.id desc limit $2`,
    [brandId, limit],
  );
  return rows.map(lessonOf);
}

function lessonOf({ mentionId, caseId, said, stood, ...mention }: LessonColumns): LessonRow {
  return { mentionId, caseId, mention, said: said ?? {}, stood: stood ?? {} };
}

export interface ChoiceRow {
  readonly isOn: boolean;
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}

export async function addChoice(
  tx: Tx,
  brandId: string,
  choice: { readonly id: string; readonly isOn: boolean; readonly personId: string; readonly at: Date },
): Promise<void> {
  await tx.rows('insert into heed.own_head_choice (brand_id, id, is_on, person_id, at) values ($1, $2, $3, $4, $5)', [
    brandId,
    choice.id,
    choice.isOn,
    choice.personId,
    choice.at,
  ]);
}

/** Null: nobody has turned the switch, and it is on. */
export function choiceOf(tx: Tx, brandId: string): Promise<ChoiceRow | null> {
  return tx.row(
    `select c.is_on as "isOn", c.person_id as "personId", p.name as "personName", c.at
     from heed.own_head_choice c join account.person p on p.id = c.person_id
     where c.brand_id = $1 order by c.id desc limit 1`,
    [brandId],
  );
}
