// The raw journal: what a channel handed over, kept once per (source, id, digest of its meaning), read or not.

import type { Tx } from '../database.ts';
import { bytea, rowsIn, text, uuid } from '../rows-in.ts';

export interface RawRow {
  readonly sourceId: string;
  readonly externalId: string;
  /** SHA-256 in hex: of the meaning when it could be read, else of the whole body. */
  readonly digest: string;
  /** Exact JSON text, or null when it lies in the blob store under `blob`. */
  readonly body: string | null;
  readonly blob: string | null;
  /** Why it could not be read; null when it could. */
  readonly error: string | null;
}

const kept = rowsIn<RawRow>(
  {
    sourceId: uuid((one) => one.sourceId),
    externalId: text((one) => one.externalId),
    digest: bytea((one) => one.digest),
    body: text((one) => one.body),
    blob: bytea((one) => one.blob),
    error: text((one) => one.error),
  },
  3,
);

const keepText = `insert into heed.raw (brand_id, source_id, external_id, digest, heard_at, body, blob, state, error)
  select $1, r."sourceId", r."externalId", r.digest, $2, r.body, r.blob,
         case when r.error is null then 'read' else 'unread' end, r.error
  from ${kept.table}
  on conflict do nothing`;

/** Keeps what is not kept yet. Returns how many unread ones are new, by source. */
export async function keepRaws(
  tx: Tx,
  brandId: string,
  heardAt: Date,
  raws: readonly RawRow[],
): Promise<ReadonlyMap<string, number>> {
  const values = [brandId, heardAt, ...kept.values(raws)];
  // Of nearly every page all could be read, and nothing has to be counted.
  if (raws.every((one) => one.error === null)) {
    await tx.rows(keepText, values);
    return new Map();
  }
  const rows = await tx.rows<{ sourceId: string; unread: number }>(
    `with kept as (${keepText} returning source_id, state)
     select source_id as "sourceId", count(*) as unread from kept where state = 'unread' group by source_id`,
    values,
  );
  return new Map(rows.map(({ sourceId, unread }) => [sourceId, unread]));
}

export interface UnreadRow {
  readonly externalId: string;
  readonly digest: string;
  readonly body: string | null;
  readonly blob: string | null;
  readonly heardAt: Date;
}

/** Items nobody could read, oldest first, after the one given: what still cannot be read is not met twice in a replay. */
export function unreadRaws(
  tx: Tx,
  brandId: string,
  sourceId: string,
  page: { readonly after: UnreadRow | null; readonly limit: number },
): Promise<UnreadRow[]> {
  const { after, limit } = page;
  return tx.rows(
    `select external_id as "externalId", encode(digest, 'hex') as digest, body, encode(blob, 'hex') as blob,
            heard_at as "heardAt"
     from heed.raw where brand_id = $1 and source_id = $2 and state = 'unread'
       and ($4::timestamptz is null or (heard_at, external_id, digest) > ($4, $5, decode($6, 'hex')))
     order by heard_at, external_id, digest limit $3`,
    [brandId, sourceId, limit, after?.heardAt ?? null, after?.externalId ?? null, after?.digest ?? null],
  );
}

/** Marks what a replay could read now. */
export async function markRead(
  tx: Tx,
  brandId: string,
  sourceId: string,
  keys: readonly { externalId: string; digest: string }[],
) {
  await tx.rows(
    `update heed.raw set state = 'read', error = null
     from json_to_recordset($3::json) k("externalId" text, digest text)
     where brand_id = $1 and source_id = $2 and external_id = k."externalId" and raw.digest = decode(k.digest, 'hex')`,
    [brandId, sourceId, JSON.stringify(keys)],
  );
}
