// The law of pictures in replies, run for every channel whose manifest takes some: each lands once, in its order, with what
// is said of it for who cannot see it; what cannot go is refused before the network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MediaLimit, PictureType } from '../core/channel.ts';
import { smallPicture } from '../core/respond/pictures/testbed.ts';
import type { OutMedia, Sending } from './channel.ts';
import { ChannelError } from './channel.ts';
import { type Bench, everyChannel, landedOf, rejectsAs, sendingTo, withDouble } from './fake-bench.ts';

const text = 'Here is the new one';

await everyChannel((id, { media = {} }) => {
  if (media.publicReply) lawOfPictures(id, 'public', media.publicReply);
  if (media.privateReply) lawOfPictures(id, 'private', media.privateReply);
});

function lawOfPictures(id: string, visibility: Sending['visibility'], limit: MediaLimit): void {
  test(`pictures go ${visibility} with their alt texts, in their order, once`, async () => {
    await withDouble(id, async (bench) => {
      const media = some(Math.min(2, limit.most), limit);
      const sending = await sendingTo(bench, text, { visibility, media });
      const receipt = await bench.channel.reply?.(sending, bench.hands);
      assert.deepEqual(await picturesOf(bench, sending), [told(media, limit)]);
      const found = await bench.channel.findReply?.(sending, bench.hands);
      assert.ok(found !== null && found !== undefined && found !== 'cannot_tell', `looking gave ${found}`);
      assert.equal(found.canonicalId, receipt?.canonicalId);
      if (!['client_key', 'header'].includes(bench.channel.manifest.idempotency)) return;
      await bench.channel.reply?.(sending, bench.hands);
      assert.equal((await landedOf(bench, sending)).length, 1);
    });
  });

  for (const badDay of [{ how: 'accepted_then_cut' }, { how: 'server_error' }] as const) {
    test(`${badDay.how} on the way of a ${visibility} picture: it is looked for, or safely sent again, and stands once`, async () => {
      await withDouble(id, async (bench) => {
        const media = some(1, limit);
        const sending = await sendingTo(bench, text, { visibility, media });
        bench.double.misbehave(badDay);
        const error = await rejectsAs(bench.channel.reply?.(sending, bench.hands), ['unreachable', 'outcome_unknown']);
        const isThere = (await landedOf(bench, sending)).length > 0;
        if (error.code === 'unreachable') assert.equal(isThere, false, 'then nothing was said');
        if (!isThere) await bench.channel.reply?.(sending, bench.hands);
        assert.deepEqual(await picturesOf(bench, sending), [told(media, limit)]);
      });
    });
  }

  test(`${visibility} pictures that cannot go are refused before the network`, async () => {
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, text, { visibility });
      const [one] = some(1, limit);
      assert.ok(one);
      const unfit: readonly (readonly OutMedia[])[] = [
        some(limit.most + 1, limit),
        [{ ...one, bytes: new Uint8Array(limit.maxBytes + 1) }],
        [{ ...one, type: 'image/bmp' as PictureType }],
        ...(limit.altMax === 0 ? [] : [[{ ...one, alt: 'a'.repeat(limit.altMax + 1) }]]),
      ];
      const before = bench.double.requests();
      for (const media of unfit)
        await rejectsAs(bench.channel.reply?.({ ...sending, media }, bench.hands), ['rejected']);
      assert.equal(bench.double.requests(), before, 'nobody had to be asked');
    });
  });
}

/** So many pictures, each told of in its own words. */
function some(count: number, { types }: MediaLimit): OutMedia[] {
  return Array.from({ length: count }, (_, at) => {
    const type = types[at % types.length] ?? 'image/png';
    const bytes = smallPicture(type);
    return { bytes, type, alt: `The ${at + 1}. lid, still in its “box”`, name: `picture-${at + 1}.${type.slice(6)}` };
  });
}

const told = (media: readonly OutMedia[], { altMax }: MediaLimit) =>
  media.map(({ alt }) => ({ alt: altMax === 0 ? '' : alt }));

/** The pictures of each post that answers. */
async function picturesOf(bench: Bench, sending: Sending) {
  return (await landedOf(bench, sending)).map(({ media }) => {
    if (media === undefined) throw new ChannelError('unreadable', 'a double of a channel with pictures shows them');
    return media.map(({ alt }) => ({ alt }));
  });
}
