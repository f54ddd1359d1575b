// The same person on two channels: said by somebody, never found out in silence, and taken back as easily. What each
// identity was before is kept.

import type { EventKind } from '../../core/event.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { addLink, firstOwnerOf, giveIdentities, lockIdentities, undoLinks } from '../../store/triage/customers.ts';
import { keepApart } from '../../store/triage/customers-elsewhere.ts';
import type { ApartBody, LinkBody, UnlinkBody } from '../../wire/customers.ts';
import { HeedError } from '../problem.ts';

export interface Linking {
  readonly brandId: string;
  readonly personId: string;
  readonly customerId: string;
  readonly now: Date;
}

/** Every identity of the other customer is this one's from now on. Returns the number of the event. */
export async function linkCustomers(tx: Tx, linking: Linking, { otherId, caseId }: LinkBody): Promise<number> {
  const { brandId, personId, customerId, now } = linking;
  await checkCase(tx, linking, caseId);
  const identities = await lockIdentities(tx, brandId, [customerId, otherId]);
  const others = identities.filter((one) => one.customerId === otherId);
  if (customerId === otherId || others.length === 0 || others.length === identities.length) {
    throw new HeedError('not_found', 'There is no such other customer.', { field: 'otherId' });
  }
  for (const { id } of others) {
    const link = { id: newId(now), identityId: id, fromId: otherId, toId: customerId, personId, at: now };
    await addLink(tx, brandId, link);
  }
  const ids = others.map(({ id }) => id);
  await giveIdentities(tx, brandId, ids, customerId);
  return tellRecord(tx, linking, { kind: 'customer.linked', caseId, subjectId: otherId, identities: ids.length });
}

/** Not the same person: nothing changes but that nobody is asked again. Returns the number of the event. */
export async function keepCustomersApart(tx: Tx, linking: Linking, { otherId, caseId }: ApartBody): Promise<number> {
  const { brandId, personId, customerId, now } = linking;
  await checkCase(tx, linking, caseId);
  const identities = await lockIdentities(tx, brandId, [customerId, otherId]);
  const ones = identities.filter((one) => one.customerId === customerId).map(({ id }) => id);
  const others = identities.filter((one) => one.customerId === otherId).map(({ id }) => id);
  if (customerId === otherId || others.length === 0 || ones.length === 0) {
    throw new HeedError('not_found', 'There is no such other customer.', { field: 'otherId' });
  }
  await keepApart(tx, brandId, { ones, others, personId, at: now });
  return tellRecord(tx, linking, {
    kind: 'customer.kept_apart',
    caseId,
    subjectId: otherId,
    identities: others.length,
  });
}

/** The identity is its first customer's again, with its cases, and is not suggested to be this one's once more. */
export async function unlinkCustomer(tx: Tx, linking: Linking, { identityId, caseId }: UnlinkBody): Promise<number> {
  const { brandId, customerId, now } = linking;
  await checkCase(tx, linking, caseId);
  const identities = await lockIdentities(tx, brandId, [customerId]);
  const identity = identities.find(({ id }) => id === identityId);
  const firstId = identity === undefined ? null : await firstOwnerOf(tx, brandId, identityId);
  if (firstId === null) throw new HeedError('not_found', 'Nobody linked this one here.', { field: 'identityId' });
  await undoLinks(tx, brandId, identityId, now);
  await giveIdentities(tx, brandId, [identityId], firstId);
  const others = identities.map(({ id }) => id).filter((id) => id !== identityId);
  await keepApart(tx, brandId, { ones: [identityId], others, personId: linking.personId, at: now });
  return tellRecord(tx, linking, { kind: 'customer.unlinked', caseId, subjectId: firstId, identities: 1 });
}

async function checkCase(tx: Tx, { brandId, customerId }: Linking, caseId: string): Promise<void> {
  const row = await caseRowById(tx, brandId, caseId);
  if (row?.customer_id !== customerId) throw new HeedError('not_found', 'There is no such case of this customer.');
}

interface Happened {
  readonly kind: Extract<EventKind, 'customer.linked' | 'customer.unlinked' | 'customer.kept_apart'>;
  readonly caseId: string;
  readonly subjectId: string;
  readonly identities: number;
}

function tellRecord(tx: Tx, { brandId, personId, customerId, now }: Linking, { identities, ...happened }: Happened) {
  const detail = { customerId, identities };
  return appendEvents(tx, brandId, [{ ...happened, at: now, personId, detail, contentDigest: null }]);
}
