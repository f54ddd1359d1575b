// Word came that something is new at a source: it is polled soon, at the pace its place is happy with.

import { pollSoon, type SourceRow } from '../../store/listen/sources.ts';
import type { World } from '../world.ts';

export async function pollSourceSoon(
  world: World,
  brandId: string,
  { id, channel, kind }: Pick<SourceRow, 'id' | 'channel' | 'kind'>,
): Promise<void> {
  const { sourceKinds = [] } = world.manifests.get(channel) ?? {};
  const leastEveryMs = sourceKinds.find((one) => one.kind === kind)?.leastEveryMs ?? 0;
  await world.database.brand(brandId, (tx) => pollSoon(tx, brandId, id, { now: world.now(), leastEveryMs }));
}
