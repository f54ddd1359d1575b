// Sources: what is listened to, when next, and how it fares.

import type { Sphere } from '../../core/channel.ts';
import type { Tx } from '../database.ts';
import { boolean, integer, jsonb, rowsIn, text, timestamptz, uuid } from '../rows-in.ts';
import { told } from '../told.ts';

export interface SourceRow {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly label: string;
  readonly sphere: Sphere;
  readonly config: Readonly<Record<string, string>>;
  readonly profileId: string | null;
  readonly locationId: string | null;
  readonly state: 'listening' | 'paused' | 'failing';
  readonly everyMs: number;
  readonly connectedAt: Date;
  readonly firstReadDoneAt: Date | null;
  readonly cursor: unknown;
  readonly lastPollAt: Date | null;
  readonly lastOkAt: Date | null;
  readonly lastHeardAt: Date | null;
  readonly failures: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly mentionCount: number;
  readonly unreadCount: number;
  readonly lagSeconds: number | null;
  readonly nextPollAt: Date | null;
}

const columns = `s.id, s.channel, s.kind, s.label, s.sphere, s.config, s.profile_id as "profileId",
  s.location_id as "locationId", s.state, s.every_ms as "everyMs", s.connected_at as "connectedAt",
  s.first_read_done_at as "firstReadDoneAt", s.cursor, s.last_poll_at as "lastPollAt", s.last_ok_at as "lastOkAt",
  s.last_heard_at as "lastHeardAt", s.failures, s.error_code as "errorCode", s.error_message as "errorMessage",
  s.mention_count as "mentionCount", s.unread_count as "unreadCount",
  (select percentile_cont(0.5) within group (order by lag) from unnest(s.recent_lags) lag) as "lagSeconds",
  d.at as "nextPollAt"`;
const from = 'heed.source s left join heed.poll_due d on d.brand_id = s.brand_id and d.source_id = s.id';

export function sourceById(tx: Tx, brandId: string, id: string): Promise<SourceRow | null> {
  return tx.row(`select ${columns} from ${from} where s.brand_id = $1 and s.id = $2`, [brandId, id]);
}

export function sourcesOf(tx: Tx, brandId: string): Promise<SourceRow[]> {
  return tx.rows(`select ${columns} from ${from} where s.brand_id = $1 order by s.id`, [brandId]);
}

export interface NewSource {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly label: string;
  readonly sphere: Sphere;
  readonly config: Readonly<Record<string, string>>;
  readonly profileId: string | null;
  readonly everyMs: number;
  readonly connectedAt: Date;
}

/** Adds a source and makes it due at once. */
export async function addSource(tx: Tx, brandId: string, source: NewSource): Promise<void> {
  await tx.rows(
    `with added as (
       insert into heed.source (brand_id, id, channel, kind, label, sphere, config, profile_id, every_ms, connected_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     )
     insert into heed.poll_due (at, brand_id, source_id) values ($10, $1, $2)`,
    [
      brandId,
      source.id,
      source.channel,
      source.kind,
      source.label,
      source.sphere,
      source.config,
      source.profileId,
      source.everyMs,
      source.connectedAt,
    ],
  );
}

/** One change at a time of what a brand listens to on a channel: no source or profile is made twice. Ends with `tx`. */
export async function lockListening(tx: Tx, brandId: string, channel: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('listening ' || $1 || ' ' || $2, 0))`, [
    brandId,
    channel,
  ]);
}

/** A source with the same channel, kind, config and profile, if there is one. */
export function sameSource(tx: Tx, brandId: string, of: Pick<NewSource, 'channel' | 'kind' | 'config' | 'profileId'>) {
  return tx.row<{ id: string }>(
    `select id from heed.source
     where brand_id = $1 and channel = $2 and kind = $3 and config = $4 and profile_id is not distinct from $5`,
    [brandId, of.channel, of.kind, of.config, of.profileId],
  );
}

export interface PageCommitted {
  readonly sourceId: string;
  /** The cursor after this page; null in the middle of one. */
  readonly cursor: { readonly now: unknown } | null;
  readonly heard: number;
  readonly unread: number;
  readonly lastHeardAt: Date | null;
  /** Heard minus published of the new ones, seconds. */
  readonly lags: readonly number[];
}

const committed = rowsIn<PageCommitted>(
  {
    sourceId: uuid((one) => one.sourceId),
    isMoved: boolean((one) => one.cursor !== null),
    cursor: jsonb((one) => one.cursor?.now ?? null),
    heard: integer((one) => one.heard),
    unread: integer((one) => one.unread),
    lastHeardAt: timestamptz((one) => one.lastHeardAt),
    lags: text((one) => `{${one.lags.join(',')}}`),
  },
  2,
);

/** Moves the cursors with the pages they belong to, in the same transaction (law 1): one page of a source at a time. */
export async function commitPages(tx: Tx, brandId: string, pages: readonly PageCommitted[]): Promise<void> {
  await tx.rows(
    `update heed.source s set cursor = case when r."isMoved" then r.cursor else s.cursor end,
       mention_count = s.mention_count + r.heard, unread_count = s.unread_count + r.unread,
       last_heard_at = greatest(r."lastHeardAt", s.last_heard_at),
       recent_lags = (r.lags::real[] || s.recent_lags)[1:100]
     from ${committed.table} where s.brand_id = $1 and s.id = r."sourceId"`,
    [brandId, ...committed.values(pages)],
  );
}

export interface PollOutcome {
  readonly at: Date;
  readonly nextAt: Date;
  readonly heard: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** An error that only a person can mend: it stays due, but rarely. */
  readonly state: SourceRow['state'];
}

const halfHourOf = (at: Date) => new Date(Math.floor(at.getTime() / 1_800_000) * 1_800_000);

/** What came beside the polls, pushed, beats in the same pulse. */
export async function pulseOfPush(tx: Tx, brandId: string, sourceId: string, at: Date, heard: number): Promise<void> {
  await tx.rows(
    `insert into heed.source_pulse as p (brand_id, source_id, half_hour, heard) values ($1, $2, $3, $4)
     on conflict (brand_id, source_id, half_hour) do update set heard = p.heard + excluded.heard`,
    [brandId, sourceId, halfHourOf(at), heard],
  );
}

/** Ends a poll: heartbeat, next instant, and the first read when it was one. */
export async function endPoll(tx: Tx, brandId: string, sourceId: string, outcome: PollOutcome): Promise<void> {
  const { at, nextAt, heard, error, state } = outcome;
  await tx.rows(
    `with pulse as (
       insert into heed.source_pulse as p (brand_id, source_id, half_hour, ok, failed, heard)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (brand_id, source_id, half_hour) do update set
         ok = p.ok + excluded.ok, failed = p.failed + excluded.failed, heard = p.heard + excluded.heard
     ), due as (
       update heed.poll_due set held_until = null,
         at = case when $9::text is null and woken_at is not null then greatest($8, least(at, $7)) else $7 end
       where brand_id = $1 and source_id = $2
     )
     update heed.source set last_poll_at = $8, last_ok_at = case when $9::text is null then $8 else last_ok_at end,
       failures = case when $9::text is null then 0 else failures + 1 end, error_code = $9, error_message = $10,
       state = case when state = 'paused' then state else $11 end,
       first_read_done_at = case when $9::text is null then coalesce(first_read_done_at, $8) else first_read_done_at end
     where brand_id = $1 and id = $2`,
    [
      brandId,
      sourceId,
      halfHourOf(at),
      error === null ? 1 : 0,
      error === null ? 0 : 1,
      heard,
      nextAt,
      at,
      error?.code ?? null,
      error === null ? null : told(error.message),
      state,
    ],
  );
}

/** Takes the next due sources of any brand and holds them for a while; a listener that dies lets go by itself. */
export function takeDueSources(
  tx: Tx,
  now: Date,
  heldUntil: Date,
  limit: number,
): Promise<{ brandId: string; sourceId: string }[]> {
  return tx.rows(
    `update heed.poll_due d set held_until = $2, woken_at = null
     from (
       select brand_id, source_id from heed.poll_due
       where at <= $1 and (held_until is null or held_until <= $1)
       order by at limit $3 for update skip locked
     ) next
     where d.brand_id = next.brand_id and d.source_id = next.source_id
     returning d.brand_id as "brandId", d.source_id as "sourceId"`,
    [now, heldUntil, limit],
  );
}

/** Keeps holding a source while its poll is under way. */
export async function holdSource(tx: Tx, brandId: string, sourceId: string, until: Date): Promise<void> {
  await tx.rows('update heed.poll_due set held_until = $3 where brand_id = $1 and source_id = $2', [
    brandId,
    sourceId,
    until,
  ]);
}

/** What is heard here from now on belongs to that location; what was heard stays where it is. */
export async function placeSource(tx: Tx, brandId: string, sourceId: string, locationId: string | null): Promise<void> {
  await tx.rows('update heed.source set location_id = $3 where brand_id = $1 and id = $2', [
    brandId,
    sourceId,
    locationId,
  ]);
}

export async function pauseSource(tx: Tx, brandId: string, sourceId: string): Promise<void> {
  await tx.rows(
    `with due as (delete from heed.poll_due where brand_id = $1 and source_id = $2)
     update heed.source set state = 'paused' where brand_id = $1 and id = $2`,
    [brandId, sourceId],
  );
}

/** Listens again, or polls at once when it already listens: in the middle of a poll, once more right after it. */
export async function wakeSource(tx: Tx, brandId: string, sourceId: string, now: Date): Promise<void> {
  await tx.rows(
    `with due as (
       insert into heed.poll_due (at, brand_id, source_id) values ($3, $1, $2)
       on conflict (brand_id, source_id) do update set at = least(heed.poll_due.at, excluded.at), woken_at = excluded.at
     )
     update heed.source set state = case when state = 'paused' then 'listening' else state end
     where brand_id = $1 and id = $2`,
    [brandId, sourceId, now],
  );
}

/** What listens as this profile is read at once, but for what was paused: it is let in again. */
export async function wakeSourcesOf(tx: Tx, brandId: string, profileId: string, now: Date): Promise<void> {
  await tx.rows(
    `update heed.poll_due d set at = least(d.at, $3), woken_at = $3
     from heed.source s
     where d.brand_id = $1 and s.brand_id = d.brand_id and s.id = d.source_id and s.profile_id = $2 and s.state <> 'paused'`,
    [brandId, profileId, now],
  );
}

/**
 * Something is new there: it is polled soon, but not before `leastEveryMs` have passed since the last time. One that fails
 * or is paused keeps its own pace.
 */
export async function pollSoon(
  tx: Tx,
  brandId: string,
  sourceId: string,
  { now, leastEveryMs }: { readonly now: Date; readonly leastEveryMs: number },
): Promise<void> {
  await tx.rows(
    `update heed.poll_due d set woken_at = $3,
       at = least(d.at, greatest($3, coalesce(s.last_poll_at + $4 * interval '1 millisecond', $3)))
     from heed.source s
     where d.brand_id = $1 and d.source_id = $2 and s.brand_id = $1 and s.id = $2 and s.state <> 'paused' and s.failures = 0`,
    [brandId, sourceId, now, leastEveryMs],
  );
}

export interface PulseRow {
  readonly sourceId: string;
  readonly halfHour: Date;
  readonly ok: number;
  readonly failed: number;
  readonly heard: number;
}

export function pulsesSince(tx: Tx, brandId: string, since: Date): Promise<PulseRow[]> {
  return tx.rows(
    `select source_id as "sourceId", half_hour as "halfHour", ok, failed, heard
     from heed.source_pulse where brand_id = $1 and half_hour >= $2`,
    [brandId, since],
  );
}

/** Puts a stretch that could not be fetched on record. */
export async function noteGap(
  tx: Tx,
  brandId: string,
  gap: { id: string; sourceId: string; from: Date | null; until: Date | null; why: string; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into heed.gap (brand_id, id, source_id, from_at, until_at, why, noted_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, gap.id, gap.sourceId, gap.from, gap.until, told(gap.why, 500), gap.at],
  );
}

export async function lessUnread(tx: Tx, brandId: string, sourceId: string, read: number): Promise<void> {
  await tx.rows(
    'update heed.source set unread_count = greatest(0, unread_count - $3) where brand_id = $1 and id = $2',
    [brandId, sourceId, read],
  );
}
