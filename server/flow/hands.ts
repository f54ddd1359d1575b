// The hands a channel gets: the guarded client, the clock, the log, a signal, the owner's app, a purse that is shared, and
// a place for a renewed credential.

import { ChannelError, type Credential, type Hands } from '../../channels/channel.ts';
import type { Budget } from '../../core/channel.ts';
import { lockCredential, saveCredential, sealedCredential } from '../../store/listen/profiles.ts';
import type { World } from '../world.ts';
import { openApp } from './app-secrets.ts';

export interface HandsFor {
  readonly brandId: string;
  readonly profileId: string | null;
  readonly channel: string;
  readonly signal: AbortSignal;
}

/**
 * Does one piece of work with a channel: a poll, a reply, a like. What it spent is kept when it is over. Throws `rejected`
 * when the app cannot be opened with this key.
 */
export async function withHands<T>(world: World, ask: HandsFor, work: (hands: Hands) => Promise<T>): Promise<T> {
  const hasApp = world.manifests.get(ask.channel)?.credential?.app !== undefined;
  const hands = handsWith(world, ask, hasApp ? await openApp(world, ask.brandId, ask.channel) : null);
  try {
    return await work(hands);
  } finally {
    const { channel } = ask;
    await world.budgets
      .of(ask)
      .write()
      // It is kept in memory and written with the next piece of work.
      .catch((error: unknown) => world.log.error({ err: error, channel }, 'what was spent could not be written'));
  }
}

function handsWith(world: World, ask: HandsFor, app: Credential | null): Hands {
  const { brandId, profileId, channel, signal } = ask;
  const purse = world.budgets.of(ask);
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
    app,
    renewed: (stale, renew) =>
      profileId === null ? renew(stale) : renewTogether(world, { brandId, profileId, channel }, stale, renew),
    spend: async (name, amount = 1) => purse.spend(budgetOf(world, channel, name), amount),
    noteBudget: (name, told) => purse.note(budgetOf(world, channel, name), told),
    reach: world.reach,
  };
}

function budgetOf(world: World, channel: string, name: string): Budget {
  const budget = world.manifests.get(channel)?.budgets?.find((one) => one.name === name);
  if (budget === undefined) throw new Error(`the manifest of ${channel} declares no budget '${name}'`);
  return budget;
}

interface Whose {
  readonly brandId: string;
  readonly profileId: string;
  readonly channel: string;
}

const renewals = new WeakMap<World, Map<string, Promise<Credential>>>();
/** The last renewal of each channel. */
const turns = new WeakMap<World, Map<string, Promise<unknown>>>();

/** Whoever in this process finds the same credential stale meanwhile waits here, and not on a connection to the database. */
function renewTogether(
  world: World,
  whose: Whose,
  stale: Credential,
  renew: (current: Credential) => Promise<Credential>,
): Promise<Credential> {
  const underWay = renewals.get(world) ?? new Map<string, Promise<Credential>>();
  renewals.set(world, underWay);
  const key = JSON.stringify([whose.brandId, whose.profileId, Object.entries(stale).sort()]);
  const inTurn = () => takeTurn(world, whose.channel, () => renewOnce(world, whose, stale, renew));
  const renewal = underWay.get(key) ?? inTurn().finally(() => underWay.delete(key));
  underWay.set(key, renewal);
  return renewal;
}

/** A renewal holds a connection while a platform answers. One a channel: a slow platform leaves the others to everybody. */
function takeTurn(world: World, channel: string, work: () => Promise<Credential>): Promise<Credential> {
  const last = turns.get(world) ?? new Map<string, Promise<unknown>>();
  turns.set(world, last);
  const turn = (last.get(channel) ?? Promise.resolve()).then(work);
  last.set(
    channel,
    turn.catch(() => {}),
  );
  return turn;
}

/**
 * The row stays locked while the platform is asked: a platform that hands out a new refresh token with every renewal
 * takes the old one only once. Whoever waited finds another credential stored than the one it holds, and takes it.
 */
function renewOnce(
  world: World,
  { brandId, profileId }: Whose,
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
