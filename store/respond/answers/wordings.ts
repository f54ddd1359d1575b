// The same question in other words: keys of what customers said, leading to the answers and replies they got.

import type { Tx } from '../../database.ts';
import { askedBefore } from './own-words.ts';

type Of = 'answer' | 'reply';

export async function keepKeys(
  tx: Tx,
  brandId: string,
  of: Of,
  subjectId: string,
  keys: readonly string[],
): Promise<void> {
  await keepKeysOfMany(
    tx,
    brandId,
    of,
    keys.map((key) => ({ key, subjectId })),
  );
}

export async function keepKeysOfMany(
  tx: Tx,
  brandId: string,
  of: Of,
  keys: readonly { readonly key: string; readonly subjectId: string }[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.rows(
    `insert into heed.wording_key (brand_id, of, key, subject_id)
     select $1, $2, key, subject_id from unnest($3::text[], $4::uuid[]) one(key, subject_id)
     on conflict do nothing`,
    [brandId, of, keys.map((one) => one.key), keys.map((one) => one.subjectId)],
  );
}

export async function dropKeys(tx: Tx, brandId: string, subjectId: string): Promise<void> {
  await tx.rows('delete from heed.wording_key where brand_id = $1 and subject_id = $2', [brandId, subjectId]);
}

/** A key that more lead from than this says little, and is left out while there are rarer ones. */
const frequentFrom = 2000;
/** Of answers a brand has some dozens: they are all looked at, for what means the same may share no word. */
export const mostCandidates = { answer: 80, reply: 40 } as const;

/**
 * Candidates, those that share the rarest keys first. `begun` is a word that is still being typed: all keys that begin so.
 */
export function candidatesFor(
  tx: Tx,
  brandId: string,
  of: Of,
  { keys, begun }: { readonly keys: readonly string[]; readonly begun: string | null },
): Promise<{ id: string }[]> {
  // Keys are looked at in the order of the index; what a key leads to is cut where it would be read for nothing.
  return tx.rows(
    `select subject_id as id from (
       select found.ids, found.holders
       from unnest($3::text[]) as asked(key) cross join lateral (
         select array_agg(k.subject_id) as ids, count(*) as holders from (
           select subject_id from heed.wording_key where brand_id = $1 and of = $2 and key = asked.key limit ${frequentFrom}
         ) k
       ) found
       union all
       select array_agg(found.subject_id), count(*) from (
         select distinct k.subject_id from heed.wording_key k
         where k.brand_id = $1 and k.of = $2 and k.key >= $4 collate "C" and k.key < ($4 || chr(1114109)) collate "C" limit ${frequentFrom}
       ) found where $4 is not null
     ) asked cross join lateral unnest(ids) subject_id
     group by subject_id order by sum(1 / ln(2 + holders)) desc, subject_id desc limit ${mostCandidates[of]}`,
    [brandId, of, keys, begun],
  );
}

/** Answers people may use, as many as are ever candidates: of a brand that has few, all. */
export function fewAnswers(tx: Tx, brandId: string): Promise<{ id: string }[]> {
  return tx.rows(
    `select id from heed.answer where brand_id = $1 and approved_version is not null and archived_at is null
     order by id limit ${mostCandidates.answer}`,
    [brandId],
  );
}

export interface Use {
  readonly replyId: string;
  readonly answerId: string;
  readonly version: number;
  readonly caseId: string;
  readonly personId: string;
  readonly words: string;
  readonly at: Date;
}

export async function addUse(tx: Tx, brandId: string, use: Use): Promise<void> {
  await tx.rows(
    `insert into heed.answer_use (brand_id, reply_id, answer_id, version, case_id, person_id, words, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [brandId, use.replyId, use.answerId, use.version, use.caseId, use.personId, use.words, use.at],
  );
}

/** The newest customers' words each answer was used for. */
export function examplesOf(
  tx: Tx,
  brandId: string,
  answerIds: readonly string[],
): Promise<{ answerId: string; words: string }[]> {
  return tx.rows(
    `select a.id as "answerId", u.words from unnest($2::uuid[]) as a(id) cross join lateral (
       select words from heed.answer_use u where u.brand_id = $1 and u.answer_id = a.id order by at desc limit 30
     ) u`,
    [brandId, answerIds],
  );
}

export interface AnsweredRow {
  /** The reply, or the own mention where it was not sent from here. */
  readonly id: string;
  readonly caseId: string;
  readonly asked: string;
  readonly reply: string;
  /** Null: somebody of the brand said it in the platform's own app. */
  readonly by: string | null;
  readonly channel: string;
  readonly customer: string;
  readonly at: Date;
  readonly answerId: string | null;
}

/**
 * What these replies and own mentions answered, and how; taken back ones and those of the case itself are left out. Own
 * mentions as they stand today; the echo of a reply is none, nor what somebody said for a reply on the platform's page.
 */
export function answeredBefore(
  tx: Tx,
  brandId: string,
  ids: readonly string[],
  caseId: string,
): Promise<AnsweredRow[]> {
  return tx.rows(
    `select r.id, r.case_id as "caseId", left(m.text, 2000) as asked, left(r.text, 2000) as reply, p.name as by, m.channel,
       coalesce(i.name, i.handle, i.external_id) as customer, coalesce(r.sent_at, r.created_at) as at,
       (select u.answer_id from heed.answer_use u where u.brand_id = $1 and u.reply_id = r.id limit 1) as "answerId"
     from heed.reply r
       join heed.mention m on m.brand_id = $1 and m.id = r.to_mention_id and m.removed_at is null
       join heed.identity i on i.brand_id = $1 and i.id = m.identity_id
       join account.person p on p.id = r.person_id
     where r.brand_id = $1 and r.id = any($2::uuid[]) and r.case_id <> $3 and r.state in ('sent', 'queued', 'sending')
     union all
     select m.id, q.case_id, left(q.text, 2000), left(m.text, 2000), null, m.channel,
       coalesce(i.name, i.handle, i.external_id), coalesce(m.published_at, m.heard_at), null
     from heed.mention m ${askedBefore}
       join heed.identity i on i.brand_id = $1 and i.id = q.identity_id
     where m.brand_id = $1 and m.id = any($2::uuid[]) and q.case_id <> $3 and m.removed_at is null and q.removed_at is null
       and not exists (select from heed.reply r where r.brand_id = $1 and r.canonical_id = m.canonical_id)
       and not exists (
         select from heed.reply r
         where r.brand_id = $1 and r.case_id = q.case_id and r.to_mention_id = q.id and r.via = 'link_out' and r.state = 'sent')`,
    [brandId, ids, caseId],
  );
}

/** The cases an answer touches: where it was used lately, and open ones with the same keys. */
export function usedIn(
  tx: Tx,
  brandId: string,
  answerId: string,
): Promise<
  { caseId: string; replyId: string; reply: string; at: Date; by: string; customer: string; isOpen: boolean }[]
> {
  return tx.rows(
    `select u.case_id as "caseId", u.reply_id as "replyId", left(r.text, 300) as reply, u.at, p.name as by,
       c.customer_name as customer, c.state in ('open', 'waiting') as "isOpen"
     from heed.answer_use u
       join heed.reply r on r.brand_id = $1 and r.id = u.reply_id and r.state <> 'cancelled'
       join heed.case c on c.brand_id = $1 and c.id = u.case_id
       join account.person p on p.id = u.person_id
     where u.brand_id = $1 and u.answer_id = $2 order by u.at desc limit 20`,
    [brandId, answerId],
  );
}

/** Open cases, the most pressing first, with what was said in them last. */
export function openMatters(
  tx: Tx,
  brandId: string,
  limit: number,
): Promise<{ caseId: string; customer: string; words: string }[]> {
  return tx.rows(
    `select c.id as "caseId", c.customer_name as customer, left(m.text, 2000) as words
     from (
       select id, customer_name, thread_id from heed.case
       where brand_id = $1 and state = 'open' and not is_history order by deadline_at, id limit $2
     ) c cross join lateral (
       select text from heed.mention m
       where m.brand_id = $1 and m.thread_id = c.thread_id and m.case_id = c.id and not m.is_own and m.removed_at is null
       order by m.id desc limit 1
     ) m`,
    [brandId, limit],
  );
}

/** What was said in a mention, as far as questions are compared by it. */
export async function wordsOf(tx: Tx, brandId: string, mentionId: string): Promise<string> {
  const row = await tx.row<{ text: string }>(
    'select left(text, 2000) as text from heed.mention where brand_id = $1 and id = $2',
    [brandId, mentionId],
  );
  return row?.text ?? '';
}

/** The customer's newest words in a case. */
export async function newestWords(tx: Tx, brandId: string, caseId: string): Promise<string | null> {
  const row = await tx.row<{ text: string }>(
    `select left(m.text, 2000) as text from heed.case c join heed.mention m
       on m.brand_id = c.brand_id and m.thread_id = c.thread_id and m.case_id = c.id
     where c.brand_id = $1 and c.id = $2 and not m.is_own and m.removed_at is null order by m.id desc limit 1`,
    [brandId, caseId],
  );
  return row?.text ?? null;
}
