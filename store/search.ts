// Search over everything heard, newest first. Frequent words walk the newest mentions and stop early; rare ones go
// through the GIN index: with a million mentions the wrong choice costs 590 ms instead of 2 (docs/performance.md).

import type { Tx } from './database.ts';

export interface SearchRow {
  readonly mentionId: string;
  readonly caseId: string | null;
  readonly channel: string;
  readonly authorName: string;
  readonly authorHandle: string | null;
  readonly isOwn: boolean;
  readonly text: string;
  readonly title: string | null;
  /** The author's time, or ours where the platform gave none. */
  readonly saidAt: Date;
}

/**
 * From this many expected hits on, walking back in time finds a page sooner than collecting them all (measured: 390 at a
 * hundred thousand mentions, 1,200 at a million; in between both ways take a few milliseconds).
 */
const frequentFrom = 2000;
/** Of a word outside its statistics PostgreSQL only guesses; this stands for such a word. */
const unheardOf = 'heedhasneverheardthis';

export interface Search {
  readonly brandId: string;
  /** A tsquery in text form, made by `queryOf`. */
  readonly query: string;
  readonly channel: string | null;
  readonly beforeId: string | null;
  readonly limit: number;
}

export async function searchMentions(tx: Tx, search: Search): Promise<SearchRow[]> {
  const [expected, guessed] = await Promise.all([estimate(tx, search.query), estimate(tx, unheardOf)]);
  // A guess grows with the table, so it alone makes no word frequent: walking back for a rare one reads everything.
  const isFrequent = expected >= frequentFrom && expected > guessed * 1.5;
  const through = isFrequent ? 'search_frequent' : 'search_rare';
  return tx.rows(
    `select m.id as "mentionId", m.case_id as "caseId", m.channel, coalesce(i.name, i.handle, i.external_id) as "authorName",
            i.handle as "authorHandle", m.is_own as "isOwn", left(m.text, 20000) as text, m.title, coalesce(m.published_at, m.heard_at) as "saidAt"
     from heed.${through}(to_tsquery('simple', $2), $3::uuid, $4, $5) m
       join heed.identity i on i.brand_id = $1 and i.id = m.identity_id
     order by m.id desc`,
    [search.brandId, search.query, search.beforeId, search.channel, search.limit],
  );
}

async function estimate(tx: Tx, query: string): Promise<number> {
  const row = await tx.row<{ n: number }>(`select heed.search_estimate(to_tsquery('simple', $1)) as n`, [query]);
  return row?.n ?? 0;
}

/**
 * The words of a search as a tsquery: all of them, "quoted ones" next to each other, the last one as a beginning. Each is
 * handed over quoted, so that PostgreSQL takes it apart just as it took the text: an order number such as `A-77`, an
 * address or a word in Hindi is otherwise cut differently on the two sides and never found.
 */
export function queryOf(text: string): string | null {
  const parts: string[] = [];
  for (const [, quoted, plain] of text.normalize('NFC').matchAll(/"([^"]*)"|([^\s"]+)/gu)) {
    const words = quoted ?? plain ?? '';
    if (/[\p{L}\p{N}]/u.test(words)) parts.push(`'${words.replace(/['\\]/gu, '$&$&')}'`);
  }
  const last = parts.pop();
  if (last === undefined) return null;
  return [...parts, text.endsWith('"') ? last : `${last}:*`].join(' & ');
}
