// Two cases made one, one taken apart, and everything put back: over HTTP, with what is heard in between.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CasePage } from '../../wire/case.ts';
import { retargetDue } from '../flow/retarget.ts';
import { heard as asHeard } from '../flow/testbed.ts';
import { rowsOf } from '../testbed.ts';
import {
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
const person = (externalId: string, name: string) => ({ ...asHeard().author, externalId, handle: externalId, name });

/** A thread of somebody's own; `say` goes on in it. */
async function thread(by = 'ana') {
  n += 1;
  const id = `join:${n}`;
  const author = person(by, by);
  const made = await hear(desk, brand, { canonicalId: id, threadId: id, author });
  let more = 0;
  const say = async () => {
    more += 1;
    return hear(desk, brand, { canonicalId: `${id}:${more}`, threadId: id, parentId: id, author });
  };
  return { ...made, say };
}

const pageOf = async (id: string) => CasePage.parse((await brand.at('GET', `/cases/${id}`)).body);
const act = (id: string, body: object) =>
  brand.at<Refused & { row: { version: number; state: string }; otherId: string }>('POST', `/cases/${id}/acts`, body);

async function merge(one: { caseId: string }, into: { caseId: string }, more: object = {}) {
  const [saw, sawInto] = [(await pageOf(one.caseId)).row.version, (await pageOf(into.caseId)).row.version];
  return act(one.caseId, { act: 'merge', saw, sawInto, intoId: into.caseId, ...more });
}

const waiting = (page: CasePage) => [page.row.state, page.row.unansweredCount, page.row.mentionCount];

test('two cases of a customer go on as one: clocks, words, notes and what is said later', async () => {
  const [one, into] = [await thread(), await thread()];
  await act(one.caseId, { act: 'note', saw: 9, text: 'she also wrote by mail' });
  const done = await merge(one, into);
  assert.deepEqual([done.status, done.body.row.state, done.body.otherId], [200, 'merged', into.caseId]);
  await one.say();
  const page = await pageOf(into.caseId);
  assert.deepEqual(waiting(page), ['open', 3, 3]);
  assert.deepEqual(
    page.thread.map((item) => [item.fromCaseId, item.isCustomer]),
    [
      [null, true],
      [one.caseId, true],
      [one.caseId, true],
    ],
  );
  assert.deepEqual(
    page.joined.map((other) => other.id),
    [one.caseId],
  );
  assert.deepEqual(
    page.notes.map((note) => note.text),
    ['she also wrote by mail'],
  );
  const gone = await pageOf(one.caseId);
  assert.deepEqual([gone.row.state, gone.mergedInto?.id, gone.clocks.length], ['merged', into.caseId, 0]);
  const kinds = [...gone.events, ...page.events].map((event) => event.kind);
  assert.ok(kinds.includes('case.merged') && kinds.includes('case.absorbed'));
  const refused = await act(one.caseId, { act: 'resolve', saw: 99 });
  assert.deepEqual([refused.status, refused.body.code], [409, 'not_now']);
  assert.match(refused.body.message ?? '', /goes on in another case/u);
});

test('taken out again, each has its own words and clocks back, and those said since in its thread', async () => {
  const [one, into] = [await thread(), await thread()];
  const [was, intoWas] = [await pageOf(one.caseId), await pageOf(into.caseId)];
  await merge(one, into);
  const later = await one.say();
  assert.equal(later.caseId, into.caseId);
  const separate = await act(one.caseId, { act: 'separate', saw: 99 });
  assert.equal(separate.status, 200, JSON.stringify(separate.body));
  const [again, intoAgain] = [await pageOf(one.caseId), await pageOf(into.caseId)];
  assert.deepEqual(waiting(again), ['open', 2, 2]);
  assert.deepEqual(waiting(intoAgain), waiting(intoWas));
  assert.equal(again.row.deadlineAt, was.row.deadlineAt);
  assert.equal(intoAgain.row.deadlineAt, intoWas.row.deadlineAt);
  assert.equal((await one.say()).caseId, one.caseId);
  const twice = await act(one.caseId, { act: 'separate', saw: 99 });
  assert.deepEqual([twice.status, twice.body.code], [409, 'not_now']);
});

test('a case that took others goes on itself: they all point to where it went, and come back with it', async () => {
  const [a, b, c] = [await thread(), await thread(), await thread()];
  await merge(a, b);
  await merge(b, c);
  assert.equal((await pageOf(a.caseId)).mergedInto?.id, c.caseId);
  assert.equal((await a.say()).caseId, c.caseId);
  assert.deepEqual(waiting(await pageOf(c.caseId)), ['open', 4, 4]);
  assert.equal((await act(b.caseId, { act: 'separate', saw: 99 })).status, 200);
  assert.deepEqual(waiting(await pageOf(b.caseId)), ['open', 3, 3]);
  assert.equal((await pageOf(a.caseId)).mergedInto?.id, b.caseId);
  assert.equal((await a.say()).caseId, b.caseId);
});

test('two customers are made one case only when a person says that it is one matter', async () => {
  const [one, into] = [await thread('rosa'), await thread('teo')];
  const refused = await merge(one, into);
  assert.deepEqual([refused.status, refused.body.code], [409, 'other_customer']);
  assert.equal((await pageOf(one.caseId)).row.state, 'open');
  assert.equal((await merge(one, into, { isSameMatter: true })).status, 200);
  const rows = await rowsOf<{ is_same_matter: boolean }>(
    desk.world,
    brand.brandId,
    `select is_same_matter from heed.merge where case_id = '${one.caseId}'`,
  );
  assert.deepEqual(
    rows.map((row) => row.is_same_matter),
    [true],
  );
});

test('what changed on either side since it was looked at is a conflict, and nothing has happened', async () => {
  const [one, into] = [await thread(), await thread()];
  const sawInto = (await pageOf(into.caseId)).row.version;
  await act(into.caseId, { act: 'let_be', saw: sawInto, reason: 'they only joke' });
  const stale = await act(one.caseId, { act: 'merge', saw: one.version, intoId: into.caseId, sawInto });
  assert.deepEqual([stale.status, stale.body.code, stale.body.facet], [409, 'conflict', 'state']);
  assert.deepEqual([(await pageOf(one.caseId)).row.state, (await pageOf(into.caseId)).row.state], ['open', 'let_be']);
});

test('chosen words become a case of their own with their clock; later words stay with the first', async () => {
  const one = await thread();
  const second = await one.say();
  const saw = (await pageOf(one.caseId)).row.version;
  const done = await act(one.caseId, { act: 'split', saw, mentionIds: [second.mentionId] });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const born = await pageOf(done.body.otherId);
  const left = await pageOf(one.caseId);
  assert.deepEqual(
    [waiting(born), waiting(left)],
    [
      ['open', 1, 1],
      ['open', 1, 1],
    ],
  );
  assert.equal(born.clocks[0]?.kind, 'first_reply');
  assert.deepEqual(
    born.thread.filter((item) => item.isCustomer).map((item) => item.id),
    [second.mentionId],
  );
  assert.equal((await one.say()).caseId, one.caseId);
  const all = await act(one.caseId, { act: 'split', saw: 99, mentionIds: left.thread.map((item) => item.id) });
  assert.equal(all.status, 400);
  const back = await merge({ caseId: done.body.otherId }, one);
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual(waiting(await pageOf(one.caseId)), ['open', 3, 3]);
});

test('a case keeps some of its words', async () => {
  const one = await thread();
  const refused = await act(one.caseId, { act: 'split', saw: one.version, mentionIds: [one.mentionId] });
  assert.deepEqual([refused.status, refused.body.code], [409, 'not_now']);
  assert.match(refused.body.message ?? '', /Nothing would be left/u);
});

test('a reply to words that came along is one of the case they came into', async () => {
  const [one, into] = [await thread(), await thread()];
  await merge(one, into);
  const saw = (await pageOf(into.caseId)).row.version;
  const reply = { saw, toMentionId: one.mentionId, text: 'Ana, your order left this morning.', visibility: 'public' };
  const sent = await brand.at<Refused>('POST', `/cases/${into.caseId}/replies`, reply);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.equal((await pageOf(into.caseId)).replies.length, 1);
  await act(one.caseId, { act: 'separate', saw: 99 });
  assert.deepEqual([(await pageOf(into.caseId)).replies.length, (await pageOf(one.caseId)).replies.length], [0, 1]);
});

test('a new protocol reads back the clocks that came from another case', async () => {
  const [one, into] = [await thread(), await thread()];
  await merge(one, into);
  const second = await into.say();
  const saw = (await pageOf(into.caseId)).row.version;
  const { otherId } = (await act(into.caseId, { act: 'split', saw, mentionIds: [second.mentionId] })).body;
  const [was, bornWas] = [await pageOf(into.caseId), await pageOf(otherId)];
  const read = await brand.at<{ protocol: { version: number; targets: { withinMinutes: number }[] } }>(
    'GET',
    '/protocol',
  );
  const { protocol } = read.body;
  const targets = protocol.targets.map((target) => ({ ...target, withinMinutes: target.withinMinutes * 2 }));
  const pushed = await brand.at('PUT', '/protocol', { base: protocol.version, protocol: { ...protocol, targets } });
  assert.equal(pushed.status, 200, JSON.stringify(pushed.body));
  while ((await retargetDue(desk.world)) > 0);
  const minutes = (page: CasePage) =>
    page.clocks.map((clock) => (Date.parse(clock.deadlineAt) - Date.parse(clock.startedAt)) / 60_000);
  const twice = (page: CasePage) => minutes(page).map((all) => all * 2);
  assert.equal(was.clocks.length, 2);
  assert.deepEqual(minutes(await pageOf(into.caseId)), twice(was));
  assert.deepEqual(minutes(await pageOf(otherId)), twice(bornWas));
});

test('a closed case that opens again is nobody’s when whoever had it is gone', async () => {
  for (const opens of ['by hand', 'by the customer'] as const) {
    const one = await thread();
    const agent = await addAgent(desk, brand, `Gone ${opens}`);
    await act(one.caseId, { act: 'assign', saw: one.version, assigneeId: agent.personId });
    await act(one.caseId, { act: 'let_be', saw: 99, reason: 'they only joke' });
    assert.equal((await brand.at('DELETE', `/people/${agent.personId}`)).status, 204);
    assert.equal((await pageOf(one.caseId)).row.assignee?.id, agent.personId);
    if (opens === 'by hand') await act(one.caseId, { act: 'reopen', saw: 99 });
    else await one.say();
    const page = await pageOf(one.caseId);
    assert.deepEqual([page.row.state, page.row.assignee], ['open', null], opens);
    assert.equal(page.events.at(-1)?.detail['why'], 'gone');
  }
});
