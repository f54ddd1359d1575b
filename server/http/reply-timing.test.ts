// A reply that promises a time or waits for its own: what the clocks make of it, what taking it back makes of it, and
// that what waited is not said over newer words.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { takeDueReplies } from '../../store/respond/replies.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import type { CasePage } from '../../wire/case.ts';
import { holdMs } from '../flow/holding.ts';
import { sendOne } from '../flow/respond.ts';
import { connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  await connect(brand);
});
after(() => desk.close());

let n = 0;
const ana = () => ({
  externalId: `ana${n}`,
  handle: `ana${n}`,
  name: 'Ana Lima',
  url: null,
  avatarUrl: null,
  followers: 3,
});
async function asked() {
  n += 1;
  return hear(desk, brand, { canonicalId: `time:${n}`, author: ana() });
}

const inMs = (ms: number) => new Date(desk.world.now().getTime() + ms).toISOString();
const hour = 3_600_000;

async function reply(of: { caseId: string; mentionId: string }, more: object, status = 200): Promise<ReplyDone> {
  const body = { saw: 9999, toMentionId: of.mentionId, text: 'Ana, I am on it.', visibility: 'public', ...more };
  const done = await brand.at<ReplyDone>('POST', `/cases/${of.caseId}/replies`, body);
  assert.equal(done.status, status, JSON.stringify(done.body));
  return done.body;
}
const on = (of: { caseId: string }, { reply: { id } }: ReplyDone, act: string) =>
  brand.at<ReplyDone>('POST', `/cases/${of.caseId}/replies/${id}`, { act });
const page = async (of: { caseId: string }) => (await brand.at<CasePage>('GET', `/cases/${of.caseId}`)).body;
const promises = async (of: { caseId: string }) =>
  (await page(of)).clocks.filter(({ kind }) => kind === 'promise').length;

async function sendDue(ms: number): Promise<void> {
  desk.world.clock.pass(ms);
  const now = desk.world.now();
  const due = await desk.world.database.shared((tx) => takeDueReplies(tx, now, new Date(now.getTime() + holdMs), 50));
  for (const one of due) await sendOne(desk.world, one, new AbortController().signal);
}

test('a promise begins with its reply, is not kept by it, and is kept by the next', async () => {
  const made = await asked();
  await reply(made, { promiseUntil: inMs(2 * hour) });
  assert.equal(await promises(made), 1);
  await sendDue(6000);
  const sent = await page(made);
  assert.deepEqual([sent.row.state, sent.row.clockKind], ['open', 'promise']);
  await reply(made, { text: 'Ana, it is on its way now.' });
  await sendDue(6000);
  assert.deepEqual([await promises(made), (await page(made)).row.state], [0, 'waiting']);
});

test('taken back, a reply takes its promise with it, and the record says so', async () => {
  const made = await asked();
  const done = await reply(made, { promiseUntil: inMs(2 * hour) });
  await on(made, done, 'undo');
  const after = await page(made);
  assert.equal(after.clocks.filter(({ kind }) => kind === 'promise').length, 0);
  assert.equal(after.row.clockKind, 'first_reply');
  assert.equal(typeof after.events.at(-1)?.detail['promiseId'], 'string');
});

test('a reply that waits leaves no clock stopped before its time, and can leave at once', async () => {
  const made = await asked();
  const done = await reply(made, { sendAt: inMs(5 * hour) });
  assert.equal(done.reply.sendAt, inMs(5 * hour));
  await sendDue(60_000);
  assert.deepEqual([(await page(made)).row.clockKind, (await page(made)).replies[0]?.state], ['first_reply', 'queued']);
  await sendDue(5 * hour);
  assert.deepEqual([(await page(made)).row.state, (await page(made)).replies[0]?.state], ['waiting', 'sent']);

  const other = await asked();
  const waits = await reply(other, { sendAt: inMs(5 * hour) });
  assert.equal((await on(other, waits, 'send_now')).status, 200);
  await sendDue(10);
  assert.equal((await page(other)).replies[0]?.state, 'sent');

  const third = await asked();
  const back = await reply(third, { sendAt: inMs(5 * hour) });
  await sendDue(hour);
  assert.equal((await on(third, back, 'undo')).body.reply.state, 'cancelled');
});

test('what waited is not said over what the customer has said since, until a person has looked', async () => {
  const made = await asked();
  const done = await reply(made, { sendAt: inMs(2 * hour) });
  desk.world.clock.pass(hour);
  const root = `time:${n}`;
  const at = desk.world.now();
  await hear(desk, brand, {
    canonicalId: `${root}:more`,
    threadId: root,
    author: ana(),
    text: 'Never mind, it came.',
    publishedAt: at,
  });
  desk.world.channel.accepted.length = 0;
  await sendDue(hour + 1000);
  const held = await page(made);
  assert.deepEqual([held.replies[0]?.state, held.replies[0]?.errorCode], ['failed', 'overtaken']);
  assert.equal(desk.world.channel.accepted.length, 0);
  assert.equal((await on(made, done, 'retry')).status, 200);
  await sendDue(10);
  assert.equal((await page(made)).replies[0]?.state, 'sent');
});

test('times that do not fit together are refused, past a running promise only knowingly', async () => {
  const made = await asked();
  await reply(made, { sendAt: inMs(-1000) }, 400);
  await reply(made, { sendAt: inMs(15 * 24 * hour) }, 400);
  await reply(made, { promiseUntil: inMs(-1000) }, 400);
  await reply(made, { sendAt: inMs(3 * hour), promiseUntil: inMs(2 * hour) }, 400);
  const promise = { act: 'promise', saw: 9999, until: inMs(hour) };
  assert.equal((await brand.at('POST', `/cases/${made.caseId}/acts`, promise)).status, 200);
  const late = await brand.at('POST', `/cases/${made.caseId}/replies`, {
    saw: 9999,
    toMentionId: made.mentionId,
    text: 'Ana, I am on it.',
    visibility: 'public',
    sendAt: inMs(2 * hour),
  });
  assert.deepEqual([late.status, late.body.code, late.body.facet], [409, 'conflict', 'promise']);
  await reply(made, { sendAt: inMs(2 * hour), isAnyway: true });
});
