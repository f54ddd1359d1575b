// Own profiles on the platforms, and their sealed credentials.

import type { TextLimit } from '../../core/channel.ts';
import type { Tx } from '../database.ts';

export interface ProfileRow {
  readonly id: string;
  readonly channel: string;
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly limits: { readonly publicReply?: TextLimit; readonly privateReply?: TextLimit } | null;
  readonly state: 'connected' | 'expired';
  readonly connectedAt: Date;
}

const columns = `id, channel, external_id as "externalId", handle, name, url, limits, state, connected_at as "connectedAt"`;

export function profilesOf(tx: Tx, brandId: string): Promise<ProfileRow[]> {
  return tx.rows(`select ${columns} from heed.profile where brand_id = $1 order by id`, [brandId]);
}

export function profileById(tx: Tx, brandId: string, id: string): Promise<ProfileRow | null> {
  return tx.row(`select ${columns} from heed.profile where brand_id = $1 and id = $2`, [brandId, id]);
}

/** The profiles of one channel, those that work first. */
export function profilesOnChannel(tx: Tx, brandId: string, channel: string): Promise<ProfileRow[]> {
  return tx.rows(
    `select ${columns} from heed.profile where brand_id = $1 and channel = $2 order by state = 'expired', connected_at`,
    [brandId, channel],
  );
}

/** Connects a profile, or connects it again: re-authorisation keeps everything. Gives its id. */
export async function saveProfile(
  tx: Tx,
  brandId: string,
  profile: Omit<ProfileRow, 'state'>,
  sealed: Buffer,
): Promise<string> {
  const row = await tx.row<{ id: string }>(
    `insert into heed.profile (brand_id, id, channel, external_id, handle, name, url, limits, connected_at, authorized_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     on conflict (brand_id, channel, external_id) do update set handle = excluded.handle, name = excluded.name,
       url = excluded.url, limits = excluded.limits, state = 'connected', authorized_at = excluded.authorized_at
     returning id`,
    [
      brandId,
      profile.id,
      profile.channel,
      profile.externalId,
      profile.handle,
      profile.name,
      profile.url,
      profile.limits,
      profile.connectedAt,
    ],
  );
  if (row === null) throw new Error('the profile was not saved');
  await saveCredential(tx, brandId, row.id, sealed, profile.connectedAt);
  return row.id;
}

export async function saveCredential(
  tx: Tx,
  brandId: string,
  profileId: string,
  sealed: Buffer,
  at: Date,
): Promise<void> {
  await tx.rows(
    `insert into heed.credential (brand_id, profile_id, sealed, updated_at) values ($1, $2, $3, $4)
     on conflict (brand_id, profile_id) do update set sealed = excluded.sealed, updated_at = excluded.updated_at`,
    [brandId, profileId, sealed, at],
  );
}

export async function sealedCredential(tx: Tx, brandId: string, profileId: string): Promise<Buffer | null> {
  const row = await tx.row<{ sealed: Buffer }>(
    'select sealed from heed.credential where brand_id = $1 and profile_id = $2',
    [brandId, profileId],
  );
  return row?.sealed ?? null;
}

/** The same, held until the transaction ends: whoever else would renew it waits. */
export async function lockCredential(tx: Tx, brandId: string, profileId: string): Promise<Buffer | null> {
  const row = await tx.row<{ sealed: Buffer }>(
    'select sealed from heed.credential where brand_id = $1 and profile_id = $2 for update',
    [brandId, profileId],
  );
  return row?.sealed ?? null;
}

/**
 * The credential is no longer accepted; a person has to connect again. `since` is when the work began that found it so:
 * a profile that was let in again meanwhile stays connected. False when nothing changed.
 */
export async function expireProfile(tx: Tx, brandId: string, profileId: string, since: Date): Promise<boolean> {
  const row = await tx.row(
    `update heed.profile set state = 'expired'
     where brand_id = $1 and id = $2 and state = 'connected' and (authorized_at is null or authorized_at <= $3)
     returning id`,
    [brandId, profileId, since],
  );
  return row !== null;
}
