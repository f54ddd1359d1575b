// What is peculiar to Yelp: three excerpts of which Yelp counts more than it shows, a clock without a zone, answers without
// emoji, twenty a day, with a photo. What holds for every channel is in the contract's tests.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import type { Hands, Json, Page, Sending } from '../channel.ts';
import { exchangeCode } from '../oauth.ts';
import { failureOf, handsTo, startJudged } from '../testbed.ts';
import { channel } from './channel.ts';
import { startFake, type YelpDouble } from './fake.ts';
import { CODE, wall, wrong } from './fake-routes.ts';
import { BUSINESS } from './fake-world.ts';
import { ANSWERS, CALLS, consent } from './manifest.ts';
import { normalise, rawsOf } from './normalise.ts';
import { pacificTimeOf } from './pacific-time.ts';

const MINUTE_MS = 60_000;

interface Fixture {
  readonly reviews: readonly Json[];
  readonly refusals: readonly Readonly<
    Record<'name' | 'id' | 'description' | 'code' | 'says', string> & { status: number }
  >[];
}

function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')) as Fixture;
}

const start = (t: TestContext) => startJudged(t, startFake);

async function poll(
  double: YelpDouble,
  cursor: Json,
  { kind = 'excerpts', ...overrides }: Partial<Hands> & { kind?: string } = {},
) {
  const source = double.sources.find((one) => one.kind === kind);
  assert.ok(source);
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, handsTo(double, overrides))) pages.push(page);
  return {
    heard: pages.flatMap(({ raws }) => raws.map((raw) => normalise(raw))),
    cursor: JSON.parse(JSON.stringify(pages.at(-1)?.cursor)) as Json,
    gaps: pages.flatMap(({ gap }) => gap ?? []),
  };
}

async function oneReview(double: YelpDouble): Promise<Heard> {
  const id = await double.say({ by: 'Ada', text: 'Cold coffee', rating: 2 });
  const one = (await poll(double, null)).heard.find(({ canonicalId }) => canonicalId === id);
  assert.ok(one);
  return one;
}

function sendingTo(double: YelpDouble, to: Heard, text: string): Sending {
  const { profile, credential } = double.sources[0] ?? {};
  assert.ok(profile && credential);
  const when = { queuedAt: new Date(), clientKey: '0'.repeat(32) };
  return { to, text, profile, credential, visibility: 'public', language: 'en', ...when };
}

test('an excerpt is heard with its stars and its reviewer, at an address without the key’s tracking', () => {
  const [first, second] = fixture('excerpts').reviews.flatMap((one) =>
    rawsOf('acme', one).map((raw) => normalise(raw)),
  );
  assert.deepEqual([first?.rating, first?.author.externalId, first?.kind], [2, 'W8UK02IDdRS2GL_66fuq6w', 'review']);
  assert.equal(first?.url, 'https://www.yelp.com/biz/acme-coffee?hrid=xAG4O7l-t1ubbwVAlPnDKg');
  assert.equal(second?.url, 'https://www.yelp.com/biz/acme-coffee');
  assert.equal(second?.author.externalId, 'reviewer of 1JNmYjJXr9ZbsfZUAgkeXQ', 'without an id nobody is known again');
  assert.deepEqual(
    [first?.publishedAt?.toISOString(), second?.publishedAt?.toISOString()],
    ['2026-07-29T07:41:13.000Z', '2026-01-05T17:00:00.000Z'],
  );
});

test('the owner’s answer is heard beside the review, as the business’s own', () => {
  const [review, answer] = rawsOf(BUSINESS, fixture('answered').reviews[0]).map((raw) => normalise(raw));
  assert.deepEqual([review?.counts.replies, answer?.parentId, answer?.isOwn], [1, review?.canonicalId, true]);
  assert.deepEqual([answer?.author.externalId, answer?.author.name], [BUSINESS, 'Chris S.']);
  assert.equal(answer?.publishedAt?.toISOString(), '2026-11-02T18:00:00.000Z');
});

test('Yelp’s clock is its own coast’s, on the days it is put forward and back too', () => {
  for (let year = 2024; year < 2034; year += 1) {
    for (const [month, day] of [
      [0, 1],
      [2, 8],
      [2, 14],
      [6, 4],
      [10, 1],
      [10, 7],
    ] as const) {
      for (const hour of [0, 8, 9, 10, 23]) {
        const at = new Date(Date.UTC(year, month, day, hour, 30, 5));
        // The hour that comes twice in November can be read either way.
        const isTwice = wall(at) === wall(new Date(at.getTime() - 60 * MINUTE_MS));
        if (!isTwice) assert.equal(pacificTimeOf(wall(at))?.toISOString(), at.toISOString(), wall(at));
      }
    }
  }
  assert.equal(pacificTimeOf('2026-11-01T01:30:00Z')?.toISOString(), '2026-11-01T01:30:00.000Z', 'a zone is believed');
  assert.equal(pacificTimeOf('2026-13-01 00:00:00'), null);
});

test('three excerpts of 160 characters; what Yelp counts and does not show is on record', async (t) => {
  const double = await start(t);
  double.world.plan = { shown: 3, characters: 160, tellsAnswers: false };
  for (let n = 0; n < 9; n += 1) await double.say({ by: 'Ada', text: `${n} ${'long '.repeat(60)}` });
  const first = await poll(double, null);
  assert.equal(first.heard.length, 3);
  assert.ok(first.heard.every(({ text }) => text.length === 163 && text.endsWith('...')));
  assert.deepEqual(first.gaps, [], 'history is no gap');
  const quiet = await poll(double, first.cursor);
  assert.deepEqual([quiet.heard, quiet.gaps], [[], []]);
  for (let n = 0; n < 5; n += 1) await double.say({ by: 'Bo', text: `new ${n}` });
  const next = await poll(double, quiet.cursor);
  const [gap, ...others] = next.gaps;
  assert.deepEqual(others, []);
  assert.match(gap?.why ?? '', new RegExp(`counts ${5 - next.heard.length} new review`));
  assert.ok(gap?.from && gap.until && gap.from < gap.until);
  assert.deepEqual((await poll(double, next.cursor)).gaps, [], 'once');
});

test('what Yelp shows to nobody does not make every poll walk the whole list', async (t) => {
  const double = await start(t);
  double.world.plan = { ...double.world.plan, shown: 60 };
  for (let n = 0; n < 65; n += 1) await double.say({ by: `P${n}`, text: `Number ${n}` });
  const first = await poll(double, null);
  const before = double.requests();
  await poll(double, first.cursor);
  assert.deepEqual([first.heard.length, double.requests() - before], [60, 1]);
});

test('a full list is read to its end, then quiet polls cost one request; a new review anywhere in it is found', async (t) => {
  const double = await start(t);
  for (let n = 0; n < 130; n += 1) await double.say({ by: `P${n}`, text: `Number ${n}` });
  const first = await poll(double, null);
  assert.equal(first.heard.length, 130);
  const before = double.requests();
  const quiet = await poll(double, first.cursor);
  assert.deepEqual([quiet.heard, double.requests() - before], [[], 1]);
  const last = await double.say({ by: 'Zoe', text: 'Where in the list am I?' });
  const next = await poll(double, quiet.cursor);
  assert.deepEqual(
    next.heard.map(({ canonicalId }) => canonicalId),
    [last],
  );
  // A review that Yelp moved out makes room in its count; the daily walk to the end forgets it.
  await double.remove?.(last);
  const later = { now: () => new Date(Date.now() + 25 * 60 * MINUTE_MS) };
  const walked = await poll(double, next.cursor, later);
  const another = await double.say({ by: 'Yan', text: 'And I?' });
  assert.deepEqual(
    (await poll(double, walked.cursor, later)).heard.map(({ canonicalId }) => canonicalId),
    [another],
  );
});

test('without a key nothing is asked; an address of a page is understood', async (t) => {
  const double = await start(t);
  assert.match((await failureOf(poll(double, null, { app: {} }))).message, /API key/);
  assert.equal(double.requests(), 0);
  const refused = await failureOf(poll(double, null, { app: { apiKey: 'hush-hush' } }));
  assert.equal(refused.code, 'rejected', 'no profile is shut out because of the app’s key');
  assert.match(refused.message, /does not take the API key/);
  const [, source] = double.sources;
  assert.ok(source);
  await double.say({ by: 'Ada', text: 'Hello' });
  const page = { ...source, cursor: null, config: { business: `https://www.yelp.com/biz/${BUSINESS}?osq=coffee` } };
  for await (const { raws } of channel.listen(page, handsTo(double))) assert.equal(raws.length, 1);
  const nowhere = { ...page, config: { business: '../secrets' } };
  const failure = await failureOf(channel.listen(nowhere, handsTo(double))[Symbol.asyncIterator]().next());
  assert.match(failure.message, /names no business/);
});

test('what Yelp says is left of the day is believed', async (t) => {
  const double = await start(t);
  const told: string[] = [];
  const noteBudget: Hands['noteBudget'] = (name, { left, resetAt }) => {
    told.push(`${name} ${left} ${resetAt.getTime() % 86_400_000}`);
  };
  await poll(double, null, { noteBudget });
  assert.deepEqual(told, [`${CALLS} 499 0`]);
});

test('consent opens a profile for each claimed business, with the page it is heard on', async (t) => {
  const double = await start(t);
  const asking = { code: CODE, redirectUrl: 'https://heed.example/back', verifier: 'v'.repeat(43) };
  const credential = await exchangeCode(consent, asking, handsTo(double));
  const connected = (await channel.connect?.(credential, handsTo(double))) ?? [];
  assert.deepEqual(
    connected.map(({ profile, sources }) => [profile.externalId, profile.name, profile.url, sources?.[0]?.location]),
    [
      [BUSINESS, 'Acme Coffee', 'https://www.yelp.com/biz/acme-coffee', 'Acme Coffee'],
      ['SecondPlaceOfTheirs_-1', 'Acme Roastery', 'https://www.yelp.com/biz/acme-coffee', 'Acme Roastery'],
    ],
  );
  double.world.claimed = [];
  assert.match((await failureOf(channel.connect?.(credential, handsTo(double)))).message, /claimed no business/);
});

test('a claim that was lost is noticed while listening', async (t) => {
  const double = await start(t);
  const first = await poll(double, null, { kind: 'partner' });
  assert.deepEqual(first.heard, []);
  double.world.claimed = double.world.claimed.slice(1);
  const lost = await failureOf(poll(double, first.cursor, { kind: 'partner' }));
  assert.deepEqual([lost.code, /not claimed any more/.test(lost.message)], ['rejected', true]);
  double.door.shut(true);
  assert.equal((await failureOf(poll(double, null, { kind: 'partner' }))).code, 'auth_expired');
});

test('emoji are refused before the network, and nothing else is', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const before = double.requests();
  for (const text of ['Thanks 😊', 'Danke ❤️', 'Merci 🇨🇭', 'Press 1️⃣', 'ok 👍🏽']) {
    const error = await failureOf(channel.reply?.(sendingTo(double, to, text), handsTo(double)));
    assert.deepEqual([error.code, /no emoji/.test(error.message)], ['rejected', true], text);
  }
  assert.equal(double.requests(), before);
  await channel.reply?.(sendingTo(double, to, 'Grüße — 100 % ©, 1 * 2 # “ok” 漢字 ☺'), handsTo(double));
  assert.equal(double.world.reviews[0]?.answer?.text, 'Grüße — 100 % ©, 1 * 2 # “ok” 漢字 ☺');
});

test('without a photo the answer is refused, and where to put one is said', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  double.world.hasPhoto = false;
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'We are sorry.'), handsTo(double)));
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /biz\.yelp\.com\/settings\/photo/);
});

test('a review that the plan does not show is answered all the same', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  double.world.plan = { ...double.world.plan, shown: 0 };
  await channel.reply?.(sendingTo(double, to, 'We are sorry.'), handsTo(double));
  assert.equal(double.world.reviews[0]?.answer?.text, 'We are sorry.');
});

test('twenty answers a day: Yelp’s own count is respected and remembered', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  double.world.answersToday = 20;
  const told: string[] = [];
  const hands = handsTo(double, { noteBudget: (name, { left }) => void told.push(`${name} ${left}`) });
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'We are sorry.'), hands));
  assert.equal(error.code, 'rate_limited');
  assert.ok((error.retryAt?.getTime() ?? 0) > Date.now() + 30 * MINUTE_MS);
  assert.ok(told.includes(`${ANSWERS} 0`));
});

test('an answer that stands is never written over; the same words are there already', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const [review] = double.world.reviews;
  assert.ok(review);
  double.world.answer(review, 'We called you.');
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'Sorry!'), handsTo(double)));
  assert.match(error.message, /already: “We called you\.”/);
  assert.equal(await channel.findReply?.(sendingTo(double, to, 'Sorry!'), handsTo(double)), 'cannot_tell');
  const same = await channel.reply?.(sendingTo(double, to, ' We  called you.'), handsTo(double));
  assert.equal(same?.canonicalId, `${to.canonicalId}/answer`);
  assert.equal(double.world.answersToday, 1);
});

test('a key that is told nothing of answers cannot tell whether ours stands, and Yelp’s own refusal is said', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  double.world.plan = { shown: 3, characters: 160, tellsAnswers: false };
  const sending = sendingTo(double, to, 'Sorry!');
  assert.equal(await channel.findReply?.(sending, handsTo(double)), 'cannot_tell');
  const [review] = double.world.reviews;
  assert.ok(review);
  double.world.answer(review, 'Somebody else’s words', { isAnothers: true });
  assert.match((await failureOf(channel.reply?.(sending, handsTo(double)))).message, /different business user/);
});

test('a token that ended is renewed before the answer goes, and the refresh token stays as it was', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  double.door.shut(false);
  const saved: unknown[] = [];
  const hands = handsTo(double, { saveCredential: async (credential) => void saved.push(credential) });
  await channel.reply?.(sendingTo(double, to, 'We are sorry.'), hands);
  assert.equal(double.world.reviews[0]?.answer?.text, 'We are sorry.');
  assert.deepEqual(
    saved.map((one) => (one as { refreshToken: string }).refreshToken),
    ['refresh-0'],
  );
});

test('each documented refusal means what it says', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const noted: string[] = [];
  const noteBudget: Hands['noteBudget'] = (name, { left }) => void noted.push(`${name} ${left}`);
  for (const { status, name, id, description, code, says } of fixture('refusals').refusals) {
    const told = wrong(status, name === 'id' ? 'id' : 'code', id, description);
    const { fetch } = handsTo(double);
    const refusing: Hands['fetch'] = async (url, request) => {
      const response = await fetch(url, request);
      if (request?.method !== 'POST') return response;
      const text = () => JSON.stringify(told.body);
      return { ...response, status, text, json: () => told.body, bytes: new TextEncoder().encode(text()) };
    };
    const { refreshToken: _, ...credential } = sendingTo(double, to, '').credential;
    const sending = { ...sendingTo(double, to, 'We are sorry.'), credential };
    double.world.reviews.forEach((review) => {
      review.answer = null;
    });
    const error = await failureOf(channel.reply?.(sending, handsTo(double, { fetch: refusing, noteBudget })));
    assert.equal(error.code, code, id);
    assert.ok(error.message.includes(says), `${id}: ${error.message}`);
    if (code === 'rate_limited') assert.ok((error.retryAt?.getTime() ?? 0) > Date.now() + 30_000, id);
  }
  assert.ok(noted.includes(`${CALLS} 0`), 'a day that is spent is spent for all');
});
