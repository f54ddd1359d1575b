// What is peculiar to YouTube: threads one level deep that do not move up, five replies shown, units of a day, comments
// held for review. What holds for every channel is in the contract's tests.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Hands, type Json, type Sending } from '../channel.ts';
import { CODE } from '../families/google/fake-google.ts';
import { exchangeCode } from '../oauth.ts';
import { handsForTests, handsTo } from '../testbed.ts';
import { channel } from './channel.ts';
import { startFake, type YouTubeDouble } from './fake.ts';
import { rawOf, readThread } from './listen.ts';
import { consent, manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

const MINUTE_MS = 60_000;
const BRAND = 'UCmadeUpBrand000000000000';
const context = { kind: 'channel', config: {}, ownIds: new Set([BRAND]) };

function fixture(name: string): { readonly thread?: unknown; readonly comment?: unknown } {
  return JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')) as { thread?: unknown };
}

async function start(t: TestContext, options: Parameters<typeof startFake>[0] = {}) {
  const double = await startFake(options);
  t.after(async () => {
    await double.stop();
    assert.deepEqual(double.judged(), [], 'every word kept to Google’s description');
  });
  return double;
}

async function poll(double: YouTubeDouble, cursor: Json, overrides: Partial<Hands> = {}) {
  const [source] = double.sources;
  assert.ok(source);
  const heard: Heard[] = [];
  const gaps: string[] = [];
  let last = cursor;
  const ownIds = new Set([double.profileId ?? '']);
  for await (const page of channel.listen({ ...source, cursor }, handsTo(double, overrides))) {
    heard.push(...page.raws.map((raw) => normalise(raw, { ...context, ownIds })));
    if (page.gap !== undefined) gaps.push(page.gap.why);
    last = JSON.parse(JSON.stringify(page.cursor)) as Json;
  }
  return { heard, gaps, cursor: last };
}

function sendingTo(double: YouTubeDouble, to: Heard, text: string, queuedAt = new Date()): Sending {
  const { profile, credential } = double.sources[0] ?? {};
  assert.ok(profile && credential);
  return {
    ...{ to, text, queuedAt, profile, credential },
    clientKey: '0'.repeat(32),
    visibility: 'public',
    language: 'en',
  };
}

function find(heard: readonly Heard[], id: string): Heard {
  const one = heard.findLast(({ canonicalId }) => canonicalId === id);
  assert.ok(one, `${id} was heard`);
  return one;
}

async function failureOf(act: Promise<unknown> | undefined): Promise<ChannelError> {
  const error = await act?.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
}

test('reads names and handles, videos and posts, and keeps what everybody sees', () => {
  const old = readThread(fixture('thread-2019').thread);
  const first = normalise(rawOf(old.top, old.place), context);
  assert.deepEqual([first.author.name, first.author.handle], ['Ada Holm', null]);
  assert.equal(first.text, 'Does it come in green? See The Green Film');
  assert.equal(first.url, 'https://www.youtube.com/watch?v=madeUpVid01&lc=UgyMadeUp0000000000004AaABAg');
  assert.deepEqual([first.revisedAt, first.counts.likes], [null, 3]);

  const thread = readThread(fixture('thread-with-replies').thread);
  const [top, reply] = [thread.top, ...thread.shown].map((one) => normalise(rawOf(one, thread.place), context));
  assert.ok(top && reply);
  assert.deepEqual([top.author.name, top.author.handle], ['ada.holm', 'ada.holm']);
  assert.equal(top.url, 'https://www.youtube.com/post/UgkxMadeUpPost?lc=UgzMadeUp1111111111114AaABAg');
  assert.deepEqual([reply.kind, reply.threadId, reply.parentId], ['reply', top.canonicalId, top.canonicalId]);
  assert.deepEqual([top.isOwn, reply.isOwn], [false, true]);
  assert.equal(reply.revisedAt?.toISOString(), '2026-11-20T08:31:00.000Z');

  const alone = rawOf(fixture('comment-alone').comment, { video: 'madeUpVid01', post: null });
  assert.equal(normalise(alone, context).url, first.url, 'where it stands is remembered');
});

test('what cannot be read is refused in a sentence; a reply to itself answers nothing', () => {
  const raw = (comment: Json) => ({ externalId: 'x', body: { comment, video: null, post: null } });
  const read = (comment: Json) => normalise(raw(comment), context);
  for (const broken of [null, 7, {}, { id: 'a b', snippet: {} }, { id: 'x'.repeat(300), snippet: {} }, { id: 'x' }]) {
    assert.throws(() => read(broken), /YouTube gave a comment without/);
  }
  assert.throws(() => normalise({ externalId: 'x', body: { gone: {} } }, context), /nobody kept its id/);
  const bare = read({ id: 'Ugx1', snippet: { parentId: 'Ugx1', publishedAt: '9999-01-01T00:00:00Z' } });
  assert.deepEqual([bare.parentId, bare.threadId, bare.publishedAt], [null, 'Ugx1', null]);
  assert.equal(read({ id: 'Ugx1.9abc', snippet: {} }).parentId, 'Ugx1', 'the id of a reply names its thread');
});

test('asks for plain words everywhere: marks stay marks', async (t) => {
  const double = await start(t);
  const text = 'a < b & "c"';
  const top = await double.say({ by: 'Ada', text });
  for (let n = 0; n < 6; n += 1) await double.say({ by: 'Bo', text, to: top });
  const { heard } = await poll(double, null);
  const [source] = double.sources;
  const raws = source && (await channel.recheck?.(heard, source, handsTo(double)));
  const again = (raws ?? []).map((raw) => normalise(raw, context));
  assert.equal(again.length, 7);
  assert.deepEqual([...new Set([...heard, ...again].map((one) => one.text))], [text]);
});

test('a reply under an old comment is heard within the hour, though the thread does not move up', async (t) => {
  const double = await start(t);
  const old = await double.say({ by: 'Ada', text: 'An old question', at: new Date(Date.now() - 900 * MINUTE_MS) });
  for (let n = 0; n < 110; n += 1) {
    await double.say({ by: `Guest ${n}`, text: 'Nice', at: new Date(Date.now() - (400 - n) * MINUTE_MS) });
  }
  const first = await poll(double, null);
  assert.equal(first.heard.length, 111);
  const reply = await double.say({ by: 'Bo', text: 'I wonder too', to: old });
  const soon = await poll(double, first.cursor);
  assert.deepEqual(soon.heard, [], 'the newest hundred threads have not changed');
  const later = await poll(double, soon.cursor, { now: () => new Date(Date.now() + 61 * MINUTE_MS) });
  assert.deepEqual([...later.heard.map(({ canonicalId }) => canonicalId)].sort(), [old, reply].sort());
});

test('all replies are heard though five are shown, once; a quiet poll costs one unit', async (t) => {
  const double = await start(t);
  const top = await double.say({ by: 'Ada', text: 'Who else?' });
  for (let n = 0; n < 8; n += 1) await double.say({ by: `Guest ${n}`, text: `Me, number ${n}`, to: top });
  const first = await poll(double, null);
  assert.equal(first.heard.length, 9);
  assert.ok(
    first.heard.every(({ url }) => url?.includes('watch?v=')),
    'each has its page',
  );
  const before = double.spent();
  assert.deepEqual((await poll(double, first.cursor)).heard, []);
  assert.equal(double.spent() - before, 1);
  const [kind] = manifest.sourceKinds;
  const polls = 86_400_000 / (kind?.everyMs ?? 1);
  // A day: a unit a poll, four more an hour for the deep walk, as much again for growing threads; the rest are writes.
  assert.ok((polls + 24 * 4) * 2 < 10_000 / 5, 'four fifths of the day are left for answers');
});

test('a thread of a thousand replies is bounded, and says so', async (t) => {
  const double = await start(t);
  const top = double.world.write(double.world.person('Ada'), 'A storm', null);
  for (let n = 0; n < 320; n += 1) double.world.write(double.world.person('Bo'), `Drop ${n}`, top);
  const { heard, gaps } = await poll(double, null);
  assert.equal(heard.length, 301);
  assert.match(gaps.join(), /more replies than 3 pages hold/);
});

test('a comment that was held and approved later is heard, with its old date', async (t) => {
  const double = await start(t);
  const held = double.world.write(
    double.world.person('Ada'),
    'See my link',
    null,
    new Date(Date.now() - 300 * MINUTE_MS),
  );
  held.status = 'heldForReview';
  await double.say({ by: 'Bo', text: 'Newer' });
  const first = await poll(double, null);
  assert.equal(first.heard.length, 1);
  held.status = 'published';
  assert.equal(find((await poll(double, first.cursor)).heard, held.id).text, 'See my link');
});

test('a page token that means nothing any more is dropped, and nothing is lost', async (t) => {
  const double = await start(t);
  const { cursor } = await poll(double, null);
  const id = await double.say({ by: 'Ada', text: 'Meanwhile' });
  const open = { token: 'spoilt', top: new Date().toISOString(), isDeep: false, pages: 1 };
  find((await poll(double, { ...(cursor as object), open } as Json)).heard, id);
});

test('an answer to a reply stands under the top comment and names the one who is meant', async (t) => {
  const double = await start(t);
  const top = await double.say({ by: 'Ada', text: 'Is it open on Sunday?' });
  const nested = await double.say({ by: 'Bo', text: 'I would like to know too', to: top });
  const to = find((await poll(double, null)).heard, nested);
  const receipt = await channel.reply?.(sendingTo(double, to, 'Yes, from ten.'), handsTo(double));
  const post = (await double.posts()).findLast(({ by }) => by === double.profileId);
  assert.deepEqual([post?.to, post?.text], [top, '@bo Yes, from ten.']);
  assert.equal(receipt?.url, `https://www.youtube.com/watch?v=${double.world.video}&lc=${receipt?.canonicalId}`);
});

test('looking for an attempt: older words of the same sound are another answer, silence is no answer', async (t) => {
  const double = await start(t);
  const top = await double.say({ by: 'Ada', text: 'Where is it?' });
  const to = find((await poll(double, null)).heard, top);
  const { world } = double;
  world.write(world.brand, '@ada On its way', world.find(top), new Date(Date.now() - 60 * MINUTE_MS));
  world.write(world.person('Bo'), '@ada On its way', world.find(top));
  const sending = sendingTo(double, to, 'On its way');
  assert.equal(await channel.findReply?.(sending, handsTo(double)), null);
  double.misbehave({ how: 'server_error' });
  assert.equal(await channel.findReply?.(sending, handsTo(double)), 'cannot_tell');
  const own = world.write(world.brand, '@ada  On its way\n', world.find(top));
  const found = await channel.findReply?.(sending, handsTo(double));
  assert.equal(typeof found === 'object' && found?.canonicalId, own.id);
});

test('what is held for review stands still, also with its replies; what was deleted is gone', async (t) => {
  for (const isStrictAboutIds of [false, true]) {
    const double = await start(t, { isStrictAboutIds });
    const ids: string[] = [];
    for (const text of ['I am held', 'I go', 'I stay']) ids.push(await double.say({ by: 'Ada', text }));
    const [held = '', gone = ''] = ids;
    const under = await double.say({ by: 'Bo', text: 'Under the held one', to: held });
    const { heard } = await poll(double, null);
    const [source] = double.sources;
    assert.ok(source);
    await channel.hide?.(sendingTo(double, find(heard, held), ''), true, handsTo(double));
    await double.remove?.(gone);
    const mentions = [...ids, under].map((id) => find(heard, id));
    const raws = (await channel.recheck?.(mentions, source, handsTo(double))) ?? [];
    const again = raws.map((raw) => normalise(raw, context));
    const seen = again.map(({ text, isRemoved }) => (isRemoved ? 'removed' : text));
    assert.deepEqual(seen.sort(), ['I am held', 'I stay', 'removed']);
    assert.equal(again.find(({ isRemoved }) => isRemoved)?.canonicalId, gone);
    assert.equal(again.find(({ isRemoved }) => isRemoved)?.author.externalId, find(heard, gone).author.externalId);
  }
});

test('more is held than is looked through: what was not found there does not count as gone', async (t) => {
  const double = await start(t);
  const old = await double.say({ by: 'Ada', text: 'I am held', at: new Date(Date.now() - 60 * MINUTE_MS) });
  const { heard } = await poll(double, null);
  for (let n = 0; n < 300; n += 1) double.world.write(double.world.person('Bo'), `Link ${n}`, null);
  for (const comment of double.world.comments) comment.status = 'heldForReview';
  const [source] = double.sources;
  assert.ok(source);
  assert.deepEqual(await channel.recheck?.([find(heard, old)], source, handsTo(double)), []);
});

test('a new reply under an open mention is heard, however old the thread', async (t) => {
  const double = await start(t);
  const top = await double.say({ by: 'Ada', text: 'My cup broke' });
  const { heard } = await poll(double, null);
  const reply = await double.say({ by: 'Ada', text: 'And nobody answers', to: top });
  const before = double.spent();
  const [source] = double.sources;
  const raws = source && (await channel.recheck?.([find(heard, top)], source, handsTo(double)));
  assert.deepEqual(
    raws?.map(({ externalId }) => externalId),
    [top, reply],
  );
  assert.equal(double.spent() - before, 1, 'for one unit, as for fifty threads');
});

test('a spent day is over at midnight of the Pacific coast, and the budget knows', async (t) => {
  const double = await start(t, { units: 0 });
  const told: { left: number; resetAt: Date }[] = [];
  const now = new Date('2026-11-22T20:00:00Z');
  const [source] = double.sources;
  assert.ok(source);
  const hands = handsTo(double, { now: () => now, noteBudget: (_, what) => void told.push(what) });
  const error = await failureOf(
    channel
      .listen({ ...source, cursor: null }, hands)
      [Symbol.asyncIterator]()
      .next(),
  );
  assert.equal(error.code, 'rate_limited');
  assert.equal(error.retryAt?.toISOString(), '2026-11-23T08:00:00.000Z');
  assert.deepEqual(told, [{ left: 0, resetAt: new Date('2026-11-23T08:00:00.000Z') }]);
});

test('the code of the consent page opens the channel, and can be renewed', async (t) => {
  const double = await start(t);
  const asked = { code: CODE, redirectUrl: 'https://heed.example/back', verifier: 'v'.repeat(43) };
  const credential = await exchangeCode(consent, asked, handsTo(double));
  assert.ok(credential['refreshToken'] && credential['expiresAt']);
  const [connected] = (await channel.connect?.(credential, handsTo(double))) ?? [];
  assert.deepEqual([connected?.profile.externalId, connected?.profile.handle], [double.profileId, 'acme']);
  const wrong = exchangeCode(consent, { ...asked, code: 'another' }, handsTo(double));
  assert.match((await failureOf(wrong)).message, /gave no token: invalid_grant/);
});

test('a Google account without a channel is told so', async () => {
  const nobody = handsForTests({
    fetch: async (url) => {
      const text = () => '{"kind":"youtube#channelListResponse"}';
      const [bytes, json] = [new TextEncoder().encode(text()), () => JSON.parse(text()) as unknown];
      return { status: 200, url, headers: new Headers(), bytes, text, json };
    },
  });
  const error = await failureOf(channel.connect?.({ accessToken: 'token' }, nobody));
  assert.deepEqual([error.code, /no YouTube channel/.test(error.message)], ['rejected', true]);
});
