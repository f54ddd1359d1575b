// Pictures of replies: what was brought. The bytes are among the blobs.

import type { PictureType } from '../../core/channel.ts';
import type { Tx } from '../database.ts';

/** As a draft, a wording and a reply name it: with the words about it, and what it is, which never changes. */
export interface NamedPicture {
  readonly id: string;
  readonly alt: string;
  readonly type: PictureType;
  readonly bytes: number;
}

export interface PictureRow {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly at: Date;
  readonly type: PictureType;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly blob: string;
}

const columns = `id, case_id as "caseId", person_id as "personId", at, type, bytes, width, height, blob`;

export async function insertPicture(tx: Tx, brandId: string, one: PictureRow): Promise<void> {
  await tx.rows(
    `insert into heed.reply_media (brand_id, id, case_id, person_id, at, type, bytes, width, height, blob)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [brandId, one.id, one.caseId, one.personId, one.at, one.type, one.bytes, one.width, one.height, one.blob],
  );
}

/** How many this person brought to the case since then. */
export async function countBrought(
  tx: Tx,
  brandId: string,
  { caseId, personId }: Pick<PictureRow, 'caseId' | 'personId'>,
  since: Date,
): Promise<number> {
  const row = await tx.row<{ count: number }>(
    `select count(*)::int as count from heed.reply_media
     where brand_id = $1 and case_id = $2 and person_id = $3 and at > $4`,
    [brandId, caseId, personId, since],
  );
  return row?.count ?? 0;
}

export function pictureById(tx: Tx, brandId: string, id: string): Promise<PictureRow | null> {
  return tx.row(`select ${columns} from heed.reply_media where brand_id = $1 and id = $2`, [brandId, id]);
}

export function picturesById(tx: Tx, brandId: string, ids: readonly string[]): Promise<PictureRow[]> {
  return tx.rows(`select ${columns} from heed.reply_media where brand_id = $1 and id = any($2)`, [brandId, ids]);
}
