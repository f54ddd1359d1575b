// Pictures of replies on their way in and out: judged by their bytes, freed of where they were taken, tied to a draft, to a
// yes and to a reply, and there still when the reply leaves.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joined } from '../../core/respond/pictures/pieces.ts';
import { exif, segment, smallPicture, withSegments } from '../../core/respond/pictures/testbed.ts';
import { takeDueReplies } from '../../store/respond/replies.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import type { ApprovalDone } from '../../wire/approvals.ts';
import type { CasePage } from '../../wire/case.ts';
import type { PictureView } from '../../wire/pictures.ts';
import { contentDigest } from '../flow/digest.ts';
import { holdMs } from '../flow/holding.ts';
import { sendOne } from '../flow/respond.ts';
import { rowsOf } from '../testbed.ts';
import {
  type Ask,
  addAgent,
  askAs,
  connect,
  cookieFor,
  hear,
  makeBrand,
  openTestApp,
  type Refused,
  type TestApp,
} from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const png = smallPicture('image/png');
const jpeg = smallPicture('image/jpeg');

let n = 0;
async function fresh() {
  const brand = await makeBrand(desk);
  await connect(brand);
  n += 1;
  const made = await hear(desk, brand, { canonicalId: `pictures:${n}` });
  return { brand, ...made, ...actsOf(brand.at, made) };
}

type Sent = Refused & ReplyDone & { findings?: { code: string; level: string; detail: Record<string, unknown> }[] };

function actsOf(at: Ask, { caseId, mentionId, version }: Awaited<ReturnType<typeof hear>>) {
  const body = { saw: version, toMentionId: mentionId, text: 'Here is the new lid, Ana.', visibility: 'public' };
  return {
    bring: async (bytes: Uint8Array) => (await at<Refused & PictureView>('POST', `/cases/${caseId}/media`, bytes)).body,
    send: (more: object) => at<Sent>('POST', `/cases/${caseId}/replies`, { ...body, ...more }),
    ask: (more: object) => at<Refused & ApprovalDone>('POST', `/cases/${caseId}/approvals`, { ...body, ...more }),
    draw: (pictures: object) => at('PUT', `/cases/${caseId}/draft/pictures`, { pictures }),
    page: async () => (await at<CasePage>('GET', `/cases/${caseId}`)).body,
  };
}

async function run(): Promise<void> {
  const { world } = desk;
  world.clock.pass(5000);
  const until = new Date(world.now().getTime() + holdMs);
  const due = await world.database.shared((tx) => takeDueReplies(tx, world.now(), until, 10));
  for (const one of due) await sendOne(world, one, new AbortController().signal);
}

test('a photograph is taken without where it was taken, and shown to colleagues as it will be seen', async () => {
  const one = await fresh();
  const told = withSegments(jpeg, segment(0xe1, exif(1, 'GPS 52.5N 13.4E')));
  const brought = await one.bring(told);
  assert.deepEqual([brought.type, brought.bytes, brought.alt], ['image/jpeg', jpeg.length, '']);
  const shown = await desk.app.inject({
    method: 'GET',
    url: `/api/brands/${one.brand.slug}/media/${brought.id}`,
    headers: { cookie: await cookieFor(desk.world, one.brand.personId) },
  });
  assert.deepEqual(new Uint8Array(shown.rawPayload), jpeg);
  assert.equal(shown.headers['content-type'], 'image/jpeg');
  assert.match(String(shown.headers['content-security-policy']), /sandbox/u);
});

test('what is no picture, is broken or too large is refused, and so is whoever may not write here', async () => {
  const one = await fresh();
  for (const bytes of [Buffer.from('<svg onload="x()"/>'), jpeg.subarray(0, 200), new Uint8Array(0)]) {
    const refused = await one.bring(bytes);
    assert.equal(refused.code, 'faulty');
    assert.match(refused.message ?? '', /JPEG, PNG, WebP or GIF/u);
  }
  const wide = joined([png]);
  wide.set([0, 0, 0x80, 0], 16);
  assert.equal((await one.bring(wide)).code, 'too_large');
  assert.equal((await one.bring(new Uint8Array(17_000_001))).code, 'too_large');
  const url = `/api/brands/${one.brand.slug}/cases/${one.caseId}/media`;
  const stranger = await askAs(desk.app, null)('POST', url, new Uint8Array(16_000_000));
  assert.equal(stranger.body.code, 'signed_out');
  const observer = await addAgent(desk, one.brand, 'Olga', 'observer');
  assert.equal((await observer.at('POST', `/cases/${one.caseId}/media`, png)).body.code, 'not_allowed');
  const nowhere = await one.brand.at('POST', `/cases/${one.mentionId}/media`, png);
  assert.equal(nowhere.body.code, 'not_found');
});

test('a reply leaves with its pictures, in their order, each with what is said of it; the record holds none of it', async () => {
  const one = await fresh();
  const [first, second] = [await one.bring(png), await one.bring(jpeg)];
  const pictures = [
    { id: second.id, alt: 'The lid' },
    { id: first.id, alt: 'The teapot' },
  ];
  assert.equal((await one.draw(pictures)).status, 204);
  assert.deepEqual(
    (await one.page()).pictures.map(({ alt, type, bytes }) => [alt, type, bytes]),
    [
      ['The lid', 'image/jpeg', jpeg.length],
      ['The teapot', 'image/png', png.length],
    ],
  );
  const done = await one.send({ pictures });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.deepEqual(done.body.reply.pictures, [
    { ...pictures[0], type: 'image/jpeg', bytes: jpeg.length },
    { ...pictures[1], type: 'image/png', bytes: png.length },
  ]);
  assert.deepEqual((await one.page()).pictures, [], 'they have left the draft');
  await run();
  const [accepted] = desk.world.channel.accepted.splice(0);
  assert.deepEqual(
    accepted?.media?.map(({ alt, type, name, bytes }) => ({ alt, type, name, bytes: new Uint8Array(bytes) })),
    [
      { alt: 'The lid', type: 'image/jpeg', name: 'picture-1.jpeg', bytes: jpeg },
      { alt: 'The teapot', type: 'image/png', name: 'picture-2.png', bytes: png },
    ],
  );
  const events = await rowsOf(desk.world, one.brand.brandId, 'select detail from heed.event');
  assert.doesNotMatch(JSON.stringify(events), /teapot|lid/u);
});

test('the record’s digest is over the pictures too: other words about one are another reply', async () => {
  const one = await fresh();
  await one.send({ pictures: [{ id: (await one.bring(png)).id, alt: 'The lid' }] });
  const [row] = await rowsOf<{ digest: string; salt: string; text: string; blob: string }>(
    desk.world,
    one.brand.brandId,
    `select encode(e.content_digest, 'hex') as digest, encode(r.salt, 'hex') as salt, r.text, m.blob
     from heed.event e, heed.reply r, heed.reply_media m where e.kind = 'reply.queued'`,
  );
  assert.ok(row);
  const digestWith = (alt: string) => contentDigest(row.salt, `${row.text}\n${JSON.stringify([[row.blob, alt]])}`);
  assert.equal(row.digest, digestWith('The lid'));
  assert.notEqual(row.digest, digestWith('The old lid'));
});

test('a picture nothing is said of is shown first; the same again sends it', async () => {
  const one = await fresh();
  const pictures = [{ id: (await one.bring(png)).id, alt: ' ' }];
  const stopped = await one.send({ pictures });
  assert.deepEqual(
    [stopped.status, stopped.body.code, stopped.body.findings?.map(({ code, level }) => [code, level])],
    [409, 'notes', [['picture_without_alt', 'note']]],
  );
  assert.equal((await one.send({ pictures, overruled: ['picture_without_alt'] })).status, 200);
});

test('what the way does not take may not go, and says why', async () => {
  const one = await fresh();
  const id = (await one.bring(png)).id;
  const gif = (await one.bring(smallPicture('image/gif'))).id;
  const why = async (more: object) => {
    const { status, body } = await one.send(more);
    return [status, body.code, body.findings?.find(({ code }) => code === 'pictures_unfit')?.detail['why']];
  };
  const named = (...ids: string[]) => ({ pictures: ids.map((one) => ({ id: one, alt: 'A lid' })) });
  assert.deepEqual(await why(named(id, id, id)), [422, 'may_not_go', 'too_many']);
  assert.deepEqual(await why(named(gif)), [422, 'may_not_go', 'wrong_type']);
  assert.deepEqual(await why({ pictures: [{ id, alt: 'a'.repeat(51) }] }), [422, 'may_not_go', 'alt_too_long']);
  assert.deepEqual(await why({ ...named(id), visibility: 'private' }), [422, 'may_not_go', 'not_here']);
  const other = await fresh();
  const strange = await other.send(named(id));
  assert.deepEqual([strange.status, strange.body.field], [400, 'pictures'], 'of another brand');
});

test('a yes is to the pictures as well: those leave, and other ones need another yes', async () => {
  const one = await fresh();
  const trainee = await addAgent(desk, one.brand, 'Tia', 'trainee');
  const acts = actsOf(trainee.at, one);
  const [lid, pot] = [await acts.bring(png), await acts.bring(jpeg)];
  const pictures = [{ id: lid.id, alt: 'The lid' }];
  await acts.draw(pictures);
  const asked = await acts.ask({ pictures });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  assert.deepEqual((await acts.page()).pictures, [], 'they have gone into the request');
  assert.deepEqual((await one.page()).approval?.pictures, [{ ...lid, alt: 'The lid' }]);
  const again = await acts.ask({ pictures: [{ id: pot.id, alt: 'The teapot' }] });
  assert.equal(again.status, 200, JSON.stringify(again.body));
  const late = await one.brand.at<Refused>('POST', `/cases/${one.caseId}/approvals/${asked.body.approvalId}`, {
    act: 'yes',
    version: 1,
  });
  assert.equal(late.status, 409, 'the earlier request is void');
  const yes = await one.brand.at('POST', `/cases/${one.caseId}/approvals/${again.body.approvalId}`, {
    act: 'yes',
    version: 1,
    text: 'Here is the new lid, dear Ana.',
  });
  assert.equal(yes.status, 200, JSON.stringify(yes.body));
  const [reply] = (await one.page()).replies;
  assert.deepEqual(
    [reply?.text, reply?.pictures],
    ['Here is the new lid, dear Ana.', [{ ...pot, alt: 'The teapot' }]],
    'a reviewer’s own words go with the author’s pictures',
  );
});

test('a crash in the middle changes nothing: they are there at the next attempt', async () => {
  await run();
  desk.world.channel.accepted.length = 0;
  const one = await fresh();
  await one.send({ pictures: [{ id: (await one.bring(png)).id, alt: 'The lid' }] });
  desk.world.channel.outcomes.push('accepted_then_cut');
  desk.world.channel.looks.push(null);
  await run();
  const [row] = await rowsOf<{ state: string }>(desk.world, one.brand.brandId, 'select state from heed.reply');
  assert.equal(row?.state, 'sending');
  desk.world.channel.accepted.length = 0;
  desk.world.clock.pass(60_000);
  await run();
  assert.deepEqual(
    desk.world.channel.accepted.splice(0).map(({ media }) => media?.map(({ alt }) => alt)),
    [['The lid']],
  );
});

test('a picture that is lost on the disk stops the reply and says so', async () => {
  const one = await fresh();
  await run();
  desk.world.channel.accepted.length = 0;
  await one.send({ pictures: [{ id: (await one.bring(png)).id, alt: 'The lid' }] });
  const { blobs } = desk.world;
  const { get } = blobs;
  blobs.get = async () => {
    throw new Error('ENOENT');
  };
  await run();
  blobs.get = get;
  const [reply] = (await one.page()).replies;
  assert.deepEqual([reply?.state, reply?.errorCode], ['failed', 'rejected']);
  assert.match(reply?.errorMessage ?? '', /Picture 1 .* not on the disk/u);
  assert.deepEqual(desk.world.channel.accepted, []);
});

test('pictures pour in only so fast', async () => {
  const one = await fresh();
  for (let i = 0; i < 60; i += 1) assert.equal((await one.bring(png)).code, undefined);
  assert.equal((await one.bring(png)).code, 'too_many');
});
