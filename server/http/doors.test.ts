// The doors: set-up once, sign-in under a brake, sessions that end, invitations that work once.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrandRef, Session } from '../../wire/account.ts';
import { askAs, makeBrand, openTestApp, type Refused, type TestApp } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp(true);
});
after(() => desk.close());

const password = 'a long enough password';
const owner = { name: 'Mara Lind', email: 'Mara@Example.org', password };
const minute = 60_000;
const stranger = () => askAs(desk.app, null);

async function invited(email: string, role: 'owner' | 'agent' = 'agent') {
  const brand = await makeBrand(desk);
  const made = await brand.at<{ link: string }>('POST', '/invitations', { email, role });
  assert.equal(made.status, 200);
  return { brand, link: made.body.link, path: `/api/invitations/${made.body.link.split('#')[1]}` };
}

async function signIn(email: string, word: string) {
  return stranger()<Session & Refused>('POST', '/api/session', { email, password: word });
}

test('the first owner is made once, with the link of the terminal', async () => {
  const ask = stranger();
  const token = desk.setup.token ?? '';
  assert.deepEqual((await ask('GET', '/api/setup')).body, { needsOwner: true });
  const wrong = await ask('POST', '/api/setup', { ...owner, token: 'no' });
  assert.deepEqual([wrong.status, wrong.body.code], [403, 'not_allowed']);
  const short = await ask('POST', '/api/setup', { ...owner, token, password: 'short' });
  assert.deepEqual([short.status, short.body.code, short.body.field], [400, 'bad_request', 'password']);
  const [one, two] = await Promise.all(
    [1, 2].map((i) => ask('POST', '/api/setup', { ...owner, token, email: `o${i}@example.org` })),
  );
  // Refused as second (410), or, when the first was through already, because the link has been used (403).
  const [first, second] = [one?.status ?? 0, two?.status ?? 0].sort((a, b) => a - b);
  assert.equal(first, 200);
  assert.ok(second === 410 || second === 403, `${second}`);
  assert.deepEqual((await ask('GET', '/api/setup')).body, { needsOwner: false });
  assert.equal((await ask('POST', '/api/setup', { ...owner, token })).status, 403);
});

test('a session opens with the password, is kept in a cookie no script can read, and ends', async () => {
  const brand = await makeBrand(desk);
  const { path } = await invited('ida@example.org');
  const joined = await stranger()('POST', path, { name: 'Ida', password });
  assert.match(
    String(joined.headers['set-cookie']),
    /^heed=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/u,
  );
  const session = await signIn('IDA@example.org', password);
  assert.deepEqual([session.status, session.body.person?.email], [200, 'ida@example.org']);
  const ask = askAs(desk.app, session.cookie);
  assert.equal((await ask('GET', '/api/session')).status, 200);
  assert.equal((await ask('GET', `/api/brands/${brand.slug}/inbox`)).status, 404);
  assert.equal((await ask('DELETE', '/api/session')).status, 204);
  const gone = await ask('GET', '/api/session');
  assert.deepEqual([gone.status, gone.body.code], [401, 'signed_out']);
});

test('a session lives on while it is used and ends when it is not', async () => {
  const { path } = await invited('lou@example.org');
  const { cookie } = await stranger()('POST', path, { name: 'Lou', password });
  const ask = askAs(desk.app, cookie);
  for (let day = 0; day < 45; day += 15) {
    desk.world.clock.pass(15 * 86_400_000);
    assert.equal((await ask('GET', '/api/session')).status, 200);
  }
  desk.world.clock.pass(30 * 86_400_000 + 1);
  assert.equal((await ask('GET', '/api/session')).status, 401);
});

test('over https the cookie is held to this very host', async () => {
  const { path } = await invited('sam@example.org');
  await stranger()('POST', path, { name: 'Sam', password });
  const proxied = { 'x-forwarded-proto': 'https' };
  const answer = await stranger()('POST', '/api/session', { email: 'sam@example.org', password }, proxied);
  assert.match(String(answer.headers['set-cookie']), /^__Host-heed=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
  const ask = askAs(desk.app, answer.cookie);
  assert.equal((await ask('GET', '/api/session', undefined, proxied)).status, 200);
  assert.equal((await ask('GET', '/api/session')).status, 401);
});

test('guessing one account is braked after eight failures, for everybody, for a quarter of an hour', async () => {
  const { path } = await invited('kim@example.org');
  await stranger()('POST', path, { name: 'Kim', password });
  for (let i = 0; i < 8; i += 1) assert.equal((await signIn('kim@example.org', `wrong ${i}`)).status, 401);
  const braked = await signIn('kim@example.org', password);
  assert.deepEqual([braked.status, braked.body.code], [429, 'too_many']);
  desk.world.clock.pass(15 * minute + 1);
  assert.equal((await signIn('kim@example.org', password)).status, 200);
});

test('a burst of guesses at once gets no more tries than one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('burst@example.org', `wrong ${i}`)));
  const tried = answers.filter((one) => one.status === 401).length;
  assert.ok(tried >= 1 && tried <= 10, `${tried} guesses were looked at`);
  assert.equal(answers.filter((one) => one.status === 429).length, 30 - tried);
  desk.world.clock.pass(15 * minute + 1);
});

test('guessing many accounts from one address is braked after forty failures', async () => {
  for (let i = 0; i < 40; i += 1) assert.equal((await signIn(`nobody-${i}@example.org`, 'wrong')).status, 401);
  assert.equal((await signIn('nobody-41@example.org', 'wrong')).status, 429);
  desk.world.clock.pass(15 * minute + 1);
});

test('in IPv6 a whole household counts as one address', async () => {
  const from = (ip: string, email: string) =>
    stranger()('POST', '/api/session', { email, password: 'wrong' }, { 'x-forwarded-for': ip });
  for (let i = 0; i < 40; i += 1) assert.equal((await from(`2001:db8:1:2::${i}`, `six-${i}@example.org`)).status, 401);
  assert.equal((await from('2001:db8:1:2:ffff::1', 'six@example.org')).status, 429);
  assert.equal((await from('2001:db8:1:3::1', 'six@example.org')).status, 401);
  assert.equal((await from('::ffff:192.0.2.1', 'six@example.org')).status, 401);
});

test('a person who does not exist is told the same as a wrong password', async () => {
  const { path } = await invited('una@example.org');
  await stranger()('POST', path, { name: 'Una', password });
  const [unknown, wrong] = [await signIn('nobody@example.org', 'wrong'), await signIn('una@example.org', 'wrong')];
  assert.deepEqual([unknown.status, unknown.body], [wrong.status, wrong.body]);
});

test('an invitation works once, for its address, for seven days', async () => {
  const { brand, path, link } = await invited('new@example.org');
  assert.match(link, /^http:\/\/localhost(:\d+)?\/join#[\w-]{43}$/u);
  const seen = await stranger()('GET', path);
  assert.deepEqual(seen.body, {
    brand: brand.slug,
    email: 'new@example.org',
    invitedBy: 'Mara Lind',
    hasAccount: false,
  });
  const two = await Promise.all([1, 2].map((i) => stranger()('POST', path, { name: `New ${i}`, password })));
  assert.deepEqual(two.map((one) => one.status).sort(), [200, 410]);
  for (const method of ['GET', 'POST'] as const) {
    const used = await stranger()(method, path, method === 'POST' ? { name: 'X', password } : undefined);
    assert.deepEqual([used.status, used.body.code], [410, 'gone']);
  }
  const late = await invited('late@example.org');
  desk.world.clock.pass(7 * 86_400_000);
  assert.equal((await stranger()('POST', late.path, { name: 'Late', password })).status, 410);
  assert.equal((await stranger()('GET', '/api/invitations/nonsense')).status, 410);
});

test('who has an account joins with its password, under the same brake', async () => {
  const first = await invited('ann@example.org');
  await stranger()('POST', first.path, { name: 'Ann', password });
  const { brand, path } = await invited('ann@example.org');
  assert.equal((await stranger()<{ hasAccount: boolean }>('GET', path)).body.hasAccount, true);
  for (let i = 0; i < 8; i += 1) {
    const wrong = await stranger()('POST', path, { name: 'Thief', password: `guessed wrong ${i}` });
    assert.deepEqual([wrong.status, wrong.body.field], [401, 'password']);
  }
  assert.equal((await stranger()('POST', path, { name: 'Thief', password })).status, 429);
  desk.world.clock.pass(15 * minute + 1);
  const joined = await stranger()<Session>('POST', path, { name: 'Other name', password });
  assert.deepEqual([joined.status, joined.body.person?.name], [200, 'Ann']);
  assert.equal((await askAs(desk.app, joined.cookie)('GET', `/api/brands/${brand.slug}/inbox`)).status, 200);
  const again = await brand.at('POST', '/invitations', { email: 'ann@example.org', role: 'agent' });
  assert.deepEqual([again.status, again.body.code, again.body.field], [409, 'taken', 'email']);
});

test("the first own brand is free, further ones are an owner's to add; slugs stay apart", async () => {
  const { path } = await invited('eve@example.org');
  const ask = askAs(desk.app, (await stranger()('POST', path, { name: 'Eve', password })).cookie);
  const refused = await ask('POST', '/api/brands', { name: 'Mine' });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed']);
  const brand = await makeBrand(desk);
  const names = ['Café Ördög', 'Cafe Ordog', '店', '  '];
  const answers = await Promise.all(names.map((name) => brand.ask<BrandRef>('POST', '/api/brands', { name })));
  assert.deepEqual(
    answers.map((one) => one.status),
    [200, 200, 200, 400],
  );
  assert.deepEqual(
    answers
      .slice(0, 2)
      .map((one) => String(one.body.slug))
      .sort(),
    ['cafe-ordog', 'cafe-ordog-2'],
  );
  assert.equal(answers[2]?.body.slug, 'brand');
});
