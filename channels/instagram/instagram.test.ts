// What is peculiar to Instagram: threads of one comment, names before replies, old comments with new replies, mentions that
// are pushed without words, and messages counted in bytes.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PAGE_ID, PAGE_TOKEN, USER_TOKEN } from '../families/graph/fake-graph.ts';
import { daysAgo, sourceOf } from '../families/graph/testbed.ts';
import { channel } from './channel.ts';
import { ACCOUNT_ID } from './fake.ts';
import { heardIn, heardOf, poll, sendingTo, withAccount, wordsOf } from './testbed.ts';

describe('connecting', () => {
  test('the account is the profile, and the page it is linked to lends its token', async () => {
    await withAccount(async ({ hands }) => {
      const connected = await channel.connect?.({ accessToken: USER_TOKEN }, hands);
      assert.deepEqual(
        connected?.map(({ profile, credential }) => [profile.externalId, profile.handle, credential]),
        [[ACCOUNT_ID, 'acmecoffee', { accessToken: PAGE_TOKEN, pageId: PAGE_ID }]],
      );
    });
  });

  test('a page without a professional account says what to do', async () => {
    await withAccount(async ({ hands }) => {
      const fetch: typeof hands.fetch = async (url, request) => {
        const answer = await hands.fetch(url, request);
        if (!url.includes('/me/accounts')) return answer;
        return { ...answer, json: () => ({ data: [{ id: PAGE_ID, name: 'Bare', access_token: PAGE_TOKEN }] }) };
      };
      await assert.rejects(channel.connect?.({ accessToken: USER_TOKEN }, { ...hands, fetch }) ?? Promise.resolve(), {
        code: 'rejected',
        message: /link the account to a page/u,
      });
    });
  });

  test('a credential without its page is asked for again before anybody else is', async () => {
    await withAccount(async (bench) => {
      const source = { ...sourceOf(bench, 'messages'), credential: { accessToken: PAGE_TOKEN }, cursor: null };
      const before = bench.double.requests();
      await assert.rejects(
        async () => {
          for await (const _ of channel.listen(source, bench.hands)) assert.fail('nothing could be heard');
        },
        { code: 'auth_expired' },
      );
      assert.equal(bench.double.requests(), before);
    });
  });
});

describe('listening', () => {
  test('a new reply under an old comment is heard, and the old comment is not heard again', async () => {
    await withAccount(async (bench) => {
      const old = await bench.double.say({ by: 'Ada', text: 'Do you ship?', at: daysAgo(20) });
      await bench.double.say({ by: 'Bo', text: 'Nice', at: daysAgo(1) });
      const { cursor } = await poll(bench, 'account');
      const reply = await bench.double.say({ by: 'Cy', text: 'I would like to know too', to: old });
      const { heard } = await poll(bench, 'account', cursor);
      const found = heard.find(({ canonicalId }) => canonicalId === reply);
      assert.deepEqual([found?.threadId, found?.parentId], [old, old]);
      assert.ok(!heard.some(({ canonicalId }) => canonicalId === old));
    });
  });

  test('replies beyond those that came with a comment are looked through', async () => {
    await withAccount(async (bench) => {
      const top = await bench.double.say({ by: 'Ada', text: 'Who wins?', at: daysAgo(2) });
      const { cursor } = await poll(bench, 'account');
      for (let n = 0; n < 140; n += 1) await bench.double.say({ by: `P${n}`, text: `me ${n}`, to: top });
      const { heard } = await poll(bench, 'account', cursor);
      assert.equal(new Set(heard.filter(({ parentId }) => parentId === top).map((one) => one.canonicalId)).size, 140);
    });
  });

  test('a post that tags the account brings its words, its picture and what is to be seen on it', async () => {
    await withAccount(async (bench) => {
      const picture = { media_url: 'https://pictures.example/cup.jpg', alt_text: 'A cup with a crack' };
      const heard = await heardOf(bench, bench.double.tag('Ada', 'Look what came', picture));
      assert.deepEqual(heard.media, [
        { kind: 'image', url: 'https://pictures.example/cup.jpg', alt: 'A cup with a crack' },
      ]);
      assert.deepEqual(
        [heard.kind, heard.text, heard.author.handle, heard.isOwn],
        ['post', 'Look what came', 'ada', false],
      );
    });
  });

  test('tags are walked to their end, though no page of them says whether there is more', async () => {
    await withAccount(async (bench) => {
      for (let n = 0; n < 60; n += 1) bench.double.tag(`P${n}`, `tagged ${n}`);
      const { heard } = await poll(bench, 'account');
      assert.equal(heard.filter(({ kind }) => kind === 'post').length, 60);
    });
  });

  test('an album is all its pictures; a video shows its first one when the film itself is not told', () => {
    const children = {
      data: [
        { media_type: 'IMAGE', media_url: 'https://p.example/1.jpg' },
        { media_type: 'VIDEO', thumbnail_url: 'https://p.example/2.jpg' },
      ],
    };
    const item = {
      id: '178',
      caption: 'Two',
      username: 'ada',
      media_type: 'CAROUSEL_ALBUM',
      media_url: 'https://p.example/1.jpg',
      children,
    };
    const { media } = heardIn({ externalId: '178', body: { what: 'tag', item } });
    assert.deepEqual(
      media.map(({ kind, url }) => [kind, url]),
      [
        ['image', 'https://p.example/1.jpg'],
        ['video', 'https://p.example/2.jpg'],
      ],
    );
  });

  test('own words are known under each of the three ids Meta tells them by', () => {
    for (const item of [
      { from: { id: ACCOUNT_ID } },
      { from: { id: '9', self_ig_scoped_id: ACCOUNT_ID } },
      { user: { id: ACCOUNT_ID }, username: 'acmecoffee' },
    ]) {
      const heard = heardIn({
        externalId: '1',
        body: { what: 'comment', top: null, media: {}, item: { id: '179', text: 'Hi', ...item } },
      });
      assert.deepEqual([heard.isOwn, heard.author.externalId], [true, ACCOUNT_ID]);
    }
  });
});

describe('answering', () => {
  test('an answer to a reply goes under the same comment and names whom it answers', async () => {
    await withAccount(async (bench) => {
      const top = await bench.double.say({ by: 'Ada', text: 'When?' });
      const nested = await bench.double.say({ by: 'Bo', text: 'Yes, when?', to: top });
      const sending = sendingTo(bench, await heardOf(bench, nested));
      const receipt = await channel.reply?.(sending, bench.hands);
      assert.equal(await wordsOf(bench, receipt?.canonicalId), '@bo We are on it');
      assert.equal((await heardOf(bench, receipt?.canonicalId ?? '')).parentId, top);
      const found = await channel.findReply?.(sending, bench.hands);
      assert.ok(found && found !== 'cannot_tell');
      assert.equal(found.canonicalId, receipt?.canonicalId);
    });
  });

  test('the same words to somebody else in the thread are another answer', async () => {
    await withAccount(async (bench) => {
      const top = await bench.double.say({ by: 'Ada', text: 'When?' });
      const nested = await bench.double.say({ by: 'Bo', text: 'Yes, when?', to: top });
      await channel.reply?.(sendingTo(bench, await heardOf(bench, top)), bench.hands);
      assert.equal(await channel.findReply?.(sendingTo(bench, await heardOf(bench, nested)), bench.hands), null);
    });
  });

  test('the name counts, and a message counts in bytes', async () => {
    await withAccount(async (bench) => {
      const comment = await heardOf(bench, await bench.double.say({ by: 'Ada', text: 'When?' }));
      const message = await heardOf(
        bench,
        await bench.double.say({ by: 'Ada', text: 'When?', isPrivate: true }),
        'messages',
      );
      const before = bench.double.requests();
      const long = [
        sendingTo(bench, comment, { text: 'a'.repeat(2_200 - '@ada '.length + 1) }),
        sendingTo(bench, message, { text: '🙂'.repeat(251) }),
      ];
      for (const one of long)
        await assert.rejects(channel.reply?.(one, bench.hands) ?? Promise.resolve(), { code: 'rejected' });
      assert.equal(bench.double.requests(), before);
      assert.ok(await channel.reply?.(sendingTo(bench, message, { text: '🙂'.repeat(250) }), bench.hands));
    });
  });

  test('a message is not addressed by name', async () => {
    await withAccount(async (bench) => {
      const message = await heardOf(
        bench,
        await bench.double.say({ by: 'Ada', text: 'Hi', isPrivate: true }),
        'messages',
      );
      const receipt = await channel.reply?.(sendingTo(bench, message), bench.hands);
      assert.equal(await wordsOf(bench, receipt?.canonicalId), 'We are on it');
    });
  });

  test('a comment is answered privately once; a tag never is', async () => {
    await withAccount(async (bench) => {
      const comment = await heardOf(bench, await bench.double.say({ by: 'Ada', text: 'When?' }));
      const sending = sendingTo(bench, comment, { visibility: 'private' });
      const receipt = await channel.reply?.(sending, bench.hands);
      const found = await channel.findReply?.(sending, bench.hands);
      assert.ok(found && found !== 'cannot_tell');
      assert.equal(found.canonicalId, receipt?.canonicalId);
      await assert.rejects(channel.reply?.(sending, bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /already replied/u,
      });
      const tag = await heardOf(bench, bench.double.tag('Bo', 'Hi'));
      const toTag = sendingTo(bench, tag, { visibility: 'private' });
      await assert.rejects(channel.reply?.(sendingTo(bench, tag), bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /only tagged in/u,
      });
      await assert.rejects(channel.reply?.(toTag, bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /under your own post/u,
      });
    });
  });

  for (const [days, code] of [
    [3, null],
    [8, 'rejected'],
  ] as const) {
    test(`${days} days after their last words a message is ${code ?? 'sent as a person’s answer'}`, async () => {
      await withAccount(async (bench) => {
        const id = await bench.double.say({ by: 'Ada', text: 'Hello?', isPrivate: true, at: daysAgo(days) });
        const sent = channel.reply?.(sendingTo(bench, await heardOf(bench, id, 'messages')), bench.hands);
        if (code === null) assert.ok(await sent);
        else await assert.rejects(sent ?? Promise.resolve(), { code });
      });
    });
  }
});

describe('asking again', () => {
  test('a tag is looked for in the list, since only its owner may ask for the post; one that left it is removed', async () => {
    await withAccount(async (bench) => {
      const [kept, gone] = [bench.double.tag('Ada', 'I stay'), bench.double.tag('Bo', 'I go')];
      const { heard } = await poll(bench, 'account');
      await bench.double.remove(gone);
      const raws = (await channel.recheck?.(heard, sourceOf(bench, 'account'), bench.hands)) ?? [];
      const told = new Map(raws.map(heardIn).map((one) => [one.canonicalId, one.isRemoved]));
      assert.deepEqual([told.get(kept), told.get(gone)], [false, true]);
    });
  });

  test('a permission that was lost does not make a whole inbox look taken back', async () => {
    await withAccount(async (bench) => {
      await bench.double.say({ by: 'Ada', text: 'When?' });
      const { heard } = await poll(bench, 'account');
      const fetch: typeof bench.hands.fetch = async (url, request) => {
        const isProof = url.includes('/media?');
        const told = isProof
          ? { error: { code: 10, type: 'OAuthException', message: 'Application does not have permission' } }
          : { error: { code: 100, error_subcode: 33, type: 'GraphMethodException', message: 'does not exist' } };
        const answer = await bench.hands.fetch(url, request);
        return { ...answer, status: 400, json: () => told };
      };
      const asked = channel.recheck?.(heard, sourceOf(bench, 'account'), { ...bench.hands, fetch });
      await assert.rejects(asked ?? Promise.resolve(), { code: 'rejected', message: /does not have permission/u });
    });
  });
});
