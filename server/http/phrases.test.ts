// Phrases over HTTP: one library a language merged for who asks, changed by whom it belongs to, and used when a reply says so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReplyDone } from '../../wire/acts.ts';
import type { Phrases, PhraseView } from '../../wire/phrases.ts';
import { rowsOf } from '../testbed.ts';
import { type Ask, addAgent, connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
let agent: Ask;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  agent = (await addAgent(desk, brand, 'Jo Park')).at;
  await connect(brand);
});
after(() => desk.close());

const words = {
  language: 'en',
  use: 'thank',
  topic: 'any',
  kinds: [],
  address: 'either',
  tone: 'plain',
  channels: [],
  texts: ['Thank you for the sketch, {first_name}.', 'Your sketch explains it all.'],
};
const shippedId = 'en-concentrate-any-read-it-all';

async function make(ask: Ask, more: object): Promise<PhraseView> {
  const answer = await ask<PhraseView>('POST', '/phrases', { ...words, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function list(ask: Ask, language = 'en'): Promise<readonly PhraseView[]> {
  const answer = await ask<Phrases>('GET', `/phrases?language=${language}`);
  assert.equal(answer.status, 200);
  return answer.body.phrases;
}
const ids = async (ask: Ask): Promise<readonly string[]> => (await list(ask)).map((one) => one.id);

test('the starting set is there from the first day, a request a language, kept by its tag', async () => {
  assert.ok((await list(agent)).length >= 150);
  assert.ok((await list(agent, 'de')).length >= 60);
  assert.deepEqual(await list(agent, 'xx'), []);
  assert.equal((await agent('GET', '/phrases?language=english')).status, 400);
  const first = await agent('GET', '/phrases?language=pt');
  const headers = { 'if-none-match': String(first.headers['etag']) };
  const again = await agent('GET', '/phrases?language=pt', undefined, headers);
  assert.deepEqual([again.status, again.body], [304, {}]);
  const made = await make(brand.at, { scope: 'brand', language: 'pt' });
  assert.equal((await agent('GET', '/phrases?language=pt', undefined, headers)).status, 200);
  await brand.at('POST', `/phrases/${made.id}/archive`, { version: 1 });
});

test('a lead puts the brand’s words in the place of a shipped phrase; an agent only their own, for themselves', async () => {
  const refused = await agent('POST', '/phrases', { ...words, scope: 'brand' });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed']);
  const own = await make(agent, { scope: 'own', replaces: shippedId });
  assert.ok(!(await ids(agent)).includes(shippedId));
  assert.ok((await ids(brand.at)).includes(shippedId));
  assert.ok(!(await ids(brand.at)).includes(own.id));

  const ours = await make(brand.at, { scope: 'brand', replaces: shippedId });
  assert.ok(!(await ids(brand.at)).includes(shippedId));
  const twice = await brand.at('POST', '/phrases', { ...words, scope: 'brand', replaces: shippedId });
  assert.deepEqual([twice.status, twice.body.code], [409, 'taken']);
  const unknown = await brand.at('POST', '/phrases', { ...words, scope: 'brand', replaces: 'en-nothing' });
  assert.deepEqual([unknown.status, unknown.body.field], [400, 'replaces']);
  const foreign = await brand.at('PUT', `/phrases/${own.id}`, { ...words, scope: 'own', version: 1 });
  assert.equal(foreign.status, 404);
  const notTheirs = await agent('PUT', `/phrases/${ours.id}`, { ...words, scope: 'own', version: 1 });
  assert.deepEqual([notTheirs.status, notTheirs.body.code], [403, 'not_allowed']);
});

test('a team’s phrase is its members’; leads look after it without being offered it', async () => {
  const { at, personId } = await addAgent(desk, brand, 'Kim Roe');
  const { body: team } = await brand.at<{ id: string }>('POST', '/teams', { name: 'Kiln', memberIds: [personId] });
  const made = await make(brand.at, { scope: 'team', teamId: team.id });
  const seenBy = async (ask: Ask) => (await list(ask)).find((one) => one.id === made.id)?.isForMe;
  assert.deepEqual([await seenBy(at), await seenBy(brand.at), await seenBy(agent)], [true, false, undefined]);
  const nowhere = await brand.at('POST', '/phrases', { ...words, scope: 'team' });
  assert.deepEqual([nowhere.status, nowhere.body.field], [400, 'teamId']);
});

test('a change needs to have seen the last one, is on record by ids and digest, and archived is not gone', async () => {
  const { id } = await make(brand.at, { scope: 'brand' });
  const change = { ...words, scope: 'brand', texts: ['Thanks for drawing it.'] };
  const changed = await brand.at<PhraseView>('PUT', `/phrases/${id}`, { ...change, version: 1 });
  assert.deepEqual([changed.body.version, changed.body.texts], [2, change.texts]);
  const late = await brand.at('PUT', `/phrases/${id}`, { ...change, version: 1 });
  assert.deepEqual([late.status, late.body.code], [409, 'conflict']);
  const archived = await brand.at<PhraseView>('POST', `/phrases/${id}/archive`, { version: 2 });
  assert.deepEqual([archived.body.isArchived, archived.body.version], [true, 3]);
  const back = await brand.at<PhraseView>('POST', `/phrases/${id}/restore`, { version: 3 });
  assert.equal(back.body.isArchived, false);

  const events = await rowsOf<{ detail: string; digest: string }>(
    desk.world,
    brand.brandId,
    `select detail, encode(content_digest, 'hex') as digest from heed.event
     where kind = 'phrase.changed' and subject_id = '${id}' order by number`,
  );
  assert.deepEqual(
    events.map(({ detail }) => (JSON.parse(detail) as { what: string }).what),
    ['made', 'edited', 'archived', 'restored'],
  );
  assert.equal(new Set(events.map(({ digest }) => digest)).size, 4);
  assert.ok(!JSON.stringify(events).includes('drawing'));
});

test('a shipped phrase is put away by an archived one in its place', async () => {
  const gone = 'en-concentrate-any-by-name';
  const made = await make(brand.at, { scope: 'brand', replaces: gone, isArchived: true });
  const seen = await list(brand.at);
  assert.ok(!seen.some((one) => one.id === gone));
  assert.equal(seen.find((one) => one.id === made.id)?.isArchived, true);
});

test('holes that nothing fills and wordings that are none are refused', async () => {
  const hole = await brand.at('POST', '/phrases', { ...words, scope: 'own', texts: ['For {colour}.'] });
  assert.deepEqual([hole.status, hole.body.field], [400, 'texts']);
  assert.match(hole.body.message ?? '', /\{colour\}.*\{first_name\}/u);
  for (const texts of [[], ['  '], ['x'.repeat(1_001)], Array.from({ length: 9 }, () => 'x')]) {
    assert.equal((await brand.at('POST', '/phrases', { ...words, scope: 'own', texts })).status, 400);
  }
});

test('a reply that holds a phrase is a use of it; one that only took it, or was taken back, is none', async () => {
  const { id } = await make(brand.at, { scope: 'brand' });
  const { id: other } = await make(brand.at, { scope: 'brand', texts: ['Nothing of this is said.'] });
  const said = async (text: string) => {
    const { caseId, mentionId, version } = await hear(desk, brand, { canonicalId: `about ${text}` });
    const answer = await brand.at<ReplyDone>('POST', `/cases/${caseId}/replies`, {
      saw: version,
      toMentionId: mentionId,
      text,
      visibility: 'public',
      phraseIds: [id, other, shippedId, 'en-nothing'],
    });
    assert.equal(answer.status, 200, JSON.stringify([answer.body, desk.world.errors]));
    return { caseId, reply: answer.body.reply.id };
  };
  const usage = async (of: string) => (await list(brand.at)).find((one) => one.id === of)?.usage ?? null;

  await said('Hello! Your sketch explains it all, so a new one leaves today.');
  assert.deepEqual(
    { ...(await usage(id)), lastBy: undefined },
    { count: 1, lastAt: desk.world.clock.now.toISOString(), lastBy: undefined, lastText: 1 },
  );
  assert.equal(await usage(other), null);

  desk.world.clock.pass(60_000);
  const { caseId, reply } = await said('Thank you for the sketch, Bo. We look at it.');
  assert.deepEqual([(await usage(id))?.count, (await usage(id))?.lastText], [2, 0]);
  await brand.at('POST', `/cases/${caseId}/replies/${reply}`, { act: 'undo' });
  assert.deepEqual([(await usage(id))?.count, (await usage(id))?.lastText], [1, 1]);
});
