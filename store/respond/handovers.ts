// Matters taken offline: the handover, the one-time links of its page, and what was said and sent over it.

import type { Tx } from '../database.ts';

export interface HandoverRow {
  readonly id: string;
  readonly caseId: string;
  readonly way: 'channel' | 'page';
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
  readonly endedAt: Date | null;
}

const columns = `h.id, h.case_id as "caseId", h.way, h.person_id as "personId", p.name as "personName", h.at,
  h.ended_at as "endedAt"`;

export async function addHandover(
  tx: Tx,
  brandId: string,
  one: Pick<HandoverRow, 'id' | 'caseId' | 'way' | 'personId' | 'at'>,
): Promise<void> {
  await tx.rows(
    'insert into heed.handover (brand_id, id, case_id, way, person_id, at) values ($1, $2, $3, $4, $5, $6)',
    [brandId, one.id, one.caseId, one.way, one.personId, one.at],
  );
}

export function handoverById(tx: Tx, brandId: string, id: string): Promise<HandoverRow | null> {
  return tx.row(
    `select ${columns} from heed.handover h join account.person p on p.id = h.person_id
     where h.brand_id = $1 and h.id = $2`,
    [brandId, id],
  );
}

export async function endHandover(tx: Tx, brandId: string, id: string, personId: string, at: Date): Promise<void> {
  await tx.rows(
    `with links as (
       update heed.private_link set revoked_at = $4 where brand_id = $1 and handover_id = $2 and revoked_at is null)
     update heed.handover set ended_by = $3, ended_at = $4 where brand_id = $1 and id = $2`,
    [brandId, id, personId, at],
  );
}

/** Why a matter ended without a closing line in public. */
export async function noteUnclosed(
  tx: Tx,
  brandId: string,
  handoverId: string,
  why: { readonly reason: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  await tx.rows(
    `update heed.handover set unclosed_reason = $3, unclosed_by = $4, unclosed_at = $5 where brand_id = $1 and id = $2`,
    [brandId, handoverId, why.reason, why.personId, why.at],
  );
}

export interface LinkRow {
  readonly id: string;
  readonly handoverId: string;
  readonly expiresAt: Date;
  readonly checkWords: string;
  readonly openedAt: Date | null;
  /** SHA-256 of the cookie of the browser it belongs to, hex. */
  readonly browser: string | null;
  readonly revokedAt: Date | null;
  readonly said: number;
  readonly bytes: number;
  readonly burstAt: Date | null;
  readonly burst: number;
}

const linkColumns = `id, handover_id as "handoverId", expires_at as "expiresAt", check_words as "checkWords",
  opened_at as "openedAt", encode(browser, 'hex') as browser, revoked_at as "revokedAt", said, bytes,
  burst_at as "burstAt", burst`;

export interface NewLink {
  readonly id: string;
  readonly handoverId: string;
  readonly personId: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly checkWords: string;
  /** SHA-256 of its token: the token itself is nowhere. */
  readonly digest: Buffer;
}

/** The earlier links of the same handover are void with it. */
export async function addLink(tx: Tx, brandId: string, link: NewLink): Promise<void> {
  await revokeLinks(tx, brandId, link.handoverId, link.at);
  await tx.rows(
    `with finds as (insert into account.private_link (digest, brand_id, link_id) values ($8, $1, $2))
     insert into heed.private_link (brand_id, id, handover_id, made_by, made_at, expires_at, check_words)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, link.id, link.handoverId, link.personId, link.at, link.expiresAt, link.checkWords, link.digest],
  );
}

export async function revokeLinks(tx: Tx, brandId: string, handoverId: string, at: Date): Promise<void> {
  await tx.rows(
    'update heed.private_link set revoked_at = $3 where brand_id = $1 and handover_id = $2 and revoked_at is null',
    [brandId, handoverId, at],
  );
}

/** The newest link of a handover. */
export function linkOf(tx: Tx, brandId: string, handoverId: string): Promise<LinkRow | null> {
  return tx.row(
    `select ${linkColumns} from heed.private_link where brand_id = $1 and handover_id = $2 order by id desc limit 1`,
    [brandId, handoverId],
  );
}

/** Whose link it is, asked before any brand is known. */
export function findLink(tx: Tx, digest: Buffer): Promise<{ brandId: string; linkId: string } | null> {
  return tx.row('select brand_id as "brandId", link_id as "linkId" from account.private_link where digest = $1', [
    digest,
  ]);
}

export function linkById(tx: Tx, brandId: string, id: string): Promise<LinkRow | null> {
  return tx.row(`select ${linkColumns} from heed.private_link where brand_id = $1 and id = $2`, [brandId, id]);
}

/** The first who opens it has it; false when somebody had it before. */
export async function claimLink(tx: Tx, brandId: string, id: string, browser: Buffer, at: Date): Promise<boolean> {
  const rows = await tx.rows(
    `update heed.private_link set opened_at = $4, browser = $3
     where brand_id = $1 and id = $2 and opened_at is null and revoked_at is null and expires_at > $4 returning id`,
    [brandId, id, browser, at],
  );
  return rows.length === 1;
}

export interface Bounds {
  readonly said: number;
  readonly bytes: number;
  /** Messages within so many ms. */
  readonly burst: number;
  readonly burstMs: number;
}

/** Counts a message of so many bytes against the bounds of its link; false when it would go over one of them. */
export async function countSaid(
  tx: Tx,
  brandId: string,
  linkId: string,
  message: { readonly bytes: number; readonly at: Date },
  bounds: Bounds,
): Promise<boolean> {
  const since = new Date(message.at.getTime() - bounds.burstMs);
  const rows = await tx.rows(
    `update heed.private_link set said = said + 1, bytes = bytes + $3,
       burst_at = case when burst_at > $5 then burst_at else $4 end,
       burst = case when burst_at > $5 then burst + 1 else 1 end
     where brand_id = $1 and id = $2 and said < $6 and bytes + $3 <= $7
       and (burst_at is null or burst_at <= $5 or burst < $8)
     returning id`,
    [brandId, linkId, message.bytes, message.at, since, bounds.said, bounds.bytes, bounds.burst],
  );
  return rows.length === 1;
}

export interface NewFile {
  readonly id: string;
  readonly handoverId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly blob: string;
  readonly at: Date;
}

export async function addFile(tx: Tx, brandId: string, file: NewFile): Promise<void> {
  await tx.rows(
    `insert into heed.attachment (brand_id, id, handover_id, kind, name, mime, bytes, blob, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9)`,
    [
      brandId,
      file.id,
      file.handoverId,
      file.mime.startsWith('image/') ? 'image' : 'file',
      file.name,
      file.mime,
      file.bytes,
      file.blob,
      file.at,
    ],
  );
}

export interface FileRow {
  readonly handoverId: string;
  readonly name: string;
  readonly mime: string;
  readonly blob: string;
}

/** A file that came over a private page; null for any other attachment. */
export function fileById(tx: Tx, brandId: string, id: string): Promise<FileRow | null> {
  return tx.row(
    `select handover_id as "handoverId", name, mime, encode(blob, 'hex') as blob from heed.attachment
     where brand_id = $1 and id = $2 and handover_id is not null`,
    [brandId, id],
  );
}

export interface PageLine {
  readonly id: string;
  /** Null: the customer's own. */
  readonly byName: string | null;
  readonly text: string;
  readonly at: Date;
  readonly files: readonly { readonly url: string; readonly alt: string | null }[];
}

/** What was said on the page by both sides, oldest first; of a long one the newest. */
export function pageLines(
  tx: Tx,
  brandId: string,
  of: { caseId: string; handoverId: string },
  limit: number,
): Promise<PageLine[]> {
  return tx
    .rows(
      `select * from (
       select * from (
         select m.id, null as "byName", m.text, m.heard_at as at, m.media as files
         from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.thread_id = c.thread_id
         where c.brand_id = $1 and c.id = $2 and m.handle ->> 'page' = $3 and m.removed_at is null
         order by m.id desc limit $4) heard
       union all
       select r.id, p.name, r.text, r.sent_at, '[]'::jsonb
       from heed.reply r join account.person p on p.id = r.person_id
       where r.brand_id = $1 and r.case_id = $2 and r.handover_id = $3::uuid and r.state = 'sent'
     ) said order by at desc, id desc limit $4`,
      [brandId, of.caseId, of.handoverId, limit],
    )
    .then((rows) => (rows as PageLine[]).toReversed());
}

export interface SpokenTo {
  readonly sourceId: string;
  readonly threadExternalId: string;
  readonly identityExternalId: string;
  readonly language: string | null;
  readonly customerName: string;
  /** The newest thing the customer said in public, which a private word goes on from. */
  readonly parentId: string | null;
}

/** Who says something on the page, and where it belongs. */
export function spokenTo(tx: Tx, brandId: string, caseId: string): Promise<SpokenTo | null> {
  return tx.row(
    `select c.source_id as "sourceId", t.external_id as "threadExternalId", i.external_id as "identityExternalId",
            c.language, c.customer_name as "customerName",
            (select m.canonical_id from heed.mention m where m.brand_id = c.brand_id and m.thread_id = c.thread_id
               and m.identity_id = c.identity_id and m.visibility = 'public' order by m.id desc limit 1) as "parentId"
     from heed.case c
     join heed.thread t on t.brand_id = c.brand_id and t.id = c.thread_id
     join heed.identity i on i.brand_id = c.brand_id and i.id = c.identity_id
     where c.brand_id = $1 and c.id = $2`,
    [brandId, caseId],
  );
}

/** The newest of the customer's public words in a case: what a public reply answers after talk on a page. */
export function newestPublic(tx: Tx, brandId: string, caseId: string): Promise<{ readonly id: string } | null> {
  return tx.row(
    `select m.id from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.thread_id = c.thread_id
     where c.brand_id = $1 and c.id = $2 and m.case_id = c.id and not m.is_own and m.removed_at is null
       and m.visibility = 'public'
     order by m.id desc limit 1`,
    [brandId, caseId],
  );
}

/** Whether the customer has said something in this thread that was heard since then. */
export async function hasSpokenSince(tx: Tx, brandId: string, caseId: string, firstId: string): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.thread_id = c.thread_id
     where c.brand_id = $1 and c.id = $2 and m.id >= $3 and m.case_id = c.id and not m.is_own limit 1`,
    [brandId, caseId, firstId],
  );
  return rows.length > 0;
}

/** What the customer has said in public in the thread of a case since then; of much, the newest. */
export async function saidPubliclySince(tx: Tx, brandId: string, caseId: string, since: Date): Promise<string[]> {
  const rows = await tx.rows<{ text: string }>(
    `select m.text from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.thread_id = c.thread_id
     where c.brand_id = $1 and c.id = $2 and m.identity_id = c.identity_id and m.visibility = 'public'
       and m.heard_at >= $3 and m.removed_at is null
     order by m.id desc limit 50`,
    [brandId, caseId, since],
  );
  return rows.map(({ text }) => text);
}
