// What a platform's bad day or bad will may send, through the pipeline to the database, for every channel: each thing is
// kept raw, what cannot be read is counted at its source and can be read again, and the good ones beside it are heard.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Raw } from '../../channels/channel.ts';
import { lackingFor, read, type Source, sayTo, withDouble } from '../../channels/fake-bench.ts';
import { chance, mutate } from '../../channels/fake-spoils.ts';
import { loadManifests } from '../../channels/registry.ts';
import { sourceById } from '../../store/listen/sources.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { takeIn } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { replayUnread } from './replay.ts';
import { type Desk, makeDesk, normalise as readSample, raw as sample } from './testbed.ts';

const spoiltEach = 80;

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

for (const id of (await loadManifests()).keys()) {
  if (!existsSync(`${import.meta.dirname}/../../channels/${id}/fake.ts`)) continue;
  test(`${id}: nothing spoilt is lost, and nothing good beside it`, { skip: await lackingFor(id) }, async () => {
    await withDouble(id, async (bench) => {
      const source = bench.double.sources[0] as Source;
      for (const text of ['Where is my parcel?', 'Still nothing', 'Thank you, it came'])
        await sayTo(bench, source, text);
      const { raws } = await read(bench, source, null);
      const desk = await makeDesk(world.database, `spoilt-${id}`);
      const input = inputAs(desk, source, bench.channel, bench.double.profileId);
      const random = chance(20_261_122);
      const spoilt = Array.from({ length: spoiltEach }, (_, n) =>
        renamed(mutate(raws[n % raws.length] as Raw, random).raw, n),
      );
      const taken = await takeIn(input, { raws: [...spoilt, ...raws] });
      const kept = await rowsOf<{ state: string; error: string | null }>(
        world,
        desk.brandId,
        `select state, error from heed.raw where source_id = '${desk.sourceId}'`,
      );
      assert.equal(kept.length, new Set([...spoilt, ...raws].map((raw) => raw.externalId)).size, 'every one is kept');
      const unread = kept.filter(({ state }) => state === 'unread');
      assert.ok(unread.length > 0, 'some of it cannot be read by anybody');
      for (const { error } of unread) assert.match(error ?? '', /^\S+\s+\S+/u, 'with the reason');
      const { unreadCount } = (await sourceOf(desk)) ?? {};
      assert.deepEqual([unreadCount, taken.unread], [unread.length, unread.length], '“could not read, n waiting”');
      const [heard] = await rowsOf<{ n: number }>(
        world,
        desk.brandId,
        `select count(*)::int as n from heed.mention m where m.brand_id = '${desk.brandId}'`,
      );
      assert.ok((heard?.n ?? 0) >= raws.length, 'the good ones are heard');
      await isReadAfterAFix(desk, unread.length);
    });
  });
}

function inputAs(
  desk: Desk,
  source: Source,
  channel: PipelineInput['channel'],
  profileId: string | null,
): PipelineInput {
  return {
    ...desk.input,
    source: { ...desk.input.source, kind: source.kind, config: source.config },
    channel,
    ownIds: new Set(profileId === null ? [] : [profileId]),
    keepBlob: (body) => world.blobs.put(Buffer.from(body)),
  };
}

/** Each spoilt one is a thing of its own to the journal, whatever its words now say. */
function renamed(raw: Raw, n: number): Raw {
  return { ...raw, externalId: `spoilt ${n}` };
}

/** A channel that has learned to read them: nothing has to be fetched again. */
async function isReadAfterAFix(desk: Desk, waiting: number): Promise<void> {
  world.channel.normalise = ({ externalId }) => readSample(sample({ canonicalId: externalId }));
  const before = await sourceOf(desk);
  assert.ok(before);
  assert.equal(await replayUnread(world, desk.brandId, before), waiting);
  assert.equal((await sourceOf(desk))?.unreadCount, 0);
}

function sourceOf(desk: Desk) {
  return world.database.brand(desk.brandId, (tx) => sourceById(tx, desk.brandId, desk.sourceId));
}
