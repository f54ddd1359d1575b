// What is peculiar to comments under an own blog's posts: where their feed is found, under which thread they stand, and
// what happens where a blog has only a feed for each post.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Raw } from '../channel.ts';
import { channel } from './channel.ts';
import { failsAs, fixture, hear, normalise, poll, rss, source, web } from './fake-web.ts';

const BLOG = 'https://bakery.example/';
const ALL = `${BLOG}comments/feed/`;
const comment = (n: number, text = `comment ${n}`) =>
  `<item><guid>${BLOG}?p=40#comment-${n}</guid><link>${BLOG}hours/#comment-${n}</link><description>${text}</description></item>`;
const post = (n: number) =>
  `<item><guid>${BLOG}?p=${n}</guid><title>Post ${n}</title><wfw:commentRss>${BLOG}${n}/feed/</wfw:commentRss></item>`;
const posts = (...all: number[]) =>
  rss(all.map(post).join('')).replace('<rss ', '<rss xmlns:wfw="http://wellformedweb.org/CommentAPI/" ');
const page = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed/">';
const textsOf = (raws: readonly Raw[]) => raws.map((raw) => normalise(raw, 'comments').text);

describe('where the comments are', () => {
  const all = { body: rss(comment(12)) };

  test('named by the page, at the usual place of the site, or also where only the feed of posts was pasted', async () => {
    const named = page.replace('>', '><link rel="alternate" type="application/rss+xml" title="Comments" href="/said">');
    const webs = [
      [BLOG, { [BLOG]: { body: named }, [`${BLOG}said`]: all }],
      [BLOG, { [BLOG]: { body: page }, [ALL]: all }],
      [`${BLOG}feed/`, { [`${BLOG}feed/`]: { body: posts(40) }, [ALL]: all }],
      [`${BLOG}blog/feed`, { [`${BLOG}blog/feed`]: { body: posts(40) }, [`${BLOG}blog/comments/feed/`]: all }],
      [ALL, { [ALL]: all }],
    ] as const;
    for (const [address, pages] of webs) {
      const net = web(pages);
      const first = await poll(source(address, null, 'comments'), net.hands);
      assert.deepEqual(textsOf(first.raws), ['comment 12'], address);
      const before = net.asked.length;
      await poll(source(address, first.cursor, 'comments'), net.hands);
      assert.equal(net.asked.length - before, 1, 'it is looked for once');
    }
  });

  test('a page without any is told so, and what it does have is not heard as comments', async () => {
    const net = web({ [BLOG]: { body: page }, [`${BLOG}feed/`]: { body: rss('<item><title>x</title></item>') } });
    await assert.rejects(
      poll(source(BLOG, null, 'comments'), net.hands),
      failsAs('unreadable', /names no feed of comments/),
    );
  });

  test('discovery suggests them as an own place, and knows an alert by its address', async () => {
    const kinds = async (page: string, pages: Parameters<typeof web>[0]) =>
      (await channel.discover?.({ name: 'Bakery', page }, web(pages).hands))?.map(({ kind }) => kind);
    const feed = { body: rss('<item><title>x</title></item>') };
    assert.deepEqual(await kinds(BLOG, { [BLOG]: { body: page }, [ALL]: all }), ['feed', 'comments']);
    for (const alert of ['https://www.google.de/alerts/feeds/1/2', 'https://alerts.talkwalker.com/alerts/rss/T']) {
      assert.deepEqual(await kinds(alert, { [alert]: feed }), ['alerts'], alert);
    }
  });
});

describe('only a feed for each post', () => {
  const at = (n: number) => `${BLOG}${n}/feed/`;

  test('each is asked with its own validator; one that is gone does not silence the others; the newest ten count', async () => {
    const many = Array.from({ length: 12 }, (_, n) => n + 1);
    const net = web({
      // The first poll asks twice: where comments are, and which posts there are.
      [`${BLOG}feed/`]: [...Array(3).fill({ body: posts(...many) }), { body: posts(1) }],
      ...Object.fromEntries(many.map((n) => [at(n), { body: rss(comment(n)), headers: { etag: `"${n}"` } }])),
      [at(2)]: { status: 410 },
      [at(3)]: [{ body: rss(comment(3)) }, { body: rss(comment(31) + comment(3)) }],
    });
    const first = await poll(source(`${BLOG}feed/`, null, 'comments'), net.hands);
    assert.deepEqual(
      textsOf(first.raws),
      many.filter((n) => n <= 10 && n !== 2).map((n) => `comment ${n}`),
    );
    const second = await poll(source(`${BLOG}feed/`, first.cursor, 'comments'), net.hands);
    assert.ok(textsOf(second.raws).includes('comment 31'));
    assert.equal(net.asked.findLast(({ url }) => url === at(1))?.headers['if-none-match'], '"1"');
    const { cursor } = await poll(source(`${BLOG}feed/`, second.cursor, 'comments'), net.hands);
    assert.deepEqual(
      Object.keys((cursor as { posts: object }).posts),
      [at(1)],
      'old posts are not remembered for ever',
    );
  });

  test('a site that asks for rest gets it, and goes on with the post it had come to', async () => {
    const net = web({
      [`${BLOG}feed/`]: { body: posts(1, 2) },
      [at(1)]: { body: rss(comment(1)) },
      [at(2)]: [{ status: 429, headers: { 'retry-after': '60' } }, { body: rss(comment(2)) }],
    });
    const pages: Awaited<ReturnType<typeof poll>>['pages'] = [];
    const read = async () => {
      for await (const one of channel.listen(source(`${BLOG}feed/`, null, 'comments'), net.hands)) pages.push(one);
    };
    await assert.rejects(read(), failsAs('rate_limited', /fewer requests/));
    const next = await poll(source(`${BLOG}feed/`, pages.at(-1)?.cursor ?? null, 'comments'), net.hands);
    assert.deepEqual(textsOf(next.raws), ['comment 2'], 'the first was not heard again');
  });
});

describe('threads', () => {
  test('WordPress: a comment stands under the id its post has in the feed of posts, a nested one too', async () => {
    const [heardPost] = await hear(posts(40));
    const [said] = await hear(fixture('wordpress-comments.xml'), { kind: 'comments' });
    const nested = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>C</title>
      <entry><id>${BLOG}?p=40#comment-13</id><title>Re</title><content>And on Tuesdays?</content>
      <link rel="alternate" href="${BLOG}hours/#comment-13"/><thr:in-reply-to ref="${BLOG}?p=40#comment-12"/></entry></feed>`;
    const [answer] = await hear(nested, { kind: 'comments' });
    assert.deepEqual([said?.threadId, answer?.threadId], [heardPost?.canonicalId, heardPost?.canonicalId]);
    assert.equal(answer?.parentId, said?.canonicalId);
    const toThePage = nested.replace(`ref="${BLOG}?p=40#comment-12"`, `ref="${BLOG}hours/"`);
    const [other] = await hear(toThePage, { kind: 'comments' });
    assert.equal(other?.threadId, heardPost?.canonicalId, 'its own id tells the post, whatever it says it answers');
    assert.deepEqual([heardPost?.kind, said?.kind, answer?.kind], ['article', 'comment', 'comment']);
  });

  test('a comment section of another make: all are comments, also without a sign in their links', async () => {
    const [said] = await hear(rss('<item><guid>9</guid><title>Nice</title></item>'), { kind: 'comments' });
    assert.equal(said?.kind, 'comment');
  });
});
