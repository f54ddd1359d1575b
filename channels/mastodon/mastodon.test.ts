// What is peculiar to Mastodon and its kin: opaque ids, local ids, threads, privacy. What every channel must do is in the
// shared contract test; here the same journeys are walked on Mastodon and on a kin that leaves out what kin leave out.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { acts, connected, failureOf, first, hands, hear, poll, sendingTo, sourceOf, start } from './testbed.ts';

for (const kin of [false, true]) {
  describe(kin ? 'a kin of Mastodon' : 'Mastodon', () => {
    it('connects and says whose token it is', async () => {
      const double = await start({ kin });
      const { profile, credential } = await connected(double);
      assert.equal(profile.externalId, double.profileId);
      assert.equal(profile.limits?.publicReply?.max, kin ? 5000 : 500);
      assert.ok(credential['accountId']);
    });

    it('hears mentions, threads them by their root, and is silent when nothing is new', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.\n\nAgain!' });
      const answer = await double.say({ by: 'acme', text: 'We are sorry.', to: root });
      const next = await double.say({ by: 'bob@far.example', text: 'mine too', to: answer });
      const { heard, cursor } = await poll(source);
      const byId = new Map(heard.map((h) => [h.canonicalId, h]));
      assert.deepEqual([...byId.keys()].sort(), [root, answer, next].sort());
      assert.equal(byId.get(root)?.text, 'My mug broke.\n\nAgain!');
      for (const h of heard) assert.equal(h.threadId, root);
      assert.equal(byId.get(next)?.parentId, answer);
      assert.equal(byId.get(answer)?.isOwn, true);
      assert.equal(byId.get(next)?.isOwn, false);
      const before = double.requests();
      const again = await poll(source, cursor);
      assert.deepEqual(again.raws, []);
      assert.equal(double.requests() - before, 2, 'one question a list');
    });

    it('hears what came since, through many pages, once each', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      await double.say({ by: 'ada', text: 'first' });
      const { cursor } = await poll(source);
      const said: string[] = [];
      for (let n = 0; n < 130; n += 1) said.push(await double.say({ by: `c${n % 7}`, text: `number ${n}` }));
      const { heard, pages } = await poll(source, cursor);
      assert.deepEqual(heard.map((h) => h.canonicalId).sort(), said.sort());
      assert.ok(pages.every((page) => page.gap === undefined));
    });

    it('loses nothing when a poll is cut between two pages', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      await double.say({ by: 'ada', text: 'first' });
      let { cursor } = await poll(source);
      const said = new Set<string>();
      for (let n = 0; n < 90; n += 1) said.add(await double.say({ by: 'ada', text: `before the cut ${n}` }));
      const heard = new Set<string>();
      for await (const page of channel.listen({ ...source, cursor }, hands)) {
        for (const raw of page.raws) heard.add(hear(raw, source).canonicalId);
        cursor = JSON.parse(JSON.stringify(page.cursor));
        break;
      }
      assert.ok(heard.size < said.size);
      said.add(await double.say({ by: 'ada', text: 'after the cut' }));
      for (const h of (await poll(source, cursor)).heard) heard.add(h.canonicalId);
      assert.deepEqual([...heard].sort(), [...said].sort());
    });

    it('hears private mentions and answers them privately, in their thread', async () => {
      const double = await start({ kin });
      await double.say({ by: 'ada@far.example', text: 'my order 4711', isPrivate: true });
      const heard = first((await poll(sourceOf(double, 'account'))).heard);
      assert.equal(heard.visibility, 'private');
      assert.equal(heard.kind, 'message');
      const sending = await sendingTo(double, heard, { visibility: 'public' });
      const receipt = await acts.reply(sending, hands);
      assert.equal(double.find(receipt.canonicalId)?.visibility, 'direct');
      assert.deepEqual(
        double.find(receipt.canonicalId)?.mentions.map((p) => p.name),
        ['ada'],
      );
    });

    it('answers once, also when the first attempt was cut and the key is not honoured', async () => {
      const double = await start({ kin });
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const heard = first((await poll(sourceOf(double, 'account'))).heard);
      const sending = await sendingTo(double, heard, {
        text: 'Sorry, ada & all! See https://acme.example/a/rather/long/address/for/a/link *today*',
      });
      assert.equal(await acts.findReply(sending, hands), null);
      double.misbehave({ how: 'accepted_then_cut' });
      assert.equal((await failureOf(acts.reply(sending, hands))).code, 'outcome_unknown');
      const found = await acts.findReply(sending, hands);
      assert.ok(found && found !== 'cannot_tell');
      const mine = (await double.posts()).filter((post) => post.to === root);
      assert.equal(mine.length, 1);
      assert.equal(found.canonicalId, first(mine).canonicalId);
      assert.equal(found.sentAt.getTime(), double.find(found.canonicalId)?.createdAt.getTime());
      if (!kin) assert.equal((await acts.reply(sending, hands)).canonicalId, found.canonicalId, 'the key is honoured');
      const other = { ...sending, text: 'Other words' };
      assert.equal(await acts.findReply(other, hands), null, 'other words are another answer');
      double.misbehave({ how: 'server_error' });
      assert.equal(await acts.findReply(sending, hands), 'cannot_tell');
    });

    it('sees edits and removals when it asks again, and keeps the thread', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const next = await double.say({ by: 'ada', text: 'and my plate', to: root });
      const { heard } = await poll(source);
      await double.edit(root, 'My blue mug broke.');
      await double.remove(next);
      const again = (await acts.recheck(heard, source, hands)).map((raw) => hear(raw, source));
      const byId = new Map(again.map((h) => [h.canonicalId, h]));
      assert.equal(byId.get(root)?.text, 'My blue mug broke.');
      assert.ok(byId.get(root)?.revisedAt);
      assert.equal(byId.get(next)?.isRemoved, true);
      assert.equal(byId.get(next)?.threadId, root);
      assert.equal(byId.get(next)?.author.externalId, heard.find((h) => h.canonicalId === next)?.author.externalId);
    });

    it('hears an edit that is still in sight', async () => {
      const double = await start({ kin });
      const source = sourceOf(double, 'account');
      const root = await double.say({ by: 'ada', text: 'My mug broke.' });
      const { cursor } = await poll(source);
      await double.edit(root, 'My blue mug broke.');
      assert.deepEqual(
        (await poll(source, cursor)).heard.map((h) => h.text),
        ['My blue mug broke.'],
      );
    });

    it('likes, also twice', async () => {
      const double = await start({ kin });
      const root = await double.say({ by: 'ada', text: 'Lovely mug!' });
      const sending = await sendingTo(double, first((await poll(sourceOf(double, 'account'))).heard));
      await acts.like(sending, hands);
      await acts.like(sending, hands);
      assert.deepEqual(await double.liked?.(), [root]);
    });
  });
}

describe('peculiar to the network', () => {
  it('hears a hashtag without an account, and names the same post the same through both sources', async () => {
    const double = await start();
    const said = await double.say({ by: 'ada', text: 'My mug broke.' });
    const [byTag, byMention] = await Promise.all(['hashtag', 'account'].map((k) => poll(sourceOf(double, k))));
    assert.deepEqual(
      byTag?.heard.map((h) => h.canonicalId),
      [said],
    );
    assert.equal(byTag?.heard[0]?.threadId, byMention?.heard[0]?.threadId);
    assert.equal(byTag?.heard[0]?.author.externalId, byMention?.heard[0]?.author.externalId);
  });

  it('hears whom the account filters for itself, and who quotes it', async () => {
    const double = await start({ filtered: ['newcomer'] });
    const said = await double.say({ by: 'newcomer', text: 'first post ever, about a mug' });
    const quote = double.sayAside('ben', 'look how they answer');
    double.notice('quote', 'ben', quote);
    double.notice('favourite', 'ben', double.sayAside('ben', 'nothing to do with it'));
    const { heard } = await poll(sourceOf(double, 'account'));
    assert.deepEqual(heard.map((h) => h.canonicalId).sort(), [said, quote].sort());
  });

  it('asks a server that refuses the filter without it, from then on', async () => {
    const double = await start({ kin: true, checksTypes: true });
    const source = sourceOf(double, 'account');
    const said = await double.say({ by: 'ada', text: 'My mug broke.' });
    double.notice('pleroma:emoji_reaction', 'ben', double.sayAside('ben', 'nothing to do with it'));
    const { heard, cursor } = await poll(source);
    assert.deepEqual(
      heard.map((h) => h.canonicalId),
      [said],
    );
    const before = double.requests();
    await poll(source, cursor);
    assert.equal(double.requests() - before, 2, 'refused once, remembered');
  });

  it('rests when the server says its patience is nearly spent', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const reset = new Date(Date.now() + 90_000).toISOString();
    const tired = handsForTests({
      fetch: async (url, request) => {
        const response = await hands.fetch(url, request);
        const headers = new Headers({ 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': reset });
        return { ...response, headers };
      },
    });
    for await (const page of channel.listen({ ...sourceOf(double, 'hashtag'), cursor: null }, tired)) {
      assert.ok((page.restMs ?? 0) > 60_000);
    }
  });

  it('says it when a server shows hashtags to its members only', async () => {
    const error = await failureOf(poll(sourceOf(await start({ closedHashtags: true }), 'hashtag')));
    assert.equal(error.code, 'rejected');
    assert.match(error.message, /shows #acme to its members only .*mastodon\.social/s);
  });

  it('answers and likes what was heard through another server', async () => {
    const far = await start({ domain: 'far.example', brand: 'mug' });
    const home = await start({ peer: far });
    await far.say({ by: 'ada', text: 'My mug broke.' });
    const heard = first((await poll(sourceOf(far, 'hashtag'))).heard);
    const sending = await sendingTo(home, heard);
    const receipt = await acts.reply(sending, hands);
    const posted = home.find(receipt.canonicalId);
    assert.equal(posted?.to?.uri, heard.canonicalId);
    assert.match(posted?.text ?? '', /^@ada@far\.example Sorry/);
    await acts.like(sending, hands);
    assert.deepEqual(await home.liked?.(), [heard.canonicalId]);
    await far.remove(heard.canonicalId);
    const missing = { ...sending, to: { ...heard, canonicalId: 'https://far.example/none', url: null } };
    assert.equal((await failureOf(acts.reply(missing, hands))).code, 'gone');
  });

  it('shows the token to its own server only', async () => {
    const [home, other] = [await start(), await start({ domain: 'other.example' })];
    await other.say({ by: 'ada', text: 'My mug broke.' });
    const { heard } = await poll(sourceOf(other, 'hashtag'));
    const seen: string[] = [];
    const watching = handsForTests({
      fetch: async (url, request) => {
        if (request?.headers?.['authorization']) seen.push(new URL(url).origin);
        return hands.fetch(url, request);
      },
    });
    const raws = await acts.recheck(heard, sourceOf(home, 'account'), watching);
    assert.equal(raws.length, 1);
    assert.deepEqual(seen, []);
  });

  it('does not take a private post for removed when it has no token for it', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'between us', isPrivate: true });
    const { heard } = await poll(sourceOf(double, 'account'));
    const raws = await acts.recheck(heard, { ...sourceOf(double, 'account'), credential: null }, hands);
    assert.deepEqual(raws, []);
  });

  it('does not take a broken server for a removal', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const source = sourceOf(double, 'account');
    const { heard } = await poll(source);
    const page = new TextEncoder().encode('<html>moved</html>');
    const moved = handsForTests({
      fetch: async (url) => ({
        status: 404,
        url,
        headers: new Headers({ 'content-type': 'text/html' }),
        bytes: page,
        text: () => '<html>moved</html>',
        json: () => JSON.parse('<html>'),
      }),
    });
    assert.deepEqual(await acts.recheck(heard, source, moved), []);
  });

  it('hears an answer the brand made in another client, and what customers write over HTTP', async () => {
    const double = await start();
    const source = sourceOf(double, 'account');
    const root = await double.say({ by: 'ada', text: 'My mug broke.' });
    const { cursor } = await poll(source);
    const client = async (name: string, method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${double.tokenOf(name)}`, 'content-type': 'application/json' };
      const sent = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const response = await fetch(`${double.origin}${path}`, sent);
      assert.equal(response.status, 200);
      return (await response.json()) as { id: string; uri: string };
    };
    const to = double.find(root)?.id;
    await client('acme', 'POST', '/api/v1/statuses', { status: '@ada we are on it', in_reply_to_id: to });
    const bob = await client('bob', 'POST', '/api/v1/statuses', { status: '@acme mine as well' });
    await client('bob', 'PUT', `/api/v1/statuses/${bob.id}`, { status: '@acme mine as well, blue' });
    const { heard } = await poll(source, cursor);
    assert.deepEqual(
      heard.map((h) => [h.text, h.isOwn, h.threadId]).sort(),
      [
        ['@acme mine as well, blue', false, bob.uri],
        ['@ada we are on it', true, root],
      ].sort(),
    );
    await client('bob', 'DELETE', `/api/v1/statuses/${bob.id}`);
    const again = await acts.recheck(heard, source, hands);
    assert.deepEqual(again.map((raw) => hear(raw, source).isRemoved).sort(), [false, true]);
  });

  it('reads a refused or revoked token for what it is', async () => {
    const double = await start();
    for (const how of ['token_expired', 'access_revoked'] as const) {
      double.misbehave({ how });
      assert.equal((await failureOf(poll(sourceOf(double, 'account')))).code, 'auth_expired', how);
    }
  });

  it('suggests a hashtag that can exist', async () => {
    const tagOf = async (name: string) => (await acts.discover({ name, page: null }, hands))[0]?.config['tag'];
    assert.equal(await tagOf('acme coffee & co.'), 'acmeCoffeeCo');
    assert.equal(await tagOf('Müller Söhne'), 'MüllerSöhne');
    assert.equal(await tagOf('1984'), undefined);
  });
});
