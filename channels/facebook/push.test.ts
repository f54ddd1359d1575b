// What Facebook pushes, and what its fixtures say: edits, removals, own messages, names of older versions.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import type { Raw } from '../channel.ts';
import { PAGE_ID, pushOf } from '../families/graph/fake-graph.ts';
import { testFixtures } from '../families/graph/testbed.ts';
import { channel } from './channel.ts';
import { heardIn } from './testbed.ts';

describe('pushes', () => {
  const from = { id: '24', name: 'Ada' };
  const comment = {
    item: 'comment',
    comment_id: '12_34',
    post_id: '104_12',
    parent_id: '104_12',
    from,
    created_time: 1_763_800_000,
  };
  const feed = (value: object) =>
    channel.webhook?.read(pushOf('page', PAGE_ID, { changes: [{ field: 'feed', value }] })) ?? [];
  const heardOf = (value: object): Heard => {
    const [thing] = feed(value);
    assert.ok(thing?.raw);
    return heardIn(thing.raw);
  };

  test('an edit brings the new words under the same name, a removal takes them back', () => {
    const edited = heardOf({ ...comment, verb: 'edited', message: 'better words' });
    assert.deepEqual(
      [edited.canonicalId, edited.threadId, edited.parentId, edited.text],
      ['12_34', '104_12', '104_12', 'better words'],
    );
    assert.equal(edited.publishedAt?.getTime(), 1_763_800_000_000);
    const removed = heardOf({ ...comment, verb: 'remove' });
    assert.deepEqual([removed.canonicalId, removed.threadId, removed.isRemoved], ['12_34', '104_12', true]);
  });

  test('names of older versions are the same names', () => {
    const { from: _, ...bare } = comment;
    const old = {
      ...bare,
      comment_id: '104_12_34',
      parent_id: '104_12_33',
      sender_id: '24',
      verb: 'add',
      message: 'hi',
    };
    const heard = heardOf(old);
    assert.deepEqual([heard.canonicalId, heard.parentId, heard.author.externalId], ['12_34', '12_33', '24']);
  });

  test('likes, reactions and hiding are no words; a post and a picture are only news', () => {
    for (const value of [
      { ...comment, verb: 'hide' },
      { item: 'reaction', verb: 'add', post_id: '104_12' },
      { item: 'like', verb: 'add' },
    ]) {
      assert.deepEqual(feed(value), []);
    }
    const news = [{ kind: 'page', raw: null, profileId: PAGE_ID }];
    assert.deepEqual(feed({ item: 'photo', verb: 'add', post_id: '104_13' }), news);
    assert.deepEqual(feed({ ...comment, verb: 'add', message: 'see', photo: 'https://x/1.jpg' }), news);
  });

  test('own messages, pictures and unsent ones are told apart', () => {
    const sides = { sender: { id: '24' }, recipient: { id: PAGE_ID }, timestamp: 1_763_800_000_000 };
    const echo = { sender: sides.recipient, recipient: sides.sender, timestamp: sides.timestamp };
    const messaging = [
      {
        ...sides,
        message: { mid: 'm_1', attachments: [{ type: 'image', payload: { url: 'https://x.example/1.jpg' } }] },
      },
      { ...echo, message: { mid: 'm_2', text: 'Hello', is_echo: true } },
      { ...sides, message: { mid: 'm_1', is_deleted: true } },
      { ...sides, read: { watermark: 1 } },
    ];
    const things = channel.webhook?.read(pushOf('page', PAGE_ID, { messaging })) ?? [];
    const heard = things.map(({ raw }) => heardIn(raw as Raw));
    assert.deepEqual(
      heard.map((one) => [one.canonicalId, one.isOwn, one.isRemoved]),
      [
        ['m_1', false, false],
        ['m_2', true, false],
        ['m_1', false, true],
      ],
    );
    assert.deepEqual(new Set(heard.map(({ threadId }) => threadId)), new Set([`${PAGE_ID}/24`]));
    assert.deepEqual(heard[0]?.media, [{ kind: 'image', url: 'https://x.example/1.jpg', alt: null }]);
  });

  test('a push about something else than pages is refused in a sentence', () => {
    assert.throws(() => channel.webhook?.read(pushOf('instagram', '1', {})), /not about a thing of the kind “page”/u);
  });
});

test('somebody the page may not see is nobody else', () => {
  const item = { message: 'hidden friend', created_time: '2026-11-22T10:00:00+0000' };
  const heard = ['1_2', '1_3'].map((id) =>
    heardIn({ externalId: id, body: { what: 'comment', page: PAGE_ID, post: '9_1', item: { id, ...item } } }),
  );
  assert.equal(new Set(heard.map(({ author }) => author.externalId)).size, 2);
  assert.equal(heard[0]?.author.name, null);
});

test('a comment that names itself as its parent stands under its post', () => {
  const item = { id: '1_2', message: 'loop', parent: { id: '1_2' } };
  const heard = heardIn({ externalId: '1_2', body: { what: 'comment', page: PAGE_ID, post: '9_1', item } });
  assert.deepEqual([heard.threadId, heard.parentId], ['9_1', '9_1']);
});

testFixtures(`${import.meta.dirname}/fixtures`, channel, heardIn);
