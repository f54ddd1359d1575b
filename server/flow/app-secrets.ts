// What an owner registered at a platform, sealed like the credentials of profiles: sealed to be kept, opened to be used.

import { ChannelError, type Credential } from '../../channels/channel.ts';
import { appOf } from '../../store/listen/apps.ts';
import type { World } from '../world.ts';

const contextOf = (brandId: string, channel: string): string => `${brandId}/app/${channel}`;

export function sealApp(world: Pick<World, 'secrets'>, brandId: string, channel: string, app: Credential): Buffer {
  return world.secrets.seal(JSON.stringify(app), contextOf(brandId, channel));
}

/** Null when nothing is registered. Throws `rejected` when this process holds another key than it was sealed with. */
export async function openApp(
  world: Pick<World, 'secrets' | 'database'>,
  brandId: string,
  channel: string,
): Promise<Credential | null> {
  const row = await world.database.brand(brandId, (tx) => appOf(tx, brandId, channel));
  if (row === null) return null;
  try {
    return JSON.parse(world.secrets.open(row.sealed, contextOf(brandId, channel))) as Credential;
  } catch (cause) {
    const words =
      'What was registered at the platform cannot be opened with this key. Bring back the key (secret.key or HEED_KEY), or fill it in again.';
    throw new ChannelError('rejected', words, { cause });
  }
}
