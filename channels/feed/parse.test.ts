// What a feed's bytes become: every format beside an independent reader, faults, hostile bodies, encodings, dates.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseFeed as parseByFeedsmith } from 'feedsmith';
import type { Raw } from '../channel.ts';
import { parseFeedDate } from '../families/feed/date.ts';
import { MAX_ITEMS } from '../families/feed/item.ts';
import { parseFeed } from '../families/feed/parse.ts';
import { plainText } from '../families/feed/plain-text.ts';
import { failsAs, fixture, HOME, hear, normalise, poll, rss, source, web } from './fake-web.ts';

const samples = `${import.meta.dirname}/../../../shared/samples`;
const noSamples =
  existsSync(samples) || process.env['CI'] ? false : 'the shared sample folder is not beside this checkout';

const sample = (name: string) => readFileSync(`${samples}/${name}`);

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
      [`<rss><channel>${'<a>'.repeat(100_000)}`, /nests more than 500/],
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

  test('10 MB shaped to keep a reader busy is read in seconds', { timeout: 30_000 }, async () => {
    const fill = (piece: string) => piece.repeat(Math.floor(9_900_000 / piece.length));
    const shapes = {
      'closing tags of nothing': `<description>${'<a>'.repeat(400)}${fill('</b>')}`,
      'unescaped markup': `<description>${fill('<p/>')}</description>`,
      'an author of @': `<author>${fill('@')} x</author>`,
      'a title without end': `<title>${fill('a  b ')}</title>`,
      'half entities': `<description>${fill('&#')}</description>`,
    };
    for (const [shape, inner] of Object.entries(shapes)) {
      const startedMs = performance.now();
      const [heard] = await hear(rss(`<item><guid>1</guid><description>x</description>${inner}</item>`));
      assert.equal(heard?.canonicalId, `${HOME}#1`, shape);
      assert.ok(performance.now() - startedMs < 10_000, `${shape}: ${performance.now() - startedMs} ms`);
    }
  });

  test('three hundred line breaks that nobody closed are no reason to refuse a feed', async () => {
    const [heard] = await hear(rss(`<item><guid>1</guid><description>a${'<br>'.repeat(300)}b</description></item>`));
    assert.equal(heard?.text, 'a\n\nb');
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
