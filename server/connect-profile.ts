// Connects an own profile: tries the credential, seals it, and starts every source kind that listens as a profile.

import type { Credential } from '../channels/channel.ts';
import { webAddress } from '../core/listen/clean.ts';
import { appendEvents, type EventToAppend } from '../store/learn/record.ts';
import { type ProfileRow, profilesOnChannel, saveProfile } from '../store/listen/profiles.ts';
import { addSource, sameSource, wakeSource } from '../store/listen/sources.ts';
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
  const hands = handsFor(world, {
    brandId: ask.brandId,
    profileId: null,
    channel: ask.channel,
    signal: AbortSignal.timeout(connectTimeoutMs),
  });
  const { profile, credential } = await channel.connect(ask.credential, hands);
  const at = world.now();
  return world.database.brand(ask.brandId, async (tx) => {
    const known = await profilesOnChannel(tx, ask.brandId, ask.channel);
    const id = known.find((one) => one.externalId === profile.externalId)?.id ?? newId(at);
    const row = {
      id,
      channel: ask.channel,
      ...profile,
      url: webAddress(profile.url),
      limits: profile.limits ?? null,
      connectedAt: at,
    };
    await saveProfile(tx, ask.brandId, row, sealCredential(world, ask.brandId, id, credential));
    const events: EventToAppend[] = [event('profile.connected', ask.personId, id, at)];
    for (const kind of manifest.sourceKinds.filter((one) => one.needsProfile)) {
      const source = { channel: ask.channel, kind: kind.kind, config: {}, profileId: id };
      const there = await sameSource(tx, ask.brandId, source);
      if (there !== null) {
        await wakeSource(tx, ask.brandId, there.id, at);
        continue;
      }
      const sourceId = newId(at);
      const label = `${kind.label} · ${profile.handle ?? profile.name ?? profile.externalId}`;
      await addSource(tx, ask.brandId, {
        ...source,
        id: sourceId,
        label,
        sphere: kind.sphere,
        everyMs: kind.everyMs,
        connectedAt: at,
      });
      events.push(event('source.added', ask.personId, sourceId, at));
    }
    await appendEvents(tx, ask.brandId, events);
    return { ...row, state: 'connected' as const };
  });
}

function event(
  kind: 'profile.connected' | 'source.added',
  personId: string,
  subjectId: string,
  at: Date,
): EventToAppend {
  return { kind, at, personId, caseId: null, subjectId, detail: {}, contentDigest: null };
}
