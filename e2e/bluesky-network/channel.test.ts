// The Bluesky channel's own acts against a real network. Needs redis-server, and PostgreSQL: the one named by
// HEED_TEST_DATABASE_URL, else an embedded one of its own. The tests tell one story and run in order.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { channel } from '../../channels/bluesky/channel.ts';
import type { Credential, ListenTo, Page, Profile, Sending } from '../../channels/channel.ts';
import { ChannelError } from '../../channels/channel.ts';
import { handsForTests } from '../../channels/testbed.ts';
import type { Heard } from '../../core/mention.ts';
import { startEmbedded } from '../../store/embedded/embedded.ts';
import type { Account, Network, PostAddress } from './start.ts';
import { startBlueskyNetwork } from './start.ts';

const { connect, findReply, like, recheck, reply } = channel;
if (!connect || !findReply || !like || !recheck || !reply) throw new Error('the channel lacks an act it declares');

let network: Network;
let customer: Account;
let brand: Account;
let profile: Profile;
let credential: Credential;
let mention: PostAddress;
let heardMention: Heard;
const closing: (() => Promise<unknown>)[] = [];
const hands = handsForTests();

before(async () => {
  network = await startBlueskyNetwork({ postgresUrl: await postgresUrl() });
  closing.unshift(() => network.stop());
  customer = await network.createAccount('ana.test');
  brand = await network.createAccount('casa-lola.test');
});

after(async () => {
  for (const close of closing) await close();
});

test('connect tells whose account it is, and refuses a wrong password', async () => {
  const typed = { server: network.pdsUrl, identifier: '@casa-lola.test', appPassword: brand.appPassword };
  const [connected] = await connect(typed, hands);
  assert.ok(connected);
  assert.equal(connected.profile.externalId, brand.did);
  assert.equal(connected.profile.handle, 'casa-lola.test');
  assert.ok(connected.credential.refreshJwt);
  ({ profile, credential } = connected);
  await assert.rejects(connect({ ...typed, appPassword: 'aaaa-bbbb-cccc-dddd' }, hands), withCode('auth_expired'));
});

test('a mention is heard once, with its thread and its words', async () => {
  mention = await network.post({ as: customer.did, text: '@casa-lola.test my order 🌮 never came' });
  const first = await poll(account(null));
  assert.deepEqual(
    first.heard.map((one) => [one.canonicalId, one.text, one.isOwn, one.kind]),
    [[mention.uri, '@casa-lola.test my order 🌮 never came', false, 'post']],
  );
  heardMention = only(first.heard);
  assert.equal(heardMention.threadId, mention.uri);
  assert.equal(heardMention.author.externalId, customer.did);
  assert.equal(heardMention.handle.cid, mention.cid);
  assert.deepEqual((await poll(account(first.cursor))).heard, []);
});

test('a post dated back is heard although newer ones were heard before it', async () => {
  const { cursor } = await poll(account(null));
  const createdAt = new Date(Date.now() - 86_400_000).toISOString();
  const late = await network.post({ as: customer.did, text: 'yesterday @casa-lola.test was shut', createdAt });
  const { heard } = await poll(account(cursor));
  assert.deepEqual(
    heard.map((one) => [one.canonicalId, one.publishedAt?.toISOString()]),
    [[late.uri, createdAt]],
  );
});

test('a search hears it without an account, and with one', async () => {
  const config = { query: 'never came', server: network.indexUrl };
  for (const own of [
    { profile: null, credential: null },
    { profile, credential },
  ]) {
    const { heard, cursor } = await poll({ kind: 'search', config, cursor: null, ...own });
    assert.deepEqual(
      heard.map((one) => one.canonicalId),
      [mention.uri],
    );
    assert.deepEqual((await poll({ kind: 'search', config, cursor, ...own })).heard, []);
  }
});

test('a reply stands in the thread once, however often it is sent', async () => {
  const text = 'Sorry, Ana! 🌮 @ana.test, see https://example.com/help #casalola';
  const sending = sendingOf(text);
  assert.equal(await findReply(sending, hands), null);
  const receipt = await reply(sending, hands);
  assert.deepEqual(await reply(sending, hands), receipt);
  assert.deepEqual(await findReply(sending, hands), receipt);
  await network.processAll();

  assert.equal((await network.records(brand.did)).length, 1);
  const answers = (await network.thread(mention.uri)).filter((post) => post.by === brand.did);
  const answer = only(answers);
  assert.equal(answer.uri, receipt.canonicalId);
  assert.equal(answer.parent, mention.uri);
  assert.equal(answer.createdAt, receipt.sentAt.toISOString());
  const bytes = Buffer.from(text);
  assert.deepEqual(
    answer.facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString()),
    ['@ana.test', 'https://example.com/help', '#casalola'],
  );
  assert.equal(answer.facets[0]?.features[0]?.did, customer.did);
});

test('two attempts at the same moment leave one post', async () => {
  const sending = sendingOf('We are looking into it right now.');
  const receipts = await Promise.all([reply(sending, hands), reply(sending, hands)]);
  assert.deepEqual(receipts[0], receipts[1]);
  const texts = (await network.records(brand.did)).map(({ value }) => value.text);
  assert.equal(texts.filter((text) => text === sending.text).length, 1);
  await network.processAll();
});

test('a reply made in another client is heard as the brand’s own', async () => {
  const { cursor } = await poll(account(null));
  const other = await network.post({ as: brand.did, text: 'Written on my telephone.', replyTo: mention.uri });
  const { heard } = await poll(account(cursor));
  assert.deepEqual(
    heard.map((one) => [one.canonicalId, one.isOwn, one.parentId, one.threadId]),
    [[other.uri, true, mention.uri, mention.uri]],
  );
});

test('a like stands once', async () => {
  const of = { to: heardMention, profile, credential };
  await like(of, hands);
  await network.processAll();
  await like(of, hands);
  await network.processAll();
  assert.equal((await network.records(brand.did, 'app.bsky.feed.like')).length, 1);
  assert.equal((await network.thread(mention.uri))[0]?.likes, 1);
});

test('too long an answer is refused before the network, as the network itself would', async () => {
  const long = '🌮'.repeat(301);
  const deaf = handsForTests({ fetch: () => assert.fail('the network was asked') });
  await assert.rejects(reply(sendingOf(long), deaf), withCode('rejected'));
  await assert.rejects(network.post({ as: brand.did, text: long }));
  const receipt = await reply(sendingOf('🌮'.repeat(300)), hands);
  assert.ok(receipt.canonicalId.startsWith(`at://${brand.did}/`));
});

test('a deleted post is seen as removed, one whose author blocks the brand is not', async () => {
  const gone = await network.post({ as: customer.did, text: '@casa-lola.test forget it' });
  const stranger = await network.createAccount('stranger.test');
  const hidden = await network.post({ as: stranger.did, text: '@casa-lola.test rude' });
  const heard = (await poll(account(null))).heard.filter((one) => [gone.uri, hidden.uri].includes(one.canonicalId));
  assert.equal(heard.length, 2);
  await network.remove({ as: customer.did, uri: gone.uri });
  await network.block({ as: stranger.did, did: brand.did });
  const raws = await recheck([...heard, heardMention], account(null), hands);
  const now = new Map(raws.map((raw) => [raw.externalId, channel.normalise(raw, context()).isRemoved]));
  assert.deepEqual(
    now,
    new Map([
      [gone.uri, true],
      [mention.uri, false],
    ]),
  );
  await assert.rejects(reply({ ...sendingOf('Too late?'), to: find(heard, gone.uri) }, hands), withCode('gone'));
  await assert.rejects(reply({ ...sendingOf('Hello?'), to: find(heard, hidden.uri) }, hands), withCode('rejected'));
});

test('a thread closed to answers is refused instead of answered into the void', async () => {
  const closed = await network.post({ as: customer.did, text: '@casa-lola.test no answers please' });
  await network.limitReplies({ as: customer.did, uri: closed.uri });
  const heard = find((await poll(account(null))).heard, closed.uri);
  const count = (await network.records(brand.did)).length;
  await assert.rejects(reply({ ...sendingOf('But why?'), to: heard }, hands), withCode('rejected'));
  assert.equal((await network.records(brand.did)).length, count);
});

test('an expired token is renewed once for all who notice, and saved', async () => {
  // Under another spelling of the account, so that nothing this process remembers of it can help.
  const typed = { server: `${network.pdsUrl}/`, identifier: brand.did, appPassword: brand.appPassword };
  const fresh = (await connect(typed, hands))[0]?.credential ?? assert.fail('not connected');
  const old: Credential = {
    ...fresh,
    identifier: brand.handle.toUpperCase(),
    accessJwt: await network.expired(fresh.accessJwt ?? ''),
  };
  const saved: Credential[] = [];
  const saving = handsForTests({ saveCredential: async (renewed) => void saved.push(renewed) });
  const polls = [1, 2, 3].map(() => poll({ ...account(null), credential: old }, saving));
  for (const { heard } of await Promise.all(polls)) assert.ok(heard.length > 0);
  assert.equal(saved.length, 1);
  assert.notEqual(only(saved).refreshJwt, old.refreshJwt);
});

test('in an outage of the index nothing is said and nothing taken for lost', async () => {
  const { cursor } = await poll(account(null));
  const count = (await network.records(brand.did)).length;
  await network.cutIndex();
  await assert.rejects(poll(account(cursor)), withCode('unreachable'));
  await assert.rejects(reply(sendingOf('Anyone there?'), hands), withCode('unreachable'));
  await assert.rejects(recheck([heardMention], account(null), hands), withCode('unreachable'));
  assert.equal((await network.records(brand.did)).length, count);
  assert.equal(await findReply(sendingOf('Never sent.'), hands), null);
});

function account(cursor: ListenTo['cursor']): ListenTo {
  return { kind: 'account', config: {}, cursor, profile, credential };
}

function context() {
  return { kind: 'account', config: {}, ownIds: new Set([brand.did]) };
}

async function poll(source: ListenTo, with_ = hands) {
  const pages: Page[] = [];
  for await (const page of channel.listen(source, with_)) pages.push(page);
  assert.ok(pages.every((page) => page.gap === undefined));
  const heard = pages.flatMap((page) => page.raws).map((raw) => channel.normalise(raw, context()));
  return { heard, cursor: pages.at(-1)?.cursor ?? null };
}

let sendings = 0;

function sendingOf(text: string): Sending {
  sendings += 1;
  const clientKey = sendings.toString(16).padStart(32, '0');
  const to = heardMention;
  return { clientKey, queuedAt: new Date(), text, visibility: 'public', language: 'en', to, profile, credential };
}

function only<T>(list: readonly T[]): T {
  const [first, ...rest] = list;
  assert.ok(first !== undefined && rest.length === 0, `expected one, not ${list.length}`);
  return first;
}

function find(heard: readonly Heard[], uri: string): Heard {
  return only(heard.filter((one) => one.canonicalId === uri));
}

function withCode(code: ChannelError['code']) {
  return (error: unknown) => {
    assert.ok(error instanceof ChannelError, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  };
}

async function postgresUrl(): Promise<string> {
  const given = process.env.HEED_TEST_DATABASE_URL;
  if (given !== undefined) return given;
  const dir = await mkdtemp(join(tmpdir(), 'heed-network-db-'));
  const database = await startEmbedded({ dir, log: () => {}, isThrowaway: true });
  closing.push(
    () => database.stop(),
    () => rm(dir, { recursive: true, force: true }),
  );
  return database.url;
}
