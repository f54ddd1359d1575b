// Which process holds a line open to a source: one at a time, for as long as it says so again.

import type { Tx } from '../database.ts';

export interface Watching {
  readonly watcherId: string;
  readonly now: Date;
  readonly until: Date;
}

/** False while another process holds it, and for a source that pauses. */
export async function claimWatch(
  tx: Tx,
  { brandId, sourceId }: { readonly brandId: string; readonly sourceId: string },
  { watcherId, now, until }: Watching,
): Promise<boolean> {
  const rows = await tx.rows(
    `update heed.poll_due set watcher_id = $3, watched_until = $5
     where brand_id = $1 and source_id = $2 and (watcher_id is null or watcher_id = $3 or watched_until <= $4)
     returning source_id`,
    [brandId, sourceId, watcherId, now, until],
  );
  return rows.length === 1;
}

/** Prolongs all that this process holds. Gives what it holds still: what pauses meanwhile is not among it. */
export async function prolongWatches(tx: Tx, { watcherId, until }: Omit<Watching, 'now'>): Promise<Set<string>> {
  const rows = await tx.rows<{ sourceId: string }>(
    'update heed.poll_due set watched_until = $2 where watcher_id = $1 returning source_id as "sourceId"',
    [watcherId, until],
  );
  return new Set(rows.map(({ sourceId }) => sourceId));
}

/** Lets go of it, where this process is the one that holds it. */
export async function endWatch(tx: Tx, watcherId: string, sourceId: string): Promise<void> {
  await tx.rows(
    'update heed.poll_due set watcher_id = null, watched_until = null where watcher_id = $1 and source_id = $2',
    [watcherId, sourceId],
  );
}
