// What Instagram pushes, and what its fixtures say: mentions without words, replies under their comment.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Raw } from '../channel.ts';
import { pushOf } from '../families/graph/fake-graph.ts';
import { sourceOf, testFixtures } from '../families/graph/testbed.ts';
import { channel } from './channel.ts';
import { ACCOUNT_ID } from './fake.ts';
import { heardIn, sendingTo, withAccount, wordsOf } from './testbed.ts';

describe('a mention elsewhere', () => {
  test('is pushed as a place alone, gets its words when asked about, and is answered where it stands', async () => {
    await withAccount(async (bench) => {
      const { id, pushed } = bench.double.mention('Ada', 'Ask @acmecoffee about it');
      const [thing] = channel.webhook?.read(pushed) ?? [];
      assert.ok(thing?.raw);
      const bare = heardIn(thing.raw);
      assert.deepEqual([bare.canonicalId, bare.text, bare.title], [id, '', 'Mentioned you in a comment']);
      const [raw] = (await channel.recheck?.([bare], sourceOf(bench, 'account'), bench.hands)) ?? [];
      assert.ok(raw);
      const heard = heardIn(raw);
      assert.deepEqual(
        [heard.canonicalId, heard.threadId, heard.text, heard.author.handle],
        [id, bare.threadId, 'Ask acmecoffee about it', 'ada'],
      );
      assert.equal(heard.author.externalId, bare.author.externalId, 'one case, before and after');
      const sending = sendingTo(bench, heard);
      const receipt = await channel.reply?.(sending, bench.hands);
      assert.equal(await wordsOf(bench, receipt?.canonicalId), '@ada We are on it');
      assert.equal(
        await channel.findReply?.(sending, bench.hands),
        'cannot_tell',
        'comments elsewhere cannot be listed',
      );
    });
  });

  test('that was taken back before anybody asked is removed', async () => {
    await withAccount(async (bench) => {
      const { id, pushed } = bench.double.mention('Ada', 'Ask @acmecoffee');
      const bare = heardIn(channel.webhook?.read(pushed)[0]?.raw as Raw);
      await bench.double.remove(id);
      const raws = (await channel.recheck?.([bare], sourceOf(bench, 'account'), bench.hands)) ?? [];
      assert.deepEqual(
        raws.map(heardIn).map((one) => [one.canonicalId, one.isRemoved]),
        [[id, true]],
      );
    });
  });

  test('in a caption is a post of its own', () => {
    const push = pushOf('instagram', ACCOUNT_ID, { changes: [{ field: 'mentions', value: { media_id: '178' } }] });
    const heard = heardIn(channel.webhook?.read(push)[0]?.raw as Raw);
    assert.deepEqual([heard.canonicalId, heard.kind, heard.title], ['178', 'post', 'Mentioned you in a post']);
  });
});

test('a pushed reply stands under its comment, as the polled one does', () => {
  const value = {
    id: '17902',
    text: 'me too',
    from: { id: '24', username: 'bo' },
    parent_id: '17901',
    media: { id: '178' },
  };
  const push = pushOf('instagram', ACCOUNT_ID, { changes: [{ field: 'comments', value }] });
  const heard = heardIn(channel.webhook?.read(push)[0]?.raw as Raw);
  assert.deepEqual([heard.threadId, heard.parentId, heard.author.handle], ['17901', '17901', 'bo']);
});

test('story insights and reactions are no words', () => {
  const entry = {
    changes: [{ field: 'story_insights', value: { media_id: '1' } }],
    messaging: [{ sender: { id: '24' }, reaction: { mid: 'm_1' } }],
  };
  assert.deepEqual(channel.webhook?.read(pushOf('instagram', ACCOUNT_ID, entry)), []);
});

testFixtures(`${import.meta.dirname}/fixtures`, channel, heardIn);
