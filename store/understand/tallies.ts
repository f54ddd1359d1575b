// Terms counted by spans of some hours: one row a span, read and written whole.

import type { People } from '../../core/understand/topics/people.ts';
import type { Tally } from '../../core/understand/topics/tally.ts';
import type { Earlier } from '../../core/understand/topics/topics.ts';
import type { Tx } from '../database.ts';

interface TallyColumns {
  readonly at: Date;
  readonly mentions: number;
  readonly dropped: number;
  readonly isOpen: boolean;
  readonly terms: readonly (readonly [term: string, mentions: number, negative: number, positive: number])[];
  readonly people: Buffer;
}

export interface SpanTally {
  readonly at: Date;
  readonly isOpen: boolean;
  readonly tally: Tally;
}

const columns = 'at, mentions, dropped, is_open as "isOpen", terms, people';

export async function tallyAt(tx: Tx, brandId: string, at: Date): Promise<SpanTally | null> {
  const row = await tx.row<TallyColumns>(`select ${columns} from heed.term_tally where brand_id = $1 and at = $2`, [
    brandId,
    at,
  ]);
  return row === null ? null : read(row);
}

/** Those since then, in their order. */
export async function talliesSince(tx: Tx, brandId: string, since: Date): Promise<SpanTally[]> {
  const rows = await tx.rows<TallyColumns>(
    `select ${columns} from heed.term_tally where brand_id = $1 and at >= $2 order by at`,
    [brandId, since],
  );
  return rows.map(read);
}

/** Spans that nobody has closed and that ended before this one began. */
export async function openBefore(tx: Tx, brandId: string, at: Date): Promise<SpanTally[]> {
  const rows = await tx.rows<TallyColumns>(
    `select ${columns} from heed.term_tally where brand_id = $1 and at < $2 and is_open`,
    [brandId, at],
  );
  return rows.map(read);
}

/** What was said in between, without by whom. */
export async function earlierTallies(tx: Tx, brandId: string, from: Date, until: Date): Promise<Earlier[]> {
  const rows = await tx.rows<Pick<TallyColumns, 'mentions' | 'dropped' | 'terms'>>(
    'select mentions, dropped, terms from heed.term_tally where brand_id = $1 and at >= $2 and at < $3',
    [brandId, from, until],
  );
  return rows.map(({ mentions, dropped, terms }) => ({
    mentions,
    dropped,
    terms: new Map(terms.map(([term, times]) => [term, times])),
  }));
}

export async function keepTally(tx: Tx, brandId: string, { at, isOpen, tally }: SpanTally): Promise<void> {
  const terms = [...tally.terms].map(([term, one]) => [term, one.mentions, one.negative, one.positive]);
  await tx.rows(
    `insert into heed.term_tally (brand_id, at, mentions, dropped, is_open, terms, people) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (brand_id, at) do update set mentions = excluded.mentions, dropped = excluded.dropped,
       is_open = excluded.is_open, terms = excluded.terms, people = excluded.people`,
    [brandId, at, tally.mentions, tally.dropped, isOpen, JSON.stringify(terms), sketched(tally)],
  );
}

export async function forgetTallies(tx: Tx, brandId: string, before: Date): Promise<void> {
  await tx.rows('delete from heed.term_tally where brand_id = $1 and at < $2', [brandId, before]);
}

/** Each sketch behind its length: everybody's, then those of the terms in their order. */
function sketched({ people, terms }: Tally): Buffer {
  const all = [people, ...[...terms.values()].map((one) => one.people)];
  const bytes = Buffer.alloc(all.reduce((sum, one) => sum + 1 + 4 * one.length, 0));
  let at = 0;
  for (const one of all) {
    at = bytes.writeUInt8(one.length, at);
    for (const person of one) at = bytes.writeUInt32BE(person, at);
  }
  return bytes;
}

function read({ at, mentions, dropped, isOpen, terms, people: bytes }: TallyColumns): SpanTally {
  let from = 0;
  const next = (): People => {
    const length = bytes.readUInt8(from);
    const people = Array.from({ length }, (_, i) => bytes.readUInt32BE(from + 1 + 4 * i));
    from += 1 + 4 * length;
    return people;
  };
  const everybody = next();
  const counted = terms.map(([term, times, negative, positive]) => {
    return [term, { mentions: times, negative, positive, people: next() }] as const;
  });
  return { at, isOpen, tally: { mentions, dropped, people: everybody, terms: new Map(counted) } };
}
