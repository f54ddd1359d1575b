// What a customer said of late, with what we answered: for a look at how they behave, when one of their cases is opened.

import type { Reading } from '../../core/reading.ts';
import type { Tx } from '../database.ts';

export interface SaidRow {
  readonly id: string;
  readonly caseId: string;
  readonly at: Date;
  readonly text: string;
  readonly kind: Reading['kind'];
  readonly isAbusive: boolean;
  /** When it was first answered, here or in the platform's own app. */
  readonly answeredAt: Date | null;
  /** When its case last had a reply, whichever of its words that was to. */
  readonly caseRepliedAt: Date | null;
  readonly isHistory: boolean;
}

/** Of so many identities, threads, and newest words of a thread at most: 1,200 rows, whoever they are. */
const [mostIdentities, mostThreads, mostOfThread] = [8, 20, 60];

/**
 * The newest first. Ids of threads are in the order in which they were first heard, so the newest are the end of an index
 * range, and so are the newest words of each. What was taken back is left out.
 */
export function saidBy(tx: Tx, brandId: string, customerId: string, limit: number): Promise<SaidRow[]> {
  return tx.rows(
    `with known as materialized (
       select id from heed.identity where brand_id = $1 and customer_id = $2 order by id limit ${mostIdentities}
     ), place as materialized (
       select distinct one.thread_id from known cross join lateral (
         select c.thread_id from heed.case c where c.brand_id = $1 and c.identity_id = known.id and c.split_from is null
         order by c.thread_id desc limit ${mostThreads}) one
       order by one.thread_id desc limit ${mostThreads}
     ), words as materialized (
       select one.* from place cross join lateral (
         select m.id, m.canonical_id, m.parent_canonical_id, m.channel, m.identity_id, m.case_id, m.is_own, m.removed_at, m.is_history,
                left(m.text, 2000) as text, coalesce(m.published_at, m.heard_at) as at
         from heed.mention m where m.brand_id = $1 and m.thread_id = place.thread_id
         order by m.id desc limit ${mostOfThread}) one
     ), theirs as materialized (
       select * from words
       where not is_own and removed_at is null and case_id is not null and identity_id in (select id from known)
       order by at desc, id desc limit $3
     )
     select t.id, t.case_id as "caseId", t.at, t.text, r.kind, r.is_abusive as "isAbusive",
            least(own.at, sent.at) as "answeredAt", c.last_reply_at as "caseRepliedAt", t.is_history as "isHistory"
     from theirs t
       join heed.case c on c.brand_id = $1 and c.id = t.case_id
       cross join lateral (
         select kind, is_abusive from heed.reading where brand_id = $1 and mention_id = t.id order by version desc limit 1) r
       left join lateral (
         select min(w.at) as at from words w
         where w.is_own and w.channel = t.channel and w.parent_canonical_id = t.canonical_id) own on true
       left join lateral (
         select min(sent_at) as at from heed.reply
         where brand_id = $1 and case_id = t.case_id and to_mention_id = t.id and state = 'sent') sent on true
     order by t.at desc, t.id desc`,
    [brandId, customerId, limit],
  );
}
