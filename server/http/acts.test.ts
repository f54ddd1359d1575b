// What people do to a case: what they saw counts, colleagues are not overruled by accident, drafts and leases.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DraftVersions } from '../../wire/acts.ts';
import { CasePage } from '../../wire/case.ts';
import { rowsOf } from '../testbed.ts';
import {
  type Ask,
  addAgent,
  connect,
  hear,
  makeBrand,
  openTestApp,
  type Refused,
  type TestApp,
  type TestBrand,
} from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  await connect(brand);
});
after(() => desk.close());

let n = 0;
/** A fresh case in a thread of its own, and a way to act on it. */
async function fresh(by: Ask = brand.at) {
  n += 1;
  const thread = `acts:${n}`;
  const made = await hear(desk, brand, { canonicalId: thread });
  const act = (body: object) =>
    by<Refused & { row: { version: number; state: string; kind: string } }>('POST', `/cases/${made.caseId}/acts`, body);
  const say = () => hear(desk, brand, { canonicalId: `${thread}:more`, threadId: thread, parentId: thread });
  const page = async () => CasePage.parse((await brand.at('GET', `/cases/${made.caseId}`)).body);
  return { ...made, act, say, page };
}

test('an act on words that changed meanwhile is a conflict, and goes through once they were shown', async () => {
  const one = await fresh();
  await one.say();
  const stale = await one.act({ act: 'resolve', saw: one.version });
  assert.deepEqual([stale.status, stale.body.code, stale.body.facet], [409, 'conflict', 'words']);
  assert.equal((await one.page()).row.state, 'open');
  const anyway = await one.act({ act: 'let_be', saw: one.version, reason: 'a joke', isAnyway: true });
  assert.deepEqual([anyway.status, anyway.body.row.state], [200, 'let_be']);
  assert.equal((await one.page()).decision?.reason, 'a joke');
  const late = await one.act({ act: 'resolve', saw: one.version, isAnyway: true });
  assert.deepEqual([late.status, late.body.facet], [409, 'state']);
  const again = await one.act({ act: 'let_be', saw: anyway.body.row.version, reason: 'again' });
  assert.deepEqual([again.status, again.body.code], [409, 'not_now']);
});

test('what nobody has replied to cannot simply be resolved', async () => {
  const one = await fresh();
  const refused = await one.act({ act: 'resolve', saw: one.version });
  assert.deepEqual([refused.status, refused.body.code], [409, 'not_answered']);
  assert.equal((await one.page()).row.state, 'open');
});

test('an assignment conflicts with an assignment, and with nothing else', async () => {
  const one = await fresh();
  await one.say();
  const mine = await one.act({ act: 'assign', saw: one.version, assigneeId: brand.personId });
  assert.equal(mine.status, 200);
  const stale = await one.act({ act: 'assign', saw: one.version, assigneeId: null });
  assert.deepEqual([stale.status, stale.body.facet], [409, 'assignment']);
  assert.equal((await one.act({ act: 'assign', saw: mine.body.row.version, assigneeId: null })).status, 200);
});

test('a refused decision leaves no trace of itself', async () => {
  const one = await fresh();
  await one.say();
  assert.equal((await one.act({ act: 'let_be', saw: one.version, reason: 'they only joke' })).status, 409);
  assert.deepEqual(
    await rowsOf(desk.world, brand.brandId, `select 1 from heed.decision where case_id = '${one.caseId}'`),
    [],
  );
  assert.equal((await one.act({ act: 'let_be', saw: 99, reason: 'x' })).status, 400);
  assert.equal((await one.act({ act: 'let_be', saw: 99, reason: 'they only joke' })).body.row.state, 'let_be');
  assert.equal((await one.act({ act: 'reopen', saw: 99 })).body.row.state, 'open');
  const [decision] = await rowsOf<{ undone_at: Date | null }>(
    desk.world,
    brand.brandId,
    `select undone_at from heed.decision where case_id = '${one.caseId}'`,
  );
  assert.ok(decision?.undone_at instanceof Date);
});

test('a correction becomes the reading, keeps its maker, and moves the clock', async () => {
  const one = await fresh();
  const before = await one.page();
  assert.equal(before.row.kind, 'complaint');
  const done = await one.act({
    act: 'correct',
    saw: one.version,
    mentionId: one.mentionId,
    kind: 'question',
    feeling: 'neutral',
  });
  assert.deepEqual([done.status, done.body.row.kind], [200, 'question']);
  const page = await one.page();
  const reading = page.thread[0]?.reading;
  assert.deepEqual([reading?.kind, reading?.madeBy, reading?.confidence['kind']], ['question', brand.personId, 1]);
  assert.ok(Date.parse(page.row.deadlineAt ?? '') > Date.parse(before.row.deadlineAt ?? ''));
  const kept = await rowsOf<{ head: string; was: string; is_now: string }>(
    desk.world,
    brand.brandId,
    `select head, was, is_now from heed.correction where mention_id = '${one.mentionId}' and head = 'kind'`,
  );
  assert.deepEqual(
    kept.map((row) => ({ ...row })),
    [{ head: 'kind', was: 'complaint', is_now: 'question' }],
  );
});

test('a draft is kept for its writer alone, until it is sent', async () => {
  const one = await fresh();
  const agent = await addAgent(desk, brand, 'Draft Reader');
  const path = `/cases/${one.caseId}/draft`;
  assert.equal((await brand.at('PUT', path, { text: 'Dear Ana,\n\tsorry…', visibility: 'private' })).status, 204);
  const draft = (await one.page()).draft;
  assert.deepEqual([draft?.text, draft?.visibility], ['Dear Ana,\n\tsorry…', 'private']);
  assert.equal(CasePage.parse((await agent.at('GET', `/cases/${one.caseId}`)).body).draft, null);
  const reply = { saw: one.version, toMentionId: one.mentionId, text: 'Sorry, Ana', visibility: 'public' };
  assert.equal((await brand.at('POST', `/cases/${one.caseId}/replies`, reply)).status, 200);
  assert.equal((await one.page()).draft, null);
});

test('earlier wordings of a draft are kept for their writer, a step away, the newest few, until the reply leaves', async () => {
  const one = await fresh();
  const path = `/cases/${one.caseId}/draft`;
  const write = (text: string) => {
    desk.world.clock.pass(100);
    return brand.at('PUT', path, { text, visibility: 'public' });
  };
  const kept = async () => DraftVersions.parse((await brand.at('GET', `${path}/versions`)).body).versions;
  await write('Dear Ana, we will look for your parcel today.');
  await write('Dear Ana, we will look for your parcel today and call.');
  assert.deepEqual(await kept(), [], 'typing on keeps nothing');
  await write('Hello');
  const texts = (await kept()).map(({ text }) => text);
  assert.deepEqual(texts, ['Dear Ana, we will look for your parcel today and call.']);
  desk.world.clock.pass(5_000);
  await write('Hello Ana');
  assert.deepEqual(
    (await kept()).map(({ text }) => text),
    ['Hello', ...texts],
    'a rest keeps what stood there',
  );
  const agent = await addAgent(desk, brand, 'Version Reader');
  assert.deepEqual((await agent.at('GET', `${path}/versions`)).body, { versions: [] });
  for (let time = 0; time < 40; time += 1) {
    desk.world.clock.pass(5_000);
    await write(`Hello Ana, ${time}`);
  }
  assert.equal((await kept()).length, 30);
  const reply = { saw: one.version, toMentionId: one.mentionId, text: 'Sorry, Ana', visibility: 'public' };
  assert.equal((await brand.at('POST', `/cases/${one.caseId}/replies`, reply)).status, 200);
  assert.deepEqual(await kept(), []);
});

test('while a colleague writes, a reply leaves only from somebody who knows it', async () => {
  const one = await fresh();
  const agent = await addAgent(desk, brand, 'Lena Writing');
  assert.equal((await agent.at('POST', `/cases/${one.caseId}/lease`, {})).status, 200);
  const reply = { saw: one.version, toMentionId: one.mentionId, text: 'Sorry, Ana', visibility: 'public' };
  const refused = await brand.at('POST', `/cases/${one.caseId}/replies`, reply);
  assert.deepEqual([refused.status, refused.body.code], [409, 'lease_held']);
  assert.match(refused.body.message ?? '', /Lena Writing is writing/u);
  assert.equal((await brand.at('POST', `/cases/${one.caseId}/replies`, { ...reply, isAnyway: true })).status, 200);
});

test('a lease is seen by others, taken over knowingly, let go by its holder alone, and ends by itself', async () => {
  const one = await fresh();
  const agent = await addAgent(desk, brand, 'Lee Second');
  const seen: unknown[] = [];
  const leave = await desk.hub.subscribe(brand.brandId, null, {
    onEvents: () => {},
    onReset: () => {},
    onPresence: (presence) => void seen.push(presence.by?.name ?? null),
  });
  const path = `/cases/${one.caseId}/lease`;
  assert.equal((await brand.at('POST', path, {})).status, 200);
  const held = await agent.at<Refused & { lease: { by: { name: string } } }>('POST', path, {});
  assert.deepEqual([held.status, held.body.code, held.body.lease.by.name], [409, 'lease_held', 'Mara Lind']);
  assert.equal((await agent.at('POST', path, { isRelease: true })).status, 200);
  assert.equal((await one.page()).lease?.by.name, 'Mara Lind');
  assert.equal((await agent.at('POST', path, { isTakeOver: true })).status, 200);
  assert.equal((await one.page()).lease?.by.name, 'Lee Second');
  desk.world.clock.pass(61_000);
  assert.equal((await one.page()).lease, null);
  assert.equal((await brand.at('POST', path, {})).status, 200);
  assert.equal((await brand.at('POST', path, { isRelease: true })).status, 200);
  leave();
  assert.deepEqual(seen, ['Mara Lind', 'Lee Second', 'Mara Lind', null]);
});

test('two people who act at once: one wins, the other is told', async () => {
  const one = await fresh();
  const body = { saw: one.version, toMentionId: one.mentionId, text: 'Hello', visibility: 'public' };
  const answers = await Promise.all([1, 2, 3].map(() => brand.at('POST', `/cases/${one.caseId}/replies`, body)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409]);
  assert.deepEqual(
    answers.filter((answer) => answer.status === 409).map((answer) => answer.body.facet),
    ['reply', 'reply'],
  );
});
