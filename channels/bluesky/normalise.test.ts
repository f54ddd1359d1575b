// Reads the real payloads in fixtures/, each with its source inside, and what servers may leave out of them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../channel.ts';
import { recordKey } from './address.ts';
import { normalise } from './normalise.ts';

const ana = 'did:plc:nbklbmudyu45up5ioivp4poa';
const lola = 'did:plc:uigm5qh7sqdgs5yoq4s5iou3';
const context = { kind: 'account', config: {}, ownIds: new Set([lola]) };
const heard = fixture<{ posts: Json[] }>('posts').posts.map((post) => read({ post }));
const byText = (start: string) => heard.find(({ text }) => text.startsWith(start)) ?? assert.fail(start);

test('a post brings its words, its author, its picture and the whole of its link', () => {
  const post = byText('@casa-lola.test');
  assert.equal(post.text, '@casa-lola.test ¿dónde está mi pedido? 🌮 https://example.com/pedido/1234 #atencion');
  assert.equal(post.author.name, 'Ana 🌮 Pérez');
  assert.equal(post.author.externalId, ana);
  assert.equal(post.languageHint, 'es');
  assert.equal(post.isOwn, false);
  assert.equal(post.kind, 'post');
  assert.equal(post.threadId, post.canonicalId);
  assert.equal(post.publishedAt?.toISOString(), '2026-11-22T04:48:17.541Z');
  assert.equal(post.url, `https://bsky.app/profile/${ana}/post/3n2usrt3gu222`);
  assert.deepEqual(
    post.media.map(({ kind, alt }) => [kind, alt]),
    [
      ['image', 'La caja vacía'],
      ['link', null],
    ],
  );
  assert.equal(post.media[1]?.url, 'https://example.com/pedido/1234');
});

test('an answer names its thread and what it answers; the handle holds what answering needs', () => {
  const own = byText('Hoy abrimos');
  const answer = byText('¿También');
  assert.equal(own.isOwn, true);
  assert.deepEqual(own.counts, { likes: 1, reposts: 1, replies: 1 });
  assert.equal(answer.kind, 'reply');
  assert.equal(answer.threadId, own.canonicalId);
  assert.equal(answer.parentId, own.canonicalId);
  assert.equal(answer.handle.rootCid, own.handle.cid);
});

test('a quote is a post of its own that links to what it quotes', () => {
  const [own, quote] = [byText('Hoy abrimos'), byText('Look at this')];
  assert.equal(quote.kind, 'post');
  assert.equal(quote.parentId, null);
  assert.deepEqual(quote.media, [{ kind: 'link', url: own.url, alt: own.text }]);
});

test('a notification alone says the same words in the same place', () => {
  for (const post of fixture<{ notifications: Array<{ reason: string; uri: string } & Json> }>('notifications')
    .notifications) {
    if (!['mention', 'reply', 'quote'].includes(post.reason)) continue;
    const whole = heard.find(({ canonicalId }) => canonicalId === post.uri) ?? assert.fail(post.uri);
    const { text, threadId, parentId, publishedAt } = read({ post });
    assert.deepEqual(
      { text, threadId, parentId, publishedAt },
      {
        text: whole.text,
        threadId: whole.threadId,
        parentId: whole.parentId,
        publishedAt: whole.publishedAt,
      },
    );
  }
});

test('search and author feed hold the same form', () => {
  const [found] = fixture<{ posts: Json[] }>('search').posts;
  assert.equal(read({ post: found ?? null }).canonicalId, byText('@casa-lola.test').canonicalId);
  const own = fixture<{ feed: { post: Json; reason?: Json }[] }>('author-feed').feed.map(({ post }) => read({ post }));
  assert.ok(own.length >= 2 && own.every(({ isOwn }) => isOwn));
});

test('only the address, the author and the words must be there', () => {
  const uri = `at://${ana}/app.bsky.feed.post/3n2usrt3gu222`;
  const bare = { uri, cid: 'bafy', author: { did: ana }, record: { text: 'hola' } };
  const { text, publishedAt, author, media } = read({ post: bare });
  assert.deepEqual([text, publishedAt, author.handle, media], ['hola', null, null, []]);
  for (const post of [
    null,
    {},
    { ...bare, record: {} },
    { ...bare, uri: 'https://example.com' },
    { ...bare, author: 7 },
  ]) {
    assert.throws(() => read({ post }), /not (a readable|the address of a) Bluesky post/u);
  }
});

test('times nobody can have meant are replaced by the time the network saw it', () => {
  const uri = `at://${ana}/app.bsky.feed.post/3n2usrt3gu222`;
  const at = (createdAt: string) =>
    read({
      post: {
        uri,
        cid: 'bafy',
        author: { did: ana },
        record: { text: '', createdAt },
        indexedAt: '2026-11-22T05:00:00.000Z',
      },
    }).publishedAt?.toISOString();
  assert.equal(at('2090-01-01T00:00:00Z'), '2026-11-22T05:00:00.000Z');
  assert.equal(at('0001-01-01T00:00:00Z'), '2026-11-22T05:00:00.000Z');
  assert.equal(at('yesterday'), '2026-11-22T05:00:00.000Z');
  assert.equal(at('2026-11-21T05:00:00Z'), '2026-11-21T05:00:00.000Z');
});

test('what was taken back keeps its address and says so', () => {
  const gone = read({ removed: byText('Look at this').canonicalId });
  assert.equal(gone.isRemoved, true);
  assert.equal(gone.canonicalId, byText('Look at this').canonicalId);
  assert.equal(gone.author.externalId, ana);
});

test('record keys are valid TIDs that keep their time, and one sending has one key', () => {
  const someTime = fc.date({ min: new Date('2024-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const someKey = fc.stringMatching(/^[0-9a-f]{32}$/u);
  fc.assert(
    fc.property(someTime, someTime, someKey, someKey, (a, b, one, other) => {
      assert.match(recordKey(a, one), /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/u);
      assert.equal(recordKey(a, one), recordKey(new Date(a), one));
      if (a.getTime() < b.getTime()) assert.ok(recordKey(a, one) < recordKey(b, other));
    }),
  );
  const now = new Date('2026-11-22T05:00:00.000Z');
  const keys = new Set(Array.from({ length: 100 }, (_, i) => recordKey(now, `key ${i}`)));
  assert.equal(keys.size, 100);
});

function read(body: Json) {
  return normalise({ externalId: 'x', body }, context);
}

function fixture<T>(name: string): T {
  const file = readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8');
  return (JSON.parse(file) as { body: T }).body;
}
