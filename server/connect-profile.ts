// Connects an own profile: tries the credential, seals it, and starts every source kind that listens as a profile.

import { ChannelError, type Connected, type Credential, type Profile, type Suggestion } from '../channels/channel.ts';
import type { Manifest } from '../core/channel.ts';
import { webAddress } from '../core/listen/clean.ts';
import type { Tx } from '../store/database.ts';
import { appendEvents, type EventToAppend } from '../store/learn/record.ts';
import { type ProfileRow, profilesOnChannel, saveProfile } from '../store/listen/profiles.ts';
import { addSource, lockListening, placeSource, sameSource, wakeSourcesOf } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';
import { sealCredential, withHands } from './flow/hands.ts';
import { locationNamed } from './locate.ts';
import { HeedError } from './problem.ts';
import type { World } from './world.ts';

export interface ProfileToConnect {
  readonly brandId: string;
  readonly personId: string;
  readonly channel: string;
  readonly credential: Credential;
}

const connectTimeoutMs = 45_000;

/**
 * Gives the profiles the credential opens, at least one. Throws the channel's own `ChannelError` when the platform
 * refuses. Connecting again keeps everything.
 */
export async function connectProfile(world: World, ask: ProfileToConnect): Promise<readonly ProfileRow[]> {
  const manifest = world.manifests.get(ask.channel);
  const channel = manifest === undefined ? null : await world.loadChannel(ask.channel);
  if (manifest === undefined || channel?.connect === undefined) {
    throw new HeedError('not_found', 'There is no such channel, or it knows no profiles.', { field: 'channel' });
  }
  const { brandId } = ask;
  const signal = AbortSignal.timeout(connectTimeoutMs);
  const connect = channel.connect.bind(channel, ask.credential);
  const connected = await withHands(world, { brandId, profileId: null, channel: ask.channel, signal }, connect);
  if (connected.length === 0) {
    throw new ChannelError('rejected', 'The platform opened no profile: give Heed one when it asks which.');
  }
  return world.database.brand(brandId, async (tx) => {
    await lockListening(tx, brandId, ask.channel);
    const kept: Kept[] = [];
    for (const one of connected) kept.push(await keep(world, tx, { ask, manifest, ...one }));
    // Numbers of the record are taken last: whoever else writes waits for them.
    const events = kept.flatMap((one) => one.events);
    await appendEvents(tx, brandId, events);
    return kept.map(({ row }) => row);
  });
}

interface Kept {
  readonly row: ProfileRow;
  readonly events: readonly EventToAppend[];
}

interface ToKeep extends Connected {
  readonly ask: ProfileToConnect;
  readonly manifest: Manifest;
}

async function keep(world: World, tx: Tx, { ask, manifest, ...connected }: ToKeep): Promise<Kept> {
  const { brandId, personId, channel } = ask;
  const { profile, credential } = connected;
  const at = world.now();
  const known = await profilesOnChannel(tx, brandId, channel);
  const id = known.find((one) => one.externalId === profile.externalId)?.id ?? newId(at);
  const url = webAddress(profile.url);
  const row = { id, channel, ...profile, url, limits: profile.limits ?? null, connectedAt: at };
  await saveProfile(tx, brandId, row, sealCredential(world, brandId, id, credential));
  const wanted = connected.sources ?? usualSources(manifest, profile);
  const begun = await listenAs(tx, brandId, { profile: row, manifest, wanted, personId });
  return { row: { ...row, state: 'connected' }, events: [event('profile.connected', personId, id, at), ...begun] };
}

/** Every source kind that listens as a profile and asks for nothing more. */
function usualSources({ sourceKinds }: Manifest, { handle, name, externalId }: Profile): readonly Suggestion[] {
  return sourceKinds
    .filter(({ needsProfile, fields }) => needsProfile && !fields.some(({ isRequired }) => isRequired))
    .map(({ kind, label }) => ({ kind, label: `${label} · ${handle ?? name ?? externalId}`, config: {} }));
}

interface Listening {
  readonly profile: Omit<ProfileRow, 'state'>;
  readonly manifest: Manifest;
  readonly wanted: readonly Suggestion[];
  readonly personId: string;
}

/** Begun where it is not there yet; what is there is woken, and what was paused stays so. Gives what the record is told. */
async function listenAs(
  tx: Tx,
  brandId: string,
  { profile, manifest, wanted, personId }: Listening,
): Promise<readonly EventToAppend[]> {
  const events: EventToAppend[] = [];
  for (const { kind, label, config, location } of wanted) {
    const known = manifest.sourceKinds.find((one) => one.kind === kind);
    if (known === undefined) throw new Error(`${manifest.id} suggests the source kind '${kind}' its manifest lacks`);
    const source = { channel: manifest.id, kind, config, profileId: profile.id };
    if ((await sameSource(tx, brandId, source)) !== null) continue;
    const id = newId(profile.connectedAt);
    const { sphere, everyMs } = known;
    await addSource(tx, brandId, { ...source, id, label, sphere, everyMs, connectedAt: profile.connectedAt });
    // The platform's page of one branch speaks for that branch; a person can say otherwise later.
    const called = { name: location ?? '', personId, at: profile.connectedAt };
    const located = await locationNamed(tx, brandId, called);
    if (located !== null) await placeSource(tx, brandId, id, located.id);
    events.push(...(located?.event ? [located.event] : []), event('source.added', personId, id, profile.connectedAt));
  }
  await wakeSourcesOf(tx, brandId, profile.id, profile.connectedAt);
  return events;
}

function event(
  kind: 'profile.connected' | 'source.added',
  personId: string,
  subjectId: string,
  at: Date,
): EventToAppend {
  return { kind, at, personId, caseId: null, subjectId, detail: {}, contentDigest: null };
}
