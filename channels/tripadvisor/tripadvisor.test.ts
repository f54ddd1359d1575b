// What is peculiar to Tripadvisor: five reviews a language and no more, translations that are not the customer's words, a
// place that is its own profile. What holds for every channel is in the contract's tests.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Hands, Json, Page } from '../channel.ts';
import { failureOf, handsTo, startJudged } from '../testbed.ts';
import { languagesOf, locationOf } from './ask.ts';
import { channel } from './channel.ts';
import { PLACE, startFake, type TripadvisorDouble } from './fake.ts';
import { normalise, rawsOf } from './normalise.ts';

const MINUTE_MS = 60_000;

const start = (t: TestContext) => startJudged(t, startFake);

async function poll(
  double: TripadvisorDouble,
  cursor: Json,
  { languages = 'en', ...overrides }: Partial<Hands> & { languages?: string } = {},
) {
  const [source] = double.sources;
  assert.ok(source);
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, config: { languages }, cursor }, handsTo(double, overrides)))
    pages.push(page);
  return {
    heard: pages.flatMap(({ raws }) => raws.map((raw) => normalise(raw))),
    cursor: JSON.parse(JSON.stringify(pages.at(-1)?.cursor)) as Json,
    gaps: pages.flatMap(({ gap }) => gap ?? []),
  };
}

test('a review is heard with stars, title and language, and the answer given on Tripadvisor beside it', () => {
  const { data } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/reviews.json`, 'utf8')) as { data: Json[] };
  const [review, answer, other] = data.flatMap((one) => rawsOf(PLACE, one).map((raw) => normalise(raw)));
  assert.deepEqual(
    [review?.canonicalId, review?.rating, review?.title, review?.languageHint, review?.counts],
    ['1001001', 2, 'Nie wieder', 'de', { likes: 3, reposts: 0, replies: 1 }],
  );
  assert.deepEqual([review?.author.externalId, review?.author.name], ['A1B2C3', 'Ada H']);
  assert.deepEqual(
    [answer?.canonicalId, answer?.parentId, answer?.isOwn, answer?.author.externalId, answer?.text],
    ['1001001/answer', '1001001', true, PLACE, 'Das tut uns leid.'],
  );
  assert.equal(answer?.publishedAt?.toISOString(), '2026-09-15T10:00:00.000Z');
  assert.deepEqual([other?.languageHint, other?.author.externalId], ['he', 'reviewer of 1001002'], 'iw is he today');
});

test('more than five at once leave a gap from the last poll to the oldest shown; a quiet place leaves none', async (t) => {
  const double = await start(t);
  const base = Date.now() - 600 * MINUTE_MS;
  const say = (n: number) => double.say({ by: `P${n}`, text: `Number ${n}`, at: new Date(base + n * MINUTE_MS) });
  for (let n = 0; n < 7; n += 1) await say(n);
  const polledAt = new Date(base + 7 * MINUTE_MS);
  const first = await poll(double, null, { now: () => polledAt });
  assert.deepEqual([first.heard.length, first.gaps], [5, []], 'history is no gap');
  for (let n = 10; n < 14; n += 1) await say(n);
  const near = await poll(double, first.cursor, { now: () => polledAt });
  assert.deepEqual(
    [near.heard.map(({ text }) => text), near.gaps],
    [['Number 10', 'Number 11', 'Number 12', 'Number 13'], []],
  );
  for (let n = 20; n < 26; n += 1) await say(n);
  const far = await poll(double, near.cursor);
  assert.deepEqual(far.gaps, [
    {
      from: polledAt,
      until: new Date(base + 21 * MINUTE_MS),
      why: 'More reviews came at once than the 5 that Tripadvisor shows (en).',
    },
  ]);
  const quiet = await poll(double, far.cursor);
  assert.deepEqual([quiet.heard, quiet.gaps], [[], []]);
});

test('each language costs a request and has its own five; a translation never replaces the customer’s words', async (t) => {
  const double = await start(t);
  double.translates();
  const id = await double.say({ by: 'Ada', text: 'Sehr gut', language: 'de' });
  const inEnglish = await poll(double, null);
  assert.deepEqual(
    inEnglish.heard.map(({ text, languageHint }) => [text, languageHint]),
    [['Sehr gut (in en)', null]],
  );
  const before = double.requests();
  const both = await poll(double, inEnglish.cursor, { languages: 'en, de' });
  assert.equal(double.requests() - before, 2);
  assert.deepEqual(
    both.heard.map(({ canonicalId, text, languageHint }) => [canonicalId, text, languageHint]),
    [[id, 'Sehr gut', 'de']],
  );
  const again = await poll(double, both.cursor);
  assert.deepEqual(again.heard, [], 'the translation alone is worse than what is known');
  assert.deepEqual((await poll(double, again.cursor, { languages: 'de' })).heard, []);
});

test('an answer given on Tripadvisor is heard as own when it appears', async (t) => {
  const double = await start(t);
  const id = await double.say({ by: 'Ada', text: 'Cold coffee', rating: 2 });
  const first = await poll(double, null);
  await double.say({ by: PLACE, text: 'We are sorry.', to: id });
  const next = await poll(double, first.cursor);
  assert.deepEqual(
    next.heard.map(({ canonicalId, isOwn }) => [canonicalId, isOwn]),
    [
      [id, false],
      [`${id}/answer`, true],
    ],
  );
});

test('a place is found by its page, and told from other addresses', async (t) => {
  for (const typed of [
    'https://www.tripadvisor.com/Restaurant_Review-g60745-d4868270-Reviews-Acme_2024-Bern.html',
    'https://www.tripadvisor.co.uk/Hotel_Review-g1-d4868270',
    'https://tripadvisor.de/ShowUserReviews-2-g1-d4868270-r99-Acme.html?m=1',
    ' d4868270 ',
    '4868270',
  ]) {
    assert.equal(locationOf(typed), PLACE, typed);
  }
  for (const typed of [
    '',
    'acme',
    'https://evil.example/-d4868270',
    'https://www.tripadvisor.com/Tourism-g60745',
    '../1',
  ]) {
    assert.throws(() => locationOf(typed), /no page of a place/, typed);
  }
  const double = await start(t);
  const [connected] =
    (await channel.connect?.({ location: `d${PLACE}`, languages: 'DE pt-pt,de' }, handsTo(double))) ?? [];
  assert.deepEqual(connected?.profile, {
    ...{ externalId: PLACE, handle: null, name: 'Acme Coffee' },
    url: `https://www.tripadvisor.com/Restaurant_Review-g1-d${PLACE}-Reviews-Acme.html?m=1`,
  });
  assert.deepEqual(connected?.sources, [
    { kind: 'location', label: 'Acme Coffee', config: { languages: 'de, pt_PT' }, location: 'Acme Coffee' },
  ]);
  assert.equal((await failureOf(channel.connect?.({ location: '99' }, handsTo(double)))).code, 'gone');
});

test('languages are taken as people write them', () => {
  assert.deepEqual(languagesOf(''), ['en']);
  assert.deepEqual(languagesOf('en;  DE, en, zh-tw'), ['en', 'de', 'zh_TW']);
  assert.equal(languagesOf('en de fr it es pt nl da sv fi pl cs').length, 10, 'each is a request an hour');
  assert.throws(() => languagesOf('en, german'), /“german” is no language/);
});

test('a refused key says both of its reasons, and stands in no message', async (t) => {
  const double = await start(t);
  const refused = await failureOf(poll(double, null, { app: { apiKey: 'hush-hush' } }));
  assert.equal(refused.code, 'rejected', 'the key is the app’s: no place is shut out');
  assert.match(refused.message, /wrong, or it may not be used from this server’s address/);
  assert.ok(!refused.message.includes('hush-hush'));
  const before = double.requests();
  assert.match((await failureOf(poll(double, null, { app: null }))).message, /Enter the key/);
  assert.equal(double.requests(), before);
});
