// What somebody is in a brand, and leaving it. A membership that ends leaves the person, and everything they did, on record.

import type { Role } from '../../core/role.ts';
import type { Tx } from '../database.ts';

/**
 * The members' roles by person, held until the transaction ends: of two owners who lower each other in one moment, one
 * stays. In the order of people, so that nobody waits in a circle.
 */
export async function lockRoles(tx: Tx, brandId: string): Promise<ReadonlyMap<string, Role>> {
  const rows = await tx.rows<{ id: string; role: Role }>(
    'select person_id as id, role from account.membership where brand_id = $1 order by person_id for update',
    [brandId],
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}

export async function changeRole(tx: Tx, brandId: string, personId: string, role: Role): Promise<void> {
  await tx.rows('update account.membership set role = $3 where brand_id = $1 and person_id = $2', [
    brandId,
    personId,
    role,
  ]);
}

export async function endMembership(tx: Tx, brandId: string, personId: string): Promise<void> {
  await tx.rows('delete from account.membership where brand_id = $1 and person_id = $2', [brandId, personId]);
}
