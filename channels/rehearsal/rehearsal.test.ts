// What is peculiar to the rehearsal town: a story that hangs together, a town that is the same after a restart,
// customers who answer back, and weather. The law every channel obeys is in the shared contract test.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countText } from '../../core/channel.ts';
import type { Heard } from '../../core/mention.ts';
import { understand } from '../../core/understand/understand.ts';
import { shippedWeights } from '../../server/weights.ts';
import { ChannelError, type Credential, type Hands, type Json, type ListenTo, type Sending } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { startFake } from './fake.ts';
import { manifest } from './manifest.ts';
import { brand } from './world/brand.ts';
import { lines } from './world/follow-ups.ts';
import { messages } from './world/messages/all.ts';
import { people } from './world/people.ts';

const FOUNDED = Date.parse('2026-05-04T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A brand in the town with a clock that is turned by hand and a credential kept as a store would keep it. */
async function settle(config: Record<string, string> = {}) {
  const clock = { now: FOUNDED };
  const kept: { credential: Credential } = { credential: {} };
  const hands: Hands = handsForTests({
    now: () => new Date(clock.now),
    saveCredential: async (credential) => {
      kept.credential = credential;
    },
    fetch: () => assert.fail('the town must not touch the network'),
  });
  const [connected] = await (channel.connect?.({}, hands) ?? assert.fail('no connect'));
  assert.ok(connected);
  const { credential, profile } = connected;
  kept.credential = credential;
  const source = (kind: string, cursor: Json): ListenTo => {
    return { kind, config, cursor, profile, credential: kept.credential };
  };
  const context = { kind: 'town', config, ownIds: new Set([profile.externalId]) };
  const hear = async (cursor: Json = null, kind = 'town'): Promise<{ heard: Heard[]; cursor: Json }> => {
    const heard: Heard[] = [];
    let last: Json = cursor;
    for await (const page of channel.listen(source(kind, cursor), hands)) {
      heard.push(...page.raws.map((raw) => channel.normalise(raw, context)));
      last = page.cursor;
    }
    return { heard, cursor: last };
  };
  const sending = (to: Heard, more: Partial<Sending> = {}): Sending => ({
    clientKey: 'a1'.repeat(16),
    queuedAt: new Date(clock.now),
    text: 'We are looking into it right now.',
    visibility: 'public',
    language: 'en',
    to,
    profile,
    credential: kept.credential,
    ...more,
  });
  const reply = (to: Heard, more: Partial<Sending> = {}) =>
    channel.reply?.(sending(to, more), hands) ?? assert.fail('no reply');
  return { clock, kept, hands, source, hear, sending, reply };
}

const find = (heard: readonly Heard[], id: string): Heard =>
  heard.findLast((h) => h.canonicalId === `town:harbour/${id}`) ?? assert.fail(`${id} was not heard`);

test('the story hangs together', () => {
  assert.ok(messages.length >= 220, `${messages.length} messages`);
  assert.ok(people.length >= 60);
  const known = new Map<string, (typeof messages)[number]>();
  const writers = new Set([brand.key, ...people.map((person) => person.key)]);
  for (const written of messages) {
    const { key } = written;
    assert.ok(!known.has(key), `${key} twice`);
    assert.ok(writers.has(written.by), `${key} is by nobody`);
    assert.equal(written.day === undefined, written.at === undefined, key);
    assert.ok(written.day === undefined || (written.day >= -14 && written.day <= -1), key);
    if (written.to !== undefined) assert.ok(known.has(written.to), `${key} answers something unknown or later`);
    assert.ok(written.by !== brand.key || written.day !== undefined, `${key}: the brand speaks only in history`);
    const limit = manifest.limits.publicReply ?? assert.fail('no limit');
    for (const text of [written.text, ...(written.back ?? [])]) assert.ok(countText(text, limit).left >= 0, key);
    known.set(key, written);
  }
  assert.equal(new Set(people.map((person) => person.handle)).size, people.length);
  for (const person of people) assert.ok(lines[person.language], `${person.key} has no words to answer with`);
});

test('no two messages are one template: shingle similarity under 0.6', () => {
  const shingles = messages.map(({ key, text }) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return { key, set: new Set(words.map((_, i) => words.slice(i, i + 2).join(' '))) };
  });
  for (const [i, a] of shingles.entries()) {
    for (const b of shingles.slice(i + 1)) {
      const shared = [...a.set].filter((shingle) => b.set.has(shingle)).length;
      assert.ok(shared / (a.set.size + b.set.size - shared) < 0.6, `${a.key} and ${b.key} read alike`);
    }
  }
});

test('history comes first: two weeks, with threads and the brand in them, in time order', async () => {
  const { hear } = await settle();
  const { heard } = await hear();
  assert.ok(heard.length > 100);
  const times = heard.map((h) => h.publishedAt?.getTime() ?? Number.NaN);
  assert.ok(times.every((time) => time < FOUNDED && time > FOUNDED - 15 * 24 * 60 * MINUTE));
  const answer = find(heard, 'late-1a');
  assert.equal(answer.isOwn, true);
  assert.equal(answer.parentId, 'town:harbour/late-1');
  assert.equal(answer.threadId, 'town:harbour/late-1');
  assert.ok(heard.every((h) => h.visibility === 'public'));
});

test('letters are heard apart, in private', async () => {
  const { hear } = await settle();
  const { heard } = await hear(null, 'letters');
  assert.ok(heard.length >= 8);
  assert.ok(heard.every((h) => h.visibility === 'private' && h.kind === 'message'));
});

test('somebody speaks within seconds, then one to three a minute, then some an hour', async () => {
  const { clock, hear } = await settle();
  const count = async (from: number, until: number): Promise<number> => {
    clock.now = FOUNDED + until;
    const all = [...(await hear()).heard, ...(await hear(null, 'letters')).heard];
    return new Set(all.filter((h) => (h.publishedAt?.getTime() ?? 0) >= FOUNDED + from).map((h) => h.canonicalId)).size;
  };
  assert.ok((await count(0, 5 * SECOND)) >= 1);
  const half = await count(0, 30 * MINUTE);
  assert.ok(half >= 30 && half <= 90, `${half} in the first half hour`);
  const later = await count(10 * 60 * MINUTE, 20 * 60 * MINUTE);
  assert.ok(later >= 25 && later <= 80, `${later} in ten quiet hours`);
});

test('however often it is polled, the same things are heard', async () => {
  const once = await settle();
  once.clock.now = FOUNDED + 60 * MINUTE;
  const wanted = new Set((await once.hear()).heard.map((h) => h.canonicalId));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 * 60 }), { maxLength: 12 }), async (seconds) => {
      const { clock, hear } = await settle({ startedAt: new Date(FOUNDED).toISOString() });
      const got = new Set<string>();
      const takenBack = new Set<string>();
      let cursor: Json = null;
      for (const at of [...seconds.sort((a, b) => a - b), 3600]) {
        clock.now = FOUNDED + at * SECOND;
        const poll = await hear(cursor);
        cursor = JSON.parse(JSON.stringify(poll.cursor)) as Json;
        for (const { canonicalId, isRemoved } of poll.heard) {
          assert.ok(!isRemoved || got.has(canonicalId), 'only what was heard is taken back');
          (isRemoved ? takenBack : got).add(canonicalId);
        }
      }
      assert.deepEqual(new Set([...got].filter((id) => !takenBack.has(id))), wanted);
    }),
    // Said and taken back before the first of two polls, the second looking back just far enough to see it go.
    { numRuns: 20, seed: 3, examples: [[[1107]]] },
  );
});

test('a hostile cursor or config costs nothing', async () => {
  const { hear, source, hands } = await settle();
  const all = (await hear()).heard.length;
  for (const cursor of [[], 'x', { until: 'soon' }, { until: 1e300 }, { startedAt: {} }] as Json[]) {
    assert.equal((await hear(cursor)).heard.length, all, JSON.stringify(cursor));
  }
  const config = { seed: '../../x y', pace: 'sideways', startedAt: 'yesterday', weather: '?' };
  for await (const page of channel.listen({ ...source('town', null), config }, hands)) {
    for (const raw of page.raws) assert.match(raw.externalId, /^town:[\w-]+\//);
  }
});

test('a customer answers back in the words written for it, and again after the second answer', async () => {
  const { clock, hear, reply } = await settle();
  clock.now = FOUNDED + 30 * 60 * MINUTE;
  const hannah = find((await hear()).heard, 'orders-n1');
  const receipt = await reply(hannah, { clientKey: '01'.repeat(16) });
  assert.equal(receipt.sentAt.getTime(), clock.now);
  clock.now += 3 * MINUTE;
  const first = find((await hear()).heard, `back/${'01'.repeat(16)}`);
  assert.match(first.text, /still at the old address/);
  assert.equal(first.parentId, receipt.canonicalId);
  assert.equal(first.threadId, hannah.threadId);
  assert.equal(first.author.externalId, 'hannah');
  await reply(first, { clientKey: '02'.repeat(16) });
  clock.now += 3 * MINUTE;
  assert.match(find((await hear()).heard, `back/${'02'.repeat(16)}`).text, /Thank you for sorting it/);
});

test('without words of its own, the answer goes by temper and language', async () => {
  const { clock, hear, reply } = await settle();
  clock.now = FOUNDED + 40 * MINUTE;
  const { heard } = await hear();
  await reply(find(heard, 'late-7'), { clientKey: '0a'.repeat(16) });
  await reply(find(heard, 'chat-3'), { clientKey: '0b'.repeat(16) });
  clock.now += 3 * MINUTE;
  const after = (await hear()).heard;
  assert.ok(lines.it?.hot?.[0]?.includes(find(after, `back/${'0a'.repeat(16)}`).text));
  assert.ok(!after.some((h) => h.canonicalId.endsWith(`back/${'0b'.repeat(16)}`)), 'a quiet person says nothing');
});

test('a restart forgets nothing: the credential is the notebook', async () => {
  const { clock, kept, hear, reply, sending, hands } = await settle();
  const { heard } = await hear();
  await Promise.all(
    ['late-2', 'late-3', 'late-4'].map((id, i) => reply(find(heard, id), { clientKey: `${i}c`.repeat(16) })),
  );
  // Another town name has no memory in this process, as after a restart.
  kept.credential = { ...kept.credential, town: 'another-process' };
  clock.now += 3 * MINUTE;
  const after = (await hear()).heard;
  for (const i of [0, 1, 2]) {
    assert.equal(find(after, `ours/${`${i}c`.repeat(16)}`).isOwn, true);
    find(after, `back/${`${i}c`.repeat(16)}`);
  }
  const found = await channel.findReply?.(sending(find(heard, 'late-2'), { clientKey: '0c'.repeat(16) }), hands);
  assert.ok(found !== null && found !== 'cannot_tell' && found !== undefined);
  assert.ok(kept.credential.foundedAt !== undefined);
});

test('a reply whose note could not be saved is unknown, and is not there', async () => {
  const { hear, sending, hands } = await settle();
  const to = find((await hear()).heard, 'late-2');
  const broken = { ...hands, saveCredential: () => Promise.reject(new Error('disk full')) };
  await assert.rejects(
    () => channel.reply?.(sending(to), broken) ?? Promise.resolve(),
    (error) => error instanceof ChannelError && error.code === 'outcome_unknown',
  );
  assert.equal(await channel.findReply?.(sending(to), hands), null);
});

test('the same client key, cut off and tried again, at once and after a restart, leaves one reply', async () => {
  const fake = await startFake();
  const hands = handsForTests();
  const source = fake.sources[0] ?? assert.fail('no source');
  const id = await fake.say({ by: 'visitor', text: 'Hello, is anybody there?' });
  const context = { kind: 'town', config: source.config, ownIds: new Set<string>() };
  const [raw] = (await channel.recheck?.([{ canonicalId: id, handle: {}, url: null }], source, hands)) ?? [];
  const to = channel.normalise(raw ?? assert.fail('not found'), context);
  const sending: Sending = {
    clientKey: 'ef'.repeat(16),
    queuedAt: new Date(),
    text: 'Yes, we are.',
    visibility: 'public',
    language: 'en',
    to,
    profile: source.profile ?? assert.fail('no profile'),
    credential: fake.credential ?? {},
  };
  fake.misbehave({ how: 'accepted_then_cut' });
  await assert.rejects(
    async () => channel.reply?.(sending, hands),
    (error) => error instanceof ChannelError && error.code === 'outcome_unknown',
  );
  await Promise.all([channel.reply?.(sending, hands), channel.reply?.(sending, hands)]);
  assert.equal((await fake.posts()).filter((post) => post.text === 'Yes, we are.' && post.to === id).length, 1);
  await fake.stop();
});

test('edits and removals are heard in time, and recheck tells the same', async () => {
  const { clock, hear, source, hands } = await settle();
  const texts = new Map<string, string[]>();
  let cursor: Json = null;
  for (; clock.now < FOUNDED + 40 * 60 * MINUTE; clock.now += 3 * MINUTE) {
    const poll = await hear(cursor);
    cursor = poll.cursor;
    for (const h of poll.heard) texts.set(h.canonicalId, [...(texts.get(h.canonicalId) ?? []), h.text]);
  }
  const [first, second] = new Set(texts.get('town:harbour/photo-n11'));
  assert.doesNotMatch(first ?? '', /Correction/);
  assert.match(second ?? '', /Correction/);
  assert.deepEqual(
    [...new Set(texts.get('town:harbour/oven-n10'))].map((text) => text === ''),
    [false, true],
  );
  const fresh = (await hear()).heard;
  assert.match(find(fresh, 'photo-n11').text, /Correction/);
  assert.ok(!fresh.some((h) => h.isRemoved), 'a first read brings nothing that is gone already');
  const asked = ['photo-n11', 'oven-n10', 'never-said'].map((id) => ({
    canonicalId: `town:harbour/${id}`,
    handle: {},
    url: null,
  }));
  const raws = (await channel.recheck?.(asked, source('town', null), hands)) ?? [];
  assert.deepEqual(
    raws.map((raw) => channel.normalise(raw, { kind: 'town', config: {}, ownIds: new Set() }).isRemoved),
    [false, true],
  );
});

test('weather: patience is asked for with a time, flaky calls fail and then work', async () => {
  const limited = await settle({ weather: 'rate_limited' });
  await assert.rejects(
    () => limited.hear(),
    (error) =>
      error instanceof ChannelError && error.code === 'rate_limited' && error.retryAt?.getTime() === FOUNDED + 20_000,
  );
  limited.clock.now += 20_000;
  assert.ok((await limited.hear()).heard.length > 100);
  const flaky = await settle({ weather: 'flaky' });
  const outcomes = new Set<string>();
  for (let i = 0; i < 30; i += 1) {
    flaky.clock.now += 10_000;
    const outcome = await flaky.hear().then(
      () => 'heard',
      (error: ChannelError) => error.code,
    );
    outcomes.add(outcome);
  }
  assert.deepEqual([...outcomes].sort(), ['heard', 'unreachable']);
});

test('the first reading agrees with the story: language and kind', (t) => {
  const context = { languages: ['en', 'es', 'fr', 'de', 'pt', 'it'], earlierLanguage: null, weights: shippedWeights() };
  const languageOf = new Map(people.map((person) => [person.key, person.language]));
  const told = messages.filter((written) => written.by !== brand.key);
  let kinds = 0;
  let spoken = 0;
  for (const written of told) {
    const mention = { text: written.text, title: written.title ?? null, rating: written.rating ?? null };
    const reading = understand({ ...mention, languageHint: null, kind: 'post' }, context);
    if (reading.kind === written.means) kinds += 1;
    if (reading.language === languageOf.get(written.by)) spoken += 1;
  }
  const share = (right: number): number => Math.round((1000 * right) / told.length) / 10;
  t.diagnostic(`kind ${share(kinds)} of 100, language ${share(spoken)} of 100, of ${told.length}`);
  assert.ok(share(kinds) >= 72);
  assert.ok(share(spoken) >= 95);
});
