// A case of a storm says so and leads to the matter, the matter shows its people and cases, topics are told with honest
// figures, and another brand is told nothing of any of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InboxPage } from '../../wire/inbox.ts';
import type { TopicsPage } from '../../wire/topics.ts';
import type { CaseVoices, VoiceGroups, VoicePage } from '../../wire/voices.ts';
import { gatherNext } from '../flow/follow-voices.ts';
import { askAs, cookieFor, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const words = 'The new update logs me out every single time I open the app. Fix this please!';
const person = (handle: string) => ({
  ...{ externalId: handle, handle, name: handle },
  ...{ url: null, avatarUrl: null, followers: 50 },
});
async function says(brand: TestBrand, handle: string, text: string, isRemoved = false): Promise<void> {
  await hear(desk, brand, { canonicalId: `test:${handle}`, author: person(handle), text, isRemoved });
}
const open = () => makeBrand(desk);
const gather = async ({ brandId }: TestBrand) => {
  const mind = new Map();
  while (await gatherNext(desk.world, mind, { id: brandId, name: 'Storm' }));
};
const caseOf = async (brand: TestBrand, handle: string): Promise<string> => {
  const { body } = await brand.at<InboxPage>('GET', '/inbox?view=due');
  return body.rows.find((row) => row.customer.name === handle)?.id ?? '';
};

test('a case that is one of many says so, and leads to the matter and to the next', async () => {
  const brand = await open();
  for (const one of ['ana', 'ben']) await says(brand, one, words);
  await says(brand, 'cleo', 'My parcel was left in the rain and now the book inside is ruined.');
  await gather(brand);
  const ana = await caseOf(brand, 'ana');
  const mark = async (id: string) => (await brand.at<CaseVoices>('GET', `/cases/${id}/voices`)).body.matter;
  assert.equal(await mark(ana), null, 'two are no storm');
  await says(brand, 'dan', `${words} 😡`);
  await gather(brand);
  const found = await mark(ana);
  assert.deepEqual([found?.voices, await mark(await caseOf(brand, 'cleo'))], [3, null]);
  assert.ok([await caseOf(brand, 'ben'), await caseOf(brand, 'dan')].includes(found?.nextCaseId ?? ''));

  const { body } = await brand.at<VoicePage>('GET', `/voices/${found?.id}`);
  const { group, cases, open: isOpen, rows } = body;
  assert.deepEqual(
    [group.words, group.voices, group.mentions, group.followers, group.trend, group.late, group.before],
    [words, 3, 3, 150, 'rising', 3, 0],
  );
  assert.deepEqual([cases, isOpen, rows.map((row) => row.customer.name).sort()], [3, 3, ['ana', 'ben', 'dan']]);
  const list = await brand.at<VoiceGroups>('GET', '/voices');
  assert.deepEqual(list.body.groups, [group]);

  const other = await open();
  assert.equal((await other.at('GET', `/voices/${group.id}`)).status, 404);
  assert.deepEqual((await other.at<VoiceGroups>('GET', '/voices')).body.groups, []);
  assert.equal((await askAs(desk.app, null)('GET', `/api/brands/${brand.slug}/voices`)).status, 401);
  const stranger = askAs(desk.app, await cookieFor(desk.world, other.personId));
  assert.equal((await stranger('GET', `/api/brands/${brand.slug}/topics`)).status, 404);
});

test('the words of who took them back are not shown, and a matter nobody says any more is gone', async () => {
  const brand = await open();
  for (const one of ['ana', 'ben', 'cleo', 'dan']) await says(brand, one, one === 'ana' ? `${words} I am Ana` : words);
  await gather(brand);
  const id = (await brand.at<VoiceGroups>('GET', '/voices')).body.groups[0]?.id;
  await says(brand, 'ana', words, true);
  await gather(brand);
  const { body } = await brand.at<VoicePage>('GET', `/voices/${id}`);
  assert.deepEqual([body.group.words, body.group.voices], [words, 3]);
  for (const one of ['ben', 'cleo', 'dan']) await says(brand, one, words, true);
  await gather(brand);
  assert.equal((await brand.at('GET', `/voices/${id}`)).status, 404);
});

test('topics tell how many people, how they feel, and that there is nothing yet to compare with', async () => {
  const brand = await open();
  for (const one of ['ana', 'ben', 'cleo']) await says(brand, one, 'Terrible vegan menu, worst dinner ever');
  await gather(brand);
  const { body } = await brand.at<TopicsPage>('GET', '/topics?span=week');
  const [topic] = body.topics;
  assert.deepEqual([body.mentions, body.people, body.isCompared], [3, { count: 3, isAbout: false }, false]);
  assert.deepEqual([topic?.mentions, topic?.negative, topic?.isRising], [3, 3, false]);
  assert.equal((await brand.at('GET', '/topics?span=century')).status, 400);
});
