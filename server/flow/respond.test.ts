// The sender on a real database: what becomes of a reply after every outcome a channel can have. Exactly one, or asked.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelError, type ChannelErrorCode } from '../../channels/channel.ts';
import { takeDueReplies } from '../../store/respond/replies.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import { connect, hear, makeBrand, openTestApp, type TestApp } from '../http/testbed.ts';
import { rowsOf, type TestWorld } from '../testbed.ts';
import { holdMs } from './holding.ts';
import { sendOne } from './respond.ts';
import { heard } from './testbed.ts';

let desk: TestApp;
let world: TestWorld;
before(async () => {
  desk = await openTestApp();
  world = desk.world;
});
after(() => desk.close());

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly canonical_id: string | null;
  readonly url: string | null;
  readonly sent_at: Date | null;
  readonly mention_id: string | null;
  readonly client_key: string;
}

let n = 0;
/** A reply that waits in the outbox, its undo window over. */
async function queued() {
  n += 1;
  const brand = await makeBrand(desk);
  await connect(brand);
  const { caseId, mentionId, version } = await hear(desk, brand, { canonicalId: `send:${n}` });
  const body = { saw: version, toMentionId: mentionId, text: 'We are on it', visibility: 'public' };
  const done = await brand.at<ReplyDone>('POST', `/cases/${caseId}/replies`, body);
  assert.equal(done.status, 200);
  world.clock.pass(5000);
  world.channel.accepted.length = 0;
  return { brand, caseId, id: done.body.reply.id };
}

type Queued = Awaited<ReturnType<typeof queued>>;

async function run(): Promise<number> {
  const due = await world.database.shared((tx) =>
    takeDueReplies(tx, world.now(), new Date(world.now().getTime() + holdMs), 10),
  );
  for (const one of due) await sendOne(world, one, new AbortController().signal);
  return due.length;
}

async function replyOf({ brand, id }: Queued): Promise<Row> {
  const [row] = await rowsOf<Row>(world, brand.brandId, `select * from heed.reply where id = '${id}'`);
  assert.ok(row !== undefined);
  return row;
}

async function outboxOf({ brand, id }: Queued) {
  const [row] = await rowsOf<{ step: string; at: Date }>(
    world,
    brand.brandId,
    `select step, at from heed.outbox where reply_id = '${id}'`,
  );
  return row === undefined ? null : { step: row.step, inMs: row.at.getTime() - world.now().getTime() };
}

async function lastEvent({ brand }: Queued) {
  const [row] = await rowsOf<{ kind: string; detail: string }>(
    world,
    brand.brandId,
    'select kind, detail from heed.event order by number desc limit 1',
  );
  const detail = JSON.parse(row?.detail ?? '{}') as Record<string, unknown>;
  return { kind: row?.kind, detail };
}

const act = (one: Queued, what: string) =>
  one.brand.at<ReplyDone>('POST', `/cases/${one.caseId}/replies/${one.id}`, { act: what });

test("accepted: sent once, recorded at the platform's time, and the clock stops", async () => {
  const one = await queued();
  world.channel.sentAt = new Date(world.now().getTime() - 1000);
  world.channel.receiptUrl = 'javascript:alert(1)';
  assert.equal(await run(), 1);
  const reply = await replyOf(one);
  assert.deepEqual([reply.state, reply.attempts, reply.sent_at, reply.url], ['sent', 1, world.channel.sentAt, null]);
  const [row] = await rowsOf<{ state: string; unanswered_count: number }>(
    world,
    one.brand.brandId,
    'select state, unanswered_count from heed.case',
  );
  assert.deepEqual([row?.state, row?.unanswered_count], ['waiting', 0]);
  assert.equal((await lastEvent(one)).detail['wasFound'], false);
  assert.deepEqual([await run(), world.channel.accepted.length, await outboxOf(one)], [0, 1, null]);
  world.channel.receiptUrl = 'https://example.org/sent';
});

test('a platform with a clock in the future does not push ours', async () => {
  const one = await queued();
  world.channel.sentAt = new Date('2090-01-01T00:00:00Z');
  await run();
  assert.deepEqual((await replyOf(one)).sent_at, world.now());
  world.channel.sentAt = new Date('2026-11-20T10:00:00Z');
});

test('a platform with a clock far behind stops the clock of what was answered all the same', async () => {
  const one = await queued();
  world.channel.sentAt = new Date('2020-01-01T00:00:00Z');
  await run();
  const sql = 'select state, unanswered_count from heed.case';
  const [row] = await rowsOf<{ state: string; unanswered_count: number }>(world, one.brand.brandId, sql);
  assert.deepEqual([row?.state, row?.unanswered_count], ['waiting', 0]);
  world.channel.sentAt = new Date('2026-11-20T10:00:00Z');
});

test('every refusal has its state, its words and its next step', async () => {
  const retryAt = new Date(world.now().getTime() + 3_600_000);
  const table: readonly [ChannelErrorCode, string, string | null][] = [
    ['auth_expired', 'failed', null],
    ['gone', 'failed', null],
    ['rejected', 'failed', null],
    ['unreadable', 'failed', null],
    ['unreachable', 'queued', 'send'],
    ['rate_limited', 'queued', 'send'],
    ['outcome_unknown', 'sending', 'look'],
  ];
  for (const [code, state, step] of table) {
    const one = await queued();
    world.channel.outcomes.push(
      new ChannelError(code, `they said \u0000 ${code}`, { retryAt: code === 'rate_limited' ? retryAt : null }),
    );
    await run();
    const reply = await replyOf(one);
    assert.deepEqual([reply.state, reply.error_code, reply.error_message], [state, code, `they said  ${code}`], code);
    const outbox = await outboxOf(one);
    assert.equal(outbox?.step ?? null, step, code);
    if (step !== null)
      assert.equal(outbox?.inMs, code === 'rate_limited' ? retryAt.getTime() - world.now().getTime() : 5000, code);
    const event = await lastEvent(one);
    assert.deepEqual(
      [event.kind, event.detail['code'], event.detail['isFinal']],
      ['reply.failed', code, step === null],
      code,
    );
    const [profile] = await rowsOf<{ state: string }>(world, one.brand.brandId, 'select state from heed.profile');
    assert.equal(profile?.state, code === 'auth_expired' ? 'expired' : 'connected', code);
    await rowsOf(world, one.brand.brandId, `delete from heed.outbox where reply_id = '${one.id}'`);
  }
});

test('taken and then cut off: found by looking, never sent again', async () => {
  const one = await queued();
  world.channel.outcomes.push('accepted_then_cut');
  await run();
  assert.deepEqual([(await replyOf(one)).state, (await replyOf(one)).error_code], ['sending', 'outcome_unknown']);
  world.clock.pass(5000);
  await run();
  assert.deepEqual([(await replyOf(one)).state, world.channel.accepted.length], ['sent', 1]);
  assert.equal((await lastEvent(one)).detail['wasFound'], true);
});

test('heard back before the platform’s answer is recorded, it stands once all the same', async () => {
  const one = await queued();
  world.channel.outcomes.push('accepted_then_cut');
  await run();
  const [asked] = await rowsOf<{ canonical_id: string }>(
    world,
    one.brand.brandId,
    'select canonical_id from heed.mention',
  );
  const threadId = asked?.canonical_id ?? '';
  const author = { ...heard().author, externalId: 'brand', name: 'The brand' };
  const own = {
    canonicalId: `sent:${(await replyOf(one)).client_key}`,
    threadId,
    parentId: threadId,
    kind: 'reply',
    isOwn: true,
    author,
  } as const;
  const { caseId, mentionId } = await hear(desk, one.brand, own);
  assert.equal(caseId, one.caseId);
  world.clock.pass(5000);
  await run();
  const reply = await replyOf(one);
  assert.deepEqual([reply.state, reply.canonical_id, reply.mention_id], ['sent', own.canonicalId, mentionId]);
});

test('cut off before it was taken: looked for, not there, sent', async () => {
  const one = await queued();
  world.channel.outcomes.push(new ChannelError('outcome_unknown', 'cut'));
  await run();
  world.clock.pass(5000);
  await run();
  assert.deepEqual([(await replyOf(one)).state, world.channel.accepted.length], ['sent', 1]);
});

test('when looking fails it is looked for again later; nothing is sent blindly', async () => {
  const one = await queued();
  world.channel.outcomes.push('accepted_then_cut');
  await run();
  world.clock.pass(5000);
  world.channel.looks.push(new ChannelError('unreachable', 'down'));
  await run();
  assert.deepEqual(
    [(await replyOf(one)).state, (await outboxOf(one))?.step, world.channel.accepted.length],
    ['sending', 'look', 1],
  );
  world.clock.pass(3_600_000);
  await run();
  assert.deepEqual([(await replyOf(one)).state, world.channel.accepted.length], ['sent', 1]);
});

test('what nobody can tell is put to a person, who settles it either way', async () => {
  const unsure = async () => {
    const one = await queued();
    world.channel.outcomes.push('accepted_then_cut');
    await run();
    world.clock.pass(5000);
    world.channel.looks.push('cannot_tell');
    await run();
    assert.deepEqual(
      [(await replyOf(one)).state, await outboxOf(one), world.channel.accepted.length],
      ['unknown', null, 1],
    );
    assert.equal((await lastEvent(one)).kind, 'reply.unknown');
    return one;
  };
  const there = await unsure();
  assert.equal((await act(there, 'it_is_there')).body.reply.state, 'sent');
  assert.deepEqual([await run(), world.channel.accepted.length], [0, 1]);
  const notThere = await unsure();
  assert.equal((await act(notThere, 'it_is_not_there')).body.reply.state, 'queued');
  await run();
  assert.deepEqual([(await replyOf(notThere)).state, world.channel.accepted.length], ['sent', 2]);
});

test('without its profile, or without its key, a reply fails in words instead of hanging', async () => {
  const gone = await queued();
  await rowsOf(world, gone.brand.brandId, 'delete from heed.credential');
  await run();
  assert.deepEqual([(await replyOf(gone)).state, (await replyOf(gone)).error_code], ['failed', 'auth_expired']);
  const locked = await queued();
  await rowsOf(
    world,
    locked.brand.brandId,
    `update heed.credential set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256)`,
  );
  await run();
  assert.equal((await replyOf(locked)).state, 'failed');
  assert.match((await replyOf(locked)).error_message ?? '', /Bring back the key/u);
  assert.equal(world.channel.accepted.length, 0);
});

test('taken back in time it never leaves; a failed one leaves once more when a person says so, after a look', async () => {
  const undone = await queued();
  assert.equal((await act(undone, 'undo')).status, 200);
  assert.deepEqual([await run(), world.channel.accepted.length], [0, 0]);
  const failed = await queued();
  world.channel.outcomes.push(new ChannelError('rejected', 'too many links'));
  await run();
  assert.equal((await act(failed, 'retry')).body.reply.state, 'queued');
  assert.deepEqual(await outboxOf(failed), { step: 'look', inMs: 0 });
  await run();
  assert.deepEqual(
    [(await replyOf(failed)).state, (await replyOf(failed)).attempts, world.channel.accepted.length],
    ['sent', 2, 1],
  );
});

test('a sender that died between attempt and answer is followed by one that looks first', async () => {
  const one = await queued();
  world.channel.duringSend = () => new Promise(() => {});
  const [due] = await world.database.shared((tx) =>
    takeDueReplies(tx, world.now(), new Date(world.now().getTime() + holdMs), 10),
  );
  assert.ok(due !== undefined);
  const stuck = sendOne(world, due, new AbortController().signal, {
    onStep: (step) => {
      if (step === 'after_commit') throw new Error('killed');
    },
  });
  await assert.rejects(stuck, /killed/u);
  world.channel.duringSend = async () => {};
  assert.deepEqual([(await replyOf(one)).state, await run()], ['sending', 0]);
  world.clock.pass(holdMs);
  world.channel.looks.push({ canonicalId: 'sent:elsewhere', url: null, sentAt: world.now() });
  assert.equal(await run(), 1);
  assert.deepEqual([(await replyOf(one)).canonical_id, world.channel.accepted.length], ['sent:elsewhere', 0]);
});
