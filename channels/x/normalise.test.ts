// Reading what X gave: documented events, both of X's spellings, and what cannot be read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Json, NormaliseContext, Raw } from '../channel.ts';
import { assertSentence } from '../fake-bench.ts';
import { chance, deepFreeze, mutate } from '../fake-spoils.ts';
import { faultsOf } from '../fake-well-formed.ts';
import { normalise } from './normalise.ts';
import { postsIn, rawOfMessage, rawOfPost } from './raw.ts';
import { webhook } from './webhook.ts';

const context: NormaliseContext = { kind: 'account', config: {}, ownIds: new Set(['1111111111111111111']) };

function bodyOf(name: string): unknown {
  const { source, body } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')) as Record<
    string,
    unknown
  >;
  assert.equal(typeof source, 'string');
  return body;
}

function pushed(name: string): readonly Raw[] {
  const bytes = new TextEncoder().encode(JSON.stringify(bodyOf(name)));
  return webhook.read({ bytes, headers: new Headers() }).flatMap(({ raw }) => raw ?? []);
}

function polled(name: string): readonly Raw[] {
  const { posts, includes } = postsIn(bodyOf(name));
  return posts.map((one) => (name.includes('messages') ? rawOfMessage : rawOfPost)(one, includes));
}

const rawsOf = {
  mention: () => pushed('mention-pushed'),
  message: () => pushed('message-pushed'),
  deletion: () => pushed('deletion-pushed'),
  group: () => polled('group-messages').slice(0, 1),
  older: () => polled('reply-2.166'),
  newer: () => polled('reply-2.167'),
};

function only(raws: readonly Raw[]) {
  const [raw, ...others] = raws;
  assert.ok(raw && others.length === 0);
  return normalise(raw, context);
}

test('a mention as X documents its push', () => {
  const heard = only(rawsOf.mention());
  assert.deepEqual(faultsOf(heard), []);
  assert.deepEqual(
    [heard.canonicalId, heard.threadId, heard.parentId, heard.kind, heard.visibility, heard.isOwn],
    ['2080765813578191303', '2080765813578191303', null, 'post', 'public', false],
  );
  assert.deepEqual([heard.author.handle, heard.author.followers], ['OtherUser', 97]);
  assert.equal(heard.languageHint, null, '“und” is no language');
  assert.equal(heard.publishedAt?.toISOString(), '2026-07-24T21:23:23.000Z');
  assert.equal(heard.url, 'https://x.com/OtherUser/status/2080765813578191303');
});

test('a direct message as X documents its push, in the words of the older interface', () => {
  const heard = only(rawsOf.message());
  assert.deepEqual(faultsOf(heard), []);
  assert.deepEqual(
    [heard.canonicalId, heard.text, heard.visibility, heard.kind],
    ['dm-2080765901528535096', 'hello!', 'private', 'message'],
  );
  assert.equal(heard.handle['conversation'], '1111111111111111111-2222222222222222222', 'the smaller id first');
  assert.equal(heard.author.handle, 'OtherUser');
  assert.equal(heard.publishedAt?.getTime(), 1_784_928_224_372);
});

test('a deletion says which of the brand’s own posts is gone', () => {
  const heard = only(rawsOf.deletion());
  assert.deepEqual(faultsOf(heard), []);
  assert.deepEqual([heard.canonicalId, heard.isRemoved, heard.isOwn], ['2080761269309813134', true, true]);
});

test('a message in a group stands in the group; who joined said nothing', () => {
  const [message, joined] = polled('group-messages');
  assert.ok(message && joined);
  const heard = normalise(message, context);
  assert.deepEqual([heard.threadId, heard.author.externalId], ['dm-conversation-1578398451921985538', '944480690']);
});

test('a reply is read alike in both of X’s spellings: first version, whole text, pictures, links, parent', () => {
  const [older, newer] = [only(rawsOf.older()), only(rawsOf.newer())];
  assert.deepEqual(newer, older);
  assert.deepEqual(faultsOf(older), []);
  assert.equal(older.canonicalId, '2090000000000000100');
  assert.deepEqual([older.threadId, older.parentId], ['2080765813578191303', '2080765813578191303']);
  assert.equal(
    older.text,
    '@ExampleUser Der Henkel & der Deckel sind ab, zum zweiten Mal in diesem Jahr, und niemand antwortet auf https://example.com/help?order=17&lang=de. Was nun?',
  );
  assert.deepEqual(
    older.media.map(({ kind, alt }) => [kind, alt]),
    [
      ['image', 'Eine Tasse ohne Henkel'],
      ['video', null],
    ],
  );
  assert.deepEqual(older.counts, { likes: 5, reposts: 3, replies: 1 });
  assert.equal(older.revisedAt?.toISOString(), '2026-08-19T09:04:10.000Z');
  assert.ok(older.publishedAt && older.revisedAt && older.publishedAt < older.revisedAt);
  assert.equal(older.languageHint, 'de');
  assert.equal(older.handle['post'], '2090000000000000200');
});

test('old tags of languages are read as today’s, tags of no language as none', () => {
  const tagOf = (lang: unknown) =>
    normalise({ externalId: '20', body: { post: { id: '20', author_id: '7', lang } } as Json }, context).languageHint;
  assert.deepEqual(['in', 'iw', 'zh-TW', 'qme', 'zxx', '', 7].map(tagOf), [
    'id',
    'he',
    'zh-TW',
    null,
    null,
    null,
    null,
  ]);
});

test('an author who stands wrapped beside a push is known', () => {
  const wrapped = { users: [{ data: { id: '7', username: 'ada', name: 'Ada' } }], media: [], posts: [] };
  const raw = rawOfPost({ id: '20', author_id: '7', text: 'x' }, wrapped);
  assert.equal(normalise(raw, context).author.handle, 'ada');
});

test('what is cyclic, of the future or of an unknown kind is heard for what it is', () => {
  const post = { id: '20', author_id: '7', text: 'x', created_at: '2090-01-01T00:00:00.000Z', conversation_id: '20' };
  const heardOf = (more: object) =>
    normalise({ externalId: '20', body: { post: { ...post, ...more } } as Json }, context);
  const cyclic = heardOf({ referenced_tweets: [{ type: 'replied_to', id: '20' }] });
  assert.deepEqual([cyclic.threadId, cyclic.parentId, cyclic.kind], ['20', null, 'post']);
  const unknown = heardOf({ referenced_tweets: [{ type: 'sung_to', id: '3' }], attachments: { media_keys: 'x' } });
  assert.deepEqual([unknown.kind, unknown.publishedAt?.getUTCFullYear(), unknown.media], ['post', 2090, []]);
  assert.equal(heardOf({ created_at: 'soon' }).publishedAt, null, 'ids of before 2010 tell no time');
});

test('what has no name or no writer is refused in a sentence', () => {
  for (const body of [null, 7, [], {}, { post: {} }, { post: { id: '1' } }, { message: { id: '1', sender_id: '2' } }]) {
    try {
      normalise({ externalId: 'x', body: body as Json }, context);
      assert.fail(JSON.stringify(body));
    } catch (error) {
      assertSentence(error, JSON.stringify(body));
      assert.ok(!(error instanceof assert.AssertionError));
    }
  }
});

test('things without an id are kept apart from each other', () => {
  const nothing = { users: [], media: [], posts: [] };
  const ids = [{ text: 'a' }, { text: 'b' }, null].map((post) => rawOfPost(post, nothing).externalId);
  assert.equal(new Set(ids).size, 3);
});

test('every fixture, spoilt three hundred times, is read well or refused in a sentence', () => {
  const random = chance(20_261_122);
  for (const raws of Object.values(rawsOf)) {
    const [raw] = raws();
    assert.ok(raw);
    for (let n = 0; n < 300; n += 1) {
      const spoilt = mutate(raw, random);
      try {
        assert.deepEqual(faultsOf(normalise(deepFreeze(spoilt.raw), context)), [], spoilt.how);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        assertSentence(error, spoilt.how);
      }
    }
  }
});
