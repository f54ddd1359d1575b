// What is needed to listen to one source: for the channel the place and who listens there, for the pipeline whose it is,
// how its channel reads, and the rules.

import type { Channel, ListenTo } from '../../channels/channel.ts';
import { profileById, profilesOnChannel } from '../../store/listen/profiles.ts';
import type { SourceRow } from '../../store/listen/sources.ts';
import { readingRulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { openCredential } from './hands.ts';
import type { PipelineInput } from './pipeline-input.ts';

export async function inputFor(
  world: World,
  brandId: string,
  source: SourceRow,
  channel: Channel,
): Promise<Omit<PipelineInput, 'heardAt'>> {
  const { profiles, rules, own } = await world.database.brand(brandId, async (tx) => ({
    profiles: await profilesOnChannel(tx, brandId, source.channel),
    ...(await readingRulesOf(tx, brandId, world.weights)),
  }));
  return {
    database: world.database,
    source: { ...source, brandId, isFirstRead: source.firstReadDoneAt === null },
    channel,
    ownIds: new Set(profiles.map(({ externalId }) => externalId)),
    rules,
    weights: world.weights,
    own,
    keepBlob: (body) => world.blobs.put(Buffer.from(body)),
  };
}

/** Throws `rejected` when its profile's credential cannot be opened with this key. */
export async function listenToOf(world: World, brandId: string, source: SourceRow): Promise<ListenTo> {
  const { profileId, kind, config } = source;
  const profile =
    profileId === null ? null : await world.database.brand(brandId, (tx) => profileById(tx, brandId, profileId));
  return {
    kind,
    config,
    cursor: (source.cursor ?? null) as ListenTo['cursor'],
    profile: profile === null ? null : { ...profile, limits: profile.limits ?? {} },
    credential: profileId === null ? null : await openCredential(world, brandId, profileId),
  };
}
