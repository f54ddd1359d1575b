// What the pipeline is given for one source, but for the moment of hearing: whose it is, how its channel reads, the rules.

import type { Channel } from '../../channels/channel.ts';
import { profilesOnChannel } from '../../store/listen/profiles.ts';
import type { SourceRow } from '../../store/listen/sources.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import type { PipelineInput } from './pipeline-input.ts';

export async function inputFor(
  world: World,
  brandId: string,
  source: SourceRow,
  channel: Channel,
): Promise<Omit<PipelineInput, 'heardAt'>> {
  const { own, rules } = await world.database.brand(brandId, async (tx) => ({
    own: await profilesOnChannel(tx, brandId, source.channel),
    rules: await rulesOf(tx, brandId),
  }));
  return {
    database: world.database,
    source: { ...source, brandId, isFirstRead: source.firstReadDoneAt === null },
    channel,
    ownIds: new Set(own.map(({ externalId }) => externalId)),
    rules,
    keepBlob: (body) => world.blobs.put(Buffer.from(body)),
  };
}
