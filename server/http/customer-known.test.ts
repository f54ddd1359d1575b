// What opening a case tells of its customer: how they behave over time and what came before, and who they may be elsewhere,
// with what becomes of a yes and a no.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CasePage } from '../../wire/case.ts';
import { ProtocolView } from '../../wire/protocol.ts';
import { heard as asHeard } from '../flow/testbed.ts';
import { addAgent, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

type Said = Parameters<typeof hear>[2];

let n = 0;
/** Somebody says something new on a channel. */
function says(
  brand: TestBrand,
  channel: string,
  author: Partial<ReturnType<typeof asHeard>['author']>,
  more: Said = {},
) {
  n += 1;
  const source = { ...brand.input.source, channel };
  const who = { ...asHeard().author, externalId: author.handle ?? 'nobody', ...author };
  const at = { ...brand, input: { ...brand.input, source } };
  return hear(desk, at, { canonicalId: `known:${n}`, author: who, ...more });
}

const pageOf = async (brand: TestBrand, id: string) => CasePage.parse((await brand.at('GET', `/cases/${id}`)).body);
const suggested = async (brand: TestBrand, id: string) =>
  (await pageOf(brand, id)).customer.samePerson.map(({ name, reasons }) => [name, ...reasons.map(({ code }) => code)]);

/** The readings these mentions have, whatever the heads make of a few words. */
async function readAs(brand: TestBrand, where: string, kind: string, isAbusive: boolean): Promise<void> {
  await desk.world.database.brand(brand.brandId, (tx) =>
    tx.rows(
      `insert into heed.reading (brand_id, mention_id, version, language, feeling, kind, is_urgent, is_abusive, confidence,
         evidence, made_by, made_at)
       select brand_id, id, 9, 'en', 'negative', $2, false, $3, '{}', '[]', 'test', now() from heed.mention
       where brand_id = $1 and text like $4 and not is_own`,
      [brand.brandId, kind, isAbusive, where],
    ),
  );
}

/** One insult over and over in one thread, each answered in the platform's own app. */
async function provoked(brand: TestBrand, handle: string, times: number, isAnswered = true) {
  const minute = (count: number) => new Date(Date.UTC(2026, 10, 20, 8, count));
  let last: Awaited<ReturnType<typeof hear>> | null = null;
  for (let at = 0; at < times; at += 1) {
    const threadId = `thread-of-${handle}`;
    const canonicalId = `${handle}:${at}`;
    const text = `you are liars, all of you liars${'!'.repeat(at)}`;
    last = await says(brand, 'test', { handle }, { canonicalId, threadId, text, publishedAt: minute(at * 2) });
    if (!isAnswered) continue;
    const author = { ...asHeard().author, externalId: 'brand', handle: 'brand' };
    const own = { threadId, parentId: canonicalId, isOwn: true, text: 'What happened?', author };
    await hear(desk, brand, { ...own, canonicalId: `${handle}:own:${at}`, publishedAt: minute(at * 2 + 1) }).catch(
      () => null,
    );
  }
  await readAs(brand, 'you are liars%', 'other', true);
  if (last === null) throw new Error('nothing was said');
  return last;
}

test('an insult said again under every answer is told with its counts, and letting be is suggested', async () => {
  const brand = await makeBrand(desk);
  const { caseId } = await provoked(brand, 'liar_hunter', 7);
  const { behaviour } = (await pageOf(brand, caseId)).customer;
  assert.deepEqual(behaviour, {
    likely: 'likely',
    mentions: 7,
    reasons: [
      { code: 'repeated', count: 6, of: 7 },
      { code: 'ignored', count: 6, of: 7 },
      { code: 'empty', count: 7, of: 7 },
    ],
    letBe: 'suggested',
  });
});

test('left without an answer it is too early to say, and with their first complaint nothing is suggested', async () => {
  const brand = await makeBrand(desk);
  const left = await provoked(brand, 'left_alone', 9, false);
  assert.deepEqual((await pageOf(brand, left.caseId)).customer.behaviour, {
    likely: 'too_early',
    mentions: 9,
    reasons: [],
    letBe: 'none',
  });
  const other = await makeBrand(desk);
  const { caseId } = await provoked(other, 'also_customer', 9);
  const threadId = 'thread-of-also_customer';
  await says(other, 'test', { handle: 'also_customer' }, { threadId, text: 'and my cake was raw in the middle' });
  await readAs(other, 'and my cake%', 'complaint', false);
  const { behaviour } = (await pageOf(other, caseId)).customer;
  assert.deepEqual([behaviour.likely, behaviour.letBe], ['likely', 'first_complaint']);
});

test('what the protocol says of suggesting it holds, names its version, and can only take a suggestion away', async () => {
  const brand = await makeBrand(desk);
  const { caseId } = await provoked(brand, 'often_cross', 9);
  const threadId = 'thread-of-often_cross';
  const letBe = async () => {
    const { behaviour } = (await pageOf(brand, caseId)).customer;
    return [behaviour.letBe, behaviour.letBeHeld];
  };
  const push = async (base: number, rule: { suggest: string; otherComplaints: number }) => {
    const { protocol } = ProtocolView.parse((await brand.at('GET', '/protocol')).body);
    return brand.at('PUT', '/protocol', { base, protocol: { ...protocol, letBe: rule } });
  };
  assert.deepEqual(await letBe(), ['suggested', undefined]);
  assert.equal((await push(1, { suggest: 'never', otherComplaints: 1 })).status, 200);
  assert.deepEqual(await letBe(), ['none', { version: 2, complaints: null }]);
  assert.equal((await push(2, { suggest: 'when_likely', otherComplaints: 2 })).status, 200);
  assert.deepEqual(await letBe(), ['suggested', undefined]);

  const said = { threadId, canonicalId: 'cross:cake', text: 'and my cake was raw in the middle' };
  await says(brand, 'test', { handle: 'often_cross' }, said);
  await readAs(brand, 'and my cake%', 'complaint', false);
  assert.deepEqual(await letBe(), ['first_complaint', undefined]);
  const author = { ...asHeard().author, externalId: 'brand', handle: 'brand' };
  const own = { threadId, parentId: said.canonicalId, isOwn: true, text: 'A new one is on its way.', author };
  await hear(desk, brand, { ...own, canonicalId: 'cross:own' }).catch(() => null);
  assert.deepEqual(await letBe(), ['first_complaint', undefined]);
  await says(brand, 'test', { handle: 'often_cross' }, { threadId: 'cross:tea', text: 'my tea came cold' });
  await readAs(brand, 'my tea%', 'complaint', false);
  assert.deepEqual(await letBe(), ['none', { version: 3, complaints: { theirs: 1, needed: 2 } }]);
  assert.equal((await push(3, { suggest: 'when_likely', otherComplaints: 1 })).status, 200);
  assert.deepEqual(await letBe(), ['suggested', undefined]);
  assert.equal((await push(4, { suggest: 'when_likely', otherComplaints: 0 })).status, 422);
});

test('the third complaint in a month comes first, as does who waits in vain in another matter; both are told', async () => {
  const brand = await makeBrand(desk);
  const daysAgo = (days: number) => new Date(desk.world.now().getTime() - days * 86_400_000);
  const source = { ...brand.input.source, connectedAt: daysAgo(8), isFirstRead: true };
  const long = { ...brand, input: { ...brand.input, source } };
  const complain = async (days: number) => says(long, 'test', { handle: 'nora' }, { publishedAt: daysAgo(days) });
  const first = await complain(9);
  await complain(4);
  assert.deepEqual(
    (await pageOf(brand, first.caseId)).why.map(({ code }) => code).includes('complaints_lately'),
    false,
  );
  const third = await complain(0);
  const page = await pageOf(brand, third.caseId);
  assert.equal(page.row.priority, 3);
  const told = page.why.filter(({ code }) => code === 'complaints_lately' || code === 'unanswered_before');
  // The first was said before the source was connected: who replied to it nobody knows.
  assert.deepEqual(told, [
    { code: 'unanswered_before', detail: { count: 1 } },
    { code: 'complaints_lately', detail: { count: 3, days: 30 } },
  ]);
  // It stays so when the matter is looked at again, whatever became of the others.
  const again = await complain(0);
  assert.equal((await pageOf(brand, again.caseId)).row.priority, 3);
  assert.deepEqual((await pageOf(brand, first.caseId)).row.priority, 2);
});

test('the same handle elsewhere is suggested with its reason; another brand’s, and one on the same channel, is not', async () => {
  const [brand, other] = [await makeBrand(desk), await makeBrand(desk)];
  const one = await says(brand, 'test', { handle: 'nora_kvist', name: 'Nora Kvist' });
  await says(other, 'elsewhere', { handle: 'nora_kvist', name: 'Nora Kvist' });
  await says(brand, 'test', { handle: 'nora-kvist', name: 'Nora Kvist' });
  assert.deepEqual(await suggested(brand, one.caseId), []);
  await says(brand, 'elsewhere', { handle: 'nora_kvist@server.example', name: 'N.' });
  await says(brand, 'thirdplace', { handle: 'nora.kvist', name: 'nora kvist' });
  await says(brand, 'thirdplace', { handle: 'nora_kvistgaard', name: 'Nora K' });
  assert.deepEqual(await suggested(brand, one.caseId), [
    ['N.', 'handle'],
    ['nora kvist', 'near_handle', 'name'],
  ]);
});

test('an order number said in two places is a reason, a price is not', async () => {
  const brand = await makeBrand(desk);
  const text = 'Order AB-77120 for 39.90 never came';
  const one = await says(brand, 'test', { handle: 'first', name: 'Lea' }, { text });
  const second = { text: 'where is ab-77120? I have waited since Monday' };
  await says(brand, 'elsewhere', { handle: 'other', name: 'L. B.' }, second);
  await says(brand, 'elsewhere', { handle: 'third', name: 'Kim' }, { text: 'paid 39.90 too' });
  assert.deepEqual(await suggested(brand, one.caseId), [['L. B.', 'number']]);
});

test('a no is kept and not asked again, from neither side; nor after a link that was taken back', async () => {
  const brand = await makeBrand(desk);
  const one = await says(brand, 'test', { handle: 'mio_berg', name: 'Mio' });
  const second = await says(brand, 'elsewhere', { handle: 'mio_berg', name: 'M' });
  const third = await says(brand, 'thirdplace', { handle: 'mio_berg', name: 'Mio B' });
  const [page, other] = [await pageOf(brand, one.caseId), await pageOf(brand, second.caseId)];
  const path = `/customers/${page.customer.id}`;
  const body = { otherId: other.customer.id, caseId: one.caseId };
  const observer = await addAgent(desk, brand, 'Ola', 'observer');
  assert.equal((await observer.at('POST', `${path}/apart`, body)).status, 403);
  assert.equal((await brand.at('POST', `${path}/apart`, body)).status, 200);
  assert.equal((await brand.at('POST', `${path}/apart`, body)).status, 200);
  assert.deepEqual(await suggested(brand, one.caseId), [['Mio B', 'handle']]);
  assert.deepEqual(await suggested(brand, second.caseId), [['Mio B', 'handle']]);
  assert.equal((await pageOf(brand, one.caseId)).events.at(-1)?.kind, 'customer.kept_apart');
  for (const bad of [
    { ...body, otherId: page.customer.id },
    { ...body, caseId: second.caseId },
  ]) {
    assert.equal((await brand.at('POST', `${path}/apart`, bad)).status, 404);
  }

  const otherId = (await pageOf(brand, third.caseId)).customer.id;
  assert.equal((await brand.at('POST', `${path}/link`, { otherId, caseId: one.caseId })).status, 200);
  const linked = await pageOf(brand, one.caseId);
  assert.deepEqual([linked.customer.identities.length, linked.customer.samePerson], [2, []]);
  const identityId = linked.customer.identities.find(({ isLinked }) => isLinked)?.id;
  assert.equal((await brand.at('POST', `${path}/unlink`, { identityId, caseId: one.caseId })).status, 200);
  assert.deepEqual(await suggested(brand, one.caseId), []);
  // The second is still to be asked about the third, which nobody has.
  assert.deepEqual(await suggested(brand, second.caseId), [['Mio B', 'handle']]);
});
