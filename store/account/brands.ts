// The directory of brands and who belongs to them.

import type { Protocol } from '../../core/protocol/protocol.ts';
import type { Role } from '../../core/role.ts';
import type { Database, Tx } from '../database.ts';
import { saveProtocol } from '../triage/protocols.ts';

export interface BrandRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isRehearsal: boolean;
}

export interface NewBrand {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isRehearsal: boolean;
  readonly ownerId: string;
  readonly protocol: Protocol;
  readonly at: Date;
}

/** Makes a brand with its record, its first protocol and its owner. Throws a unique violation when the slug is taken. */
export async function createBrand(database: Database, brand: NewBrand): Promise<void> {
  await database.brand(brand.id, async (tx) => {
    await tx.rows('insert into account.brand (id, slug, name, is_rehearsal, created_at) values ($1, $2, $3, $4, $5)', [
      brand.id,
      brand.slug,
      brand.name,
      brand.isRehearsal,
      brand.at,
    ]);
    await tx.rows(
      "insert into account.membership (brand_id, person_id, role, joined_at) values ($1, $2, 'owner', $3)",
      [brand.id, brand.ownerId, brand.at],
    );
    await tx.rows('insert into heed.event_number (brand_id) values ($1)', [brand.id]);
    await saveProtocol(tx, brand.id, { protocol: brand.protocol, madeBy: brand.ownerId, at: brand.at });
  });
}

const brandColumns = `b.id, b.slug, b.name, m.role, b.is_rehearsal as "isRehearsal"`;

export function brandsOf(tx: Tx, personId: string): Promise<BrandRow[]> {
  return tx.rows(
    `select ${brandColumns} from account.membership m join account.brand b on b.id = m.brand_id
     where m.person_id = $1 order by b.is_rehearsal, m.joined_at`,
    [personId],
  );
}

export function allBrands(tx: Tx): Promise<Omit<BrandRow, 'role'>[]> {
  return tx.rows('select id, slug, name, is_rehearsal as "isRehearsal" from account.brand order by id');
}

/** The rehearsal brand's id: one for everybody, the first that was made. */
export async function rehearsalBrand(tx: Tx): Promise<string | null> {
  const row = await tx.row<{ id: string }>(
    'select id from account.brand where is_rehearsal order by created_at limit 1',
  );
  return row?.id ?? null;
}

export async function renameBrand(tx: Tx, brandId: string, name: string): Promise<void> {
  await tx.rows('update account.brand set name = $2 where id = $1', [brandId, name]);
}

/** The brand of that slug, if the person belongs to it. */
export function brandForPerson(tx: Tx, slug: string, personId: string): Promise<BrandRow | null> {
  return tx.row(
    `select ${brandColumns} from account.brand b join account.membership m on m.brand_id = b.id
     where b.slug = $1 and m.person_id = $2`,
    [slug, personId],
  );
}

/** What a customer is shown of a brand. */
export function brandById(tx: Tx, id: string): Promise<{ readonly slug: string; readonly name: string } | null> {
  return tx.row('select slug, name from account.brand where id = $1', [id]);
}
