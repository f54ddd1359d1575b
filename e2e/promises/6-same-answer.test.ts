// Promise 6: same question, same answer. Whoever asks again is met with the agreed answer and with what was said before,
// a draft that says otherwise is found, and what was answered by anyone, here or in another client, is found by its words.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { contradictions } from '../../core/respond/answers/contradict.ts';
import { en } from '../../core/respond/packs/en.ts';
import { makeAnswer } from '../../server/do/change-answer.ts';
import { answersTo, findAnswers, findBefore } from '../../server/do/find-answers.ts';
import { startFollower } from '../../server/flow/follow-own.ts';
import { queryOf, searchMentions } from '../../store/search.ts';
import { answer, type Brand, connectTo, type House, listen, makeBrand, openHouse, send, whoWaits } from './house.ts';

let double: MastodonDouble;
let house: House;
let brand: Brand;

before(async () => {
  double = await startFake();
  house = await openHouse(double.allow);
  brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
});
after(async () => {
  await house?.close();
  await double?.stop();
});

async function find(words: string) {
  const search = { brandId: brand.id, query: queryOf(words) ?? '', channel: null, beforeId: null, limit: 10 };
  const hits = await house.database.brand(brand.id, (tx) => searchMentions(tx, search));
  return hits.map(({ isOwn, text, caseId }) => ({ isOwn, text, caseId }));
}

test('an answer given at the desk is found, and leads to the case it was given in', async () => {
  await double.say({ by: 'ana', text: 'Do you bake gluten-free bread?' });
  await listen(house, brand);
  const [waiting] = await whoWaits(house, brand);
  assert.ok(waiting);
  await answer(house, brand, waiting, 'Yes, every Thursday we bake it without any wheat.');
  house.wait(6_000);
  await send(house);
  await listen(house, brand);
  const { caseId } = waiting;
  assert.deepEqual(await find('without wheat'), [
    { isOwn: true, text: '@ana Yes, every Thursday we bake it without any wheat.', caseId },
  ]);
  assert.deepEqual(
    (await find('gluten')).map((hit) => hit.caseId),
    [caseId],
    'and by the question, in the same case',
  );
});

test('an answer given in another client is found as well, and stands beside the next who asks', async () => {
  const asked = await double.say({ by: 'ben', text: 'May I bring my dog?' });
  await double.say({ by: double.profileId ?? '', text: 'Dogs are welcome on the terrace.', to: asked });
  await listen(house, brand);
  const hits = await find('terrace');
  assert.deepEqual(
    hits.map(({ isOwn, text }) => [isOwn, text]),
    [[true, 'Dogs are welcome on the terrace.']],
  );
  const follower = startFollower(house.world);
  await follower.stop();
  const again = { words: 'can I bring my dog please?', caseId: brand.id };
  const before = await house.database.brand(brand.id, (tx) => findBefore(tx, house.world, brand.id, again));
  assert.deepEqual(
    before.map((one) => [one.reply, one.by]),
    [['Dogs are welcome on the terrace.', null]],
  );
});

const agreed = {
  texts: [
    { language: 'en', question: 'How long can I bring something back?', text: 'You can bring it back within 30 days.' },
  ],
  locationIds: [],
  reviewOn: null,
  isApproved: true,
};

test('the same question meets the same answer, and a draft that says otherwise is found', async () => {
  const { id: brandId, personId } = brand;
  const inBrand = house.database.brand;
  const now = house.world.now();
  const id = await inBrand(brand.id, (tx) => makeAnswer(tx, { brandId, personId, now }, agreed));
  await double.say({ by: 'cleo', text: 'the teapot drips, must I keep it for ever?' });
  await listen(house, brand);
  const cleo = (await whoWaits(house, brand)).at(-1);
  assert.ok(cleo);
  await answer(house, brand, cleo, 'Not at all: you can bring it back within 30 days.', [id]);
  house.wait(6_000);
  await send(house);

  const words = 'my teapot drips as well, must I keep mine?';
  const wanted = { words, locationId: null, limit: 3 };
  const [best] = await inBrand(brand.id, (tx) => findAnswers(tx, house.world, brand.id, wanted));
  assert.equal(best?.row.id, id, 'found by what the first customer said, though it shares no word with the answer');
  const before = await inBrand(brand.id, (tx) => findBefore(tx, house.world, brand.id, { words, caseId: brand.id }));
  assert.deepEqual(
    before.map((one) => [one.caseId, one.reply]),
    [[cleo.caseId, 'Not at all: you can bring it back within 30 days.']],
  );
  const held = await inBrand(brand.id, (tx) => answersTo(tx, house.world, brand.id, { ...wanted, language: 'en' }));
  const [found] = contradictions('You can bring it back within 14 days.', held, en);
  assert.deepEqual([found?.said, found?.agreed], ['14 days', '30 days']);
  assert.deepEqual(contradictions('Thirty days, so there is time to bring it back.', held, en), []);
});
