// Promise 6, as far as it is built: same question, same answer. What was answered before, by anyone, here or in another
// client, is found by the words of the question or of the answer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
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

test('an answer given in another client is found as well', async () => {
  const asked = await double.say({ by: 'ben', text: 'May I bring my dog?' });
  await double.say({ by: double.profileId ?? '', text: 'Dogs are welcome on the terrace.', to: asked });
  await listen(house, brand);
  const hits = await find('terrace');
  assert.deepEqual(
    hits.map(({ isOwn, text }) => [isOwn, text]),
    [[true, 'Dogs are welcome on the terrace.']],
  );
});
