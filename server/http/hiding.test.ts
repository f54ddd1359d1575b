// Hiding from the public on the platform: one person asks with a reason, another confirms, the record knows before the
// platform does, and its no is told.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Channel, ChannelError } from '../../channels/channel.ts';
import type { Manifest } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { fakeManifest } from '../fake-channel.ts';
import { rowsOf } from '../testbed.ts';
import { type Ask, addAgent, connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
/** What the platform was asked, and what the record said of it in that moment. */
const asked: { isHidden: boolean; lastEvent: string | undefined }[] = [];
let refusals: ChannelError[] = [];
let current: TestBrand;

before(async () => {
  desk = await openTestApp();
  const can = { ...fakeManifest.can, hide: true } as const;
  (desk.world.manifests as Map<string, Manifest>).set('test', { ...fakeManifest, can });
  const hide: NonNullable<Channel['hide']> = async (_of, isHidden) => {
    asked.push({ isHidden, lastEvent: (await eventsOf(current)).at(-1) });
    const refusal = refusals.shift();
    if (refusal !== undefined) throw refusal;
  };
  Object.assign(desk.world.channel, { hide });
});
after(() => desk.close());

async function eventsOf({ brandId }: TestBrand): Promise<string[]> {
  const text = `select kind, detail::jsonb ->> 'step' as step from heed.event where brand_id = '${brandId}' and kind like 'mention.%' order by number`;
  const rows = await rowsOf<{ kind: string; step: string | null }>(desk.world, brandId, text);
  return rows.map(({ kind, step }) => (step === null ? kind : `${kind} ${step}`));
}

let n = 0;
async function rude() {
  n += 1;
  asked.length = 0;
  refusals = [];
  const brand = await makeBrand(desk);
  current = brand;
  await connect(brand);
  const { caseId, mentionId, version } = await hear(desk, brand, {
    canonicalId: `rude:${n}`,
    text: 'You bunch of crooks',
  });
  const act = (at: Ask, body: object) =>
    at<{ code?: string; message?: string }>('POST', `/cases/${caseId}/acts`, { saw: version, mentionId, ...body });
  const ask = (at: Ask, more: object = {}) =>
    act(at, { act: 'hide', reasonCode: 'insult', reason: 'Names us thieves', ...more });
  const settle = (at: Ask, how: string) => act(at, { act: 'settle_hide', how });
  const hiding = async (at: Ask) =>
    (await at<CasePage>('GET', `/cases/${caseId}`)).body.thread.find(({ id }) => id === mentionId)?.hiding;
  return { brand, ask, settle, hiding, caseId };
}

test('asked for by one and confirmed by another, it is recorded before the platform is asked; its words stay', async () => {
  const { brand, ask, settle, hiding, caseId } = await rude();
  const { at, personId } = await addAgent(desk, brand, 'Jo Park', 'agent');
  assert.equal((await ask(at)).status, 200);
  assert.deepEqual(asked, []);
  const notices = await rowsOf<{ personId: string }>(
    desk.world,
    brand.brandId,
    `select person_id as "personId" from heed.notice where brand_id = '${brand.brandId}' and kind = 'hide.asked'`,
  );
  assert.deepEqual(notices, [{ personId: brand.personId }]);
  assert.equal((await ask(brand.at)).body.code, 'not_now');
  assert.deepEqual([(await settle(at, 'confirm')).status, asked.length], [403, 0]);
  const waiting = await hiding(brand.at);
  assert.deepEqual(
    [waiting?.state, waiting?.by.id, waiting?.confirmFrom],
    ['asked', personId, desk.world.now().toISOString()],
  );
  assert.equal((await hiding(at))?.confirmFrom, null);

  assert.equal((await settle(brand.at, 'confirm')).status, 200);
  assert.deepEqual(asked, [{ isHidden: true, lastEvent: 'mention.hiding confirm' }]);
  const hidden = await hiding(at);
  assert.deepEqual([hidden?.state, hidden?.settledBy?.name, hidden?.isAlone], ['hidden', 'Mara Lind', false]);
  const page = await at<CasePage>('GET', `/cases/${caseId}`);
  assert.equal(page.body.thread[0]?.text, 'You bunch of crooks');

  assert.equal((await settle(at, 'show')).status, 200);
  assert.equal(await hiding(at), null);
  assert.deepEqual((await eventsOf(brand)).slice(1), [
    ...['mention.hiding ask', 'mention.hiding confirm', 'mention.hidden', 'mention.hiding show', 'mention.shown'],
  ]);
  const [{ detail } = { detail: '' }] = await rowsOf<{ detail: string }>(
    desk.world,
    brand.brandId,
    `select string_agg(detail::text, ' ') as detail from heed.event where brand_id = '${brand.brandId}' and kind like 'mention.hid%'`,
  );
  assert.ok(detail.includes('insult') && !detail.includes('thieves'), 'codes and no content');
});

test('who is alone confirms it after five minutes, and the record says so', async () => {
  const { brand, ask, settle, hiding } = await rude();
  await ask(brand.at);
  const early = await settle(brand.at, 'confirm');
  assert.deepEqual([early.status, early.body.code], [409, 'not_now']);
  assert.match(early.body.message ?? '', /five minutes/u);
  desk.world.clock.pass(5 * 60_000);
  assert.equal((await settle(brand.at, 'confirm')).status, 200);
  assert.deepEqual([(await hiding(brand.at))?.state, (await hiding(brand.at))?.isAlone], ['hidden', true]);
});

test('the platform’s no is told and recorded; it waits as before, and can be asked again', async () => {
  const { brand, ask, settle, hiding } = await rude();
  const { at } = await addAgent(desk, brand, 'Jo Park', 'agent');
  await ask(at);
  refusals = [new ChannelError('rejected', 'Only replies to your own posts can be hidden.')];
  await settle(brand.at, 'confirm');
  const after = await hiding(brand.at);
  assert.deepEqual([after?.state, after?.error], ['asked', 'Only replies to your own posts can be hidden.']);
  assert.equal((await eventsOf(brand)).at(-1), 'mention.hide_failed');
  await settle(brand.at, 'confirm');
  assert.deepEqual([(await hiding(brand.at))?.state, (await hiding(brand.at))?.error], ['hidden', null]);
  refusals = [new ChannelError('rate_limited', 'Too often.')];
  await settle(at, 'show');
  const still = await hiding(at);
  assert.deepEqual([still?.state, still?.settledBy?.name], ['hidden', 'Mara Lind'], 'by whoever confirmed it');
});

test('two leads in the same moment ask the platform once; a process that died meanwhile is made up for', async () => {
  const { brand, ask, settle, hiding } = await rude();
  const { at } = await addAgent(desk, brand, 'Jo Park', 'agent');
  const { at: lead } = await addAgent(desk, brand, 'Lea Mond', 'lead');
  await ask(at);
  const answers = await Promise.all([settle(lead, 'confirm'), settle(brand.at, 'confirm')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(asked.length, 1);
  // Recorded, and stopped before the platform's answer was kept.
  await desk.world.database.owner.query("update heed.hiding set state = 'hiding' where brand_id = $1", [brand.brandId]);
  assert.equal((await settle(lead, 'confirm')).status, 409);
  desk.world.clock.pass(61_000);
  assert.equal((await settle(lead, 'confirm')).status, 200);
  assert.equal((await hiding(lead))?.state, 'hidden');
});

test('it is refused by a lead, taken back by whoever asked, and asked for only where it can be done', async () => {
  const { brand, ask, settle, hiding } = await rude();
  const { at } = await addAgent(desk, brand, 'Jo Park', 'agent');
  const { at: trainee } = await addAgent(desk, brand, 'Tim Ney', 'trainee');
  assert.equal((await ask(trainee)).status, 403);
  assert.equal((await ask(at, { reasonCode: 'other', reason: '' })).body.code, 'bad_request');
  await ask(at);
  assert.equal((await settle(brand.at, 'withdraw')).status, 403);
  assert.equal((await settle(at, 'refuse')).status, 403);
  assert.equal((await settle(brand.at, 'refuse')).status, 200);
  assert.equal(await hiding(at), null);
  await ask(at);
  assert.equal((await settle(at, 'withdraw')).status, 200);
  assert.equal((await settle(brand.at, 'confirm')).body.code, 'not_now');
  await desk.world.database.owner.query("update heed.profile set state = 'expired' where brand_id = $1", [
    brand.brandId,
  ]);
  assert.equal((await ask(at)).body.code, 'may_not_go');
  assert.deepEqual(asked, []);
});
