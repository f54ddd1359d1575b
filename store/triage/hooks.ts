// Where a brand's notices go beside people: webhooks and rooms of a chat. Nothing is deleted; an ended hook stays for its log.

import type { Severity } from '../../core/protocol/protocol.ts';
import type { Tx } from '../database.ts';

export type HookKind = 'webhook' | 'slack' | 'teams' | 'discord' | 'mattermost';

export interface HookRow {
  readonly id: string;
  readonly kind: HookKind;
  readonly name: string;
  /** Shown in place of the address, which is a secret. */
  readonly host: string;
  readonly sealedUrl: Buffer;
  readonly beginsAt: Severity;
  readonly sealedSecret: Buffer | null;
  readonly oldSealedSecret: Buffer | null;
  readonly rotatedAt: Date | null;
  readonly madeAt: Date;
}

const columns = `id, kind, name, host, url as "sealedUrl", begins_at as "beginsAt", secret as "sealedSecret",
  old_secret as "oldSealedSecret", rotated_at as "rotatedAt", made_at as "madeAt"`;

export function hooksOf(tx: Tx, brandId: string): Promise<HookRow[]> {
  return tx.rows(`select ${columns} from heed.hook where brand_id = $1 and ended_at is null order by id`, [brandId]);
}

export function hookById(tx: Tx, brandId: string, id: string): Promise<HookRow | null> {
  return tx.row(`select ${columns} from heed.hook where brand_id = $1 and id = $2 and ended_at is null`, [brandId, id]);
}

export async function addHook(
  tx: Tx,
  brandId: string,
  hook: Omit<HookRow, 'oldSealedSecret' | 'rotatedAt'> & { readonly madeBy: string },
): Promise<void> {
  await tx.rows(
    `insert into heed.hook (brand_id, id, kind, name, host, url, begins_at, secret, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      brandId,
      hook.id,
      hook.kind,
      hook.name,
      hook.host,
      hook.sealedUrl,
      hook.beginsAt,
      hook.sealedSecret,
      hook.madeBy,
      hook.madeAt,
    ],
  );
}

export async function setHookBegin(tx: Tx, brandId: string, id: string, beginsAt: Severity): Promise<void> {
  await tx.rows('update heed.hook set begins_at = $3 where brand_id = $1 and id = $2', [brandId, id, beginsAt]);
}

export async function rotateHook(tx: Tx, brandId: string, id: string, secret: Buffer, at: Date): Promise<void> {
  await tx.rows(
    'update heed.hook set old_secret = secret, secret = $3, rotated_at = $4 where brand_id = $1 and id = $2',
    [brandId, id, secret, at],
  );
}

export async function endHook(tx: Tx, brandId: string, id: string, at: Date): Promise<void> {
  await tx.rows('update heed.hook set ended_at = $3 where brand_id = $1 and id = $2 and ended_at is null', [
    brandId,
    id,
    at,
  ]);
}
