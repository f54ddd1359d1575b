// What is peculiar to Bluesky, against its judged double: paging below the top, sessions, record keys, refusals.
// What every channel must do is in ../contract.test.ts, the same acts on a real network in e2e/bluesky-network.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';
import type { Credential, Hands, Json, ListenTo, Page, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import type { Double } from '../testbed.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { startFake } from './fake.ts';

const { connect, discover, findReply, like, recheck, reply } = channel;
if (!connect || !discover || !findReply || !like || !recheck || !reply) throw new Error('an act is missing');

let double: Double;
let account: Omit<ListenTo, 'cursor'>;
let search: Omit<ListenTo, 'cursor'>;

beforeEach(async () => {
  double = await startFake();
  account = double.sources[0] ?? assert.fail();
  search = double.sources[1] ?? assert.fail();
});

afterEach(() => double.stop());

test('the first read brings the newest hundred, the next polls only what is new', async () => {
  await sayMany(130);
  const first = await poll(account, null);
  assert.equal(first.uris.length, 100);
  const second = await poll(account, first.cursor);
  // The thirty older ones lie within the stretch that is read again, and are passed on once.
  assert.equal(second.uris.length, 30);
  assert.equal((await poll(account, second.cursor)).uris.length, 0);
  assert.deepEqual(double.judged(), []);
});

test('what one poll cannot reach is on record as a gap', async () => {
  const { cursor } = await poll(search, null);
  await sayMany(1_150);
  const { uris, pages } = await poll(search, cursor);
  assert.equal(new Set(uris).size, uris.length);
  assert.ok(uris.length >= 990 && uris.length <= 1_000, String(uris.length));
  const { gap } = pages.at(-1) ?? {};
  assert.match(gap?.why ?? '', /more than 10 pages/u);
  assert.ok(pages.slice(0, -1).every((page) => page.gap === undefined));
});

test('a poll that dies between two pages loses nothing', async () => {
  const { cursor } = await poll(account, null);
  await sayMany(250);
  const heard = new Set<string>();
  let last: Json = cursor;
  for (let n = 0; n < 5; n += 1) {
    for await (const page of channel.listen({ ...account, cursor: last }, handsForTests())) {
      for (const raw of page.raws) heard.add(raw.externalId);
      last = page.cursor;
      if (n < 2) break;
    }
  }
  assert.equal(heard.size, 250);
});

test('without an account older pages are asked for by time, since a cursor is refused', async () => {
  const { cursor } = await poll(search, null);
  await sayMany(230);
  const { uris } = await poll(search, cursor);
  assert.equal(uris.length, 230);
  assert.deepEqual(double.judged(), []);
});

test('likes, follows and reposts are passed over, and are no reason to page on', async () => {
  const notifications = fixture('notifications') as { notifications: readonly { reason: string; uri: string }[] };
  const said = notifications.notifications.filter(({ reason }) => ['mention', 'reply', 'quote'].includes(reason));
  const older = answering('listNotifications', 200, JSON.stringify({ ...notifications, cursor: 'more' }));
  const { uris } = await poll(account, null, older);
  assert.deepEqual(uris.toSorted(), said.map(({ uri }) => uri).toSorted());

  const { cursor } = await poll(account, null);
  const { post } = (fixture('author-feed') as { feed: readonly { post: Json }[] }).feed[0] ?? assert.fail();
  const reason = (minutesAgo: number) => ({ indexedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString() });
  const feed = [1, 20, 90].map((minutesAgo) => ({ post, reason: reason(minutesAgo) }));
  const onlyReposts = answering('getAuthorFeed', 200, JSON.stringify({ feed, cursor: 'more' }));
  const { pages } = await poll(account, cursor, onlyReposts);
  assert.deepEqual(
    pages.map((page) => [page.raws.length, page.gap]),
    [
      [0, undefined],
      [0, undefined],
    ],
  );
});

test('a cursor of another version or of nobody is a first read', async () => {
  await sayMany(3);
  for (const cursor of [7, 'x', [], { version: 2 }, { version: 1, marks: { notifications: { newest: 'now' } } }]) {
    assert.equal((await poll(account, cursor)).uris.length, 3);
  }
});

test('a search that the server keeps for accounts says what to do', async () => {
  const hands = answering('searchPosts', 403, '<html>Request forbidden by administrative rules.</html>');
  await assert.rejects(poll(search, null, hands), refused('rejected', /Connect a Bluesky account/u));
});

test('the window’s end tells when to try again', async () => {
  double.misbehave({ how: 'rate_limited', retryAfterS: 90 });
  await assert.rejects(poll(account, null), (error) => {
    assert.ok(error instanceof ChannelError && error.code === 'rate_limited');
    const inMs = (error.retryAt?.getTime() ?? 0) - Date.now();
    assert.ok(inMs > 85_000 && inMs < 95_000, String(inMs));
    return true;
  });
});

test('an answer that used up the window asks for rest', async () => {
  const reset = Math.ceil(Date.now() / 1000) + 120;
  const hands = handsForTests();
  const spent: Hands = {
    ...hands,
    fetch: async (url, request) => {
      const response = await hands.fetch(url, request);
      const headers = new Headers({ 'ratelimit-remaining': '0', 'ratelimit-reset': String(reset) });
      return { ...response, headers };
    },
  };
  const { pages } = await poll(account, null, spent);
  const restMs = pages.at(-1)?.restMs ?? 0;
  assert.ok(restMs > 110_000 && restMs <= 121_000, String(restMs));
});

test('one renewal serves all who notice the old token, and the callers that come late with it', async () => {
  const saved: Credential[] = [];
  const hands = handsForTests({ saveCredential: async (renewed) => void saved.push(renewed) });
  double.misbehave({ how: 'token_expired' });
  await Promise.all([1, 2, 3].map(() => poll(account, null, hands)));
  await poll(account, null, hands);
  assert.equal(saved.length, 1);
  assert.notEqual(saved[0]?.refreshJwt, account.credential?.refreshJwt);
  assert.equal(saved[0]?.appPassword, double.credential?.appPassword);
});

test('a spent refresh token falls back on the app password; a revoked one asks for a person', async () => {
  const stale = { ...account, credential: { ...account.credential, accessJwt: 'spent', refreshJwt: 'spent' } };
  const saved: Credential[] = [];
  const hands = handsForTests({ saveCredential: async (renewed) => void saved.push(renewed) });
  await poll(stale, null, hands);
  assert.equal(saved.length, 1);
  double.misbehave({ how: 'access_revoked' });
  await assert.rejects(poll(account, null, hands), refused('auth_expired', /app password/u));
});

test('an account’s main password that wants a code is refused with advice', async () => {
  const body = JSON.stringify({ error: 'AuthFactorTokenRequired', message: 'A sign in code has been sent' });
  const hands = answering('createSession', 401, body);
  await assert.rejects(connect(double.credential ?? {}, hands), refused('auth_expired', /Use an app password/u));
});

test('links, mentions and hashtags are marked in bytes; an unknown handle stays text', async () => {
  const text = '🌮 @ana.test @nobody.test https://example.com/ä?b=1 example.org #niño';
  const record = await recordOf(text, double);
  const bytes = Buffer.from(text);
  const facets = record.facets.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    Object.values(features[0] ?? {}).slice(1)[0],
  ]);
  assert.deepEqual(facets, [
    ['@ana.test', record.ana],
    ['https://example.com/ä?b=1', 'https://example.com/ä?b=1'],
    ['example.org', 'https://example.org'],
    ['#niño', 'niño'],
  ]);
  assert.deepEqual(double.judged(), []);
});

test('after a cut answer the reply is found, and sending again finds it too', async () => {
  const sending = await sendingTo('We are on it.');
  double.misbehave({ how: 'accepted_then_cut' });
  await assert.rejects(reply(sending, handsForTests()), refused('outcome_unknown'));
  const receipt = await findReply(sending, handsForTests());
  assert.ok(receipt !== null && receipt !== 'cannot_tell');
  assert.deepEqual(await reply(sending, handsForTests()), receipt);
  assert.equal((await double.posts()).length, 2);
});

test('a failing server may have kept the reply, an odd answer too', async () => {
  const sending = await sendingTo('We are on it.');
  for (const [status, body] of [
    [500, '{}'],
    [502, '<html>'],
    [200, '{"half":'],
    [200, '{}'],
  ] as const) {
    await assert.rejects(reply(sending, answering('putRecord', status, body)), refused('outcome_unknown'));
  }
  assert.equal(await findReply(sending, handsForTests()), null);
});

test('another post under the same key is never overwritten nor taken for ours', async () => {
  const sending = await sendingTo('First words.');
  await reply(sending, handsForTests());
  const other = { ...sending, text: 'Other words.' };
  assert.equal(await findReply(other, handsForTests()), null);
  await assert.rejects(reply(other, handsForTests()), refused('rejected', /key/u));
  assert.deepEqual(
    (await double.posts()).map(({ text }) => text),
    ['My order never came', 'First words.'],
  );
});

test('nothing unsendable reaches the network', async () => {
  const sending = await sendingTo('x');
  const asked = double.requests();
  const family = '👨‍👩‍👧‍👦';
  for (const text of ['', '  ', 'x'.repeat(301), family.repeat(121)]) {
    await assert.rejects(reply({ ...sending, text }, handsForTests()), refused('rejected'));
  }
  await assert.rejects(reply({ ...sending, visibility: 'private' }, handsForTests()), refused('rejected'));
  assert.equal(double.requests(), asked);
});

test('what was deleted is not answered, liked or taken for hidden', async () => {
  const sending = await sendingTo('Too late?');
  await double.remove?.(sending.to.canonicalId);
  await assert.rejects(reply(sending, handsForTests()), refused('gone'));
  await assert.rejects(like(sending, handsForTests()), refused('gone'));
  const raws = await recheck([{ ...sending.to }], account, handsForTests());
  assert.deepEqual(raws, [{ externalId: sending.to.canonicalId, body: { removed: sending.to.canonicalId } }]);
});

test('a name becomes a search for the phrase', async () => {
  const found = await discover({ name: ' Casa "Lola"  2 ', page: null }, handsForTests());
  assert.deepEqual(
    found.map(({ config }) => config.query),
    ['"Casa Lola 2"'],
  );
  assert.deepEqual(await discover({ name: ' ', page: null }, handsForTests()), []);
});

/** Five milliseconds apart, up to now. */
async function sayMany(count: number): Promise<void> {
  const now = Date.now();
  for (let i = 1; i <= count; i += 1) {
    await double.say({ by: 'Ana', text: `order ${i}`, at: new Date(now - (count - i) * 5) });
  }
}

async function poll(source: Omit<ListenTo, 'cursor'>, cursor: Json, hands = handsForTests()) {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, hands)) pages.push(page);
  const uris = pages.flatMap((page) => page.raws.map((raw) => raw.externalId));
  return { pages, uris, cursor: pages.at(-1)?.cursor ?? null };
}

async function sendingTo(text: string): Promise<Sending> {
  await double.say({ by: 'Ana', text: 'My order never came' });
  const { pages } = await poll(account, null);
  const raw = pages[0]?.raws[0] ?? assert.fail();
  const to = channel.normalise(raw, { kind: 'account', config: {}, ownIds: new Set() });
  const { profile, credential } = account;
  if (profile === null || credential === null) throw new Error('the double has no account');
  const clientKey = '0123456789abcdef0123456789abcdef';
  return { clientKey, queuedAt: new Date(), text, visibility: 'public', language: 'en', to, profile, credential };
}

interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')).body;
}

/** What is put on the network for a text. */
async function recordOf(text: string, { say }: Double) {
  const uri = await say({ by: 'Ana', text: 'hello' });
  let facets: readonly Facet[] = [];
  const hands = handsForTests();
  const watching: Hands = {
    ...hands,
    fetch: (url, request) => {
      if (url.includes('putRecord')) facets = JSON.parse(String(request?.body)).record.facets;
      return hands.fetch(url, request);
    },
  };
  await reply?.(await sendingTo(text), watching);
  return { facets, ana: uri.split('/')[2] };
}

/** Hands whose network answers one method with this, and everything else as it is. */
function answering(method: string, status: number, body: string): Hands {
  const hands = handsForTests();
  return {
    ...hands,
    fetch: async (url, request) => {
      if (!url.includes(`.${method}`)) return hands.fetch(url, request);
      return {
        status,
        url,
        headers: new Headers(),
        bytes: new TextEncoder().encode(body),
        text: () => body,
        json: () => {
          try {
            return JSON.parse(body);
          } catch (cause) {
            throw new ChannelError('unreadable', 'not JSON', { cause });
          }
        },
      };
    },
  };
}

function refused(code: ChannelError['code'], words = /./u) {
  return (error: unknown) => {
    assert.ok(error instanceof ChannelError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}
