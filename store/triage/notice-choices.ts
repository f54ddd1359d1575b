// What a person chose for their notices, and the devices they want to be woken on.

import type { NoticeChoice } from '../../core/triage/notify.ts';
import { firstChoice } from '../../core/triage/notify.ts';
import type { Tx } from '../database.ts';

export async function choiceOf(tx: Tx, brandId: string, personId: string): Promise<NoticeChoice> {
  const row = await tx.row<NoticeChoice>(
    `select ways, quiet, digest_minutes as "digestMinutes" from heed.notice_choice where brand_id = $1 and person_id = $2`,
    [brandId, personId],
  );
  return row ?? firstChoice;
}

export async function saveChoice(
  tx: Tx,
  brandId: string,
  personId: string,
  choice: NoticeChoice,
  at: Date,
): Promise<void> {
  await tx.rows(
    `insert into heed.notice_choice (brand_id, person_id, ways, quiet, digest_minutes, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (brand_id, person_id) do update set ways = excluded.ways, quiet = excluded.quiet,
       digest_minutes = excluded.digest_minutes, updated_at = excluded.updated_at`,
    [
      brandId,
      personId,
      JSON.stringify(choice.ways),
      choice.quiet === null ? null : JSON.stringify(choice.quiet),
      choice.digestMinutes,
      at,
    ],
  );
}

export interface DeviceRow {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly label: string;
  readonly createdAt: Date;
}

const deviceColumns = 'id, endpoint, p256dh, auth, label, created_at as "createdAt"';

export function devicesOf(tx: Tx, personId: string): Promise<DeviceRow[]> {
  return tx.rows(`select ${deviceColumns} from account.device where person_id = $1 order by id`, [personId]);
}

export function deviceById(tx: Tx, personId: string, id: string): Promise<DeviceRow | null> {
  return tx.row(`select ${deviceColumns} from account.device where person_id = $1 and id = $2`, [personId, id]);
}

/** The same browser again, perhaps with somebody else in front of it by now. */
export async function addDevice(tx: Tx, personId: string, device: DeviceRow): Promise<void> {
  await tx.rows(
    `insert into account.device (id, person_id, endpoint, p256dh, auth, label, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth,
       label = excluded.label`,
    [device.id, personId, device.endpoint, device.p256dh, device.auth, device.label, device.createdAt],
  );
}

export async function removeDevice(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.rows('delete from account.device where person_id = $1 and id = $2', [personId, id]);
}

/** The ways this installation can go beside the desk; asked whenever a notice is planned. */
export async function noteWays(tx: Tx, ways: readonly string[]): Promise<void> {
  await tx.rows(
    `with gone as (delete from account.way where way <> all($1::text[]))
     insert into account.way (way) select unnest($1::text[]) on conflict do nothing`,
    [ways],
  );
}

export async function hasWay(tx: Tx, way: string): Promise<boolean> {
  return (await tx.row('select from account.way where way = $1', [way])) !== null;
}
