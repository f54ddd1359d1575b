// The rehearsal brand: one for everybody, also when two come at once, when its name is taken, or when it was left half made.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { BrandRef, Session } from '../wire/account.ts';
import type { People } from '../wire/people.ts';
import { createFakeChannel, fakeManifest } from './fake-channel.ts';
import { addAgent, makeBrand, openTestApp, type TestApp } from './http/testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
  const town = { ...fakeManifest, id: 'town', isRehearsal: true } as const;
  (desk.world.manifests as Map<string, unknown>).set('town', town);
});
after(() => desk.close());
beforeEach(async () => {
  await desk.world.database.account.rows(
    "update account.brand set is_rehearsal = false, slug = 'was-' || id where is_rehearsal",
  );
});

const open = async () => (await makeBrand(desk)).ask<BrandRef>('POST', '/api/brands/rehearsal');

test('people who come at once share one', async () => {
  const answers = await Promise.all([open(), open(), open()]);
  assert.deepEqual(
    answers.map((one) => one.status),
    [200, 200, 200],
  );
  assert.equal(new Set(answers.map((one) => one.body.id)).size, 1);
  assert.deepEqual(answers.map((one) => one.body.role).sort(), ['agent', 'agent', 'owner']);
});

test('a real brand of the same name is left alone', async () => {
  const brand = await makeBrand(desk);
  const real = await brand.ask<BrandRef>('POST', '/api/brands', { name: 'Look around' });
  assert.equal(real.body.slug, 'look-around');
  const { status, body } = await open();
  assert.deepEqual([status, body.isRehearsal], [200, true]);
  assert.notEqual(body.id, real.body.id);
  await desk.world.database.account.rows("update account.brand set slug = 'moved' where id = $1", [real.body.id]);
});

test('one that was left half made is connected by the next who opens it', async () => {
  const { connect } = createFakeChannel();
  assert.ok(connect !== undefined);
  desk.world.channel.connect = async () => {
    throw new Error('stopped here');
  };
  assert.equal((await open()).status, 500);
  desk.world.channel.connect = connect;
  const brand = await makeBrand(desk);
  const opened = await brand.ask<BrandRef>('POST', '/api/brands/rehearsal');
  assert.deepEqual([opened.status, opened.body.name], [200, 'The Brand']);
  const { body } = await brand.ask<{ sources: unknown[] }>('GET', `/api/brands/${opened.body.slug}/sources`);
  assert.equal(body.sources.length, 1);
});

test('who looks around learns no address of others; the owner sees all, and so do colleagues in a brand of their own', async () => {
  const [mara, ida] = [await makeBrand(desk), await makeBrand(desk)];
  const opened = await mara.ask<BrandRef>('POST', '/api/brands/rehearsal');
  await ida.ask('POST', '/api/brands/rehearsal');
  const path = `/api/brands/${opened.body.slug}`;
  const invitation = { email: 'lou@example.org', role: 'agent' };
  assert.equal((await mara.ask('POST', `${path}/invitations`, invitation)).status, 200);
  const own = (await ida.ask<Session>('GET', '/api/session')).body.person;
  const seenByAgent = (await ida.ask<People>('GET', `${path}/people`)).body;
  assert.deepEqual(
    seenByAgent.people.map(({ id, email }) => [id === own.id, email]),
    [
      [false, null],
      [true, own.email],
    ],
  );
  assert.deepEqual(seenByAgent.invitations, []);
  const seenByOwner = (await mara.ask<People>('GET', `${path}/people`)).body;
  assert.ok(seenByOwner.people.some(({ email }) => email === own.email));
  assert.equal(seenByOwner.invitations[0]?.email, 'lou@example.org');
  const colleague = await addAgent(desk, mara, 'Kim Ode');
  const real = (await colleague.at<People>('GET', '/people')).body;
  assert.ok(real.people.every(({ email }) => email !== null));
});
