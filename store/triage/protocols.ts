// The protocol of a brand and its versions: append-only, the newest holds. And what a brand has for a protocol to name.

import { defaultProtocol } from '../../core/protocol/default.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import type { Places } from '../../core/triage/rules.ts';
import type { OwnHeadFile } from '../../core/understand/own-head.ts';
import type { Tx } from '../database.ts';

export interface ProtocolVersion {
  readonly version: number;
  readonly madeAt: Date;
  /** Null: from the command line. */
  readonly madeBy: { readonly id: string; readonly name: string } | null;
}

export interface StoredProtocol extends ProtocolVersion {
  readonly protocol: Protocol;
  /** Stored in the shape from before there were calendars: the default, with its languages and its time to take back. */
  readonly isFallback: boolean;
}

interface Columns {
  readonly version: number;
  readonly madeAt: Date;
  readonly madeById: string | null;
  readonly madeByName: string | null;
}

const columns = `v.version, v.made_at as "madeAt", v.made_by as "madeById", p.name as "madeByName"`;
const from = 'heed.protocol v left join account.person p on p.id = v.made_by';

/** The protocol that holds. */
export async function protocolOf(tx: Tx, brandId: string): Promise<Protocol> {
  const row = await tx.row<{ version: number; body: unknown }>(
    'select version, body from heed.protocol where brand_id = $1 order by version desc limit 1',
    [brandId],
  );
  if (row === null) throw new Error('the brand has no protocol');
  return readBody(row.body, row.version).protocol;
}

export async function newestProtocol(tx: Tx, brandId: string): Promise<StoredProtocol> {
  const row = await tx.row<Columns & { body: unknown }>(
    `select ${columns}, v.body from ${from} where v.brand_id = $1 order by v.version desc limit 1`,
    [brandId],
  );
  if (row === null) throw new Error('the brand has no protocol');
  return { ...lineOf(row), ...readBody(row.body, row.version) };
}

export async function protocolVersion(tx: Tx, brandId: string, version: number): Promise<StoredProtocol | null> {
  const row = await tx.row<Columns & { body: unknown }>(
    `select ${columns}, v.body from ${from} where v.brand_id = $1 and v.version = $2`,
    [brandId, version],
  );
  return row === null ? null : { ...lineOf(row), ...readBody(row.body, row.version) };
}

/** Those made after this one, newest first; after 0: all. */
export async function versionsAfter(tx: Tx, brandId: string, version: number): Promise<ProtocolVersion[]> {
  const rows = await tx.rows<Columns>(
    `select ${columns} from ${from} where v.brand_id = $1 and v.version > $2 order by v.version desc`,
    [brandId, version],
  );
  return rows.map(lineOf);
}

/** Adds a version under its own number; false when somebody was faster with that number. */
export async function saveProtocol(
  tx: Tx,
  brandId: string,
  one: { readonly protocol: Protocol; readonly madeBy: string | null; readonly at: Date },
): Promise<boolean> {
  const row = await tx.row(
    `insert into heed.protocol (brand_id, version, body, made_by, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning version`,
    [brandId, one.protocol.version, one.protocol, one.madeBy, one.at],
  );
  return row !== null;
}

export interface Nameable {
  /** Slugs of those at work. */
  readonly teams: readonly string[];
  readonly locations: readonly string[];
  /** Addresses of who belongs to the brand. */
  readonly people: readonly string[];
  /** Address by address: who stands in for whom. */
  readonly deputies: Readonly<Record<string, string>>;
}

export async function nameableIn(tx: Tx, brandId: string): Promise<Nameable> {
  const row = await tx.row<Nameable>(
    `select
       array(select slug from heed.team where brand_id = $1 and archived_at is null order by slug) as teams,
       array(select slug from heed.location where brand_id = $1 order by slug) as locations,
       array(select p.email from account.membership m join account.person p on p.id = m.person_id
             where m.brand_id = $1 order by p.email) as people,
       (select coalesce(jsonb_object_agg(p.email, d.email), '{}') from heed.worker w
          join account.person p on p.id = w.person_id join account.person d on d.id = w.deputy_id
        where w.brand_id = $1) as deputies`,
    [brandId],
  );
  if (row === null) throw new Error('a select without a from has a row');
  return row;
}

/** What is known of a brand's rules already; 0: nothing. */
export interface KnownRules {
  readonly protocol: number;
  readonly head: number;
}

export interface RulesUnless {
  readonly version: number;
  readonly protocol: Protocol | null;
  /** Of the brand's own head it reads with; null: of none. */
  readonly headVersion: number | null;
  readonly head: OwnHeadFile | null;
}

interface UnlessColumns {
  readonly version: number;
  readonly body: unknown;
  readonly headVersion: number | null;
  readonly weights: string | null;
  readonly outputs: readonly number[] | null;
  readonly scales: readonly number[] | null;
  readonly bytes: Buffer | null;
}

/**
 * The version that holds, and its protocol when it is another than the one known: newer, or older after a restore. In the
 * same breath the own head that readings are made with, likewise.
 */
export async function protocolUnless(tx: Tx, brandId: string, known: KnownRules): Promise<RulesUnless> {
  const row = await tx.row<UnlessColumns>(
    `select p.version, case when p.version <> $2 then p.body end as body, h.version as "headVersion", h.weights,
       h.outputs, h.scales, case when h.version <> $3 then h.bytes end as bytes
     from (select version, body from heed.protocol where brand_id = $1 order by version desc limit 1) p
       left join lateral (
         select * from heed.own_head
         where brand_id = $1 and coalesce(
           (select is_on from heed.own_head_choice where brand_id = $1 order by id desc limit 1), true)
         order by version desc limit 1
       ) h on true`,
    [brandId, known.protocol, known.head],
  );
  if (row === null) throw new Error('the brand has no protocol');
  const { version, body, headVersion } = row;
  return { version, protocol: body === null ? null : readBody(body, version).protocol, headVersion, head: headIn(row) };
}

function headIn({ headVersion, weights, outputs, scales, bytes }: UnlessColumns): OwnHeadFile | null {
  if (headVersion === null || weights === null || outputs === null || scales === null || bytes === null) return null;
  return { version: headVersion, weights, outputs, scales, values: bytes };
}

/** What a protocol calls by slug or handle and the record by id: locations, and the purposes of the profiles behind sources. */
export async function placesOf(tx: Tx, brandId: string): Promise<Places> {
  const rows = await tx.rows<{ id: string; is: 'location' | 'source'; name: string }>(
    `select id, 'location' as is, slug as name from heed.location where brand_id = $1
     union all
     select s.id, 'source', purpose.value from heed.source s
     join heed.profile p on p.brand_id = s.brand_id and p.id = s.profile_id
     join lateral (
       select body -> 'purposes' ->> (p.channel || ':' || p.handle) as value
       from heed.protocol where brand_id = $1 order by version desc limit 1
     ) purpose on purpose.value is not null
     where s.brand_id = $1 order by 1`,
    [brandId],
  );
  const of = (is: string) => new Map(rows.filter((one) => one.is === is).map((one) => [one.id, one.name]));
  return { locations: of('location'), purposes: of('source') };
}

function lineOf({ version, madeAt, madeById, madeByName }: Columns): ProtocolVersion {
  return { version, madeAt, madeBy: madeById === null ? null : { id: madeById, name: madeByName ?? '' } };
}

/** Everything stored today was checked when it was pushed; only what was stored before calendars needs care. */
function readBody(body: unknown, version: number): { readonly protocol: Protocol; readonly isFallback: boolean } {
  const stored = body as Partial<Protocol>;
  const byDefault = defaultProtocol();
  if (Array.isArray(stored.calendars)) return { protocol: { ...byDefault, ...stored, version }, isFallback: false };
  const { languages = byDefault.languages, undoSeconds = byDefault.undoSeconds } = stored;
  return { protocol: { ...byDefault, languages, undoSeconds, version }, isFallback: true };
}
