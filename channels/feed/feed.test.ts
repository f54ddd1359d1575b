// What is peculiar to feeds: formats, faults, encodings, dates, moves, pages that are none. The law is in contract.test.ts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseFeed as parseByFeedsmith } from 'feedsmith';
import type { Heard } from '../../core/mention.ts';
import type { ChannelErrorCode, ChannelRequest, ChannelResponse, Json, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { parseFeedDate } from './feed-date.ts';
import { retryAfter } from './fetch-feed.ts';
import { MAX_ITEMS } from './item.ts';
import { parseFeed } from './parse.ts';
import { plainText } from './plain-text.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOME = 'https://site.example/feed';
const samples = `${import.meta.dirname}/../../../shared/samples`;
const noSamples =
  existsSync(samples) || process.env['CI'] ? false : 'the shared sample folder is not beside this checkout';

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/fixtures/${name}`);
const sample = (name: string) => readFileSync(`${samples}/${name}`);

interface Served {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly movedTo?: string;
}

/** A web of a few addresses; an address that is not in it answers 404. */
function web(pages: Record<string, Served | Served[]>) {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const fetch = async (url: string, request: ChannelRequest = {}): Promise<ChannelResponse> => {
    asked.push({ url, headers: request.headers ?? {} });
    const page = pages[url];
    const served = (Array.isArray(page) ? (page.length > 1 ? page.shift() : page[0]) : page) ?? { status: 404 };
    const bytes =
      typeof served.body === 'string' ? new TextEncoder().encode(served.body) : (served.body ?? new Uint8Array());
    return {
      status: served.status ?? 200,
      url: served.movedTo ?? url,
      ...(served.movedTo === undefined ? {} : { movedTo: served.movedTo }),
      headers: new Headers(served.headers ?? {}),
      bytes,
      text: () => new TextDecoder().decode(bytes),
      json: () => JSON.parse(new TextDecoder().decode(bytes)),
    };
  };
  return { asked, hands: handsForTests({ fetch, now: () => NOW }) };
}

const source = (address = HOME, cursor: Json = null, kind = 'feed'): ListenTo => {
  return { kind, config: { address }, cursor, profile: null, credential: null };
};

async function poll(from: ListenTo, hands: ReturnType<typeof web>['hands']) {
  const pages: Page[] = [];
  for await (const page of channel.listen(from, hands)) pages.push(page);
  const last = pages.at(-1);
  assert.ok(last, 'a poll ends with a page');
  return { pages, last, raws: pages.flatMap((page) => page.raws), cursor: last.cursor };
}

async function hear(body: string | Uint8Array, { kind = 'feed', headers = {} } = {}) {
  const { hands } = web({ [HOME]: { body, headers } });
  const { raws } = await poll(source(HOME, null, kind), hands);
  return raws.map((raw) => normalise(raw, kind));
}

function normalise(raw: Raw, kind = 'feed'): Heard {
  return channel.normalise(raw, { kind, config: {}, ownIds: new Set() });
}

function failsAs(code: ChannelErrorCode, words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ChannelError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}

const rss = (items: string) =>
  `<rss version="2.0"><channel><title>T</title><link>https://site.example/</link>${items}</channel></rss>`;

describe('real samples', { skip: noSamples }, () => {
  const names = [
    'rss/rss-20.xml',
    'rss/rss-ns.xml',
    'rss/atom-10.xml',
    'rss/rdf-10.xml',
    'rss/feedjira-RSSWithComments.xml',
    'rss/rssparser-missing-fields.atom',
    'google-alerts/google_alerts_atom.xml',
    'reddit/reddit_atom.xml',
    'reddit/reddit_rss2_old.xml',
    'youtube-feed/youtube_channel_atom.xml',
  ];
  for (const name of names) {
    test(`${name}: ids, links and titles as feedsmith reads them`, () => {
      const oracle = parseByFeedsmith(sample(name).toString());
      const items = oracle.format === 'atom' ? oracle.feed.entries : oracle.feed.items;
      const expected = (items ?? []).map((item) => ({
        id: 'guid' in item ? item.guid?.value : 'id' in item ? item.id : undefined,
        link:
          'link' in item
            ? item.link
            : 'links' in item
              ? item.links?.find((l) => (l.rel ?? 'alternate') === 'alternate')?.href
              : undefined,
        title: typeof item.title === 'object' ? item.title.value : item.title,
      }));
      const { feed } = parseFeed(sample(name), null);
      assert.ok(feed);
      assert.equal(feed.items.length, expected.length);
      feed.items.forEach((item, at) => {
        const other = expected[at];
        if (other?.id !== undefined) assert.equal(item.id, other.id);
        if (other?.link !== undefined) assert.equal(item.link, other.link);
        if (other?.title !== undefined) assert.equal(item.title?.text, other.title);
      });
      assert.equal(feed.isCut, false);
    });
  }

  test('Google Alerts: real addresses, plain words, the site as author', async () => {
    const heard = await hear(sample('google-alerts/google_alerts_atom.xml'), { kind: 'alerts' });
    assert.equal(heard.length, 20);
    const second = heard[1];
    assert.equal(second?.url, 'https://investorplace.com/2019/07/slack-stock-truly-compelling/');
    assert.equal(second?.canonicalId, second?.url);
    assert.equal(second?.title, 'Slack Stock Has a Compelling Story and the Numbers to Back It Up');
    assert.match(second?.text ?? '', /the Company's decision to go public via \.\.\.$/);
    assert.equal(second?.author.name, 'investorplace.com');
    for (const { text, title, url } of heard)
      assert.doesNotMatch(`${text} ${title} ${url}`, /<b>|&\w+;|google\.com\/url/);
  });

  test('an entry without any words is a raw that is kept, not one that vanishes', async () => {
    const { hands } = web({ [HOME]: { body: sample('rss/rssparser-incomplete-fields.atom') } });
    const { raws } = await poll(source(), hands);
    assert.equal(raws.length, 1);
    assert.throws(() => raws.map((raw) => normalise(raw)), /neither a title nor words/);
  });

  test('"Object moved" as a body is a page, not a feed', async () => {
    const { hands } = web({ [HOME]: { body: sample('rss/rssparser-unrecognized.rss') } });
    await assert.rejects(poll(source(), hands), failsAs('unreadable', /is a web page and names no feed/));
  });
});

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
    assert.equal(comment?.threadId, 'https://bakery.example/hours/');
    assert.equal(comment?.text, 'Why closed on Mondays?\n\nI came twice.');
    assert.deepEqual([comment?.author.name, comment?.author.externalId], ['Ada', 'bakery.example/Ada']);
  });
});

describe('faults', () => {
  test('a broken feed still gives its items', async () => {
    const heard = await hear(fixture('broken.xml'));
    assert.deepEqual(
      heard.map(({ title, text, url }) => [title, text, url]),
      [
        ['Fish & chips — cold', 'The delivery was an hour late\nand cold & soggy', 'https://corner.example/1'],
        ['Second', 'Never closed', null],
        ['Third', 'All fine', null],
      ],
    );
    assert.equal(heard[0]?.publishedAt?.toISOString(), '2026-11-03T17:04:00.000Z');
  });

  test('half a document: whole items are heard, the half one is kept as unread, and all is asked for again', async () => {
    const whole = rss('<item><guid>1</guid><title>one</title></item><item><guid>2</guid><title>two</title></item>');
    const half = whole.slice(0, whole.indexOf('two') + 2);
    const net = web({
      [HOME]: [
        { body: half, headers: { etag: '"h"' } },
        { body: whole, headers: { etag: '"w"' } },
      ],
    });
    const first = await poll(source(), net.hands);
    assert.equal(first.raws.length, 2);
    assert.equal(normalise(first.raws[0] as Raw).title, 'one');
    assert.throws(() => normalise(first.raws[1] as Raw), /cut off in the middle/);
    const second = await poll(source(HOME, first.cursor), net.hands);
    assert.equal(net.asked[1]?.headers['if-none-match'], undefined);
    assert.deepEqual(
      second.raws.map((raw) => raw.externalId),
      first.raws.map((raw) => raw.externalId),
    );
    assert.deepEqual(
      second.raws.map((raw) => normalise(raw).title),
      ['one', 'two'],
    );
  });

  test('bombs, depth and size are refused in words and in time', { timeout: 20_000 }, async () => {
    const refused: [string | Uint8Array, RegExp][] = [
      [fixture('hostile.xml'), /declares entities/],
      [`<rss><channel>${'<a>'.repeat(100_000)}`, /nests more than 200/],
      [Buffer.alloc(11 * 1024 * 1024, ' '), /larger than 10 MB/],
      ['', /empty/],
      ['{"items":', /not a JSON Feed/],
      ['[]', /not a JSON Feed/],
      ['PK\u0003\u0004', /no RSS, Atom or RDF/],
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', /no RSS, Atom or RDF/],
    ];
    for (const [body, words] of refused) {
      const { hands } = web({ [HOME]: { body } });
      await assert.rejects(poll(source(), hands), failsAs('unreadable', words));
    }
  });

  test('10 MB of tiny items: the first thousands are read, the rest is a gap on record', {
    timeout: 20_000,
  }, async () => {
    const item = '<item><title>x</title></item>';
    const body = rss(item.repeat(Math.floor(9_900_000 / item.length)));
    const { pages, last, raws } = await poll(source(), web({ [HOME]: { body } }).hands);
    assert.equal(raws.length, MAX_ITEMS);
    assert.match(last.gap?.why ?? '', /more than 5000 items/);
    assert.ok(
      pages.slice(0, -1).every((page) => page.cursor === null),
      'only the last page says "all read"',
    );
  });

  test('markup nested without end is stripped, not parsed', { timeout: 5_000 }, () => {
    assert.equal(plainText(`${'<b>'.repeat(200_000)}words`).text, 'words');
    assert.equal(
      plainText(`<p>a</p><style>b</style><ul><li>c<li>d</ul>e<br>f &lt;g&gt;`).text,
      'a\n\n• c\n• d\n\ne\nf <g>',
    );
  });

  test('a JSON Feed with entries that are none, and ids that are numbers', async () => {
    const body = JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      items: [{ id: 5, content_html: '<p>x</p>' }, 'no', null],
    });
    const { raws } = await poll(source(), web({ [HOME]: { body } }).hands);
    assert.equal(raws.length, 3);
    assert.deepEqual([normalise(raws[0] as Raw).canonicalId, normalise(raws[0] as Raw).text], [`${HOME}#5`, 'x']);
    assert.throws(() => normalise(raws[1] as Raw), /not an object/);
  });
});

describe('encodings and dates', () => {
  test('windows-1252, UTF-16, marks, and headers that lie', async () => {
    const text = (declared: string) =>
      `<?xml version="1.0" encoding="${declared}"?>${rss('<item><title>Köln “24” €</title></item>')}`;
    const narrow = (s: string) =>
      Uint8Array.from(s, (c) => ({ '“': 0x93, '”': 0x94, '€': 0x80 })[c] ?? c.charCodeAt(0));
    const cases: [Uint8Array, string][] = [
      [narrow(text('windows-1252')), 'text/xml'],
      [narrow(text('none-such')), 'text/xml; charset=iso-8859-1'],
      [narrow(rss('<item><title>Köln “24” €</title></item>')), ''],
      [Buffer.from(text('iso-8859-1')), 'text/xml; charset=iso-8859-1'],
      [Buffer.from(`\ufeff${text('utf-16')}`, 'utf16le'), 'text/xml; charset=utf-8'],
      [Buffer.from(text('utf-16'), 'utf16le').swap16(), ''],
    ];
    for (const [body, type] of cases) {
      assert.equal((await hear(body, { headers: { 'content-type': type } }))[0]?.title, 'Köln “24” €', type);
    }
  });

  test('NUL and half surrogates never reach the store', async () => {
    const spelt = [
      '{"items":[{"id":"1","title":"a\\u0000b\\ud800c"}]}',
      rss('<item><guid>1</guid><title>a&#0;b&#xD800;c\u0000</title></item>'),
    ];
    for (const body of spelt) {
      const { raws } = await poll(source(), web({ [HOME]: { body } }).hands);
      assert.equal(raws.length, 1);
      assert.doesNotMatch(JSON.stringify(raws), /\\u0000|\\ud800/);
    }
  });

  test('reads what feeds write, whatever zone this machine is in', () => {
    const same = [
      '2026-11-03T17:04:00Z',
      '2026-11-03 17:04',
      '2026-11-03T18:04:00+01:00',
      'Tue, 03 Nov 2026 18:04:00 CET',
      '3 Nov 26 12:04 EST',
      'Tue, 3 November 2026 17:04:00 +0000',
      'Nov 3, 2026 17:04 GMT',
    ];
    for (const text of same) assert.equal(parseFeedDate(text)?.toISOString(), '2026-11-03T17:04:00.000Z', text);
    for (const text of ['', 'yesterday', '2026-13-01', '99 Foo 2026', 'Tue, 03 Nov 2026 18:04:00 +9900']) {
      assert.equal(parseFeedDate(text), null, text);
    }
  });

  test('1970 and 2090 are no dates; the raw keeps what was written', async () => {
    const dates = ['1970-01-01T00:00:00Z', '2090-01-01T00:00:00Z', '2026-11-23T00:00:00Z', 'soon'];
    const body = rss(dates.map((date, at) => `<item><title>${at}</title><pubDate>${date}</pubDate></item>`).join(''));
    const { raws } = await poll(source(), web({ [HOME]: { body } }).hands);
    const published = raws.map((raw) => normalise(raw).publishedAt?.toISOString() ?? null);
    assert.deepEqual(published, [null, null, '2026-11-23T00:00:00.000Z', null]);
    for (const [at, date] of dates.entries()) assert.match(JSON.stringify(raws[at]?.body), new RegExp(date));
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
        kind: 'feed',
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
    assert.deepEqual(await channel.discover?.(ask, web({}).hands), []);
    assert.deepEqual(await channel.discover?.({ ...ask, page: null }, web({}).hands), []);
  });

  test('a Talkwalker alert is read as RSS 2.0', async () => {
    const [heard] = await hear(fixture('talkwalker-alert.xml'), { kind: 'alerts' });
    assert.equal(heard?.canonicalId, 'https://news.example/best-bakery');
    assert.equal(heard?.text, 'We tried bakery after bakery.');
    assert.equal(heard?.author.name, 'news.example');
  });
});
