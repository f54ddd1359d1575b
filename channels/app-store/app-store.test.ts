// What is peculiar to Apple's feed: one review is no list, the app itself among reviews, countries in turn, ten pages and no
// more. The law for every channel: contract.test.ts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { ChannelResponse, Hands, Json, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { appOf, askedBy } from './asked.ts';
import { channel } from './channel.ts';
import { type AppStoreDouble, startFake } from './fake.ts';

const samples = `${import.meta.dirname}/../../../shared/samples/app-store-reviews`;
const noSamples =
  existsSync(samples) || process.env['CI'] ? false : 'the shared sample folder is not beside this checkout';

const heardOf = (raw: Raw) => channel.normalise(raw, { kind: 'reviews', config: {}, ownIds: new Set() });
const sourceOf = (countries: string) => {
  return { kind: 'reviews', config: { app: '1234567890', countries }, profile: null, credential: null };
};

/** Hands whose every answer is this body. */
function answering(text: string, status = 200): Hands {
  const bytes = new TextEncoder().encode(text);
  const fetch = async (url: string): Promise<ChannelResponse> => {
    return { status, url, headers: new Headers(), bytes, text: () => text, json: () => JSON.parse(text) };
  };
  return handsForTests({ fetch, now: () => new Date('2026-11-22T12:00:00Z') });
}

async function pagesOf(countries: string, hands: Hands, cursor: Json = null): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...sourceOf(countries), cursor }, hands)) pages.push(page);
  return pages;
}

async function withStore(run: (double: AppStoreDouble, hands: Hands) => Promise<void>): Promise<void> {
  const double = await startFake();
  try {
    await run(double, handsForTests({ reroute: double.reroute ?? {} }));
    assert.deepEqual(double.judged(), []);
  } finally {
    await double.stop();
  }
}

describe('reading', () => {
  test('a page of reviews, a single one that is no list, and none at all', { skip: noSamples }, async () => {
    const read = async (name: string) => {
      const text = readFileSync(`${samples}/made-up_customerreviews_${name}.json`, 'utf8');
      return (await pagesOf('us', answering(text))).flatMap(({ raws }) => raws).map(heardOf);
    };
    const [first, second, ...rest] = await read('page1');
    assert.equal(rest.length, 1);
    assert.deepEqual([first?.rating, first?.title, first?.counts.likes], [1, 'Crashes on launch', 1]);
    assert.deepEqual(
      [first?.author.externalId, first?.author.name, first?.handle],
      ['900000001', 'made_up_reviewer_1', { app: '1234567890', country: 'us', version: '4.2.1' }],
    );
    assert.equal(first?.publishedAt?.toISOString(), '2026-11-19T16:12:44.000Z');
    assert.match(first?.url ?? '', /^https:\/\/appstoreconnect\.apple\.com\/apps\/1234567890\//);
    assert.equal(second?.text, 'Läuft meistens gut. Der Export fehlt noch 🙏');
    assert.equal((await read('single_entry_is_object')).length, 1);
    assert.equal((await read('no_reviews_no_entry_key')).length, 0);
  });

  test('an older feed: the app itself is no review, and a review without a date is one', async () => {
    const text = readFileSync(`${import.meta.dirname}/fixtures/old-feed.json`, 'utf8');
    const heard = (await pagesOf('us', answering(text))).flatMap(({ raws }) => raws).map(heardOf);
    assert.deepEqual(
      heard.map(({ canonicalId, rating, text, publishedAt }) => [canonicalId, rating, text, publishedAt]),
      [['11000000009', 2, 'Nine stamps, all gone.\nWhy?', null]],
    );
  });
});

describe('countries', () => {
  test('are typed freely, and a source without an app or a country says so', async () => {
    const asked = (app: string, countries: string) => askedBy({ config: { app, countries } });
    assert.deepEqual(asked('id1234567890', 'US,de  gb; UK'), { app: '1234567890', countries: ['us', 'de', 'gb'] });
    assert.equal(asked('1234567890', 'Germany'), null);
    assert.deepEqual(
      [
        'https://apps.apple.com/de/app/a-b/id1234567890?l=en',
        'apps.apple.com/app/id12345',
        'https://x.example/id12345',
      ].map(appOf),
      ['1234567890', '12345', null],
    );
    await assert.rejects(pagesOf('Germany', answering('{}')), /countries as two letters/);
  });

  test('one without a store is named; who asks too often comes back later', async () => {
    await withStore(async (_double, hands) => {
      await assert.rejects(pagesOf('zz', hands), { code: 'rejected', message: /no store in “zz”/ });
    });
    await assert.rejects(pagesOf('us', answering('', 403)), {
      code: 'rate_limited',
      retryAt: new Date('2026-11-22T12:10:00Z'),
    });
    await assert.rejects(pagesOf('us', answering('{}')), { code: 'unreadable' });
  });

  test('when the budget ends among them, the next poll begins with those that were not read', async () => {
    await withStore(async (double, hands) => {
      const all = 'us de fr it';
      const poll = async (cursor: Json, budget: number) => {
        const pages: Page[] = [];
        let left = budget;
        const spend = async () => {
          if (left-- <= 0) throw new ChannelError('rate_limited', 'The budget is spent.');
        };
        const from = double.asked.length;
        try {
          for await (const page of channel.listen({ ...sourceOf(all), cursor }, { ...hands, spend })) pages.push(page);
        } catch (error) {
          assert.ok(error instanceof ChannelError);
        }
        return { cursor: pages.at(-1)?.cursor ?? cursor, asked: double.asked.slice(from).map((at) => at.slice(1, 3)) };
      };
      const first = await poll(null, 2);
      const second = await poll(first.cursor, 3);
      assert.deepEqual(
        [first.asked, second.asked],
        [
          ['us', 'de'],
          ['fr', 'it', 'us'],
        ],
      );
    });
  });
});

test('the first read is two pages a country; ten pages of news are a gap on record, and edits are heard', async () => {
  await withStore(async (double, hands) => {
    const start = Date.now() - 86_400_000;
    const say = (n: number) => double.say({ by: 'Ada', text: `n ${n}`, at: new Date(start + n * 2_000) });
    // Every second one is said in Germany.
    for (let n = 0; n < 300; n += 1) await say(n);
    const first = await pagesOf('us', hands);
    assert.deepEqual(
      first.map(({ raws }) => raws.length),
      [50, 50],
    );
    await double.edit?.('11000000000', 'It got worse');
    const second = await pagesOf('us', hands, first.at(-1)?.cursor ?? null);
    assert.equal(second.length, 1);
    assert.equal(
      heardOf(second[0]?.raws[0] as Raw).text,
      'It got worse',
      'an old one that was edited is in front again',
    );
    for (let n = 0; n < 1_100; n += 1)
      await double.say({ by: 'Bo', text: `news ${n}`, at: new Date(Date.now() - 1_000) });
    const third = await pagesOf('us', hands, first.at(-1)?.cursor ?? null);
    assert.equal(third.length, 10);
    assert.match(third.at(-1)?.gap?.why ?? '', /500 reviews/);
    assert.equal(third[8]?.gap, undefined);
  });
});

test('a review dated tomorrow does not end the walk at the first page', async () => {
  await withStore(async (double, hands) => {
    const dayMs = 86_400_000;
    const say = (text: string, atMs: number) => double.say({ by: 'Ada', text, at: new Date(Date.now() + atMs) });
    // Every second one is said in Germany.
    for (const at of [-dayMs, -dayMs, dayMs, -dayMs]) await say('early', at);
    const first = await pagesOf('us', hands);
    for (let n = 0; n < 120; n += 1) await say(`news ${n}`, -1_000);
    const pages = await pagesOf('us', hands, first.at(-1)?.cursor ?? null);
    assert.deepEqual(
      pages.map(({ raws }) => raws.length),
      [50, 12],
    );
  });
});

test('discovery finds the apps of that name, in the country of the page, and no others', async () => {
  await withStore(async (double, hands) => {
    double.apps.push(
      { trackId: 1, trackName: 'Acme Coffee – Order', sellerName: 'Acme Ltd', kind: 'software' },
      { trackId: 2, trackName: 'Coffee Quiz', sellerName: 'Somebody', kind: 'software' },
      { trackId: 3, trackName: 'Loyalty', artistName: 'ACME COFFEE', kind: 'software' },
    );
    const found = await channel.discover?.({ name: 'Acme Coffee', page: 'https://acme.co.uk/' }, hands);
    assert.deepEqual(found, [
      { kind: 'reviews', label: 'Acme Coffee – Order by Acme Ltd', config: { app: '1', countries: 'gb, us' } },
      { kind: 'reviews', label: 'Loyalty by ACME COFFEE', config: { app: '3', countries: 'gb, us' } },
    ]);
    assert.match(double.asked[0] ?? '', /country=gb/);
    const page = 'https://apps.apple.com/de/app/acme/id1234567890';
    const typed = await channel.discover?.({ name: 'Acme', page }, hands);
    assert.deepEqual(typed?.[0]?.config, { app: '1234567890', countries: 'de, us' });
    assert.equal(double.requests(), 1, 'what was typed needs no search');
  });
});
