// A platform that closes its door: the reply is stopped before it is sent, with the way out, and the page says until when.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Manifest } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { fakeManifest } from '../fake-channel.ts';
import { takeIn } from '../flow/pipeline.ts';
import { heard, raw } from '../flow/testbed.ts';
import { connect, hear, makeBrand, openTestApp, type TestApp } from './testbed.ts';

let desk: TestApp;
const hourMs = 3_600_000;
const wayOut = 'Answer on the page itself, or ask for their email address.';
before(async () => {
  desk = await openTestApp();
  const windows = { publicReply: { forMs: 24 * hourMs, since: 'their_last_words', wayOut } } as const;
  (desk.world.manifests as Map<string, Manifest>).set('test', { ...fakeManifest, windows });
});
after(() => desk.close());

test('the door is open while they speak, and closed a day after their last words', async () => {
  const brand = await makeBrand(desk);
  await connect(brand);
  const { clock } = desk.world;
  const said = (at: Date) => ({ canonicalId: `w:${at.getTime()}`, threadId: 'w:0', publishedAt: at });
  const { caseId, mentionId } = await hear(desk, brand, said(clock.now));
  const page = async () => (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body;
  const send = async (more: object = {}) => {
    const saw = (await page()).row.version;
    const body = { saw, toMentionId: mentionId, text: 'We are looking into it', visibility: 'public', ...more };
    return brand.at<{ code?: string; message?: string; findings?: { code: string; detail: object }[] }>(
      ...(['POST', `/cases/${caseId}/replies`, body] as const),
    );
  };
  const first = clock.now;
  assert.equal((await page()).ways.closings?.public?.endsAt, new Date(first.getTime() + 24 * hourMs).toISOString());

  // Half a day later they speak again in the thread: the day begins anew, also for their older words.
  clock.pass(12 * hourMs);
  const again = heard(said(clock.now));
  await takeIn({ ...brand.input, heardAt: clock.now }, { raws: [raw(again)] });
  const endsAt = new Date(clock.now.getTime() + 24 * hourMs).toISOString();
  assert.equal((await page()).ways.closings?.public?.endsAt, endsAt);

  clock.pass(23 * hourMs);
  const late = new Date(clock.now.getTime() + 2 * hourMs).toISOString();
  const planned = await send({ sendAt: late });
  assert.deepEqual([planned.status, planned.body.findings?.map(({ code }) => code)], [422, ['window_closed']]);

  clock.pass(hourMs);
  assert.equal((await page()).ways.closings?.public?.isOver, true);
  const refused = await send();
  assert.deepEqual([refused.status, refused.body.code], [422, 'may_not_go']);
  assert.deepEqual(refused.body.findings?.[0]?.detail, { endedAt: endsAt, wayOut });
  assert.match(refused.body.message ?? '', /takes no more replies this way\. Answer on the page/u);
});
