// Answering: who is named, who may see it, how long it may be, and where it may not go.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressed, countText } from '../../core/channel.ts';
import { smallPicture } from '../../core/respond/pictures/testbed.ts';
import type { Sending } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { limitOf } from './connect.ts';
import { MASTODON_LIMIT } from './manifest.ts';
import { comparable, visibilityOf } from './reply.ts';
import { originOf } from './server.ts';
import { readInstance } from './shapes.ts';
import { acts, failureOf, first, hands, poll, sendingTo, sourceOf, start } from './testbed.ts';

describe('length', () => {
  it('counts as Mastodon does: 23 a link, a remote handle by its name, graphemes', () => {
    const count = (text: string) => countText(text, MASTODON_LIMIT).used;
    assert.equal(count('see https://acme.example/a/very/long/address/that/goes/on'), 4 + 23);
    assert.equal(count('@ada@social.example hello'), '@ada hello'.length);
    assert.equal(count('👩‍👩‍👧 é'), 3);
  });

  it('takes the length each server tells', () => {
    const limit = (about: unknown) => limitOf(readInstance(about));
    const statuses = { max_characters: 3000, characters_reserved_per_url: 22 };
    assert.deepEqual(limit({ configuration: { statuses } }), { ...MASTODON_LIMIT, max: 3000, linkCosts: 22 });
    assert.deepEqual(limit({ max_toot_chars: '5000' }), { max: 5000, unit: 'graphemes' });
    assert.deepEqual(limit({}), MASTODON_LIMIT);
    assert.deepEqual(limitOf(null), MASTODON_LIMIT);
  });

  it('agrees with the server at the edge: what fits by our count is taken, one more is refused before it is sent', async () => {
    const double = await start({ maxCharacters: 60 });
    await double.say({ by: 'ada@far.example', text: 'my mug broke' });
    const { heard } = await poll(sourceOf(double, 'account'));
    const handle = '@ada@far.example https://acme.example/an/address/of/more/than/twenty-three ';
    const fits = handle + 'x'.repeat(60 - 5 - 23 - 1);
    await acts.reply(await sendingTo(double, first(heard), { text: fits }), hands);
    const before = double.requests();
    const error = await failureOf(
      acts.reply(await sendingTo(double, first(heard), { text: `${fits}x`, clientKey: 'b' }), hands),
    );
    assert.equal(error.code, 'rejected');
    assert.match(error.message, /61 characters .* takes 60/);
    assert.equal(double.requests() - before, 2, 'only connect asked');
  });
});

describe('small rules', () => {
  it('is never wider than the mention', () => {
    const to = (visibility: string, sphere: 'public' | 'private') =>
      ({ visibility: sphere, handle: { visibility } }) as unknown as Sending['to'];
    const way = (visibility: string, sphere: 'public' | 'private', asked: 'public' | 'private' = 'public') =>
      visibilityOf({ visibility: asked, to: to(visibility, sphere) });
    assert.equal(way('public', 'public'), 'public');
    assert.equal(way('unlisted', 'public'), 'unlisted');
    assert.equal(way('local', 'public'), 'local');
    assert.equal(way('public', 'public', 'private'), 'direct');
    assert.equal(way('private', 'private'), 'direct');
    assert.equal(way('mutuals_only', 'private'), 'direct');
  });

  it('names the customer once', () => {
    assert.equal(addressed('hello', 'ada@far.example'), '@ada@far.example hello');
    assert.equal(addressed('hello @Ada@far.example!', 'ada@far.example'), 'hello @Ada@far.example!');
    assert.equal(addressed('hi @ada@far.example.org', 'ada@far.example'), '@ada@far.example hi @ada@far.example.org');
    assert.equal(addressed('hi @ada', 'ada@far.example'), '@ada@far.example hi @ada');
    assert.equal(addressed('hi @adam', 'ada'), '@ada hi @adam');
  });

  it('compares words, not marks', () => {
    assert.equal(comparable('@ada@far.example *Sorry*,\n\nsee it'), comparable('@ada Sorry, see it'));
    assert.notEqual(comparable('Yes 👍'), comparable('Yes 👎'));
    assert.notEqual(comparable('!'), comparable('?'));
  });

  it('says where a server moved to, instead of blaming the token', async () => {
    const double = await start();
    const moved = handsForTests({
      fetch: async (url, request) => {
        const { authorization: _, ...headers } = request?.headers ?? {};
        const target = url.replace('https://old.example', double.origin);
        return hands.fetch(target, { ...request, headers });
      },
    });
    const typed = { server: 'old.example', accessToken: double.tokenOf('acme') };
    const error = await failureOf(acts.connect(typed, moved));
    assert.equal(error.code, 'rejected');
    assert.match(error.message, new RegExp(`old.example sends on to ${double.origin}`));
    const wrong = { server: double.origin, accessToken: 'wrong' };
    assert.equal((await failureOf(acts.connect(wrong, hands))).code, 'auth_expired');
  });

  it('takes a server however it is typed, but not without encryption', () => {
    for (const typed of [
      'mastodon.social',
      ' https://mastodon.social/ ',
      '@acme@mastodon.social',
      'mastodon.social/@a',
    ]) {
      assert.equal(originOf(typed), 'https://mastodon.social');
    }
    assert.throws(() => originOf('http://mastodon.social'), /by https/);
    assert.throws(() => originOf('  '), /not a server address/);
  });
});

describe('looking for a reply on a server whose clock is three hours behind', () => {
  const behindMs = 3 * 3_600_000;

  /** A customer's words, an older reply of the brand's elsewhere, and what to send. */
  async function slow(isTold: boolean) {
    const double = await start({ kin: true, clock: { behindMs, isTold } });
    await double.say({ by: 'ada', text: 'My mug broke.' });
    double.sayAside('acme', 'An earlier word of ours');
    const { heard } = await poll(sourceOf(double, 'account'));
    return { double, sending: await sendingTo(double, first(heard)) };
  }

  for (const isTold of [true, false]) {
    it(`says that it is not there when it is not (${isTold ? 'a clock it tells' : 'a clock it hides'})`, async () => {
      const { sending } = await slow(isTold);
      assert.equal(await acts.findReply(sending, hands), null);
    });
  }

  it('finds it by the clock the server tells', async () => {
    const { double, sending } = await slow(true);
    double.misbehave({ how: 'accepted_then_cut' });
    assert.equal((await failureOf(acts.reply(sending, hands))).code, 'outcome_unknown');
    const found = await acts.findReply(sending, hands);
    assert.ok(found !== null && found !== 'cannot_tell');
    assert.equal(double.find(found.canonicalId)?.text.includes(sending.text), true);
  });

  it('leaves it to a person when the server hides its clock, and never says that it is not there', async () => {
    const { double, sending } = await slow(false);
    double.misbehave({ how: 'accepted_then_cut' });
    assert.equal((await failureOf(acts.reply(sending, hands))).code, 'outcome_unknown');
    assert.equal(await acts.findReply(sending, hands), 'cannot_tell');
  });

  it('reads past what was said in the hour before, since a clock may be behind by that much unseen', async () => {
    const double = await start({ clock: { behindMs: 1_800_000, isTold: false } });
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const { heard } = await poll(sourceOf(double, 'account'));
    const sending = await sendingTo(double, first(heard));
    await acts.reply(sending, hands);
    for (let n = 0; n < 45; n += 1) double.sayAside('acme', `Something else of ours ${n}`);
    const noThreads = handsForTests({
      fetch: async (url, request) => {
        const answer = await hands.fetch(url, request);
        const empty = { ancestors: [], descendants: [] };
        return url.endsWith('/context') ? { ...answer, json: () => empty } : answer;
      },
    });
    assert.equal(await acts.findReply(sending, noThreads), 'cannot_tell');
  });
});

describe('pictures', () => {
  const picture = {
    bytes: smallPicture('image/png'),
    type: 'image/png',
    alt: 'The new lid',
    name: 'picture-1.png',
  } as const;

  it('a server that still works at one is waited for: a status before that would be refused', async () => {
    const double = await start({ slowPictures: 2 });
    await double.say({ by: 'ada@far.example', text: 'my mug broke' });
    const { heard } = await poll(sourceOf(double, 'account'));
    const { canonicalId } = await acts.reply(await sendingTo(double, first(heard), { media: [picture] }), hands);
    const posts = await double.posts();
    assert.deepEqual(posts.find((post) => post.canonicalId === canonicalId)?.media, [{ alt: 'The new lid' }]);
  });

  it('nothing said of it is no description, not an empty one', async () => {
    const double = await start();
    await double.say({ by: 'ada@far.example', text: 'my mug broke' });
    const { heard } = await poll(sourceOf(double, 'account'));
    await acts.reply(await sendingTo(double, first(heard), { media: [{ ...picture, alt: '' }] }), hands);
    const own = (await poll(sourceOf(double, 'account'))).heard.find(({ isOwn }) => isOwn);
    assert.deepEqual(
      own?.media.map(({ kind, alt }) => [kind, alt]),
      [['image', null]],
    );
  });
});
