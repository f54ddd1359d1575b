// The address a platform pushes to, one for each channel of a brand: made when first asked for, found by its digest, and
// what came to it is counted.

import type { Tx } from '../database.ts';

export interface NewWebhook {
  readonly token: string;
  readonly digest: Buffer;
  readonly at: Date;
}

/** The end of the address; this new one when nobody has asked for it before. */
export async function webhookTokenOf(tx: Tx, brandId: string, channel: string, fresh: NewWebhook): Promise<string> {
  const there = await tx.row<{ token: string }>('select token from heed.webhook where brand_id = $1 and channel = $2', [
    brandId,
    channel,
  ]);
  if (there !== null) return there.token;
  // Somebody may ask in the same moment: whoever was first has made it, and both show that one.
  const made = await tx.row<{ token: string }>(
    `with made as (
       insert into heed.webhook (brand_id, channel, token, made_at) values ($1, $2, $3, $4)
       on conflict do nothing returning token
     ), finds as (
       insert into account.webhook (digest, brand_id, channel) select $5, $1, $2 from made
     )
     select token from made`,
    [brandId, channel, fresh.token, fresh.at, fresh.digest],
  );
  return made === null ? webhookTokenOf(tx, brandId, channel, fresh) : made.token;
}

/** Whose address it is, asked before any brand is known. */
export function findWebhook(tx: Tx, digest: Buffer): Promise<{ brandId: string; channel: string } | null> {
  return tx.row('select brand_id as "brandId", channel from account.webhook where digest = $1', [digest]);
}

/** What a push turned out to be. */
export type PushKind = 'genuine' | 'forged' | 'stale' | 'repeated' | 'aside' | 'unread';

/** Counts pushes, each as every kind it turned out to be. */
export async function countPush(
  tx: Tx,
  of: { readonly brandId: string; readonly channel: string },
  kinds: readonly PushKind[],
  at: Date,
): Promise<void> {
  await tx.rows(
    `update heed.webhook set genuine = genuine + ('genuine' = any($3))::int, forged = forged + ('forged' = any($3))::int,
       stale = stale + ('stale' = any($3))::int, repeated = repeated + ('repeated' = any($3))::int,
       aside = aside + ('aside' = any($3))::int, unread = unread + ('unread' = any($3))::int,
       last_at = case when 'genuine' = any($3) then $4 else last_at end,
       forged_at = case when 'forged' = any($3) then $4 else forged_at end
     where brand_id = $1 and channel = $2`,
    [of.brandId, of.channel, kinds, at],
  );
}

export interface WebhookRow {
  readonly channel: string;
  readonly genuine: number;
  readonly forged: number;
  readonly stale: number;
  readonly repeated: number;
  readonly aside: number;
  readonly unread: number;
  readonly lastAt: Date | null;
  readonly forgedAt: Date | null;
}

export function webhooksOf(tx: Tx, brandId: string): Promise<WebhookRow[]> {
  return tx.rows(
    `select channel, genuine, forged, stale, repeated, aside, unread, last_at as "lastAt", forged_at as "forgedAt"
     from heed.webhook where brand_id = $1 order by channel`,
    [brandId],
  );
}

/** Whether these very bytes were taken in before. */
export async function wasPushed(tx: Tx, brandId: string, channel: string, digest: Buffer): Promise<boolean> {
  const row = await tx.row('select from heed.push_seen where brand_id = $1 and channel = $2 and digest = $3', [
    brandId,
    channel,
    digest,
  ]);
  return row !== null;
}

/** Remembers them, and forgets some of what came before `forgetBefore`: more than one a push, so the table does not grow. */
export async function notePushed(
  tx: Tx,
  of: { readonly brandId: string; readonly channel: string },
  digest: Buffer,
  at: Date,
  forgetBefore: Date,
): Promise<void> {
  await tx.rows(
    `with old as (
       select digest from heed.push_seen where brand_id = $1 and channel = $2 and at < $5 order by at limit 20
     ), forgotten as (
       delete from heed.push_seen where brand_id = $1 and channel = $2 and digest in (select digest from old)
     )
     insert into heed.push_seen (brand_id, channel, digest, at) values ($1, $2, $3, $4) on conflict do nothing`,
    [of.brandId, of.channel, digest, at, forgetBefore],
  );
}

/** The sources of a channel, each with the platform's id of the profile it listens as. */
export function sourcesPushedTo(
  tx: Tx,
  brandId: string,
  channel: string,
): Promise<{ id: string; kind: string; state: string; profileExternalId: string | null }[]> {
  return tx.rows(
    `select s.id, s.kind, s.state, p.external_id as "profileExternalId"
     from heed.source s left join heed.profile p on p.brand_id = s.brand_id and p.id = s.profile_id
     where s.brand_id = $1 and s.channel = $2 order by s.state = 'paused', s.id`,
    [brandId, channel],
  );
}
