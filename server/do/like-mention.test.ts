// A like goes out under the profile before it is on record, and only for a mention of the case it is asked in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelError } from '../../channels/channel.ts';
import { CasePage } from '../../wire/case.ts';
import { connect, hear, makeBrand, openTestApp, type Refused, type TestApp, type TestBrand } from '../http/testbed.ts';

let desk: TestApp;
let brand: TestBrand;
const liked: string[] = [];
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  desk.world.channel.like = async ({ to, profile }) => void liked.push(`${to.canonicalId} by ${profile.externalId}`);
});
after(() => desk.close());

const like = (caseId: string, saw: number, mentionId: string) =>
  brand.at<Refused & { channelCode?: string }>('POST', `/cases/${caseId}/acts`, { act: 'like', saw, mentionId });
const pageOf = async (caseId: string) => CasePage.parse((await brand.at('GET', `/cases/${caseId}`)).body);

test('without a profile nothing is liked', async () => {
  const one = await hear(desk, brand, { canonicalId: 'like:0' });
  const refused = await like(one.caseId, one.version, one.mentionId);
  assert.deepEqual([refused.status, refused.body.code, liked], [422, 'may_not_go', []]);
});

test('a like stands on the platform, on the page and on the record', async () => {
  await connect(brand);
  const one = await hear(desk, brand, { canonicalId: 'like:1' });
  assert.equal((await like(one.caseId, one.version, one.mentionId)).status, 200);
  assert.deepEqual(liked, ['like:1 by brand']);
  const page = await pageOf(one.caseId);
  assert.equal(page.thread.find(({ id }) => id === one.mentionId)?.isLiked, true);
  assert.equal(page.events.at(-1)?.kind, 'mention.liked');
});

test("another case's mention is not found in this one", async () => {
  const [one, other] = [
    await hear(desk, brand, { canonicalId: 'like:2' }),
    await hear(desk, brand, { canonicalId: 'like:3', threadId: 'like:3' }),
  ];
  const refused = await like(one.caseId, one.version, other.mentionId);
  assert.deepEqual([refused.status, refused.body.code, liked.length], [404, 'not_found', 1]);
});

test('what the platform refuses has not happened', async () => {
  const one = await hear(desk, brand, { canonicalId: 'like:4' });
  desk.world.channel.like = async () => {
    throw new ChannelError('gone', 'It was taken back.');
  };
  const refused = await like(one.caseId, one.version, one.mentionId);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.channelCode, refused.body.message],
    [422, 'channel_refused', 'gone', 'It was taken back.'],
  );
  const page = await pageOf(one.caseId);
  assert.equal(page.thread.find(({ id }) => id === one.mentionId)?.isLiked, false);
});
