// How a draft sounds is asked while it is written: by its words in every language with an ear, in English by what it means too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readDraft } from '../../core/respond/read-draft.ts';
import type { Sound } from '../../wire/sound.ts';
import { packOf } from '../do/pack-of.ts';
import { shippedEar } from '../ear.ts';
import { makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  // The reader starts with the first text; nobody waits that long for a sound.
  await desk.world.sentences.vectorsOf(['Is anybody there?'], 20_000);
});
after(() => desk.close());

const sound = async (text: string, language = 'en') =>
  (await brand.at<Sound>('POST', '/sound', { text, language })).body.heard;
const byWords = async (text: string, language = 'en') =>
  shippedEar.hear(readDraft(text, await packOf(language)), language);

test('what no word gives away is heard by what it means', async () => {
  const draft = 'Ben, the kettle is hot because it boils. We are told this is how kettles work.';
  assert.equal((await byWords(draft))?.tone, 'ok');
  assert.equal((await sound(draft))?.tone, 'sarcasm');
});

test('a reply in order is left alone, also where its words alone sound wrong', async () => {
  const draft = 'What made you come to this shop, and did you find what you wanted?';
  assert.notEqual((await byWords(draft))?.tone, 'ok');
  assert.deepEqual(await sound(draft), { tone: 'ok', tokens: [] });
});

test('in other languages words are all there is', async () => {
  const draft = 'Lernen Sie erst einmal lesen, bevor Sie uns schon wieder mit Ihren Beschwerden belästigen!';
  const heard = await byWords(draft, 'de');
  assert.equal(heard?.tone, 'anger');
  assert.deepEqual(await sound(draft, 'de'), heard);
});

test('of a few words, or in a language without an ear, nothing is heard', async () => {
  assert.equal(await sound('You fool!'), null);
  assert.equal(await sound('Hyvää päivää, rouva, olette väärässä taas kerran!', 'fi'), null);
});

test('who does not belong to the brand is not answered, nor is a book', async () => {
  const other = await makeBrand(desk);
  const at = `/api/brands/${brand.slug}/sound`;
  const asked = await desk.app.inject({ method: 'POST', url: at, payload: { text: 'Hello there', language: 'en' } });
  assert.equal(asked.statusCode, 401);
  assert.equal(
    (await other.at('POST', `/../${brand.slug}/sound`, { text: 'Hello there', language: 'en' })).status,
    404,
  );
  assert.equal((await brand.at('POST', '/sound', { text: 'a'.repeat(10_001), language: 'en' })).status, 400);
  assert.equal((await brand.at('POST', '/sound', { text: 'Hello', language: 'English' })).status, 400);
});
