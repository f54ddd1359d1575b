// What the hands of a channel share: a token renewed once by all who find it stale, and a budget that polls, replies and
// restarts count together.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelError, type Credential, type Hands } from '../../channels/channel.ts';
import type { Budget, Manifest } from '../../core/channel.ts';
import { openDatabase } from '../../store/database.ts';
import { expireProfile, profileById } from '../../store/listen/profiles.ts';
import { openBudgets } from '../budgets.ts';
import { connectProfile } from '../connect-profile.ts';
import { fakeManifest } from '../fake-channel.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import type { World } from '../world.ts';
import { openCredential, withHands } from './hands.ts';
import { pollSource } from './listen.ts';
import { type Desk, makeDesk } from './testbed.ts';

const calls: Budget = { name: 'calls', label: 'Calls', unit: 'calls', limit: 300, windowMs: 900_000 };
const money: Budget = { name: 'usd', label: 'Money', unit: 'usd', limit: null, windowMs: 2_592_000_000 };
const manifest: Manifest = { ...fakeManifest, budgets: [calls, money] };

let world: TestWorld;
/** Another process: its own connections, nothing in memory. */
let elsewhere: World;
before(async () => {
  world = await openTestWorld();
  Object.assign(world, { manifests: new Map([['test', manifest]]) });
  const database = openDatabase({ url: world.database.url, size: 3 });
  elsewhere = { ...world, database, budgets: openBudgets(database, world.now) };
});
after(async () => {
  await elsewhere.database.close();
  await world.close();
});

const stale: Credential = { token: 'old', refreshToken: 'once' };
const signal = new AbortController().signal;

interface Connected extends Desk {
  readonly profileId: string;
  as<T>(work: (hands: Hands) => Promise<T>, process?: World): Promise<T>;
}

let made = 0;
async function connected(): Promise<Connected> {
  made += 1;
  const desk = await makeDesk(world.database, `hands-${made}`);
  const { brandId, personId } = desk;
  const [profile] = await connectProfile(world, { brandId, personId, channel: 'test', credential: stale });
  const profileId = profile?.id ?? '';
  const as: Connected['as'] = (work, process = world) =>
    withHands(process, { brandId, profileId, channel: 'test', signal }, work);
  return { ...desk, profileId, as };
}

const opened = ({ brandId, profileId }: Connected) => openCredential(world, brandId, profileId);

test('ten at once, in two processes, renew a token once, and all go on with the same', async () => {
  const one = await connected();
  let renewals = 0;
  const renew = async (current: Credential) => {
    renewals += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { ...current, token: `fresh ${renewals}` };
  };
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      one.as((hands) => hands.renewed(stale, renew), n % 2 === 0 ? world : elsewhere),
    ),
  );
  assert.equal(renewals, 1);
  assert.deepEqual(new Set(all.map(({ token }) => token)), new Set(['fresh 1']));
  assert.equal((await opened(one))?.['token'], 'fresh 1');
  // Whoever comes late with the old one is given the new one, and asks nobody.
  assert.equal((await one.as((hands) => hands.renewed(stale, renew)))['token'], 'fresh 1');
  assert.equal(renewals, 1);
});

test('a platform that is slow with tokens leaves the database to everybody else', async () => {
  const many = await Promise.all([1, 2, 3, 4].map(() => connected()));
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow = async () => {
    await answered;
    return { token: 'late' };
  };
  const renewals = many.map((one) => one.as((hands) => hands.renewed(stale, slow), elsewhere));
  const look = ({ brandId, profileId }: Connected) =>
    elsewhere.database.brand(brandId, (tx) => profileById(tx, brandId, profileId));
  const looks = Promise.all(many.map(look)).then((found) => found.map((one) => one?.state));
  const late = new Promise<string>((resolve) => setTimeout(resolve, 2_000, 'waited for a connection').unref());
  const outcome = await Promise.race([looks, late]);
  answer();
  assert.deepEqual(outcome, ['connected', 'connected', 'connected', 'connected']);
  assert.deepEqual(
    (await Promise.all(renewals)).map(({ token }) => token),
    ['late', 'late', 'late', 'late'],
  );
});

test('a renewal that fails leaves what was there, fails for all who waited, and can be tried again', async () => {
  const one = await connected();
  let renewals = 0;
  const fail = async () => {
    renewals += 1;
    throw new ChannelError('unreachable', 'The platform is away.');
  };
  const all = await Promise.allSettled([1, 2, 3].map(() => one.as((hands) => hands.renewed(stale, fail))));
  assert.deepEqual([renewals, all.map(({ status }) => status)], [1, ['rejected', 'rejected', 'rejected']]);
  assert.deepEqual(await opened(one), stale);
  const fresh = await one.as((hands) => hands.renewed(stale, async () => ({ token: 'new' })));
  assert.deepEqual([fresh, await opened(one)], [{ token: 'new' }, { token: 'new' }]);
});

test('a permission that ended is on record once, however many sources and processes find out', async () => {
  const one = await connected();
  const { brandId, profileId } = one;
  const [source] = await rowsOf<{ id: string }>(world, brandId, `select id from heed.source where kind = 'mentions'`);
  const ended = new ChannelError('auth_expired', 'The permission has ended.');
  for (let polls = 0; polls < 3; polls += 1) {
    world.channel.polls.push([ended]);
    await pollSource(world, brandId, source?.id ?? '', { signal, rechecked: new Map() });
  }
  const record = `select kind from heed.event where kind in ('profile.expired', 'source.failing') order by number`;
  assert.deepEqual(await rowsOf(world, brandId, record), [{ kind: 'profile.expired' }, { kind: 'source.failing' }]);
  assert.deepEqual(await rowsOf(world, brandId, 'select kind from heed.notice'), [{ kind: 'source.failing' }]);
  const before = world.now();
  world.clock.pass(1000);
  await connectProfile(world, { brandId, personId: one.personId, channel: 'test', credential: stale });
  // A poll that began with the old permission ends only now.
  const late = await world.database.brand(brandId, (tx) => expireProfile(tx, brandId, profileId, before));
  const profile = await world.database.brand(brandId, (tx) => profileById(tx, brandId, profileId));
  assert.deepEqual([late, profile?.state], [false, 'connected']);
});

const isUsedUp = (at: Date) => (error: unknown) => {
  assert.ok(error instanceof ChannelError && error.code === 'rate_limited', String(error));
  assert.equal(error.retryAt?.toISOString(), at.toISOString());
  return true;
};

test('sources and replies of a profile draw from one budget; another profile has its own', async () => {
  const one = await connected();
  const other = await connected();
  const opensAt = new Date(world.now().getTime() + calls.windowMs);
  const spends = Array.from({ length: 320 }, () => one.as((hands) => hands.spend('calls')));
  const ends = await Promise.allSettled(spends);
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 300);
  await assert.rejects(
    one.as((hands) => hands.spend('calls')),
    isUsedUp(opensAt),
  );
  await other.as((hands) => hands.spend('calls', 300));
  world.clock.pass(calls.windowMs);
  await one.as((hands) => hands.spend('calls', 300));
  await assert.rejects(
    one.as((hands) => hands.spend('nothing declared')),
    /declares no budget/u,
  );
});

test('a restart forgets no units, and what two processes took adds up', async () => {
  const one = await connected();
  await one.as((hands) => hands.spend('calls', 200));
  const opensAt = new Date(world.now().getTime() + calls.windowMs);
  const restarted = () => ({ ...world, budgets: openBudgets(world.database, world.now) });
  await assert.rejects(
    one.as((hands) => hands.spend('calls', 101), restarted()),
    isUsedUp(opensAt),
  );
  await one.as((hands) => hands.spend('calls', 60), elsewhere);
  await one.as((hands) => hands.spend('calls', 30));
  await assert.rejects(
    one.as((hands) => hands.spend('calls', 11)),
    isUsedUp(opensAt),
  );
});

test('the platform’s word beats our count, also after a restart', async () => {
  const one = await connected();
  const resetAt = new Date(world.now().getTime() + 120_000);
  await one.as(async (hands) => {
    await hands.spend('calls', 300);
    hands.noteBudget('calls', { left: 2, resetAt });
  });
  const restarted = { ...world, budgets: openBudgets(world.database, world.now) };
  await one.as((hands) => hands.spend('calls', 2), restarted);
  await assert.rejects(
    one.as((hands) => hands.spend('calls'), restarted),
    isUsedUp(resetAt),
  );
});

test('money is never refused, and counted for good, month by month, also when the work fails or the database was away', async () => {
  const one = await connected();
  world.clock.now = new Date('2026-11-30T23:59:00Z');
  await Promise.all([world, elsewhere].map((process) => one.as((hands) => hands.spend('usd', 0.015), process)));
  const failing = one.as(async (hands) => {
    await hands.spend('usd', 0.2);
    throw new Error('the reply was refused');
  });
  await assert.rejects(failing, /refused/u);
  world.clock.pass(120_000);
  let isAway = true;
  const flaky = {
    ...world.database,
    brand: ((...given) => {
      if (isAway) throw new Error('the database is away');
      return world.database.brand(...given);
    }) as World['database']['brand'],
  };
  const budgets = openBudgets(flaky, world.now);
  const purse = budgets.of({ brandId: one.brandId, channel: 'test', profileId: one.profileId });
  await purse.spend(money, 0.5);
  await assert.rejects(purse.write(), /away/u);
  isAway = false;
  await purse.spend(money, 0.25);
  await purse.write();
  await purse.write();
  const sums = await rowsOf<{ month: string; amount: string }>(
    world,
    one.brandId,
    'select month::text, amount::text from heed.spending order by month',
  );
  assert.deepEqual(sums, [
    { month: '2026-11-01', amount: '0.230' },
    { month: '2026-12-01', amount: '0.75' },
  ]);
});
