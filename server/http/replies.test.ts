// Answers on their way in: judged by the same rule as under the fingers, queued with an undo window, settled by people.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { markReply } from '../../store/respond/replies.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import { rowsOf } from '../testbed.ts';
import { connect, hear, makeBrand, openTestApp, type Refused, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

let n = 0;
async function fresh(brand: TestBrand, what: Parameters<typeof hear>[2] = {}) {
  n += 1;
  const made = await hear(desk, brand, { canonicalId: `replies:${n}`, ...what });
  const reply = (body: object) =>
    brand.at<Refused & ReplyDone & { findings: { code: string }[] }>('POST', `/cases/${made.caseId}/replies`, {
      saw: made.version,
      toMentionId: made.mentionId,
      text: 'Sorry, it leaves again today',
      visibility: 'public',
      ...body,
    });
  const act = (id: string, what: string) =>
    brand.at<Refused & ReplyDone>('POST', `/cases/${made.caseId}/replies/${id}`, { act: what });
  const outbox = () =>
    rowsOf<{ step: string; at: Date }>(
      desk.world,
      brand.brandId,
      `select o.step, o.at from heed.outbox o join heed.reply r on r.id = o.reply_id where r.case_id = '${made.caseId}'`,
    );
  return { ...made, reply, act, outbox };
}

async function connected(): Promise<TestBrand> {
  const brand = await makeBrand(desk);
  await connect(brand);
  return brand;
}

test('what may not go is refused with its findings, and nothing is queued', async () => {
  const brand = await connected();
  const one = await fresh(brand);
  const tooLong = await one.reply({ text: 'm'.repeat(103) });
  assert.deepEqual(
    [tooLong.status, tooLong.body.code, tooLong.body.findings],
    [
      422,
      'may_not_go',
      [{ code: 'too_long', level: 'may_not_go', spans: [], detail: { over: 3, max: 100 }, better: null }],
    ],
  );
  const noWay = await one.reply({ visibility: 'private' });
  assert.deepEqual([noWay.status, noWay.body.findings[0]?.code], [422, 'no_way']);
  assert.equal((await one.reply({ text: '   ' })).status, 400);
  assert.equal((await one.reply({ text: 'x'.repeat(20_001) })).status, 400);
  assert.equal((await one.reply({ via: 'link_out' })).status, 422);
  const other = await fresh(brand);
  assert.equal((await one.reply({ toMentionId: other.mentionId })).body.field, 'toMentionId');
  assert.deepEqual(await one.outbox(), []);
});

test('what was taken back meanwhile is not answered', async () => {
  const brand = await connected();
  const one = await fresh(brand);
  await hear(desk, brand, { canonicalId: `replies:${n}`, isRemoved: true, text: '' });
  const answer = await one.reply({ isAnyway: true });
  assert.deepEqual([answer.status, answer.body.code], [422, 'may_not_go']);
});

test('what was only said in private is not answered in public', async () => {
  const brand = await connected();
  const one = await fresh(brand, { visibility: 'private' });
  const answer = await one.reply({ isAnyway: true });
  assert.deepEqual([answer.status, answer.body.code], [422, 'may_not_go']);
  assert.match(answer.body.message ?? '', /answered in private/u);
  assert.deepEqual(await one.outbox(), []);
});

test('an answer waits for its undo window and can be taken back in it', async () => {
  const one = await fresh(await connected());
  const done = await one.reply({});
  assert.deepEqual([done.status, done.body.reply.state], [200, 'queued']);
  assert.equal(done.body.reply.undoUntil, new Date(desk.world.now().getTime() + 5000).toISOString());
  assert.deepEqual(
    (await one.outbox()).map((row) => ({ ...row })),
    [{ step: 'send', at: new Date(done.body.reply.undoUntil) }],
  );
  const undone = await one.act(done.body.reply.id, 'undo');
  assert.deepEqual([undone.status, undone.body.reply.state], [200, 'cancelled']);
  assert.deepEqual(await one.outbox(), []);
  const twice = await one.act(done.body.reply.id, 'undo');
  assert.deepEqual([twice.status, twice.body.code], [409, 'not_now']);
});

test('once it is on its way it can no longer be taken back; what nobody could tell, people settle', async () => {
  const brand = await connected();
  const one = await fresh(brand);
  const { id } = (await one.reply({})).body.reply;
  const mark = (state: 'sending' | 'failed' | 'unknown' | 'sent') =>
    desk.world.database.brand(brand.brandId, (tx) =>
      markReply(tx, brand.brandId, id, { state, errorCode: null, errorMessage: null, retryAt: null }),
    );
  await mark('sending');
  for (const what of ['undo', 'retry', 'it_is_there', 'it_is_not_there']) {
    const answer = await one.act(id, what);
    assert.deepEqual([answer.status, answer.body.code], [409, 'not_now'], what);
  }
  await mark('failed');
  assert.equal((await one.act(id, 'retry')).body.reply.state, 'queued');
  await mark('unknown');
  assert.equal((await one.act(id, 'it_is_not_there')).body.reply.state, 'queued');
  await mark('unknown');
  const there = await one.act(id, 'it_is_there');
  assert.deepEqual(
    [there.body.reply.state, there.body.row.state, there.body.row.unansweredCount],
    ['sent', 'waiting', 0],
  );
  assert.equal((await one.act(id, 'nonsense')).status, 400);
});

test('without a profile the place is answered on its own page, and the clock stops when that is confirmed', async () => {
  const brand = await makeBrand(desk);
  const one = await fresh(brand);
  const direct = await one.reply({});
  assert.deepEqual([direct.status, direct.body.code], [422, 'may_not_go']);
  const done = await one.reply({ via: 'link_out' });
  assert.deepEqual([done.body.reply.state, done.body.row.state, done.body.row.deadlineAt], ['sent', 'waiting', null]);
  assert.deepEqual(await one.outbox(), []);
  const nowhere = await fresh(brand, { url: null });
  assert.equal((await nowhere.reply({ via: 'link_out' })).status, 422);
});

test('the record says who answered, and holds nothing of the words', async () => {
  const brand = await connected();
  const one = await fresh(brand);
  await one.reply({ text: 'Sorry, the particular part leaves today' });
  const events = await rowsOf<{ kind: string; person_id: string; detail: string; content_digest: Buffer }>(
    desk.world,
    brand.brandId,
    'select * from heed.event order by number',
  );
  const queued = events.find((event) => event.kind === 'reply.queued');
  assert.deepEqual([queued?.person_id, queued?.content_digest.length], [brand.personId, 32]);
  assert.doesNotMatch(JSON.stringify(events), /particular|arrived/u);
});
