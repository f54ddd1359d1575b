// What is peculiar to Hacker News: words that must really be there, a walk down the search that can be cut, its little HTML,
// and removals, which only the place itself tells. The law for every channel: contract.test.ts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Json, Raw } from '../channel.ts';
import { read, type Source, withDouble } from '../fake-bench.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { type HackerNewsDouble, startFake } from './fake.ts';
import { plainText } from './plain-text.ts';
import { siteOf, wantedBy } from './wanted.ts';

const fixture = (name: string) => JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}`, 'utf8'));
const hits: Json[] = fixture('search.json').hits;
const items: Record<string, Json> = fixture('items.json');
const heardOf = (body: Json) =>
  channel.normalise({ externalId: '1', body }, { kind: 'search', config: {}, ownIds: new Set() });
const url = (id: number) => `https://news.ycombinator.com/item?id=${id}`;
const textsOf = (raws: readonly Raw[]) => raws.map(({ body }) => heardOf(body).text.split('\n')[0]);

async function withPlace(run: (double: HackerNewsDouble, hands: ReturnType<typeof handsForTests>) => Promise<void>) {
  const double = await startFake();
  try {
    await run(double, handsForTests({ reroute: double.reroute ?? {} }));
    assert.deepEqual(double.judged(), []);
  } finally {
    await double.stop();
  }
}

describe('reading', () => {
  test('a link, a question with words, a comment under its story', () => {
    const [link, question, comment] = hits.map((hit) => heardOf({ hit }));
    assert.deepEqual([link?.title, link?.text, link?.counts.likes], ['Acme Coffee & the four-day week', '', 128]);
    assert.deepEqual(link?.media, [{ kind: 'link', url: 'https://blog.acme.example/four-days', alt: null }]);
    assert.equal(
      question?.text,
      'The page says "soon".\n\nSee https://acme.example/help/cancel\n\ncurl -I acme.example',
      'a link that was shown cut short is whole again',
    );
    assert.deepEqual(
      [comment?.kind, comment?.threadId, comment?.parentId, comment?.title],
      ['comment', url(40000002), url(40000002), null],
    );
    assert.equal(comment?.text, "I did, it's hidden under Acme > Account.");
    assert.equal(comment?.publishedAt?.toISOString(), '2026-11-20T08:30:00.000Z');
  });

  test('the place itself says it edited, deleted or killed, under the same id and thread', () => {
    const known = { by: 'made_up_3', story: '40000002' };
    const heard = ['edited', 'deleted', 'dead'].map((name) => heardOf({ item: items[name] ?? null, known }));
    assert.deepEqual(
      heard.map(({ canonicalId, threadId, isRemoved, author }) => [canonicalId, threadId, isRemoved, author.handle]),
      [false, true, true].map((isRemoved) => [url(40000003), url(40000002), isRemoved, 'made_up_3']),
    );
    assert.match(heard[0]?.text ?? '', /they moved it\.$/);
  });

  test('markup that is none, and entities beyond Unicode', () => {
    assert.equal(plainText('a < b && c &bogus; &#x110000; &#0; &#xD800; 1<2'), 'a < b && c &bogus;    1<2');
    assert.equal(plainText('<a href="https:&#x2F;&#x2F;a.example">here</a>'), 'here (https://a.example)');
    const startedMs = performance.now();
    plainText('<a '.repeat(60_000) + '&'.repeat(60_000));
    assert.ok(performance.now() - startedMs < 1_000);
  });
});

describe('what is meant', () => {
  const isMeant = (query: string, hit: Record<string, string>) => {
    return wantedBy({ kind: 'search', config: { query } })?.isMeant(hit);
  };

  test('a search that forgives typing mistakes does not make a mention', () => {
    assert.equal(isMeant('Heed', { comment_text: 'Pay heed: I need it' }), true);
    assert.equal(isMeant('Heed', { comment_text: 'I need it unheeded' }), false);
    assert.equal(isMeant('"Acme Coffee"', { title: 'Coffee at Acme' }), false);
    assert.equal(isMeant('“Acme Coffee”', { title: 'Acme&#x2F;Coffee?' }), false, 'a title is text');
    assert.equal(isMeant('"acme coffee"', { comment_text: 'ACME&#x2F;Coffee' }), true);
    assert.equal(isMeant('Café', { story_text: 'the cafe' }), true);
    assert.equal(isMeant('珈琲', { title: '東京珈琲店' }), true);
    assert.equal(
      isMeant('Acme', { comment_text: 'yes', story_title: 'Acme' }),
      false,
      'the story says it, not the comment',
    );
    assert.equal(isMeant('acme', { title: 'A post', url: 'https://acme.example/x' }), true);
  });

  test('a site is its host and what is under it', () => {
    assert.deepEqual(['https://www.Acme.example/x', 'acme.example', 'acme', 'a b.c'].map(siteOf), [
      'acme.example',
      'acme.example',
      null,
      null,
    ]);
    const links = wantedBy({ kind: 'links', config: { site: 'acme.example' } });
    const ofUrl = (at: string) => links?.isMeant({ url: at });
    assert.deepEqual(
      ['https://shop.acme.example/', 'https://notacme.example/', 'https://b.example/acme.example'].map(ofUrl),
      [true, false, false],
    );
  });
});

describe('the walk', () => {
  test('more than a page: cut in the middle, it goes on downwards and asks nothing twice', async () => {
    await withPlace(async (double, hands) => {
      const [source] = double.sources;
      assert.ok(source);
      const bench = { channel, double, hands, saved: [] };
      const start = Date.now() - 60 * 60_000;
      await double.say({ by: 'Ada', text: 'old', at: new Date(start) });
      const { cursor } = await read(bench, source, null);
      for (let n = 0; n < 250; n += 1) await double.say({ by: 'Ada', text: `n ${n}`, at: new Date(start + n * 2_000) });
      const cut = await read(bench, source, cursor, () => double.misbehave({ how: 'server_error' }));
      assert.equal(cut.raws.length, 100);
      const before = double.requests();
      const rest = await read(bench, source, cut.cursor);
      assert.equal(new Set([...cut.raws, ...rest.raws].map(({ externalId }) => externalId)).size, 251);
      assert.equal(double.requests() - before, 2, 'the first page is not read again');
      await double.say({ by: 'Ada', text: 'newest' });
      assert.ok(textsOf((await read(bench, source, rest.cursor)).raws).includes('newest'));
    });
  });

  test('the first read is three pages, also when it was cut; thirty pages of news are a gap on record', async () => {
    await withPlace(async (double, hands) => {
      const [source] = double.sources;
      assert.ok(source);
      const bench = { channel, double, hands, saved: [] };
      const start = Date.now() - 24 * 60 * 60_000;
      const say = (n: number) => double.say({ by: 'Ada', text: `n ${n}`, at: new Date(start + n * 2_000) });
      for (let n = 0; n < 400; n += 1) await say(n);
      const cut = await read(bench, source, null, () => double.misbehave({ how: 'server_error' }));
      const rest = await read(bench, source, cut.cursor);
      assert.deepEqual([cut.raws.length, rest.raws.length], [100, 200]);
      for (let n = 400; n < 3_600; n += 1) await say(n);
      const gaps = [];
      for await (const { gap } of channel.listen({ ...source, cursor: rest.cursor }, hands)) gaps.push(gap);
      assert.equal(gaps.length, 30);
      assert.match(gaps.pop()?.why ?? '', /more was found than 30 pages hold/);
      assert.ok(gaps.every((gap) => gap === undefined));
    });
  });

  test('a story dated tomorrow does not make the next poll begin anew', async () => {
    await withPlace(async (double, hands) => {
      const [source] = double.sources;
      assert.ok(source);
      const bench = { channel, double, hands, saved: [] };
      const dayMs = 24 * 60 * 60_000;
      await double.say({ by: 'Ada', text: 'old', at: new Date(Date.now() - 2 * dayMs) });
      await double.say({ by: 'Bo', text: 'tomorrow', at: new Date(Date.now() + dayMs) });
      const first = await read(bench, source, null);
      const second = await read(bench, source, first.cursor);
      assert.deepEqual([textsOf(first.raws), textsOf(second.raws)], [['tomorrow', 'old'], ['tomorrow']]);
    });
  });

  test('what came into the search late is heard although something newer was heard before', async () => {
    await withPlace(async (double, hands) => {
      const [source] = double.sources;
      assert.ok(source);
      const bench = { channel, double, hands, saved: [] };
      await double.say({ by: 'Ada', text: 'at once' });
      const { cursor } = await read(bench, source, null);
      await double.say({ by: 'Ada', text: 'late', at: new Date(Date.now() - 30 * 60_000) });
      assert.ok(textsOf((await read(bench, source, cursor)).raws).includes('late'));
    });
  });

  test('a hundred and fifty in one second do not hold it for ever', async () => {
    await withPlace(async (double, hands) => {
      const [source] = double.sources;
      assert.ok(source);
      const at = new Date(Date.now() - 60_000);
      for (let n = 0; n < 150; n += 1) await double.say({ by: 'Ada', text: 'at once', at });
      await double.say({ by: 'Ada', text: 'before', at: new Date(at.getTime() - 5_000) });
      const { raws } = await read({ channel, double, hands, saved: [] }, source, null);
      assert.ok(textsOf(raws).includes('before'));
    });
  });
});

test('discovery suggests only what was ever found', async () => {
  await withDouble('hacker-news', async ({ double, hands }) => {
    const ask = { name: 'Acme', page: 'https://acme.example/' };
    assert.deepEqual(await channel.discover?.(ask, hands), []);
    await double.say({ by: 'Ada', text: 'hello' });
    const found = (await channel.discover?.(ask, hands)) ?? [];
    assert.deepEqual(
      found.map(({ kind, config }) => [kind, config]),
      [
        ['search', { query: 'Acme' }],
        ['links', { site: 'acme.example' }],
      ],
    );
    assert.deepEqual(await channel.discover?.({ name: ' ', page: null }, hands), []);
  });
});

test('a source without words says so', async () => {
  const source: Source = { kind: 'search', config: { query: ' "" ' }, profile: null, credential: null };
  await withDouble('hacker-news', async (bench) => {
    assert.match((await read(bench, source, null)).error?.message ?? '', /nothing to look for/);
  });
});
