// The chain over the record: runs of events and their hashes.

import type { SealedEvent } from '../../core/learn/seal.ts';
import type { Tx } from '../database.ts';

export interface SealRow {
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly hash: string;
  readonly sealedAt: Date;
}

const columns = `first_number as "firstNumber", last_number as "lastNumber", encode(hash, 'hex') as hash, sealed_at as "sealedAt"`;

/** One sealer a brand at a time; released at the end of the transaction. */
export async function lockSeals(tx: Tx, brandId: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('seal ' || $1, 0))`, [brandId]);
}

export function lastSeal(tx: Tx, brandId: string): Promise<SealRow | null> {
  return tx.row(`select ${columns} from heed.seal where brand_id = $1 order by last_number desc limit 1`, [brandId]);
}

export function sealsFrom(tx: Tx, brandId: string, after: number, limit: number): Promise<SealRow[]> {
  return tx.rows(
    `select ${columns} from heed.seal where brand_id = $1 and last_number > $2 order by last_number limit $3`,
    [brandId, after, limit],
  );
}

export async function addSeal(tx: Tx, brandId: string, seal: SealRow): Promise<void> {
  await tx.rows(
    `insert into heed.seal (brand_id, first_number, last_number, hash, sealed_at) values ($1, $2, $3, decode($4, 'hex'), $5)`,
    [brandId, seal.firstNumber, seal.lastNumber, seal.hash, seal.sealedAt],
  );
}

/** Events as they are sealed, in order. */
export function eventsToSeal(tx: Tx, brandId: string, from: number, limit: number): Promise<SealedEvent[]> {
  return tx.rows(
    `select number, at, kind, person_id as "personId", case_id as "caseId", subject_id as "subjectId", detail,
            encode(content_digest, 'hex') as "contentDigest"
     from heed.event where brand_id = $1 and number >= $2 order by number limit $3`,
    [brandId, from, limit],
  );
}
