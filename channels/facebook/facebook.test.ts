// What is peculiar to Facebook: where comments hide, what a recommendation is, the windows of Messenger, one private answer
// for each comment, and what counts as taken back.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CODE, PAGE_ID, PAGE_TOKEN, USER_TOKEN } from '../families/graph/fake-graph.ts';
import { daysAgo, sourceOf } from '../families/graph/testbed.ts';
import { exchangeCode } from '../oauth.ts';
import { channel } from './channel.ts';
import { heardIn, poll, sendingTo, withPage } from './testbed.ts';

describe('connecting', () => {
  test('each page comes with a token of its own that has no end, and is subscribed to pushes', async () => {
    await withPage(async ({ double, hands }) => {
      const connected = await channel.connect?.({ accessToken: USER_TOKEN, expiresAt: '2026-01-01' }, hands);
      assert.deepEqual(
        connected?.map(({ profile, credential }) => [profile.externalId, profile.handle, credential]),
        [[PAGE_ID, 'acmecoffee', { accessToken: PAGE_TOKEN, pageId: PAGE_ID }]],
      );
      assert.equal(double.requests(), 3, 'a lasting token, the pages, one subscription');
    });
  });

  test('what consent brings opens the page; a code of somebody else brings nothing', async () => {
    await withPage(async ({ hands }) => {
      const consent = channel.manifest.credential?.consent;
      assert.ok(consent);
      const asking = { redirectUrl: 'https://heed.example/connect/callback', verifier: 'v'.repeat(43) };
      const credential = await exchangeCode(consent, { ...asking, code: CODE }, hands);
      const connected = await channel.connect?.(credential, hands);
      assert.equal(connected?.[0]?.profile.externalId, PAGE_ID);
      assert.equal(connected?.[0]?.credential['expiresAt'], undefined, 'the page’s token has no end');
      await assert.rejects(exchangeCode(consent, { ...asking, code: 'other' }, hands), { code: 'rejected' });
    });
  });

  test('a page whose subscription is refused is connected and polled', async () => {
    await withPage(async ({ hands }) => {
      const logged: string[] = [];
      const fetch: typeof hands.fetch = async (url, request) => {
        const isSubscription = url.includes('/subscribed_apps');
        const answer = await hands.fetch(
          isSubscription ? url.replace('appsecret_proof=', 'appsecret_proof=x') : url,
          request,
        );
        return answer;
      };
      const connected = await channel.connect?.(
        { accessToken: USER_TOKEN },
        { ...hands, fetch, log: (what) => logged.push(what) },
      );
      assert.equal(connected?.length, 1);
      assert.equal(logged.length, 1);
    });
  });
});

describe('listening', () => {
  test('a comment under a post far below the first page is heard on the slow round', async () => {
    await withPage(async (bench) => {
      const { double } = bench;
      const deep = await double.say({ by: 'Ada', text: 'the old one', at: daysAgo(90) });
      for (let n = 0; n < 60; n += 1) await double.say({ by: 'Bo', text: `post ${n}`, at: daysAgo(80 - n) });
      let { cursor } = await poll(bench, 'page');
      const late = await double.say({ by: 'Cy', text: 'Is this still true?', to: deep });
      for (let n = 0; n < 3; n += 1) {
        const next = await poll(bench, 'page', cursor);
        if (next.heard.some(({ canonicalId }) => canonicalId === late)) return;
        cursor = next.cursor;
      }
      assert.fail('three polls did not reach the third page of posts');
    });
  });

  test('more comments than came with the post are all heard', async () => {
    await withPage(async (bench) => {
      const post = await bench.double.ownPost();
      const { cursor } = await poll(bench, 'page');
      for (let n = 0; n < 160; n += 1) await bench.double.say({ by: `P${n}`, text: `comment ${n}`, to: post });
      const { heard } = await poll(bench, 'page', cursor);
      assert.equal(
        new Set(
          heard.filter(({ threadId, kind }) => threadId === post && kind === 'comment').map((one) => one.canonicalId),
        ).size,
        160,
      );
    });
  });

  test('a post that tags the page is heard as somebody else’s', async () => {
    await withPage(async (bench) => {
      const tagged = bench.double.tag('Ada', 'Look at @Acme Coffee');
      const one = (await poll(bench, 'page')).heard.find(({ canonicalId }) => canonicalId === tagged);
      assert.deepEqual([one?.kind, one?.isOwn, one?.author.name], ['post', false, 'Ada']);
    });
  });

  test('a recommendation says so in words; stars are kept where there were some and never made up', async () => {
    await withPage(async (bench) => {
      const good = bench.double.recommend('Ada', {
        recommendation_type: 'positive',
        review_text: 'Lovely',
        has_rating: false,
      });
      const bad = bench.double.recommend('Bo', {
        recommendation_type: 'negative',
        review_text: 'Cold',
        has_rating: false,
      });
      const old = bench.double.recommend('Cy', { rating: 4, has_rating: true, review_text: 'Fine' });
      const heard = new Map((await poll(bench, 'page')).heard.map((one) => [one.canonicalId, one]));
      const told = [good, bad, old].map((id) => [heard.get(id)?.title, heard.get(id)?.rating, heard.get(id)?.kind]);
      assert.deepEqual(told, [
        ['Recommends', null, 'review'],
        ['Does not recommend', null, 'review'],
        [null, 4, 'review'],
      ]);
    });
  });
});

describe('answering in public', () => {
  test('the same words under another comment of the same post are another answer', async () => {
    await withPage(async (bench) => {
      const post = await bench.double.ownPost();
      const [first, second] = [
        await bench.double.say({ by: 'Ada', text: 'When?', to: post }),
        await bench.double.say({ by: 'Bo', text: 'When?', to: post }),
      ];
      await channel.reply?.(await sendingTo(bench, first), bench.hands);
      assert.equal(await channel.findReply?.(await sendingTo(bench, second), bench.hands), null);
    });
  });

  test('an answer to a reply stands beside it, and is found there', async () => {
    await withPage(async (bench) => {
      const top = await bench.double.say({ by: 'Ada', text: 'When?', to: await bench.double.ownPost() });
      const nested = await bench.double.say({ by: 'Bo', text: 'Yes, when?', to: top });
      const sending = await sendingTo(bench, nested);
      const receipt = await channel.reply?.(sending, bench.hands);
      const found = await channel.findReply?.(sending, bench.hands);
      assert.ok(found && found !== 'cannot_tell');
      assert.equal(found.canonicalId, receipt?.canonicalId);
      const heard = (await poll(bench, 'page')).heard.find(({ canonicalId }) => canonicalId === found.canonicalId);
      assert.deepEqual([heard?.parentId, heard?.isOwn], [top, true]);
    });
  });

  test('a recommendation is answered in public, never privately', async () => {
    await withPage(async (bench) => {
      const story = bench.double.recommend('Ada', { recommendation_type: 'negative', review_text: 'Cold' });
      const sending = await sendingTo(bench, story);
      assert.ok(await channel.reply?.(sending, bench.hands));
      await assert.rejects(channel.reply?.({ ...sending, visibility: 'private' }, bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /answer it in public/u,
      });
    });
  });

  test('what stands under a visitor’s post cannot be hidden, and Facebook’s words say so', async () => {
    await withPage(async (bench) => {
      const post = await bench.double.say({ by: 'Ada', text: 'My own post' });
      const comment = await bench.double.say({ by: 'Bo', text: 'Spam', to: post });
      const of = await sendingTo(bench, comment);
      await assert.rejects(channel.hide?.(of, true, bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /Permissions error/u,
      });
    });
  });
});

describe('answering privately', () => {
  test('a comment can be answered privately once; the second time Facebook’s words are told', async () => {
    await withPage(async (bench) => {
      const comment = await bench.double.say({ by: 'Ada', text: 'When?', to: await bench.double.ownPost() });
      const sending = await sendingTo(bench, comment, { visibility: 'private' });
      const receipt = await channel.reply?.(sending, bench.hands);
      const found = await channel.findReply?.(sending, bench.hands);
      assert.ok(found && found !== 'cannot_tell');
      assert.equal(found.canonicalId, receipt?.canonicalId);
      await assert.rejects(channel.reply?.({ ...sending, text: 'Again' }, bench.hands) ?? Promise.resolve(), {
        code: 'rejected',
        message: /already replied/u,
      });
    });
  });

  for (const [days, outcome] of [
    [0, 'sent'],
    [3, 'sent'],
    [8, 'refused'],
  ] as const) {
    test(`${days} days after their last words a message is ${outcome}`, async () => {
      await withPage(async (bench) => {
        const said = await bench.double.say({ by: 'Ada', text: 'Hello?', isPrivate: true, at: daysAgo(days) });
        const sending = await sendingTo(bench, said, {}, 'messages');
        const before = bench.double.requests();
        if (outcome === 'sent') {
          assert.ok(await channel.reply?.(sending, bench.hands));
          assert.equal(
            bench.double.requests() - before,
            days === 0 ? 1 : 2,
            'as a person’s answer only when it must be',
          );
          return;
        }
        await assert.rejects(channel.reply?.(sending, bench.hands) ?? Promise.resolve(), {
          code: 'rejected',
          message: /outside of allowed window/u,
        });
      });
    });
  }

  test('a message is never answered in public, whatever is asked', async () => {
    await withPage(async (bench) => {
      const said = await bench.double.say({ by: 'Ada', text: 'My number is 123', isPrivate: true });
      const sending = await sendingTo(bench, said, { visibility: 'public' }, 'messages');
      const receipt = await channel.reply?.(sending, bench.hands);
      const heard = (await poll(bench, 'messages')).heard.find(
        ({ canonicalId }) => canonicalId === receipt?.canonicalId,
      );
      assert.equal(heard?.visibility, 'private');
    });
  });
});

describe('asking again', () => {
  test('one that is gone does not hide the others', async () => {
    await withPage(async (bench) => {
      const post = await bench.double.ownPost();
      const ids = [];
      for (const by of ['Ada', 'Bo', 'Cy']) ids.push(await bench.double.say({ by, text: by, to: post }));
      const { heard } = await poll(bench, 'page');
      await bench.double.remove(ids[1] ?? '');
      await bench.double.edit(ids[2] ?? '', 'other words');
      const asked = heard.filter(({ kind }) => kind === 'comment');
      const raws = (await channel.recheck?.(asked, sourceOf(bench, 'page'), bench.hands)) ?? [];
      const told = new Map(raws.map(heardIn).map((one) => [one.canonicalId, one]));
      assert.deepEqual(
        ids.map((id) => told.get(id)?.isRemoved),
        [false, true, false],
      );
      assert.equal(told.get(ids[1] ?? '')?.threadId, post);
      assert.equal(told.get(ids[2] ?? '')?.text, 'other words');
    });
  });

  test('a post that tags the page is not asked for: a refusal would say nothing', async () => {
    await withPage(async (bench) => {
      bench.double.tag('Ada', 'Look at @Acme Coffee');
      const tagged = (await poll(bench, 'page')).heard.filter(({ text }) => text.startsWith('Look'));
      const before = bench.double.requests();
      assert.deepEqual(await channel.recheck?.(tagged, sourceOf(bench, 'page'), bench.hands), []);
      assert.equal(bench.double.requests(), before);
    });
  });

  test('a message Meta would not tell of anyway is not called taken back', async () => {
    await withPage(async (bench) => {
      const first = await bench.double.say({ by: 'Ada', text: 'the first', isPrivate: true, at: daysAgo(2) });
      const { heard } = await poll(bench, 'messages');
      for (let n = 0; n < 25; n += 1)
        await bench.double.say({ by: 'Ada', text: `more ${n}`, isPrivate: true, at: daysAgo(1) });
      await bench.double.remove(first);
      const asked = heard.filter(({ canonicalId }) => canonicalId === first);
      assert.deepEqual(await channel.recheck?.(asked, sourceOf(bench, 'messages'), bench.hands), []);
    });
  });
});

test('a comment without an address of its own is led to under its post; what is no number is led nowhere', () => {
  const addressOf = (id: string, post: string) =>
    heardIn({ externalId: id, body: { what: 'comment', page: PAGE_ID, post, item: { id, message: 'hi' } } }).url;
  assert.equal(addressOf('1_2', '9_1'), 'https://www.facebook.com/9_1?comment_id=2');
  assert.equal(addressOf('1_2', 'a\ud800b'), null);
});
