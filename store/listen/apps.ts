// The apps that owners registered at platforms, sealed; one a channel.

import type { Tx } from '../database.ts';

export interface AppRow {
  readonly channel: string;
  readonly sealed: Buffer;
  readonly updatedAt: Date;
}

export function appOf(tx: Tx, brandId: string, channel: string): Promise<AppRow | null> {
  return tx.row(
    `select channel, sealed, updated_at as "updatedAt" from heed.app where brand_id = $1 and channel = $2`,
    [brandId, channel],
  );
}

export async function saveApp(tx: Tx, brandId: string, app: AppRow & { readonly updatedBy: string }): Promise<void> {
  await tx.rows(
    `insert into heed.app (brand_id, channel, sealed, updated_by, updated_at) values ($1, $2, $3, $4, $5)
     on conflict (brand_id, channel) do update set sealed = excluded.sealed, updated_by = excluded.updated_by,
       updated_at = excluded.updated_at`,
    [brandId, app.channel, app.sealed, app.updatedBy, app.updatedAt],
  );
}
