// What is peculiar to Reddit's feeds: full names, comments under their post, Reddit's own line, its manners. The law for
// every channel: contract.test.ts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { ChannelResponse, Hands, Raw } from '../channel.ts';
import { read, withDouble } from '../fake-bench.ts';
import { parseFeed } from '../families/feed/parse.ts';
import { rawsOf } from '../families/feed/raws.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { feedsOf, REDDIT, subredditOf } from './feeds.ts';

const samples = `${import.meta.dirname}/../../../shared/samples/reddit`;
const noSamples =
  existsSync(samples) || process.env['CI'] ? false : 'the shared sample folder is not beside this checkout';

const heardOf = (raw: Raw) => channel.normalise(raw, { kind: 'search', config: {}, ownIds: new Set(['made_up_2']) });
const rawsIn = (bytes: Uint8Array) => {
  const { feed } = parseFeed(bytes, null);
  assert.ok(feed);
  return rawsOf(feed, REDDIT, new Date('2026-11-22T12:00:00Z'));
};

describe('reading', () => {
  test('a comment stands under its post, says its words and not its title, and keeps what only looks like a line', () => {
    const [comment, left, place] = rawsIn(readFileSync(`${import.meta.dirname}/fixtures/comments.xml`));
    assert.ok(comment && left && place);
    const heard = heardOf(comment);
    assert.deepEqual(
      [heard.canonicalId, heard.threadId, heard.parentId, heard.kind, heard.title],
      ['t1_k2abc', 't3_1abcde', null, 'comment', null],
    );
    assert.equal(heard.text, 'Mine was cold too, submitted by /u/nobody');
    assert.equal(heard.url, `${REDDIT}/r/acmecoffee/comments/1abcde/cold_coffee/k2abc/`);
    assert.deepEqual([heard.author.handle, heard.isOwn], ['made_up_2', true]);
    const capitals = heardOf(JSON.parse(JSON.stringify(comment).replaceAll('made_up_2', 'Made_Up_2')));
    assert.deepEqual([capitals.author.handle, capitals.isOwn], ['Made_Up_2', true], 'names ignore case');
    assert.equal(heard.publishedAt?.toISOString(), '2026-11-22T11:00:00.000Z', 'also where only `updated` tells');
    assert.deepEqual([heardOf(left).author.externalId, heardOf(left).author.url], ['[deleted]', null]);
    assert.throws(() => heardOf(place), /neither a post nor a comment/);
  });

  test('a real feed of 2016: the line is gone, the link and the count of comments are told', {
    skip: noSamples,
  }, () => {
    const heard = rawsIn(readFileSync(`${samples}/reddit_atom.xml`)).map(heardOf);
    assert.equal(heard.length, 5);
    assert.deepEqual([heard[0]?.canonicalId, heard[0]?.counts.replies, heard[0]?.text], ['t3_42tizy', 1143, '']);
    assert.equal(heard[0]?.title, 'How the British as seen by Americans and Europeans');
    assert.deepEqual(heard[0]?.media[0], { kind: 'link', url: 'http://i.imgur.com/pTR7f6D.jpg', alt: null });
    assert.equal(heard[0]?.media[1]?.kind, 'image');
    for (const { text, url } of heard) {
      assert.doesNotMatch(text, /submitted by/);
      assert.match(url ?? '', /^https:\/\/www\.reddit\.com\/r\/\w+\/comments\//);
    }
  });

  test('the form of 2015 has addresses for ids, and is refused in a sentence', { skip: noSamples }, () => {
    for (const raw of rawsIn(readFileSync(`${samples}/reddit_rss2_old.xml`))) {
      assert.throws(() => heardOf(raw), /no full name/);
    }
  });
});

test('a subreddit is typed in many ways; what is none is told', async () => {
  const typed = ['acme', 'r/acme', '/r/acme/', 'https://www.reddit.com/r/acme/new/', 'old.reddit.com/r/acme', 'Acme_2'];
  assert.deepEqual(typed.map(subredditOf), ['acme', 'acme', 'acme', 'acme', 'acme', 'Acme_2']);
  assert.deepEqual(['', 'r/', 'a b', 'r/../user', 'https://acme.example/r/x'].map(subredditOf), Array(5).fill(null));
  assert.deepEqual(
    feedsOf({ kind: 'search', config: { query: 'x', subreddit: 'a b' } }),
    [],
    'not in all of Reddit then',
  );
  await withDouble('reddit', async (bench) => {
    const source = { kind: 'subreddit', config: { subreddit: 'a b' }, profile: null, credential: null };
    assert.match((await read(bench, source, null)).error?.message ?? '', /nothing to listen to/);
  });
});

test('posts and comments of a subreddit are heard, each read down to what was known', async () => {
  await withDouble('reddit', async (bench) => {
    const { double } = bench;
    const source = double.sources.find(({ kind }) => kind === 'community');
    assert.ok(source);
    const post = await double.say({ by: 'Ada', text: 'Cold coffee?' });
    const first = await read(bench, source, null);
    const said: string[] = [];
    for (let n = 0; n < 130; n += 1) {
      said.push(await double.say({ by: 'Bo', text: `too ${n}`, to: post, at: new Date(Date.now() + n) }));
    }
    assert.deepEqual(
      first.raws.map((raw) => raw.externalId),
      [post],
    );
    const second = await read(bench, source, first.cursor);
    const heardIds = new Set(second.raws.map(({ externalId }) => externalId));
    assert.deepEqual(
      said.filter((one) => !heardIds.has(one)),
      [],
      'also where nobody had commented before',
    );
    for (const raw of second.raws) assert.equal(heardOf(raw).threadId, post);
    const before = double.requests();
    await read(bench, source, second.cursor);
    assert.equal(double.requests() - before, 2);
  });
});

test('more than five pages since the last poll is a gap on record', async () => {
  await withDouble('reddit', async ({ double, hands }) => {
    const [source] = double.sources;
    assert.ok(source);
    const start = Date.now() - 60 * 60_000;
    const say = (n: number) => double.say({ by: 'Ada', text: `n ${n}`, at: new Date(start + n * 1_000) });
    await say(0);
    const [first] = await pagesOf(source, null, hands);
    for (let n = 1; n <= 520; n += 1) await say(n);
    const pages = await pagesOf(source, first?.cursor ?? null, hands);
    assert.equal(pages.length, 5);
    assert.match(pages[4]?.gap?.why ?? '', /more was written/);
    assert.equal(pages[4]?.gap?.from?.getTime(), Math.floor(start / 1000) * 1000);
    assert.equal(
      (await pagesOf(source, pages[4]?.cursor ?? null, hands)).length,
      1,
      'and it does not walk there again',
    );
  });
});

test('a post dated tomorrow does not end the walk at the first page', async () => {
  await withDouble('reddit', async ({ double, hands }) => {
    const [source] = double.sources;
    assert.ok(source);
    const say = (atMs: number) => double.say({ by: 'Ada', text: 'words', at: new Date(Date.now() + atMs) });
    await say(-60 * 60_000);
    await say(24 * 60 * 60_000);
    const [first] = await pagesOf(source, null, hands);
    for (let n = 0; n < 150; n += 1) await say(-30 * 60_000 + n * 1_000);
    assert.equal((await pagesOf(source, first?.cursor ?? null, hands)).length, 2);
  });
});

describe('manners', () => {
  const answer = (status: number, headers: Record<string, string>, body = ''): ChannelResponse => {
    const bytes = new TextEncoder().encode(body);
    return { status, url: REDDIT, headers: new Headers(headers), bytes, text: () => body, json: () => null };
  };
  const source = { kind: 'subreddit', config: { subreddit: 'acme' }, cursor: null, profile: null, credential: null };
  const failure = async (response: ChannelResponse, more: Partial<Hands> = {}) => {
    const hands = handsForTests({ fetch: async () => response, now: () => new Date(0), ...more });
    return pagesOf(source, null, hands).then(
      () => assert.fail('no error'),
      (error) => [error.code, error.retryAt?.getTime() ?? null, error.message] as const,
    );
  };

  test('it comes back when Reddit says, by whichever header, and after ten minutes where it says nothing', async () => {
    assert.equal((await failure(answer(429, { 'retry-after': '90' })))[1], 90_000);
    assert.equal((await failure(answer(429, { 'x-ratelimit-reset': '42' })))[1], 42_000);
    assert.equal((await failure(answer(429, {})))[1], 600_000);
    assert.equal((await failure(answer(429, { 'retry-after': '99999999' })))[1], 3_600_000);
  });

  test('what Reddit says is left is noted, also in a refusal', async () => {
    const noted: unknown[] = [];
    const headers = { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '30' };
    await failure(answer(429, headers), { noteBudget: (name, told) => void noted.push([name, told]) });
    assert.deepEqual(noted, [['requests', { left: 0, resetAt: new Date(30_000) }]]);
  });

  test('a subreddit that is gone, closed, or none', async () => {
    assert.deepEqual((await failure(answer(404, {})))[0], 'gone');
    assert.deepEqual((await failure(answer(403, {})))[0], 'rejected');
    const [code, , words] = await failure(answer(200, {}, '<!doctype html><title>search results</title>'));
    assert.deepEqual([code, /such a subreddit/.test(words)], ['unreadable', true]);
  });
});

test('discovery asks nothing, and knows an own subreddit by its address', async () => {
  const hands = handsForTests({ fetch: async () => assert.fail('nothing is asked') });
  const found = await channel.discover?.({ name: 'Acme "Coffee"', page: 'https://reddit.com/r/acmecoffee' }, hands);
  assert.deepEqual(
    found?.map(({ kind, config }) => [kind, config]),
    [
      ['community', { subreddit: 'r/acmecoffee' }],
      ['search', { query: '"Acme Coffee"' }],
    ],
  );
});

async function pagesOf(source: Parameters<typeof read>[1], cursor: Parameters<typeof read>[2], hands: Hands) {
  const pages = [];
  for await (const page of channel.listen({ ...source, cursor }, hands)) pages.push(page);
  return pages;
}
