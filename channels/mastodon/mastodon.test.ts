// What is peculiar to Mastodon and its kin: their dialects, their ids, their counting, their privacy. What every channel
// must do is in the shared contract test.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { countText } from '../../core/channel.ts';
import type { Heard } from '../../core/mention.ts';
import type { Channel, Json, ListenTo, Page, Raw, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { limitOf } from './connect.ts';
import { type FakeOptions, type MastodonDouble, startFake } from './fake.ts';
import { openJudge } from './fake-judge.ts';
import { MASTODON_LIMIT } from './manifest.ts';
import { plainText } from './plain-text.ts';
import { comparable, visibilityOf, withMention } from './reply.ts';
import { originOf } from './server.ts';
import { readInstance, readTime } from './shapes.ts';

const hands = handsForTests();
/** This channel has them all. */
const acts = channel as Required<Channel>;
const doubles: MastodonDouble[] = [];
after(async () => {
  for (const double of doubles) {
    assert.deepEqual(double.judged(), [], 'judged');
    await double.stop();
  }
});

async function start(options?: FakeOptions): Promise<MastodonDouble> {
  const double = await startFake(options);
  doubles.push(double);
  return double;
}

function sourceOf(double: MastodonDouble, kind: string): Omit<ListenTo, 'cursor'> {
  const source = double.sources.find((s) => s.kind === kind);
  assert.ok(source);
  return source;
}

async function poll(source: Omit<ListenTo, 'cursor'>, cursor: Json = null) {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, hands)) {
    // What is stored is JSON, and nothing else comes back.
    pages.push(JSON.parse(JSON.stringify(page)) as Page);
  }
  const raws = pages.flatMap((page) => page.raws);
  return { pages, raws, cursor: pages.at(-1)?.cursor ?? null, heard: raws.map((raw) => hear(raw, source)) };
}

function hear(raw: Raw, source: Omit<ListenTo, 'cursor'>, ownIds: readonly string[] = []): Heard {
  const own = new Set([...ownIds, ...(source.profile === null ? [] : [source.profile.externalId])]);
  return channel.normalise(raw, { kind: source.kind, config: source.config, ownIds: own });
}

async function connected(double: MastodonDouble) {
  assert.ok(double.credential);
  return acts.connect(double.credential, hands);
}

async function sendingTo(double: MastodonDouble, to: Heard, more: Partial<Sending> = {}): Promise<Sending> {
  const { profile, credential } = await connected(double);
  return {
    clientKey: 'c0ffee00c0ffee00c0ffee00c0ffee00',
    queuedAt: new Date(),
    text: 'Sorry to hear that. We will send a new one today.',
    visibility: 'public',
    language: 'en',
    to,
    profile,
    credential,
    ...more,
  };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  assert.ok(item !== undefined, 'nothing there');
  return item;
}

async function failureOf(promise: Promise<unknown>): Promise<ChannelError> {
  const error = await promise.then(
    () => assert.fail('it should have failed'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
}

function fixture(name: string): { raw: Raw; server: string } {
  const file = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8'));
  const { server, status } = file as { server: string; status: Json };
  return { server, raw: { externalId: name, body: { server, status, root: null, parent: null } } };
}

function read(name: string): Heard {
  const { raw } = fixture(name);
  return channel.normalise(raw, { kind: 'hashtag', config: {}, ownIds: new Set() });
}

describe('what servers write', () => {
  it('reads every fixture, and each names its source', () => {
    for (const file of readdirSync(`${import.meta.dirname}/fixtures`)) {
      const { source } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${file}`, 'utf8'));
      assert.match(source, /\w{3}/, file);
      const heard = read(file.replace('.json', ''));
      assert.ok(heard.canonicalId.startsWith('https://'), file);
      assert.ok(heard.publishedAt, file);
    }
  });

  it('makes a whole link of one that is shown in parts', () => {
    const heard = read('mastodon-documented');
    const link =
      'https://www.theguardian.com/money/2019/dec/07/i-lost-my-193000-inheritance-with-one-wrong-digit-on-my-sort-code';
    assert.equal(heard.text, `"I lost my inheritance with one wrong digit on my sort code"\n\n${link}`);
    assert.equal(heard.canonicalId, 'https://mastodon.social/users/Gargron/statuses/103270115826048975');
    assert.equal(heard.author.handle, 'Gargron@mastodon.social');
    assert.equal(heard.author.followers, 322_930);
    assert.deepEqual(heard.counts, { likes: 11, reposts: 6, replies: 5 });
  });

  it('reads Akkoma: no uri, a bare quote, a post for its own server', () => {
    const heard = read('akkoma-quote');
    assert.equal(heard.canonicalId, 'https://akkoma.example/notice/Al30Y6dIQNzsEKhR5s');
    assert.equal(heard.text, 'from @tea');
    assert.deepEqual(heard.media, [{ kind: 'link', url: 'https://other.example/@tea/1129', alt: null }]);
    assert.equal(heard.visibility, 'public');
    assert.equal(heard.author.externalId, 'https://akkoma.example/users/nika');
  });

  it('reads GoToSocial: an unknown visibility is private, a remote file is kept', () => {
    const heard = read('gotosocial-mutuals');
    assert.equal(heard.visibility, 'private');
    assert.equal(heard.kind, 'reply');
    assert.equal(heard.title, 'delivery, again');
    assert.equal(heard.text, 'Zum dritten Mal kaputt.\nWas nun?\n\n- Tasse\n- Teller');
    assert.deepEqual(heard.media, [{ kind: 'file', url: 'https://elsewhere.example/tasse.heic', alt: null }]);
  });

  it('reads Friendica: blocks, a worded link, a poll, a time without zone', () => {
    const heard = read('friendica-poll');
    const lines = [
      'They wrote: "soon"',
      '',
      'Which one?',
      '',
      'See the help page (https://acme.example/help) & tell me.',
    ];
    assert.equal(heard.text, [...lines, '- Refund', '- New one'].join('\n'));
    assert.equal(heard.publishedAt?.toISOString(), '2023-03-01T10:00:00.000Z');
  });

  it('reads Misskey forks: counts missing, Unix milliseconds, a shortened link', () => {
    const heard = read('misskey-fork');
    const link = 'https://acme.example/mugs/blue-mug-with-a-very-long-name-indeed';
    assert.equal(heard.text, `love the :blobcup: mug\nand this ${link}`);
    assert.deepEqual(heard.counts, { likes: 0, reposts: 0, replies: 0 });
    assert.equal(heard.publishedAt?.getTime(), 1_710_493_200_123);
    assert.equal(heard.kind, 'post');
  });

  it('reads Pixelfed: a photo without words', () => {
    const heard = read('pixelfed-photo');
    assert.equal(heard.text, '');
    assert.equal(heard.handle['id'], '562000123');
    assert.equal(first(heard.media).alt, 'a cracked blue mug');
  });

  it('says plainly what it cannot read', () => {
    const body = { server: 'https://x.example', status: { id: '1' }, root: null, parent: null };
    const context = { kind: 'hashtag', config: {}, ownIds: new Set<string>() };
    assert.throws(() => channel.normalise({ externalId: '1', body }, context), /without an id or an author/);
    assert.throws(() => channel.normalise({ externalId: '1', body: 'x' }, context), /not a status/);
  });

  it('hides scripts and invisible words, and survives hostile depth', () => {
    assert.equal(plainText('<p>a<script>alert(1)</script><span class="invisible">b</span>c</p>'), 'ac');
    assert.equal(plainText('1 &lt; 2 &amp;amp; 3'), '1 < 2 &amp; 3');
    const startedAt = performance.now();
    assert.equal(plainText(`${'<div><a href="https://x.example">'.repeat(20_000)}deep`), 'deep (https://x.example)');
    assert.ok(performance.now() - startedAt < 2_000);
  });

  it('reads times of every kind', () => {
    assert.equal(readTime('2024-01-02T03:04:05')?.toISOString(), '2024-01-02T03:04:05.000Z');
    assert.equal(readTime('2024-01-02T03:04:05+02:00')?.toISOString(), '2024-01-02T01:04:05.000Z');
    assert.equal(readTime('1704164645')?.toISOString(), '2024-01-02T03:04:05.000Z');
    assert.equal(readTime('yesterday'), null);
  });
});

describe('length', () => {
  it('counts as Mastodon does: 23 a link, a remote handle by its name, graphemes', () => {
    const count = (text: string) => countText(text, MASTODON_LIMIT).used;
    assert.equal(count('see https://acme.example/a/very/long/address/that/goes/on'), 4 + 23);
    assert.equal(count('@ada@social.example hello'), '@ada hello'.length);
    assert.equal(count('👩‍👩‍👧 é'), 3);
  });

  it('takes the length each server tells', () => {
    const limit = (about: unknown) => limitOf(readInstance(about));
    const statuses = { max_characters: 3000, characters_reserved_per_url: 22 };
    assert.deepEqual(limit({ configuration: { statuses } }), { ...MASTODON_LIMIT, max: 3000, linkCosts: 22 });
    assert.deepEqual(limit({ max_toot_chars: '5000' }), { max: 5000, unit: 'graphemes' });
    assert.deepEqual(limit({}), MASTODON_LIMIT);
    assert.deepEqual(limitOf(null), MASTODON_LIMIT);
  });

  it('agrees with the server at the edge: what fits by our count is taken, one more is refused before it is sent', async () => {
    const double = await start({ maxCharacters: 60 });
    await double.say({ by: 'ada@far.example', text: 'my mug broke' });
    const { heard } = await poll(sourceOf(double, 'account'));
    const handle = '@ada@far.example https://acme.example/an/address/of/more/than/twenty-three ';
    const fits = handle + 'x'.repeat(60 - 5 - 23 - 1);
    await acts.reply(await sendingTo(double, first(heard), { text: fits }), hands);
    const before = double.requests();
    const error = await failureOf(
      acts.reply(await sendingTo(double, first(heard), { text: `${fits}x`, clientKey: 'b' }), hands),
    );
    assert.equal(error.code, 'rejected');
    assert.match(error.message, /61 characters .* takes 60/);
    assert.equal(double.requests() - before, 2, 'only connect asked');
  });
});

for (const kin of [false, true]) {
  describe(kin ? 'a kin of Mastodon' : 'Mastodon', () => {
    it('connects and says whose token it is', async () => {
      const double = await start({ kin });
      const { profile, credential } = await connected(double);
      assert.equal(profile.externalId, double.profileId);
      assert.equal(profile.limits?.publicReply?.max, kin ? 5000 : 500);
      assert.ok(credential['accountId']);
    });

    it('hears mentions, threads them by their root, and is silent when nothing is new', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.\n\nAgain!' });
      const answer = await double.say({ by: 'acme', text: 'We are sorry.', to: root });
      const next = await double.say({ by: 'bob@far.example', text: 'mine too', to: answer });
      const { heard, cursor } = await poll(source);
      const byId = new Map(heard.map((h) => [h.canonicalId, h]));
      assert.deepEqual([...byId.keys()].sort(), [root, answer, next].sort());
      assert.equal(byId.get(root)?.text, 'My mug broke.\n\nAgain!');
      for (const h of heard) assert.equal(h.threadId, root);
      assert.equal(byId.get(next)?.parentId, answer);
      assert.equal(byId.get(answer)?.isOwn, true);
      assert.equal(byId.get(next)?.isOwn, false);
      const before = double.requests();
      const again = await poll(source, cursor);
      assert.deepEqual(again.raws, []);
      assert.equal(double.requests() - before, 2, 'one question a list');
    });

    it('hears what came since, through many pages, once each', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      await double.say({ by: 'ada', text: 'first' });
      const { cursor } = await poll(source);
      const said: string[] = [];
      for (let n = 0; n < 130; n += 1) said.push(await double.say({ by: `c${n % 7}`, text: `number ${n}` }));
      const { heard, pages } = await poll(source, cursor);
      assert.deepEqual(heard.map((h) => h.canonicalId).sort(), said.sort());
      assert.ok(pages.every((page) => page.gap === undefined));
    });

    it('loses nothing when a poll is cut between two pages', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      await double.say({ by: 'ada', text: 'first' });
      let { cursor } = await poll(source);
      const said = new Set<string>();
      for (let n = 0; n < 90; n += 1) said.add(await double.say({ by: 'ada', text: `before the cut ${n}` }));
      const heard = new Set<string>();
      for await (const page of channel.listen({ ...source, cursor }, hands)) {
        for (const raw of page.raws) heard.add(hear(raw, source).canonicalId);
        cursor = JSON.parse(JSON.stringify(page.cursor));
        break;
      }
      assert.ok(heard.size < said.size);
      said.add(await double.say({ by: 'ada', text: 'after the cut' }));
      for (const h of (await poll(source, cursor)).heard) heard.add(h.canonicalId);
      assert.deepEqual([...heard].sort(), [...said].sort());
    });

    it('hears private mentions and answers them privately, in their thread', async () => {
      const double = await start({ kin });
      await double.say({ by: 'ada@far.example', text: 'my order 4711', isPrivate: true });
      const heard = first((await poll(sourceOf(double, 'account'))).heard);
      assert.equal(heard.visibility, 'private');
      assert.equal(heard.kind, 'message');
      const sending = await sendingTo(double, heard, { visibility: 'public' });
      const receipt = await acts.reply(sending, hands);
      assert.equal(double.find(receipt.canonicalId)?.visibility, 'direct');
      assert.deepEqual(
        double.find(receipt.canonicalId)?.mentions.map((p) => p.name),
        ['ada'],
      );
    });

    it('answers once, also when the first attempt was cut and the key is not honoured', async () => {
      const double = await start({ kin });
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const heard = first((await poll(sourceOf(double, 'account'))).heard);
      const sending = await sendingTo(double, heard, {
        text: 'Sorry, ada & all! See https://acme.example/a/rather/long/address/for/a/link *today*',
      });
      assert.equal(await acts.findReply(sending, hands), null);
      double.misbehave({ how: 'accepted_then_cut' });
      assert.equal((await failureOf(acts.reply(sending, hands))).code, 'outcome_unknown');
      const found = await acts.findReply(sending, hands);
      assert.ok(found && found !== 'cannot_tell');
      const mine = (await double.posts()).filter((post) => post.to === root);
      assert.equal(mine.length, 1);
      assert.equal(found.canonicalId, first(mine).canonicalId);
      assert.equal(found.sentAt.getTime(), double.find(found.canonicalId)?.createdAt.getTime());
      const other = { ...sending, text: 'Other words' };
      assert.equal(await acts.findReply(other, hands), null, 'other words are another answer');
      double.misbehave({ how: 'server_error' });
      assert.equal(await acts.findReply(sending, hands), 'cannot_tell');
    });

    it('sees edits and removals when it asks again, and keeps the thread', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const next = await double.say({ by: 'ada', text: 'and my plate', to: root });
      const { heard } = await poll(source);
      await double.edit(root, 'My blue mug broke.');
      await double.remove(next);
      const again = (await acts.recheck(heard, source, hands)).map((raw) => hear(raw, source));
      const byId = new Map(again.map((h) => [h.canonicalId, h]));
      assert.equal(byId.get(root)?.text, 'My blue mug broke.');
      assert.ok(byId.get(root)?.revisedAt);
      assert.equal(byId.get(next)?.isRemoved, true);
      assert.equal(byId.get(next)?.threadId, root);
    });

    it('hears an edit that is still in sight', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const { cursor } = await poll(source);
      await double.edit(root, 'My blue mug broke.');
      assert.deepEqual(
        (await poll(source, cursor)).heard.map((h) => h.text),
        ['My blue mug broke.'],
      );
    });

    it('likes, also twice', async () => {
      const double = await start({ kin });
      const root = await double.say({ by: 'ada', text: 'Lovely mug!' });
      const sending = await sendingTo(double, first((await poll(sourceOf(double, 'account'))).heard));
      await acts.like(sending, hands);
      await acts.like(sending, hands);
      assert.deepEqual(await double.liked?.(), [root]);
    });
  });
}

describe('peculiar to the network', () => {
  it('hears a hashtag without an account, and names the same post the same through both sources', async () => {
    const double = await start();
    const said = await double.say({ by: 'ada', text: 'My mug broke.' });
    const [byTag, byMention] = await Promise.all(['hashtag', 'account'].map((k) => poll(sourceOf(double, k))));
    assert.deepEqual(
      byTag?.heard.map((h) => h.canonicalId),
      [said],
    );
    assert.equal(byTag?.heard[0]?.threadId, byMention?.heard[0]?.threadId);
    assert.equal(byTag?.heard[0]?.author.externalId, byMention?.heard[0]?.author.externalId);
  });

  it('says it when a server shows hashtags to its members only', async () => {
    const error = await failureOf(poll(sourceOf(await start({ closedHashtags: true }), 'hashtag')));
    assert.equal(error.code, 'rejected');
    assert.match(error.message, /shows #acme to its members only .*mastodon\.social/s);
  });

  it('answers and likes what was heard through another server', async () => {
    const far = await start({ domain: 'far.example', brand: 'mug' });
    const home = await start({ peer: far });
    await far.say({ by: 'ada', text: 'My mug broke.' });
    const heard = first((await poll(sourceOf(far, 'hashtag'))).heard);
    const sending = await sendingTo(home, heard);
    const receipt = await acts.reply(sending, hands);
    const posted = home.find(receipt.canonicalId);
    assert.equal(posted?.to?.uri, heard.canonicalId);
    assert.match(posted?.text ?? '', /^@ada@far\.example Sorry/);
    await acts.like(sending, hands);
    assert.deepEqual(await home.liked?.(), [heard.canonicalId]);
    await far.remove(heard.canonicalId);
    const missing = { ...sending, to: { ...heard, canonicalId: 'https://far.example/none', url: null } };
    assert.equal((await failureOf(acts.reply(missing, hands))).code, 'gone');
  });

  it('shows the token to its own server only', async () => {
    const [home, other] = [await start(), await start({ domain: 'other.example' })];
    await other.say({ by: 'ada', text: 'My mug broke.' });
    const { heard } = await poll(sourceOf(other, 'hashtag'));
    const seen: string[] = [];
    const watching = handsForTests({
      fetch: async (url, request) => {
        if (request?.headers?.['authorization']) seen.push(new URL(url).origin);
        return hands.fetch(url, request);
      },
    });
    const raws = await acts.recheck(heard, sourceOf(home, 'account'), watching);
    assert.equal(raws.length, 1);
    assert.deepEqual(seen, []);
  });

  it('does not take a private post for removed when it has no token for it', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'between us', isPrivate: true });
    const { heard } = await poll(sourceOf(double, 'account'));
    const raws = await acts.recheck(heard, { ...sourceOf(double, 'account'), credential: null }, hands);
    assert.deepEqual(raws, []);
  });

  it('does not take a broken server for a removal', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const source = sourceOf(double, 'account');
    const { heard } = await poll(source);
    const page = new TextEncoder().encode('<html>moved</html>');
    const moved = handsForTests({
      fetch: async (url) => ({
        status: 404,
        url,
        headers: new Headers({ 'content-type': 'text/html' }),
        bytes: page,
        text: () => '<html>moved</html>',
        json: () => JSON.parse('<html>'),
      }),
    });
    assert.deepEqual(await acts.recheck(heard, source, moved), []);
  });

  it('hears an answer the brand made in another client, and what customers write over HTTP', async () => {
    const double = await start();
    const source = sourceOf(double, 'account');
    const root = await double.say({ by: 'ada', text: 'My mug broke.' });
    const { cursor } = await poll(source);
    const client = async (name: string, method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${double.tokenOf(name)}`, 'content-type': 'application/json' };
      const sent = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const response = await fetch(`${double.origin}${path}`, sent);
      assert.equal(response.status, 200);
      return (await response.json()) as { id: string; uri: string };
    };
    const to = double.find(root)?.id;
    await client('acme', 'POST', '/api/v1/statuses', { status: '@ada we are on it', in_reply_to_id: to });
    const bob = await client('bob', 'POST', '/api/v1/statuses', { status: '@acme mine as well' });
    await client('bob', 'PUT', `/api/v1/statuses/${bob.id}`, { status: '@acme mine as well, blue' });
    const { heard } = await poll(source, cursor);
    assert.deepEqual(
      heard.map((h) => [h.text, h.isOwn, h.threadId]).sort(),
      [
        ['@acme mine as well, blue', false, bob.uri],
        ['@ada we are on it', true, root],
      ].sort(),
    );
    await client('bob', 'DELETE', `/api/v1/statuses/${bob.id}`);
    const again = await acts.recheck(heard, source, hands);
    assert.deepEqual(again.map((raw) => hear(raw, source).isRemoved).sort(), [false, true]);
  });

  it('puts on record what a poll after a long silence could not fetch', async () => {
    const double = await start();
    const source = sourceOf(double, 'hashtag');
    const old = await double.say({ by: 'ada', text: 'first' });
    const { cursor } = await poll(source);
    for (let n = 0; n < 1_050; n += 1) await double.say({ by: 'ada', text: `number ${n}` });
    const { heard, pages } = await poll(source, cursor);
    assert.equal(heard.length, 1_000);
    const gap = pages.at(-1)?.gap;
    assert.equal(gap?.from, double.find(old)?.createdAt.toISOString());
    assert.ok(gap?.until);
  });

  it('knows when to come back, from a date as from Unix seconds', async () => {
    for (const kin of [false, true]) {
      const double = await start({ kin });
      double.misbehave({ how: 'rate_limited', retryAfterS: 120 });
      const error = await failureOf(poll(sourceOf(double, 'account')));
      assert.equal(error.code, 'rate_limited');
      const waitMs = (error.retryAt?.getTime() ?? 0) - Date.now();
      assert.ok(waitMs > 110_000 && waitMs <= 121_000, String(waitMs));
    }
  });

  it('keeps the thread through a hiccup of the server', async () => {
    const double = await start();
    const source = sourceOf(double, 'account');
    const root = await double.say({ by: 'ada', text: 'My mug broke.' });
    const middle = await double.say({ by: 'acme', text: 'Which one?', to: root });
    const { cursor } = await poll(source);
    await double.say({ by: 'ada', text: 'The blue one', to: middle });
    const hiccup = { how: 'server_error' } as const;
    let asked = 0;
    const listening = handsForTests({
      fetch: async (url, request) => {
        if (url.includes('/context') && asked++ === 0) double.misbehave(hiccup);
        return hands.fetch(url, request);
      },
    });
    const threads: string[] = [];
    for await (const page of channel.listen({ ...source, cursor }, listening)) {
      threads.push(...page.raws.map((raw) => hear(raw, source).threadId));
    }
    assert.equal(asked, 2);
    assert.deepEqual(threads, [root]);
  });

  it('keeps what it cannot read, as unread', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const spoiled = handsForTests({
      fetch: async (url, request) => {
        const response = await hands.fetch(url, request);
        if (!url.includes('/notifications')) return response;
        const broken = (response.json() as { status?: { account?: unknown } }[]).map((notification) => ({
          ...notification,
          status: { id: 'x', content: 'no author' },
        }));
        return { ...response, json: () => broken };
      },
    });
    const pages: Page[] = [];
    for await (const page of channel.listen({ ...sourceOf(double, 'account'), cursor: null }, spoiled))
      pages.push(page);
    const raws = pages.flatMap((page) => page.raws);
    assert.equal(raws.length, 1);
    assert.throws(() => hear(first(raws), sourceOf(double, 'account')), /without an id or an author/);
  });

  it('takes a strange cursor for none', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    for (const cursor of ['x', 7, { notifications: { known: 'no' } }, []] as Json[]) {
      assert.equal((await poll(sourceOf(double, 'account'), cursor)).heard.length, 1);
    }
  });

  it('reads a refused or revoked token for what it is', async () => {
    const double = await start();
    for (const how of ['token_expired', 'access_revoked'] as const) {
      double.misbehave({ how });
      assert.equal((await failureOf(poll(sourceOf(double, 'account')))).code, 'auth_expired', how);
    }
  });

  it('suggests a hashtag that can exist', async () => {
    const tagOf = async (name: string) => (await acts.discover({ name, page: null }, hands))[0]?.config['tag'];
    assert.equal(await tagOf('acme coffee & co.'), 'acmeCoffeeCo');
    assert.equal(await tagOf('Müller Söhne'), 'MüllerSöhne');
    assert.equal(await tagOf('1984'), undefined);
  });
});

describe('the judge', { skip: openJudge() === null ? 'the description of the interface is not there' : false }, () => {
  const judge = openJudge();
  const exchange = (method: string, path: string, body?: unknown) => ({
    method,
    url: new URL(path, 'https://x.example'),
    headers: {},
    body,
  });

  it('bites on requests nobody described', () => {
    const faults = (method: string, path: string, body?: unknown) => judge?.request(exchange(method, path, body)) ?? [];
    assert.deepEqual(faults('GET', '/api/v1/notifications?types[]=mention&limit=40'), []);
    assert.match(first(faults('GET', '/api/v1/notifications?types[]=shouting')), /types\[\]/);
    assert.match(first(faults('GET', '/api/v1/notifications?limit=many')), /limit/);
    assert.match(first(faults('GET', '/api/v1/notifications?kinds=mention')), /kinds is not described/);
    assert.match(first(faults('GET', '/api/v2/search')), /q is missing/);
    assert.match(first(faults('GET', '/api/v9/nothing')), /no such call/);
    assert.deepEqual(faults('POST', '/api/v1/statuses', { status: 'hi', visibility: 'direct' }), []);
    assert.match(first(faults('POST', '/api/v1/statuses', { status: 'hi', visibility: 'secret' })), /visibility/);
    assert.match(first(faults('POST', '/api/v1/statuses', { status: 'hi', colour: 'red' })), /colour/);
    assert.match(first(faults('POST', '/api/v1/statuses')), /body is missing/);
  });

  it('bites on answers the interface would not give', () => {
    const faults = (status: number, body: unknown) =>
      judge?.answer(exchange('GET', '/api/v1/statuses/1/context'), status, body) ?? [];
    assert.deepEqual(faults(200, { ancestors: [], descendants: [] }), []);
    assert.match(first(faults(200, { ancestors: [{ id: 1 }], descendants: [] })), /ancestors/);
    assert.match(first(faults(418, {})), /418 is not described/);
  });
});

describe('small rules', () => {
  it('is never wider than the mention', () => {
    const to = (visibility: string, sphere: 'public' | 'private') =>
      ({ visibility: sphere, handle: { visibility } }) as unknown as Sending['to'];
    const way = (visibility: string, sphere: 'public' | 'private', asked: 'public' | 'private' = 'public') =>
      visibilityOf({ visibility: asked, to: to(visibility, sphere) });
    assert.equal(way('public', 'public'), 'public');
    assert.equal(way('unlisted', 'public'), 'unlisted');
    assert.equal(way('local', 'public'), 'local');
    assert.equal(way('public', 'public', 'private'), 'direct');
    assert.equal(way('private', 'private'), 'direct');
    assert.equal(way('mutuals_only', 'private'), 'direct');
  });

  it('names the customer once', () => {
    assert.equal(withMention('hello', 'ada@far.example'), '@ada@far.example hello');
    assert.equal(withMention('hello @Ada@far.example!', 'ada@far.example'), 'hello @Ada@far.example!');
    assert.equal(withMention('hi @ada@far.example.org', 'ada@far.example'), '@ada@far.example hi @ada@far.example.org');
    assert.equal(withMention('hi @ada', 'ada@far.example'), '@ada@far.example hi @ada');
    assert.equal(withMention('hi @adam', 'ada'), '@ada hi @adam');
  });

  it('compares words, not marks', () => {
    assert.equal(comparable('@ada@far.example *Sorry*,\n\nsee it'), comparable('@ada Sorry, see it'));
    assert.notEqual(comparable('Yes 👍'), comparable('Yes 👎'));
    assert.notEqual(comparable('!'), comparable('?'));
  });

  it('takes a server however it is typed, but not without encryption', () => {
    for (const typed of [
      'mastodon.social',
      ' https://mastodon.social/ ',
      '@acme@mastodon.social',
      'mastodon.social/@a',
    ]) {
      assert.equal(originOf(typed), 'https://mastodon.social');
    }
    assert.throws(() => originOf('http://mastodon.social'), /unencrypted/);
    assert.throws(() => originOf('  '), /not a server address/);
  });
});
