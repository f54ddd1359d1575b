// The hands a channel gets: the guarded client, the clock, the log, a signal, and a place for a renewed credential.

import { ChannelError, type Credential, type Hands } from '../../channels/channel.ts';
import { lockCredential, saveCredential, sealedCredential } from '../../store/listen/profiles.ts';
import type { World } from '../world.ts';

export interface HandsFor {
  readonly brandId: string;
  readonly profileId: string | null;
  readonly channel: string;
  readonly signal: AbortSignal;
}

export function handsFor(world: World, { brandId, profileId, channel, signal }: HandsFor): Hands {
  return {
    fetch: (url, request) => world.fetch(url, request, signal),
    now: world.now,
    log: (message, detail) => world.log.info({ channel, ...detail }, message),
    signal,
    saveCredential: async (credential) => {
      if (profileId === null) return;
      const sealed = sealCredential(world, brandId, profileId, credential);
      await world.database.brand(brandId, (tx) => saveCredential(tx, brandId, profileId, sealed, world.now()));
    },
    app: null,
    renewed: (stale, renew) =>
      profileId === null ? renew(stale) : renewOnce(world, { brandId, profileId }, stale, renew),
    spend: async () => {},
    noteBudget: () => {},
    reach: world.reach,
  };
}

/**
 * The row stays locked while the platform is asked: a platform that hands out a new refresh token with every renewal
 * takes the old one only once. Whoever waited finds another credential stored than the one it holds, and takes it.
 */
function renewOnce(
  world: World,
  { brandId, profileId }: { readonly brandId: string; readonly profileId: string },
  stale: Credential,
  renew: (current: Credential) => Promise<Credential>,
): Promise<Credential> {
  return world.database.brand(brandId, async (tx) => {
    const sealed = await lockCredential(tx, brandId, profileId);
    const current = sealed === null ? stale : openSealed(world, brandId, profileId, sealed);
    if (!isSame(current, stale)) return current;
    const fresh = await renew(current);
    await saveCredential(tx, brandId, profileId, sealCredential(world, brandId, profileId, fresh), world.now());
    return fresh;
  });
}

function isSame(one: Credential, other: Credential): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

export function sealCredential(
  world: Pick<World, 'secrets'>,
  brandId: string,
  profileId: string,
  credential: Credential,
): Buffer {
  return world.secrets.seal(JSON.stringify(credential), `${brandId}/${profileId}`);
}

/** Throws `rejected` when this process holds another key than the one it was sealed with: everything else can go on. */
export async function openCredential(world: World, brandId: string, profileId: string): Promise<Credential | null> {
  const sealed = await world.database.brand(brandId, (tx) => sealedCredential(tx, brandId, profileId));
  return sealed === null ? null : openSealed(world, brandId, profileId, sealed);
}

function openSealed(world: World, brandId: string, profileId: string, sealed: Buffer): Credential {
  try {
    return JSON.parse(world.secrets.open(sealed, `${brandId}/${profileId}`)) as Credential;
  } catch (cause) {
    const words =
      'The stored credential cannot be opened with this key. Bring back the key (secret.key or HEED_KEY), or connect the profile again.';
    throw new ChannelError('rejected', words, { cause });
  }
}
