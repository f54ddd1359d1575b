// Readings from outside: every part of one is corrected by an act, the page counts it by month, and the switch of the brand's
// own head is a lead's, with the difference it makes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CasePage } from '../../wire/case.ts';
import { OwnHeadView, ReadingDifference, ReadingsPage } from '../../wire/readings.ts';
import { learnNext } from '../flow/own-head.ts';
import { rowsOf } from '../testbed.ts';
import { addAgent, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

let n = 0;
const complaint = 'My order has not arrived and nobody answers. Very disappointed, I want my money back.';
const said = (brand: TestBrand, text = complaint) => {
  n += 1;
  return hear(desk, brand, { canonicalId: `read:${n}`, text });
};
const correct = (brand: TestBrand, one: { caseId: string; mentionId: string }, to: object) =>
  brand.at('POST', `/cases/${one.caseId}/acts`, { act: 'correct', saw: 99, mentionId: one.mentionId, ...to });
const readingOf = async (brand: TestBrand, caseId: string) =>
  CasePage.parse((await brand.at('GET', `/cases/${caseId}`)).body).thread[0]?.reading;
const page = async (brand: TestBrand) => ReadingsPage.parse((await brand.at('GET', '/readings')).body);

test('every part of a reading is corrected by one act, and what follows from it follows', async () => {
  const brand = await makeBrand(desk);
  const one = await said(brand);
  const to = { isUrgent: true, isAbusive: true, emotion: 'sadness', reason: 'waiting', isIronic: true, language: 'pt' };
  for (const [field, value] of Object.entries(to)) {
    const done = await correct(brand, one, { [field]: value });
    assert.equal(done.status, 200, field);
    const reading = await readingOf(brand, one.caseId);
    assert.equal(reading?.[field as keyof typeof to], value, field);
    assert.equal(reading?.madeBy, brand.personId);
  }
  await correct(brand, one, { kind: 'praise' });
  const reading = await readingOf(brand, one.caseId);
  assert.deepEqual([reading?.kind, reading?.reason], ['praise', null]);
  const kept = await rowsOf<{ head: string }>(desk.world, brand.brandId, 'select distinct head from heed.correction');
  const fields = kept.map(({ head }) => head);
  for (const field of ['isUrgent', 'isAbusive', 'isIronic', 'language', 'kind'])
    assert.ok(fields.includes(field), field);
  for (const bad of [{ language: 'klingon' }, { emotion: 'glee' }, { reason: 'weather' }, { isIronic: 'yes' }]) {
    assert.equal((await correct(brand, one, bad)).status, 400, JSON.stringify(bad));
  }
});

test('a language that a head never saw is said on the case', async () => {
  const brand = await makeBrand(desk);
  const one = await said(brand);
  assert.deepEqual((await readingOf(brand, one.caseId))?.untrained, []);
  await correct(brand, one, { language: 'pl' });
  assert.ok((await readingOf(brand, one.caseId))?.untrained?.includes('kind'));
});

test('a month says how many readings were made, by what, and how many of each part people corrected', async () => {
  const brand = await makeBrand(desk);
  assert.deepEqual((await page(brand)).months, []);
  const [one, two] = [await said(brand), await said(brand)];
  await said(brand);
  await correct(brand, one, { kind: 'question' });
  await correct(brand, two, { kind: 'question' });
  const was = (await page(brand)).months[0];
  assert.equal(was?.heads.find(({ head }) => head === 'kind')?.corrected, 2);
  await correct(brand, two, { kind: 'complaint' });
  const { months, languages, weights } = await page(brand);
  const [month] = months;
  assert.equal(months.length, 1);
  assert.equal(month?.month, desk.world.now().toISOString().slice(0, 7));
  assert.deepEqual([month?.readings, month?.isAtLeast], [3, false]);
  assert.deepEqual(month?.madeBy, [{ by: weights, readings: 3 }]);
  const of = (head: string) => month?.heads.find((each) => each.head === head);
  assert.deepEqual(of('kind'), { head: 'kind', readings: 3, corrected: 1 }, 'taken back is not corrected');
  assert.equal(of('feeling')?.corrected, 0);
  const english = languages.find(({ language }) => language === 'en');
  assert.deepEqual(english, { language: 'en', readings: 3, untrained: [] });
});

const places = 'kitchen garden office boat hallway cellar school hotel barn attic workshop chapel'.split(' ');

async function taught(): Promise<TestBrand> {
  const brand = await makeBrand(desk);
  for (const text of places.flatMap((place) => [`My snagglewort broke the ${place}`, `Snagglewort for the ${place}`])) {
    await correct(brand, await said(brand, text), { kind: 'praise' });
  }
  return brand;
}

test('the own head has its figures, the difference it makes, and a switch that keeps who turned it', async () => {
  const brand = await taught();
  const untaught = (await page(brand)).own;
  assert.deepEqual([untaught.isOn, untaught.choice, untaught.kept, untaught.tried], [true, null, null, null]);
  const nothing = ReadingDifference.parse((await brand.at('GET', '/readings/difference')).body);
  assert.deepEqual(nothing, { looked: 0, differ: 0, rows: [] });

  await learnNext(desk.world, brand.brandId);
  const { own } = await page(brand);
  assert.equal(own.kept?.version, 1);
  const kind = own.kept?.figures.find(({ head }) => head === 'kind');
  assert.ok(kind !== undefined && kind.rightNow > kind.rightBefore);
  const difference = ReadingDifference.parse((await brand.at('GET', '/readings/difference')).body);
  assert.equal(difference.looked, 2 * places.length);
  assert.ok(difference.differ > places.length, String(difference.differ));
  assert.ok(difference.rows.every(({ words }) => /snagglewort/iu.test(words)));
  assert.equal(difference.rows[0]?.heads.find(({ head }) => head === 'kind')?.own, 'praise');

  const off = OwnHeadView.parse((await brand.at('PUT', '/readings/own', { isOn: false })).body);
  assert.deepEqual([off.isOn, off.choice?.by.name, off.kept?.version], [false, 'Mara Lind', 1]);
  const on = OwnHeadView.parse((await brand.at('PUT', '/readings/own', { isOn: true })).body);
  assert.equal(on.isOn, true);
  const choices = await rowsOf(desk.world, brand.brandId, 'select is_on from heed.own_head_choice');
  assert.equal(choices.length, 2, 'nothing overwritten');
  const events = await rowsOf<{ kind: string; detail: string; by: string | null }>(
    desk.world,
    brand.brandId,
    `select kind, detail, person_id as by from heed.event where kind like 'own_head.%' order by number`,
  );
  const { weights } = desk.world;
  assert.deepEqual(
    events.map(({ kind, detail, by }) => [kind, JSON.parse(detail), by]),
    [
      ['own_head.learned', { verdict: 'keep', version: 1, weights: weights.id }, null],
      ['own_head.turned', { isOn: false }, brand.personId],
      ['own_head.turned', { isOn: true }, brand.personId],
    ],
  );
});

test('agents see the page and leave the switch to leads; another brand sees nothing of it', async () => {
  const brand = await taught();
  await learnNext(desk.world, brand.brandId);
  const agent = await addAgent(desk, brand, 'Jo Park');
  assert.equal((await agent.at('GET', '/readings')).status, 200);
  assert.equal((await agent.at('PUT', '/readings/own', { isOn: false })).status, 403);
  const other = await makeBrand(desk);
  const { own, months } = await page(other);
  assert.deepEqual([own.kept, months], [null, []]);
});
