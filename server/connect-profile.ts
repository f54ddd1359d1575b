// Connects an own profile: tries the credential, seals it, and starts every source kind that listens as a profile.

import type { Credential } from '../channels/channel.ts';
import type { Manifest } from '../core/channel.ts';
import { webAddress } from '../core/listen/clean.ts';
import type { Tx } from '../store/database.ts';
import { appendEvents, type EventToAppend } from '../store/learn/record.ts';
import { type ProfileRow, profilesOnChannel, saveProfile } from '../store/listen/profiles.ts';
import { addSource, lockListening, sameSource, wakeSource } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';
import { handsFor, sealCredential } from './flow/hands.ts';
import { HeedError } from './problem.ts';
import type { World } from './world.ts';

export interface ProfileToConnect {
  readonly brandId: string;
  readonly personId: string;
  readonly channel: string;
  readonly credential: Credential;
}

const connectTimeoutMs = 45_000;

/** Throws the channel's own `ChannelError` when the platform refuses. Connecting again keeps everything. */
export async function connectProfile(world: World, ask: ProfileToConnect): Promise<ProfileRow> {
  const manifest = world.manifests.get(ask.channel);
  const channel = manifest === undefined ? null : await world.loadChannel(ask.channel);
  if (manifest === undefined || channel?.connect === undefined) {
    throw new HeedError('not_found', 'There is no such channel, or it knows no profiles.', { field: 'channel' });
  }
  const { brandId } = ask;
  const signal = AbortSignal.timeout(connectTimeoutMs);
  const hands = handsFor(world, { brandId, profileId: null, channel: ask.channel, signal });
  const { profile, credential } = await channel.connect(ask.credential, hands);
  const at = world.now();
  return world.database.brand(brandId, async (tx) => {
    await lockListening(tx, brandId, ask.channel);
    const known = await profilesOnChannel(tx, brandId, ask.channel);
    const id = known.find((one) => one.externalId === profile.externalId)?.id ?? newId(at);
    const url = webAddress(profile.url);
    const row = { id, channel: ask.channel, ...profile, url, limits: profile.limits ?? null, connectedAt: at };
    await saveProfile(tx, brandId, row, sealCredential(world, brandId, id, credential));
    const added = await listenAs(tx, brandId, row, manifest);
    await appendEvents(tx, brandId, [
      event('profile.connected', ask.personId, id, at),
      ...added.map((sourceId) => event('source.added', ask.personId, sourceId, at)),
    ]);
    return { ...row, state: 'connected' as const };
  });
}

/** Every source kind that listens as a profile: begun, or woken when it was there. Gives the ids of those begun. */
async function listenAs(
  tx: Tx,
  brandId: string,
  profile: Omit<ProfileRow, 'state'>,
  manifest: Manifest,
): Promise<readonly string[]> {
  const added: string[] = [];
  for (const { kind, label, sphere, everyMs } of manifest.sourceKinds.filter((one) => one.needsProfile)) {
    const source = { channel: manifest.id, kind, config: {}, profileId: profile.id };
    const there = await sameSource(tx, brandId, source);
    if (there !== null) {
      await wakeSource(tx, brandId, there.id, profile.connectedAt);
      continue;
    }
    const id = newId(profile.connectedAt);
    const whose = profile.handle ?? profile.name ?? profile.externalId;
    const made = { ...source, id, label: `${label} · ${whose}`, sphere, everyMs, connectedAt: profile.connectedAt };
    await addSource(tx, brandId, made);
    added.push(id);
  }
  return added;
}

function event(
  kind: 'profile.connected' | 'source.added',
  personId: string,
  subjectId: string,
  at: Date,
): EventToAppend {
  return { kind, at, personId, caseId: null, subjectId, detail: {}, contentDigest: null };
}
