// Customers found by name, last name and handle; two that are one linked by a person, and taken apart again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CasePage } from '../../wire/case.ts';
import type { CustomersFound } from '../../wire/customers.ts';
import { heard as asHeard } from '../flow/testbed.ts';
import { hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
let other: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  other = await makeBrand(desk);
});
after(() => desk.close());

async function from(externalId: string, name: string, of = brand) {
  const author = { ...asHeard().author, externalId, handle: externalId, name };
  return hear(desk, of, { canonicalId: `${of.slug}:${externalId}`, author });
}

const pageOf = async (id: string) => CasePage.parse((await brand.at('GET', `/cases/${id}`)).body);
const find = async (q: string) =>
  (await brand.at<CustomersFound>('GET', `/customers?q=${encodeURIComponent(q)}`)).body.customers;

test('by the beginning of the name, of the last word and of the handle, in any case, and never another brand’s', async () => {
  await from('nora_k', 'Nora Kvist');
  await from('nora_other', 'Nora Elsewhere', other);
  const names = async (q: string) => (await find(q)).map((one) => one.name);
  assert.deepEqual(await names('nora'), ['Nora Kvist']);
  assert.deepEqual(await names('KVI'), ['Nora Kvist']);
  assert.deepEqual(await names('@nora_k'), ['Nora Kvist']);
  assert.deepEqual(await names('ora'), []);
  assert.deepEqual(await names('%'), []);
  const [nora] = await find('nora kvist');
  assert.deepEqual([nora?.identities[0]?.handle, nora?.cases.length], ['nora_k', 1]);
  assert.equal((await brand.at('GET', '/customers?q=')).status, 400);
});

test('linked, both channels and all cases are one customer’s; unlinked, each is as it was', async () => {
  const one = await from('lea', 'Lea Brandt');
  const second = await from('lea_b', 'L. B.');
  const [page, otherPage] = [await pageOf(one.caseId), await pageOf(second.caseId)];
  const { id } = page.customer;
  const body = { otherId: otherPage.customer.id, caseId: one.caseId };
  assert.equal((await brand.at('POST', `/customers/${id}/link`, body)).status, 200);
  const linked = await pageOf(one.caseId);
  assert.deepEqual(
    linked.customer.identities.map((identity) => [identity.handle, identity.isLinked]),
    [
      ['lea', false],
      ['lea_b', true],
    ],
  );
  assert.deepEqual(
    linked.customer.otherCases.map((known) => known.id),
    [second.caseId],
  );
  assert.equal((await pageOf(second.caseId)).customer.id, id);
  assert.deepEqual(
    (await find('lea')).map((customer) => customer.identities.length),
    [2],
  );
  assert.equal(linked.events.at(-1)?.kind, 'customer.linked');

  const identityId = linked.customer.identities[1]?.id;
  const apart = await brand.at('POST', `/customers/${id}/unlink`, { identityId, caseId: one.caseId });
  assert.equal(apart.status, 200);
  const [again, otherAgain] = [await pageOf(one.caseId), await pageOf(second.caseId)];
  assert.deepEqual(again.customer.identities, page.customer.identities);
  assert.equal(otherAgain.customer.id, otherPage.customer.id);
  assert.equal((await brand.at('POST', `/customers/${id}/unlink`, { identityId, caseId: one.caseId })).status, 404);
});

test('nobody is linked to themselves, to nobody, or from a case of somebody else', async () => {
  const one = await from('mio', 'Mio');
  const second = await from('pia', 'Pia');
  const [{ customer }, { customer: pia }] = [await pageOf(one.caseId), await pageOf(second.caseId)];
  const path = `/customers/${customer.id}/link`;
  const bodies = [
    { otherId: customer.id, caseId: one.caseId },
    { otherId: one.caseId, caseId: one.caseId },
    { otherId: pia.id, caseId: second.caseId },
  ];
  for (const body of bodies) assert.equal((await brand.at('POST', path, body)).status, 404);
});
