// *Hear my brand*: asks every channel that can look without credentials what could be heard under this name and page.

import { ChannelError, type DiscoverAsk } from '../channels/channel.ts';
import type { HearFound } from '../wire/sources.ts';
import { withHands } from './flow/hands.ts';
import type { World } from './world.ts';

/** A channel that takes longer is named as one that could not be asked. */
const timeoutMs = 20_000;

export async function discover(world: World, brandId: string, ask: DiscoverAsk): Promise<HearFound> {
  const found: HearFound = { suggestions: [], failed: [] };
  const asked = [...world.manifests.values()].filter((one) => !one.isRehearsal);
  const answers = await Promise.allSettled(
    asked.map(async ({ id }) => {
      const channel = await world.loadChannel(id);
      const look = channel.discover?.bind(channel, ask);
      if (look === undefined) return [];
      const signal = AbortSignal.timeout(timeoutMs);
      return withHands(world, { brandId, profileId: null, channel: id, signal }, look);
    }),
  );
  answers.forEach((answer, i) => {
    const channel = asked[i]?.id ?? '';
    if (answer.status === 'fulfilled') {
      for (const one of answer.value) found.suggestions.push({ channel, ...one, config: { ...one.config } });
    } else found.failed.push({ channel, message: wordsOf(answer.reason) });
  });
  return found;
}

function wordsOf(reason: unknown): string {
  if (reason instanceof ChannelError) return reason.message;
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? 'It took too long to answer.'
    : 'It could not be asked.';
}
