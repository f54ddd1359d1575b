// What is peculiar to Google's reviews: stars without words, one answer a review that is written over, translations between
// the customer's words, locations of a chain. What holds for every channel is in the contract's tests.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Hands, type Json, type Sending } from '../channel.ts';
import { handsTo } from '../testbed.ts';
import { channel } from './channel.ts';
import { type GoogleReviewsDouble, startFake } from './fake.ts';
import { ACCOUNT, LOCATION } from './fake-world.ts';
import { normalise, rawsOf } from './normalise.ts';
import { ownWordsOf } from './own-words.ts';

const MINUTE_MS = 60_000;

interface Fixture {
  readonly review: { readonly [name: string]: Json };
  readonly reviews: readonly Json[];
}

function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')) as Fixture;
}

async function start(t: TestContext) {
  const double = await startFake();
  t.after(async () => {
    await double.stop();
    assert.deepEqual(double.judged(), [], 'every word kept to Google’s descriptions');
  });
  return double;
}

async function poll(double: GoogleReviewsDouble, cursor: Json, overrides: Partial<Hands> = {}) {
  const [source] = double.sources;
  assert.ok(source);
  const heard: Heard[] = [];
  let last = cursor;
  for await (const page of channel.listen({ ...source, cursor }, handsTo(double, overrides))) {
    heard.push(...page.raws.map((raw) => normalise(raw)));
    last = JSON.parse(JSON.stringify(page.cursor)) as Json;
  }
  return { heard, cursor: last };
}

async function recheck(double: GoogleReviewsDouble, mentions: readonly Heard[]) {
  const [source] = double.sources;
  assert.ok(source);
  return ((await channel.recheck?.(mentions, source, handsTo(double))) ?? []).map((raw) => normalise(raw));
}

function sendingTo(double: GoogleReviewsDouble, to: Heard, text: string): Sending {
  const { profile, credential } = double.sources[0] ?? {};
  assert.ok(profile && credential);
  const when = { queuedAt: new Date(), clientKey: '0'.repeat(32) };
  return { to, text, profile, credential, visibility: 'public', language: 'en', ...when };
}

async function oneReview(double: GoogleReviewsDouble, text = 'Cold coffee'): Promise<Heard> {
  const id = await double.say({ by: 'Ada', text, rating: 2 });
  const one = (await poll(double, null)).heard.find(({ canonicalId }) => canonicalId === id);
  assert.ok(one);
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

test('a review is heard in the customer’s own words, with stars and pictures, and its answer beside it', () => {
  const [review, answer] = rawsOf(fixture('review-today').review).map((raw) => normalise(raw));
  assert.ok(review && answer);
  assert.deepEqual([review.text, review.rating, review.author.name], ['Der Kaffee war kalt.', 2, 'Ada Holm']);
  assert.deepEqual(
    [review.kind, review.isOwn, review.url],
    ['review', false, 'https://business.google.com/reviews/made-up'],
  );
  assert.deepEqual(review.media, [
    { kind: 'image', url: 'https://lh3.googleusercontent.com/p/made-up', alt: 'A cup' },
    { kind: 'video', url: 'https://lh3.googleusercontent.com/v/made-up', alt: null },
  ]);
  assert.equal(review.revisedAt?.toISOString(), '2026-11-19T07:00:00.000Z');
  assert.deepEqual([answer.canonicalId, answer.parentId], [`${review.canonicalId}/reply`, review.canonicalId]);
  assert.deepEqual([answer.isOwn, answer.author.externalId, answer.text], [true, 'accounts/101', 'Das tut uns leid.']);
});

test('stars alone are a review; nobody knows whose', () => {
  const [review, ...others] = rawsOf(fixture('stars-alone').review).map((raw) => normalise(raw));
  assert.deepEqual(others, []);
  assert.deepEqual([review?.text, review?.rating, review?.author.name, review?.revisedAt], ['', 5, null, null]);
});

test('through another account the same review is the same', () => {
  const { review } = fixture('review-today');
  const name = String(review['name']).replace('accounts/101', 'accounts/999');
  const ids = [review, { ...review, name }].map((one) => rawsOf(one).map((raw) => normalise(raw).canonicalId));
  assert.deepEqual(ids[0], ids[1]);
  assert.throws(() => normalise({ externalId: 'x', body: { review: { name: '../../x' } } }), /without a name/);
});

test('an answer that Google refused is taken back, and says why', () => {
  const heard = fixture('refused-answer').reviews.map((review) => rawsOf(review).map((raw) => normalise(raw)));
  const titles = heard.map(([, answer]) => [answer?.isRemoved, answer?.title]);
  assert.deepEqual(titles, [
    [true, 'Google did not publish this answer: off topic'],
    [true, 'Google did not publish this answer: harassment'],
  ]);
  assert.deepEqual([heard[1]?.[0]?.text, heard[1]?.[0]?.rating], ['Bad', 1]);
});

test('translations are taken out, and nothing else', () => {
  assert.equal(ownWordsOf('(Translated by Google) Good\n\n(Original)\nGut\n\nSehr gut'), 'Gut\n\nSehr gut');
  assert.equal(ownWordsOf('Gut\n\n(Translated by Google)\nGood'), 'Gut');
  for (const kept of ['Good', '', '(Original) recipe', '(Translated by Google)', '(Translated by Google) Good']) {
    assert.equal(ownWordsOf(kept), kept);
  }
});

test('consent opens each account once, with its verified locations by names that differ', async (t) => {
  const double = await start(t);
  const connected = (await channel.connect?.(double.credential ?? {}, handsTo(double))) ?? [];
  assert.deepEqual(
    connected.map(({ profile, sources }) => [profile.externalId, sources?.map(({ location }) => location)]),
    [
      [ACCOUNT, ['Acme Coffee, Market Street 1, Bern', 'Acme Coffee, Harbour Road 9, Basel']],
      ['accounts/102', ['Acme Roastery']],
    ],
  );
  const [first] = connected[0]?.sources ?? [];
  assert.deepEqual(first?.config, { location: LOCATION });
  assert.equal(connected[1]?.sources?.[0]?.label, 'Acme Roastery, Mill 4, Thun');
  double.world.places.splice(0);
  const error = await failureOf(channel.connect?.(double.credential ?? {}, handsTo(double)));
  assert.match(error.message, /manages no verified location/);
});

test('an answer has 4,096 bytes, not letters', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const before = double.requests();
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'ä'.repeat(2_049)), handsTo(double)));
  assert.match(error.message, /4098 bytes; Google takes 4096/);
  assert.equal(double.requests(), before);
  assert.ok(await channel.reply?.(sendingTo(double, to, 'ä'.repeat(2_048)), handsTo(double)), 'and the double agrees');
});

test('an answer that stands is never written over, and is named', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const review = double.world.reviews[0];
  assert.ok(review);
  const standing = double.world.answer(review, 'We called you.', new Date('2026-03-12T10:00:00Z'));
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'Sorry!'), handsTo(double)));
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /answer of 2026-03-12 already: “We called you\.”/);
  assert.equal(review.answer, standing);
  assert.equal(await channel.findReply?.(sendingTo(double, to, 'Sorry!'), handsTo(double)), 'cannot_tell');
  const same = await channel.reply?.(sendingTo(double, to, ' We called you.\n'), handsTo(double));
  assert.equal(same?.canonicalId, `${to.canonicalId}/reply`);
  assert.equal(review.answer, standing, 'the same words are there already');
});

test('an answer that Google refused may be written anew', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const review = double.world.reviews[0];
  assert.ok(review);
  double.world.answer(review, 'Call 0800 1234!').state = 'REJECTED';
  double.world.moderation = { state: 'REJECTED', violation: 'PERSONAL_INFORMATION' };
  const error = await failureOf(channel.reply?.(sendingTo(double, to, 'Write to Bo!'), handsTo(double)));
  assert.deepEqual(
    [error.code, error.message],
    ['rejected', 'Google did not publish this answer: personal information.'],
  );
  double.world.moderation = { state: 'PENDING' };
  await channel.reply?.(sendingTo(double, to, 'We are sorry.'), handsTo(double));
  assert.equal(review.answer?.text, 'We are sorry.');
});

test('an answer given on Google itself is heard within the hour, however old the review', async (t) => {
  const double = await start(t);
  const old = await double.say({ by: 'Ada', text: 'Long ago', at: new Date(Date.now() - 900 * MINUTE_MS) });
  for (let n = 0; n < 60; n += 1) {
    await double.say({ by: 'Bo', text: `Nice ${n}`, at: new Date(Date.now() - (300 - n) * MINUTE_MS) });
  }
  const first = await poll(double, null);
  assert.equal(first.heard.length, 61);
  const own = await double.say({ by: ACCOUNT, text: 'Thank you!', to: old });
  const soon = await poll(double, first.cursor);
  assert.deepEqual(soon.heard, []);
  const later = await poll(double, soon.cursor, { now: () => new Date(Date.now() + 61 * MINUTE_MS) });
  assert.deepEqual(later.heard.map(({ canonicalId }) => canonicalId).sort(), [old, own].sort());
});

test('Google’s later word on an answer is heard', async (t) => {
  const double = await start(t);
  await oneReview(double);
  const review = double.world.reviews[0];
  assert.ok(review);
  const answer = double.world.answer(review, 'Buy one, get one free!');
  answer.state = 'PENDING';
  const first = await poll(double, null);
  answer.state = 'REJECTED';
  answer.violation = 'SPAM';
  const [, refused] = (await poll(double, first.cursor)).heard;
  assert.deepEqual([refused?.isRemoved, refused?.title], [true, 'Google did not publish this answer: spam']);
});

test('asking again costs a request for fifty; a deleted answer and a deleted review are gone', async (t) => {
  const double = await start(t);
  const ids: string[] = [];
  for (let n = 0; n < 40; n += 1) ids.push(await double.say({ by: 'Ada', text: `Number ${n}` }));
  const [first = '', second = ''] = ids;
  await double.say({ by: ACCOUNT, text: 'Thanks', to: first });
  const { heard } = await poll(double, null);
  const before = double.requests();
  assert.equal(
    (await recheck(double, heard)).every(({ isRemoved }) => !isRemoved),
    true,
  );
  assert.equal(double.requests() - before, 1);
  await double.remove?.(`${first}/reply`);
  await double.remove?.(second);
  const gone = (await recheck(double, heard)).filter(({ isRemoved }) => isRemoved);
  assert.deepEqual(gone.map(({ canonicalId }) => canonicalId).sort(), [`${first}/reply`, second].sort());
});

test('a location that is not there takes no review with it', async (t) => {
  const double = await start(t);
  const to = await oneReview(double);
  const [source] = double.sources;
  assert.ok(source);
  const elsewhere = { ...source, config: { location: 'accounts/101/locations/999' } };
  assert.equal((await failureOf(channel.recheck?.([to], elsewhere, handsTo(double)))).code, 'gone');
  const nowhere = channel.recheck?.([to], { ...source, config: {} }, handsTo(double));
  assert.match((await failureOf(nowhere)).message, /names no location/);
});
