// What is peculiar to Pinterest's feeds: pins without a word, one address in all countries, a feed too short for a busy
// board. The law for every channel: contract.test.ts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Json, Page, Raw } from '../channel.ts';
import { parseFeed } from '../families/feed/parse.ts';
import { rawsOf } from '../families/feed/raws.ts';
import { handsForTests } from '../testbed.ts';
import { feedOf, pinOf } from './address.ts';
import { channel } from './channel.ts';
import { startFake } from './fake.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const FEED = 'https://www.pinterest.com/acmecoffee/latte-art.rss';
const heardOf = (raw: Raw) => channel.normalise(raw, { kind: 'pins', config: {}, ownIds: new Set() });

test('a pin has one address, its profile as author, and may be only a picture; what is no pin is refused', () => {
  const { feed } = parseFeed(readFileSync(`${import.meta.dirname}/fixtures/board.xml`), null);
  assert.ok(feed);
  const [first, picture, nothing, elsewhere] = rawsOf(feed, FEED, NOW);
  assert.ok(first && picture && nothing && elsewhere);
  const heard = heardOf(first);
  assert.equal(heard.canonicalId, 'https://www.pinterest.com/pin/700000000001/');
  assert.deepEqual([heard.title, heard.text], ['Rosetta & swan', 'Poured at Acme & drunk at once']);
  assert.deepEqual([heard.author.handle, heard.author.url], ['acmecoffee', 'https://www.pinterest.com/acmecoffee/']);
  assert.deepEqual(heard.media, [{ kind: 'image', url: 'https://i.pinimg.com/236x/aa/bb/cc/one.jpg', alt: null }]);
  assert.deepEqual([heardOf(picture).text, heardOf(picture).title, heardOf(picture).media.length], ['', null, 1]);
  assert.throws(() => heardOf(nothing), /neither a title nor words/);
  assert.throws(() => heardOf(elsewhere), /no pin/);
});

describe('addresses', () => {
  test('a profile or board is typed in many ways; a pin or a search is none', () => {
    const profile = 'https://www.pinterest.com/acmecoffee/feed.rss';
    const profiles = [
      'acmecoffee',
      '@acmecoffee',
      'pinterest.co.uk/acmecoffee/',
      'https://de.pinterest.com/acmecoffee/_created/',
    ];
    assert.deepEqual([...profiles, profile].map(feedOf), Array(5).fill(profile));
    const boards = ['acmecoffee/latte-art', 'https://www.pinterest.de/acmecoffee/latte-art/?x=1', FEED];
    assert.deepEqual(boards.map(feedOf), Array(3).fill(FEED));
    const none = [
      '',
      'https://www.pinterest.com/',
      'pinterest.com/pin/123/',
      'pinterest.com/search/pins/',
      'a/b/c/d',
      '../x',
      'https://acme.example/shop',
    ];
    assert.deepEqual(none.map(feedOf), Array(none.length).fill(null));
  });

  test('only Pinterest has pins', () => {
    assert.equal(pinOf('https://pinterest.com.evil.example/pin/1/'), null);
    assert.equal(pinOf('https://se.pinterest.com/pin/22/?x'), 'https://www.pinterest.com/pin/22/');
  });
});

test('more pins than the feed shows are a gap on record; an unchanged feed brings nothing', async () => {
  const double = await startFake({ shows: 25 });
  const hands = handsForTests({ reroute: double.reroute ?? {} });
  const [source] = double.sources;
  assert.ok(source);
  const poll = async (cursor: Json) => {
    const pages: Page[] = [];
    for await (const page of channel.listen({ ...source, cursor }, hands)) pages.push(page);
    const [page] = pages;
    assert.ok(page && pages.length === 1);
    return page;
  };
  // Feeds write whole seconds.
  const start = Math.floor(Date.now() / 1_000) * 1_000 - 60 * 60_000;
  const say = (n: number) => double.say({ by: 'Ada', text: `pin ${n}`, at: new Date(start + n * 1_000) });
  try {
    for (let n = 0; n < 30; n += 1) await say(n);
    const first = await poll(null);
    assert.deepEqual([first.raws.length, first.gap], [25, undefined]);
    assert.equal((await poll(first.cursor)).raws.length, 0);
    for (let n = 30; n < 50; n += 1) await say(n);
    const second = await poll(first.cursor);
    assert.deepEqual([second.raws.length, second.gap], [25, undefined], 'what was known is still shown');
    for (let n = 50; n < 80; n += 1) await say(n);
    const { gap, cursor } = await poll(second.cursor);
    assert.deepEqual(
      [gap?.from, gap?.until].map((at) => Math.round((Number(at) - start) / 1_000)),
      [49, 55],
    );
    for (let n = 80; n < 104; n += 1) await say(n);
    assert.equal((await poll(cursor)).gap, undefined, 'the newest known is the oldest shown');
    assert.deepEqual(double.judged(), []);
  } finally {
    await double.stop();
  }
});

test('discovery follows only a page of Pinterest', async () => {
  const hands = handsForTests({ fetch: async () => assert.fail('nothing is asked') });
  const found = (page: string | null) => channel.discover?.({ name: 'Acme', page }, hands);
  assert.deepEqual(await found('https://www.pinterest.de/acmecoffee/latte-art/'), [
    {
      kind: 'pins',
      label: 'Pins of acmecoffee/latte-art on Pinterest',
      config: { address: 'https://www.pinterest.com/acmecoffee/latte-art/' },
    },
  ]);
  assert.deepEqual([await found('https://acme.example/'), await found(null)], [[], []]);
});

const specs = `${import.meta.dirname}/../../../shared/specs/pinterest/openapi-v5.23.0.json`;
const noSpecs =
  existsSync(specs) || process.env['CI'] ? false : "the platform's own description is not beside this checkout";

test('what the manifest says of the interface is so: no comments, mentions or messages', { skip: noSpecs }, () => {
  const { paths } = JSON.parse(readFileSync(specs, 'utf8')) as { paths: Readonly<Record<string, unknown>> };
  assert.ok('/pins/{pin_id}' in paths);
  assert.deepEqual(
    Object.keys(paths).filter((path) => /comment|mention|message|conversation/iu.test(path)),
    [],
  );
});
