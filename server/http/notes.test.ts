// The guard on the server: it finds what the desk should have shown, stops what may not go, and puts on record what was
// waved through by name.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lockCase } from '../../store/triage/cases.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import { situationOf } from '../do/situation-of.ts';
import { rulesOf } from '../rules.ts';
import { rowsOf } from '../testbed.ts';
import { connect, hear, makeBrand, openTestApp, type Refused, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  await connect(brand);
});
after(() => desk.close());

let n = 0;
async function fresh() {
  n += 1;
  const made = await hear(desk, brand, { canonicalId: `notes:${n}` });
  const reply = (body: object) =>
    brand.at<Refused & ReplyDone & { findings: { code: string; level: string }[] }>(
      'POST',
      `/cases/${made.caseId}/replies`,
      { saw: made.version, toMentionId: made.mentionId, visibility: 'public', ...body },
    );
  const queued = () =>
    rowsOf<{ overruled: string | null }>(
      desk.world,
      brand.brandId,
      `select detail::jsonb ->> 'overruled' as overruled from heed.event where case_id = '${made.caseId}' and kind = 'reply.queued' order by number`,
    );
  return { ...made, reply, queued };
}

test('notes stop a reply until they are waved through, each by its code, and that is on record', async () => {
  const one = await fresh();
  const words = { text: 'You should have told us. WE ARE OPEN on Sunday.' };
  const stopped = await one.reply(words);
  assert.deepEqual([stopped.status, stopped.body.code], [409, 'notes']);
  assert.deepEqual(stopped.body.findings.map(({ code, level }) => `${code} ${level}`).sort(), [
    'blame note',
    'shouting note',
  ]);
  assert.equal((await one.reply({ ...words, overruled: ['blame'] })).status, 409);
  assert.equal((await one.reply({ ...words, overruled: ['nonsense'] })).status, 400);
  const done = await one.reply({ ...words, overruled: ['blame', 'shouting', 'canned'] });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  // What was not found was not overruled.
  assert.deepEqual(
    (await one.queued()).map(({ overruled }) => overruled),
    ['blame shouting'],
  );
});

test('what may not go cannot be waved through; in private the same words may leave', async () => {
  const one = await fresh();
  const text = 'Your card 4111 1111 1111 1111 was charged twice.';
  const refused = await one.reply({ text, overruled: ['private_data'] });
  assert.deepEqual([refused.status, refused.body.code], [422, 'may_not_go']);
  assert.match(refused.body.message ?? '', /private data/u);
  const hole = await one.reply({ text: 'Dear {first_name}, sorry.', overruled: ['placeholder'] });
  assert.deepEqual([hole.status, hole.body.code, hole.body.findings[0]?.code], [422, 'may_not_go', 'placeholder']);
  assert.deepEqual(await one.queued(), []);
});

test('anger wants a second person; a plain reply leaves with nothing on record but itself', async () => {
  const one = await fresh();
  const angry = await one.reply({ text: 'You are an idiot.', overruled: ['anger'] });
  assert.deepEqual([angry.status, angry.body.code], [422, 'needs_approval']);
  assert.equal((await one.reply({ text: 'Sorry, a new one leaves today.' })).status, 200);
  assert.deepEqual(
    (await one.queued()).map(({ overruled }) => overruled),
    [null],
  );
});

test('a promise that goes with its time is none without a clock', async () => {
  const one = await fresh();
  const text = 'Sorry! I will call you within two hours.';
  assert.deepEqual(
    (await one.reply({ text })).body.findings.map(({ code }) => code),
    ['promise_without_clock'],
  );
  const promiseUntil = new Date(desk.world.now().getTime() + 7_200_000).toISOString();
  assert.equal((await one.reply({ text, promiseUntil })).status, 200);
});

test('what was said on the place itself is recorded whatever is found in it', async () => {
  const other = await makeBrand(desk);
  const made = await hear(desk, other, { canonicalId: 'notes:there' });
  const said = await other.at('POST', `/cases/${made.caseId}/replies`, {
    ...{ saw: made.version, toMentionId: made.mentionId, visibility: 'public', via: 'link_out' },
    text: 'You should have told us, idiot.',
  });
  assert.equal(said.status, 200);
});

test('the situation: who speaks to whom, what they said, how often it went back and forth', async () => {
  const one = await fresh();
  await one.reply({ text: 'Sorry, a new one leaves today.' });
  const situation = await desk.world.database.brand(brand.brandId, async (tx) => {
    const of = await lockCase(tx, brand.brandId, one.caseId);
    assert.ok(of);
    const { protocol } = await rulesOf(tx, brand.brandId);
    const about = { brandId: brand.brandId, personId: brand.personId, of, mention: null, protocol };
    return situationOf(tx, desk.world, { ...about, text: 'Hello there', now: desk.world.now(), hasPromise: false });
  });
  const { matter, pack, agentName, brandName, hasPromise } = situation;
  assert.deepEqual([matter.kind, matter.publicReplies, pack?.language, hasPromise], ['complaint', 1, 'en', false]);
  assert.equal(matter.words.length, 1);
  assert.ok(agentName !== '' && brandName !== '');
});
