// Customers by name or handle, and linking two that are one. GET …/customers, POST …/customers/:id/link, …/unlink, …/apart

import type { FastifyInstance } from 'fastify';
import type { Tx } from '../../store/database.ts';
import { casesOfIdentities, customersById, customersLike, identitiesOfAll } from '../../store/triage/customers.ts';
import {
  ApartBody,
  type CustomersFound,
  CustomersQuery,
  LinkBody,
  type LinkDone,
  UnlinkBody,
} from '../../wire/customers.ts';
import { keepCustomersApart, linkCustomers, unlinkCustomer } from '../do/link-customers.ts';
import { mayCare, maySee } from '../policy.ts';
import { iso } from '../present.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

const mostFound = 12;
const mostCases = 5;

export function addCustomerRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/customers',
    may: maySee,
    query: CustomersQuery,
    do: ({ brand, query }): Promise<CustomersFound> =>
      world.database.brand(brand.id, (tx) => found(tx, brand.id, query.q)),
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/customers/:id/link',
    may: mayCare,
    body: LinkBody,
    do: ({ brand, person, part, body, now }): Promise<LinkDone> =>
      world.database.brand(brand.id, async (tx) => {
        const linking = { brandId: brand.id, personId: person.id, customerId: part('id'), now };
        return { event: await linkCustomers(tx, linking, body) };
      }),
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/customers/:id/unlink',
    may: mayCare,
    body: UnlinkBody,
    do: ({ brand, person, part, body, now }): Promise<LinkDone> =>
      world.database.brand(brand.id, async (tx) => {
        const linking = { brandId: brand.id, personId: person.id, customerId: part('id'), now };
        return { event: await unlinkCustomer(tx, linking, body) };
      }),
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/customers/:id/apart',
    may: mayCare,
    body: ApartBody,
    do: ({ brand, person, part, body, now }): Promise<LinkDone> =>
      world.database.brand(brand.id, async (tx) => {
        const linking = { brandId: brand.id, personId: person.id, customerId: part('id'), now };
        return { event: await keepCustomersApart(tx, linking, body) };
      }),
  });
}

async function found(tx: Tx, brandId: string, q: string): Promise<CustomersFound> {
  const ids = await customersLike(tx, brandId, q.replace(/^@/u, ''), mostFound);
  const customers = await customersById(tx, brandId, ids);
  const identities = await identitiesOfAll(tx, brandId, ids);
  const cases = await casesOfIdentities(
    tx,
    brandId,
    identities.map(({ id }) => id),
  );
  return {
    customers: customers.map(({ id, name }) => {
      const own = identities.filter((one) => one.customerId === id);
      const known = new Set(own.map((one) => one.id));
      return {
        id,
        name,
        identities: own.map((one) => ({ id: one.id, channel: one.channel, handle: one.handle, name: one.name })),
        cases: cases
          .filter((one) => known.has(one.identityId))
          .slice(0, mostCases)
          .map(({ identityId: _, ...one }) => ({ ...one, lastMentionAt: iso(one.lastMentionAt) })),
      };
    }),
  };
}
