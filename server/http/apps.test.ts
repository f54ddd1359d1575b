// Registering an app, and consent: what is asked of the platform, who may come back with what, and that a refused return
// changes nothing.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { ChannelError, type ChannelRequest, type ChannelResponse } from '../../channels/channel.ts';
import type { Manifest } from '../../core/channel.ts';
import { AppView, ConsentView } from '../../wire/apps.ts';
import { ProfileView } from '../../wire/sources.ts';
import { fakeManifest } from '../fake-channel.ts';
import { withHands } from '../flow/hands.ts';
import { pollSource } from '../flow/listen.ts';
import { raw } from '../flow/testbed.ts';
import { rowsOf } from '../testbed.ts';
import {
  addAgent,
  askAs,
  connect,
  cookieFor,
  makeBrand,
  openTestApp,
  type TestApp,
  type TestBrand,
} from './testbed.ts';

const manifest: Manifest = {
  ...fakeManifest,
  credential: {
    fields: [],
    help: '',
    app: {
      help: 'Register an app.',
      fields: [
        { name: 'clientId', label: 'Client id', kind: 'text', isRequired: true },
        { name: 'clientSecret', label: 'Client secret', kind: 'secret', isRequired: true },
        { name: 'pushSecret', label: 'Push secret', kind: 'secret', isRequired: false },
      ],
    },
    consent: {
      authorizeUrl: 'https://town.example/authorize',
      tokenUrl: 'https://api.town.example/token',
      scopes: [{ scope: 'read', why: 'to hear' }],
      scopeSeparator: ' ',
      clientAuth: 'basic',
    },
  },
  hasWebhook: true,
  budgets: [
    { name: 'calls', label: 'Calls', unit: 'calls', limit: 300, windowMs: 900_000 },
    { name: 'quiet', label: 'Quiet', unit: 'calls', limit: 300, windowMs: 900_000 },
    { name: 'usd', label: 'Money', unit: 'usd', limit: null, windowMs: 1 },
  ],
};

let desk: TestApp;
/** What the platform's token address was asked, and what it answers. */
const asked: ChannelRequest[] = [];
let answer: { status: number; body: unknown };
before(async () => {
  desk = await openTestApp();
  Object.assign(desk.world, {
    manifests: new Map([['test', manifest]]),
    reroute: (url: string) => url.replace('https://town.example', 'http://gateway.example'),
    fetch: async (url: string, request: ChannelRequest = {}): Promise<ChannelResponse> => {
      asked.push(request);
      const text = JSON.stringify(answer.body);
      const bytes = new TextEncoder().encode(text);
      return { status: answer.status, url, headers: new Headers(), bytes, text: () => text, json: () => answer.body };
    },
  });
});
beforeEach(() => {
  asked.length = 0;
  answer = { status: 200, body: { access_token: 'fresh', refresh_token: 'again', expires_in: 7200 } };
});
after(() => desk.close());

const secrets = { clientId: 'heed-app', clientSecret: 'the client secret' };
const put = (brand: TestBrand, fields: Record<string, string>) => brand.at('PUT', '/apps/test', { fields });

/** Asks for consent; gives the address at the platform, and what is asked there. */
async function leave(brand: TestBrand): Promise<URLSearchParams> {
  const { status, body } = await brand.at<{ url: string }>('POST', '/consents', { channel: 'test' });
  assert.equal(status, 200, JSON.stringify(body));
  return new URL(body.url).searchParams;
}

function comeBack(at: TestBrand['ask'], values: Readonly<Record<string, string>>) {
  return at('GET', `/connect/callback?${new URLSearchParams(values)}`);
}

const stateIn = (left: URLSearchParams): string => left.get('state') ?? '';

async function outcomeAfter(brand: TestBrand, returned: Awaited<ReturnType<typeof comeBack>>): Promise<ConsentView> {
  assert.equal(returned.status, 303);
  const [, id] = /\?consent=(.+)$/u.exec(String(returned.headers['location'])) ?? [];
  return ConsentView.parse((await brand.at('GET', `/consents/${id}`)).body);
}

const profiles = (brand: TestBrand) => rowsOf(desk.world, brand.brandId, 'select state from heed.profile');

test('an app is sealed, never given back, and a field that is left out stays', async () => {
  const brand = await makeBrand(desk);
  assert.equal((await put(brand, { clientId: 'x' })).body.field, 'clientSecret');
  await put(brand, { ...secrets, extra: 'not in the form' });
  const { body } = await put(brand, { clientId: ' another-app ', clientSecret: '', pushSecret: 'signed with this' });
  const view = AppView.parse(body);
  assert.deepEqual(view.filled, ['clientId', 'clientSecret', 'pushSecret']);
  assert.deepEqual(view.values, { clientId: 'another-app' });
  assert.equal(view.redirectUrl, 'http://localhost:80/connect/callback');
  assert.match(view.webhookUrl ?? '', /^http:\/\/localhost:80\/hooks\/in\/[\w-]{43}$/u);
  assert.doesNotMatch(JSON.stringify(body), /the client secret|signed with/u);
  const again = AppView.parse((await brand.at('GET', '/apps/test')).body);
  assert.equal(again.webhookUrl, view.webhookUrl);
  const [kept] = await rowsOf<{ sealed: Buffer }>(desk.world, brand.brandId, 'select sealed from heed.app');
  assert.doesNotMatch(kept?.sealed.toString('latin1') ?? '', /secret|another-app/u);
  assert.equal((await brand.at('GET', '/apps/nowhere')).status, 404);
  assert.equal((await brand.at('PUT', '/apps/__proto__', { fields: {} })).status, 404);
});

test('what was sealed with a lost key is shown empty, to be filled in again; what the database cannot give is not lost', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const { world } = desk;
  const { brand: inBrand } = world.database;
  let isAway = true;
  Object.assign(world.database, {
    brand: (...asked: Parameters<typeof inBrand>) => {
      const [id] = asked;
      if (!isAway || id !== brand.brandId) return inBrand(...asked);
      isAway = false;
      return Promise.reject(new Error('the database is away'));
    },
  });
  assert.equal((await put(brand, { clientId: 'another-app' })).status, 500);
  Object.assign(world.database, { brand: inBrand });
  world.errors.length = 0;
  const there = AppView.parse((await brand.at('GET', '/apps/test')).body);
  assert.equal(there.values['clientId'], secrets.clientId);
  await world.database.owner.query("update heed.app set sealed = '\\x0102' where brand_id = $1", [brand.brandId]);
  const lost = AppView.parse((await brand.at('GET', '/apps/test')).body);
  assert.deepEqual([lost.filled, lost.values], [[], {}]);
  assert.equal((await put(brand, { clientId: 'another-app' })).body.field, 'clientSecret');
  assert.equal((await put(brand, secrets)).status, 200);
});

test('nobody is sent to a platform before the app is registered', async () => {
  const brand = await makeBrand(desk);
  const refused = await brand.at('POST', '/consents', { channel: 'test' });
  assert.deepEqual([refused.status, refused.body.code], [422, 'channel_refused']);
  assert.equal((await brand.at('POST', '/consents', { channel: 'nowhere' })).body.field, 'channel');
});

test('a yes at the platform connects: state, PKCE and the exact address, and the code is used once', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const asking = await brand.at<{ url: string }>('POST', '/consents', { channel: 'test' });
  assert.match(asking.body.url, /^http:\/\/gateway\.example\/authorize\?/u);
  const left = new URL(asking.body.url).searchParams;
  assert.equal(left.get('redirect_uri'), 'http://localhost:80/connect/callback');
  assert.ok(Buffer.from(stateIn(left), 'base64url').length >= 16);
  const kept = await desk.world.database.owner.query('select * from heed.consent, account.consent');
  assert.ok(!JSON.stringify(kept.rows).includes(stateIn(left)));
  // Two tabs come back with the same code in the same moment.
  const both = await Promise.all([1, 2].map(() => comeBack(brand.ask, { state: stateIn(left), code: 'abc' })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400]);
  const returned = both.find(({ status }) => status === 303);
  assert.ok(returned !== undefined);
  assert.match(String(returned.headers['location']), new RegExp(`^/b/${brand.slug}/sources\\?consent=`, 'u'));
  assert.equal(returned.headers['cache-control'], 'no-store');
  assert.deepEqual(await outcomeAfter(brand, returned), { channel: 'test', connected: ['The Brand'], refused: null });
  assert.equal(asked.length, 1);
  const form = new URLSearchParams(String(asked[0]?.body));
  assert.equal(form.get('redirect_uri'), left.get('redirect_uri'));
  const digest = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  assert.equal(digest, left.get('code_challenge'));
  assert.equal(asked[0]?.headers?.['authorization'], `Basic ${btoa('heed-app:the+client+secret')}`);
  assert.deepEqual(await profiles(brand), [{ state: 'connected' }]);
});

test('a return that was not asked for, of another browser, too late or used changes nothing and says why', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const stranger = askAs(desk.app, null);
  const otherTab = askAs(desk.app, await cookieFor(desk.world, brand.personId));
  const { personId } = await addAgent(desk, brand, 'Kim Roe', 'admin');
  const colleague = askAs(desk.app, await cookieFor(desk.world, personId));
  const state = stateIn(await leave(brand));
  const code = 'abc';
  for (const values of [
    { code },
    { code, state: '' },
    { code, state: `${state}x` },
    { code, state: 'x'.repeat(5000) },
  ]) {
    assert.equal((await comeBack(brand.ask, values)).status, 400, JSON.stringify(values));
  }
  for (const at of [stranger, otherTab, colleague]) {
    assert.equal((await comeBack(at, { state, code })).status, 400);
  }
  desk.world.clock.pass(10 * 60_000);
  assert.equal((await comeBack(brand.ask, { state, code })).status, 400);
  const page = await desk.app.inject({ url: `/connect/callback?state=${state}&code=x` });
  assert.match(page.body, /another browser.*Nothing was changed/su);
  assert.deepEqual([asked.length, await profiles(brand)], [0, []]);
});

test('whoever is no admin any more when they come back connects nothing', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const state = stateIn(await leave(brand));
  await desk.world.database.account.rows(
    `update account.membership set role = 'agent' where brand_id = $1 and person_id = $2`,
    [brand.brandId, brand.personId],
  );
  const returned = await comeBack(brand.ask, { state, code: 'abc' });
  assert.deepEqual([returned.status, asked.length], [400, 0]);
});

test('a no, a refused code and a platform that is away are told in its words; the state is spent', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const refusedWith = async (back: Readonly<Record<string, string>>) => {
    const state = stateIn(await leave(brand));
    const view = await outcomeAfter(brand, await comeBack(brand.ask, { state, ...back }));
    assert.equal((await comeBack(brand.ask, { state, code: 'abc' })).status, 400);
    assert.equal(view.connected, null);
    return view.refused ?? '';
  };
  assert.equal(await refusedWith({ error: 'access_denied' }), 'Test town was not given the permission.');
  const told = { error: 'invalid_scope', error_description: 'This app may not read.' };
  assert.equal(await refusedWith(told), 'Test town refused: This app may not read.');
  assert.equal(await refusedWith({}), 'Test town sent no permission along.');
  answer = { status: 400, body: { error: 'invalid_grant', error_description: 'The code is old.' } };
  assert.match(await refusedWith({ code: 'abc' }), /gave no token: .*The code is old\./u);
  answer = { status: 503, body: {} };
  assert.match(await refusedWith({ code: 'abc' }), /could not give a token now/u);
  const { connect: usual } = desk.world.channel;
  answer = { status: 200, body: { access_token: 'fresh' } };
  desk.world.channel.connect = async () => {
    throw new ChannelError('rejected', 'This account is a private one.');
  };
  assert.equal(await refusedWith({ code: 'abc' }), 'This account is a private one.');
  Object.assign(desk.world.channel, { connect: usual });
  assert.deepEqual(await profiles(brand), []);
});

test('where the operator names the address of the desk, consent leads there and is begun nowhere else', async () => {
  const named = await openTestApp(false, ['loopback'], 'https://care.example');
  try {
    Object.assign(named.world, { manifests: desk.world.manifests });
    const brand = await makeBrand(named);
    const app = AppView.parse((await put(brand, secrets)).body);
    assert.equal(app.redirectUrl, 'https://care.example/connect/callback');
    const refused = await brand.at('POST', '/consents', { channel: 'test' });
    assert.deepEqual([refused.status, refused.body.code], [409, 'not_now']);
    assert.match(refused.body.message ?? '', /Open Heed at https:\/\/care\.example/u);
    const there = await brand.at('POST', '/consents', { channel: 'test' }, { host: 'care.example' });
    assert.equal(there.status, 200);
  } finally {
    await named.close();
  }
});

test('nobody reads what came of the consent of a colleague', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  const state = stateIn(await leave(brand));
  const returned = await comeBack(brand.ask, { state, error: 'access_denied' });
  const [, id] = /\?consent=(.+)$/u.exec(String(returned.headers['location'])) ?? [];
  const colleague = await addAgent(desk, brand, 'Kim Lee', 'admin');
  assert.equal((await colleague.at('GET', `/consents/${id}`)).status, 404);
});

test('letting Heed in again keeps cursor, mentions and cases, and reads at once what failed, not what was paused', async () => {
  const brand = await makeBrand(desk);
  await put(brand, secrets);
  await connect(brand);
  const { world } = desk;
  const [listening] = await rowsOf<{ id: string }>(
    world,
    brand.brandId,
    `select id from heed.source where kind = 'mentions'`,
  );
  const sourceId = listening?.id ?? '';
  const poll = () =>
    pollSource(world, brand.brandId, sourceId, { signal: new AbortController().signal, rechecked: new Map() });
  world.channel.polls.push([{ raws: [raw()], cursor: 'page 7' }]);
  await poll();
  const before = await keptOf(brand);
  assert.deepEqual([before[0]?.mentions, before[0]?.cursor], [1, 'page 7']);
  world.channel.polls.push([new ChannelError('auth_expired', 'The permission has ended.')]);
  await poll();
  assert.deepEqual(await profiles(brand), [{ state: 'expired' }]);
  const state = stateIn(await leave(brand));
  assert.deepEqual((await outcomeAfter(brand, await comeBack(brand.ask, { state, code: 'abc' }))).connected, [
    'The Brand',
  ]);
  assert.deepEqual(await profiles(brand), [{ state: 'connected' }]);
  assert.deepEqual(await keptOf(brand), before);
  const dueOf = () =>
    rowsOf<{ at: Date }>(world, brand.brandId, `select at from heed.poll_due where source_id = '${sourceId}'`);
  assert.deepEqual(await dueOf(), [{ at: world.now() }]);
  await brand.at('POST', `/sources/${sourceId}`, { act: 'pause' });
  await connect(brand);
  assert.deepEqual(await dueOf(), []);
});

test('the sources page tells what each profile spent, of this window and this month, and of no other', async () => {
  const brand = await makeBrand(desk);
  await connect(brand);
  const { world } = desk;
  const spending = async () =>
    (await brand.at<{ profiles: ProfileView[] }>('GET', '/sources')).body.profiles.map((one) =>
      ProfileView.parse(one).spending.map(({ label, used, limit, until }) => [label, used, limit, until]),
    );
  assert.deepEqual(await spending(), [[]]);
  const [profile] = await rowsOf<{ id: string }>(world, brand.brandId, 'select id from heed.profile');
  const signal = new AbortController().signal;
  const as = { brandId: brand.brandId, profileId: profile?.id ?? '', channel: 'test', signal };
  await withHands(world, as, async (hands) => {
    await hands.spend('calls', 212);
    await hands.spend('usd', 0.63);
  });
  const until = new Date(world.now().getTime() + 900_000).toISOString();
  const money = ['Money', 0.63, null, null];
  assert.deepEqual(await spending(), [[['Calls', 212, 300, until], money]]);
  world.clock.pass(900_000);
  assert.deepEqual(await spending(), [[money]]);
  world.clock.pass(31 * 86_400_000);
  const later = askAs(desk.app, await cookieFor(world, brand.personId));
  const { body } = await later<{ profiles: ProfileView[] }>('GET', `/api/brands/${brand.slug}/sources`);
  assert.deepEqual(body.profiles[0]?.spending, []);
});

function keptOf(brand: TestBrand) {
  return rowsOf<{ mentions: number; cursor: unknown }>(
    desk.world,
    brand.brandId,
    `select (select count(*) from heed.mention where channel = 'test')::int as mentions,
       (select count(*) from heed.case)::int as cases, (select array_agg(id order by id) from heed.source) as sources,
       (select cursor from heed.source where kind = 'mentions') as cursor`,
  );
}
