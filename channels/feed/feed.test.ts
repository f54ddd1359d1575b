// What is peculiar to listening to feeds: ids, manners towards the site, moves, pages that are none. The law that holds
// for every channel is in contract.test.ts; what bytes become is in parse.test.ts.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChannelError, type ChannelErrorCode, type Json, type Raw } from '../channel.ts';
import { retryAfter } from '../families/feed/fetch.ts';
import { channel } from './channel.ts';
import { failsAs, fixture, HOME, hear, NOW, normalise, poll, rss, type Served, source, web } from './fake-web.ts';

describe('ids', () => {
  test('a guid that is an address stands alone; another is made unique by its feed; then link, then digest', async () => {
    const items = ['<guid>tag:a.example,2026:1</guid>', '<guid>7</guid>', '<link>/x</link>', ''].map(
      (inner, at) => `<item>${inner}<title>item ${at}</title></item>`,
    );
    const heard = await hear(rss(items.join('')));
    assert.deepEqual(
      heard.map((one) => one.canonicalId.replace(/sha256:[0-9a-f]{64}$/, 'sha256')),
      ['tag:a.example,2026:1', `${HOME}#7`, 'https://site.example/x', `${HOME}#sha256`],
    );
    assert.deepEqual(
      heard.map((one) => one.canonicalId),
      (await hear(rss(items.reverse().join('')))).map((one) => one.canonicalId).reverse(),
    );
  });

  test('one guid on every item is no guid', async () => {
    const heard = await hear(
      rss(
        [1, 2].map((n) => `<item><guid>x</guid><link>https://a.example/${n}</link><title>${n}</title></item>`).join(''),
      ),
    );
    assert.deepEqual(
      heard.map((one) => one.canonicalId),
      ['https://a.example/1', 'https://a.example/2'],
    );
  });

  test('an edit keeps the id; a comment knows its page', async () => {
    const [before] = await hear(rss('<item><guid>1</guid><title>a</title></item>'));
    const [after] = await hear(rss('<item><guid>1</guid><title>b</title></item>'));
    assert.equal(before?.canonicalId, after?.canonicalId);
    const [comment] = await hear(fixture('wordpress-comments.xml'));
    assert.equal(comment?.kind, 'comment');
    assert.equal(comment?.threadId, 'https://bakery.example/?p=40', 'the id its post has in the feed of posts');
    assert.equal(comment?.text, 'Why closed on Mondays?\n\nI came twice.');
    assert.deepEqual([comment?.author.name, comment?.author.externalId], ['Ada', 'bakery.example/Ada']);
  });
});

describe('manners', () => {
  const one = rss('<ttl>30</ttl><item><guid>1</guid><title>one</title></item>');

  test('validators go back as they came; 304 and the same body bring nothing; wishes for rest are heard and bounded', async () => {
    const headers = { etag: 'W/"a"', 'last-modified': 'Tue, 03 Nov 2026 17:04:00 GMT' };
    const net = web({ [HOME]: [{ body: one, headers }, { status: 304 }, { body: one }] });
    const first = await poll(source(), net.hands);
    assert.equal(first.last.restMs, 30 * 60_000);
    const second = await poll(source(HOME, first.cursor), net.hands);
    assert.deepEqual(net.asked[1]?.headers['if-none-match'], 'W/"a"');
    assert.deepEqual(net.asked[1]?.headers['if-modified-since'], headers['last-modified']);
    const third = await poll(source(HOME, second.cursor), net.hands);
    assert.deepEqual([second.raws, third.raws], [[], []]);
    const year = web({ [HOME]: { body: one, headers: { 'cache-control': 'public, max-age=31536000' } } });
    assert.equal((await poll(source(), year.hands)).last.restMs, 60 * 60_000);
  });

  test('a cursor of another address, another age or none at all starts afresh', async () => {
    const hostile: Json[] = [
      7,
      'x',
      [],
      {},
      { typed: HOME },
      { typed: HOME, home: 'nowhere' },
      { typed: 'b', home: HOME, etag: '"x"' },
    ];
    for (const cursor of [...hostile, { typed: HOME, home: HOME, at: 5, etag: 'a\r\nb', digest: {} }]) {
      const net = web({ [HOME]: { body: one } });
      assert.equal((await poll(source(HOME, cursor), net.hands)).raws.length, 1, JSON.stringify(cursor));
      assert.equal(net.asked[0]?.headers['if-none-match'], undefined);
    }
  });

  test('statuses become errors that say what to do', async () => {
    const cases: [Served, ChannelErrorCode, RegExp][] = [
      [{ status: 410 }, 'gone', /gone for good/],
      [{ status: 404 }, 'unreachable', /check the address/],
      [{ status: 403 }, 'rejected', /does not let Heed read/],
      [{ status: 500 }, 'unreachable', /tries again/],
      [{ status: 503, headers: { 'retry-after': '60' } }, 'rate_limited', /come back later/],
      [{ status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:05:00 GMT' } }, 'rate_limited', /fewer requests/],
    ];
    for (const [served, code, words] of cases) {
      await assert.rejects(poll(source(), web({ [HOME]: served }).hands), failsAs(code, words));
    }
    assert.equal(retryAfter('60', NOW)?.getTime(), NOW.getTime() + 60_000);
    assert.equal(retryAfter('Sun, 22 Nov 2026 12:05:00 GMT', NOW)?.getTime(), NOW.getTime() + 300_000);
    assert.equal(retryAfter('999999999', NOW)?.getTime(), NOW.getTime() + 86_400_000);
    assert.equal(retryAfter('-5', NOW), null);
  });

  test('a permanent move is remembered, ids stay, and a bad new home leads back', async () => {
    const moved = 'https://new.example/feed';
    const net = web({
      [HOME]: [{ body: one, movedTo: moved }, { body: one }],
      [moved]: [{ body: `${one} ` }, { status: 410 }],
    });
    const first = await poll(source(), net.hands);
    const second = await poll(source(HOME, first.cursor), net.hands);
    assert.deepEqual(
      second.raws.map((raw) => normalise(raw).canonicalId),
      [`${HOME}#1`],
    );
    const third = await poll(source(HOME, second.cursor), net.hands);
    assert.deepEqual(
      third.raws.map((raw) => normalise(raw).canonicalId),
      [`${HOME}#1`],
    );
    assert.deepEqual(
      net.asked.map(({ url }) => url),
      [HOME, moved, moved, HOME],
    );
  });
});

describe('pages', () => {
  const feed = rss('<item><title>one</title></item>');
  const page = 'https://bakery.example/';
  const html = { body: fixture('page.html') };

  test("a page's address leads to its feed; a feed that became a page says so and names the feeds there", async () => {
    const address = 'https://bakery.example/blog/feed/';
    const net = web({ [page]: html, [address]: [{ body: feed }, html] });
    const first = await poll(source('bakery.example'), net.hands);
    assert.match(normalise(first.raws[0] as Raw).canonicalId, /^https:\/\/bakery\.example\/blog\/feed\/#/);
    await assert.rejects(
      poll(source('bakery.example', first.cursor), net.hands),
      failsAs(
        'unreadable',
        /is a web page now, not a feed\. The page names https:\/\/bakery\.example\/blog\/feed\/ and/,
      ),
    );
  });

  test('discover names the feed and the comment feed, or finds one at a usual place, or nothing', async () => {
    const ask = { name: 'Bakery', page: 'bakery.example' };
    assert.deepEqual(await channel.discover?.(ask, web({ [page]: html }).hands), [
      { kind: 'feed', label: 'Bakery » Feed', config: { address: 'https://bakery.example/blog/feed/' } },
      {
        kind: 'comments',
        label: 'Bakery » Comments Feed',
        config: { address: 'https://bakery.example/blog/comments/feed/' },
      },
    ]);
    const usual = web({ [page]: { body: '<!doctype html><p>hi' }, 'https://bakery.example/atom.xml': { body: feed } });
    assert.deepEqual(await channel.discover?.(ask, usual.hands), [
      { kind: 'feed', label: 'T', config: { address: 'https://bakery.example/atom.xml' } },
    ]);
    assert.deepEqual(
      await channel.discover?.({ ...ask, page: `feed:${HOME}` }, web({ [HOME]: { body: feed } }).hands),
      [{ kind: 'feed', label: 'T', config: { address: HOME } }],
    );
    assert.deepEqual(
      await channel.discover?.(ask, web({ [page]: { body: '<html><title>No feed</title></html>' } }).hands),
      [],
    );
    await assert.rejects(async () => channel.discover?.(ask, web({}).hands), ChannelError);
    assert.deepEqual(await channel.discover?.({ ...ask, page: null }, web({}).hands), []);
  });

  test('a Talkwalker alert is read as RSS 2.0', async () => {
    const [heard] = await hear(fixture('talkwalker-alert.xml'), { kind: 'alerts' });
    assert.equal(heard?.canonicalId, 'https://news.example/best-bakery');
    assert.equal(heard?.text, 'We tried bakery after bakery.');
    assert.equal(heard?.author.name, 'news.example');
  });
});
