// One push of a platform: known or forged, new or here before, and what it tells goes the way of everything heard, to the
// sources it belongs to. In: a request at a channel's address. Out: what to answer, once all of it is committed.

import { createHash } from 'node:crypto';
import type { Channel, Credential, Pushed, PushedThing, Raw, Webhook } from '../../channels/channel.ts';
import { pulseOfPush, sourceById } from '../../store/listen/sources.ts';
import { countPush, notePushed, type PushKind, sourcesPushedTo, wasPushed } from '../../store/listen/webhooks.ts';
import type { World } from '../world.ts';
import { inputFor } from './input-for.ts';
import { keepPush } from './kept-push.ts';
import { takeIn } from './pipeline.ts';
import { pollSourceSoon } from './poll-soon.ts';

/** The same bytes tell nothing new for this long. */
const rememberMs = 7 * 86_400_000;

export interface PushedTo {
  readonly brandId: string;
  readonly channel: string;
}

/** What was made of it, as whoever pushed is told: the same for the same things, however often they come. */
export interface PushTold {
  /** Things that are kept and understood. */
  readonly kept: number;
  /** Things that are kept and were not understood, each with the reason. */
  readonly unread: readonly { readonly id: string; readonly why: string }[];
  /** They came for a profile nobody listens as, or for a source that pauses. */
  readonly aside: number;
}

export type PushOutcome =
  | { readonly is: 'handshake'; readonly status: number; readonly body: string }
  | { readonly is: 'no_question' | 'forged' | 'stale' }
  | { readonly is: 'repeated' | 'taken'; readonly told: PushTold; readonly wakes: boolean };

const nothing: PushTold = { kept: 0, unread: [], aside: 0 };

/** Everything it tells is committed when this resolves; it is counted under what it turned out to be. */
export async function hearPush(
  world: World,
  to: PushedTo,
  pushed: Pushed,
  { channel, webhook, app }: { readonly channel: Channel; readonly webhook: Webhook; readonly app: Credential },
): Promise<PushOutcome> {
  const asked = webhook.handshake?.(pushed, app) ?? null;
  if (asked !== null) return { is: 'handshake', ...asked };
  if (pushed.method !== 'POST') return { is: 'no_question' };
  const verdict = webhook.verify(pushed, app, world.now());
  if (verdict !== 'genuine') {
    await count(world, to, [verdict]);
    return { is: verdict };
  }
  const digest = createHash('sha256')
    .update(webhook.mark?.(pushed) ?? pushed.bytes)
    .digest();
  if (await world.database.brand(to.brandId, (tx) => wasPushed(tx, to.brandId, to.channel, digest))) {
    await count(world, to, ['genuine', 'repeated']);
    return { is: 'repeated', told: nothing, wakes: false };
  }
  const { told, wakes } = await takePush(world, to, pushed, { channel, webhook, digest: digest.toString('hex') });
  // Remembered after it is taken in: killed in between, it comes again and is heard once all the same.
  const kinds: PushKind[] = ['genuine'];
  if (told.unread.length > 0) kinds.push('unread');
  if (told.aside > 0) kinds.push('aside');
  await world.database.brand(to.brandId, async (tx) => {
    const now = world.now();
    await notePushed(tx, to, digest, now, new Date(now.getTime() - rememberMs));
    await countPush(tx, to, kinds, now);
  });
  return { is: 'taken', told, wakes };
}

function count(world: World, to: PushedTo, kinds: readonly PushKind[]): Promise<void> {
  return world.database.brand(to.brandId, (tx) => countPush(tx, to, kinds, world.now()));
}

interface Taken {
  readonly told: PushTold;
  /** A source is to be polled at once. */
  readonly wakes: boolean;
}

async function takePush(
  world: World,
  to: PushedTo,
  pushed: Pushed,
  { channel, webhook, digest }: { readonly channel: Channel; readonly webhook: Webhook; readonly digest: string },
): Promise<Taken> {
  let things: readonly PushedThing[];
  try {
    things = webhook.read(pushed);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    world.log.warn({ channel: to.channel, err: error }, 'a push could not be read');
    return { told: await keepUnread(world, to, channel, keepPush(pushed, digest), why), wakes: false };
  }
  return takeThings(world, to, channel, things, world.now());
}

/** Where a push that nobody could read waits: at a source of its channel, counted there and read again after a fix. */
async function keepUnread(world: World, to: PushedTo, channel: Channel, raw: Raw, why: string): Promise<PushTold> {
  const { brandId } = to;
  const source = await world.database.brand(brandId, async (tx) => {
    const [first] = await sourcesPushedTo(tx, brandId, to.channel);
    return first === undefined ? null : sourceById(tx, brandId, first.id);
  });
  if (source === null) return { ...nothing, aside: 1 };
  const input = await inputFor(world, brandId, source, channel);
  const refusing = {
    normalise: () => {
      throw new Error(why);
    },
  };
  await takeIn({ ...input, channel: refusing, heardAt: world.now() }, { raws: [raw] });
  return { ...nothing, unread: [{ id: '', why: why.slice(0, 500) }] };
}

/** Takes in what a push tells, a page for each source it belongs to, and wakes those where something is only said to be new. */
export async function takeThings(
  world: World,
  to: PushedTo,
  channel: Channel,
  things: readonly PushedThing[],
  heardAt: Date,
): Promise<Taken> {
  const sources = await world.database.brand(to.brandId, (tx) => sourcesPushedTo(tx, to.brandId, to.channel));
  const listening = sources.filter(({ state }) => state !== 'paused');
  let told = nothing;
  let wakes = false;
  for (const { profileId, kind, of } of grouped(things)) {
    const theirs = listening.filter(
      (one) => one.kind === kind && (profileId === null || one.profileExternalId === profileId),
    );
    if (theirs.length === 0) {
      world.log.info({ channel: to.channel, kind, profileId }, 'a push came for nobody who listens');
      told = { ...told, aside: told.aside + of.length };
    }
    const raws = of.flatMap(({ raw }) => raw ?? []);
    for (const [at, { id }] of theirs.entries()) {
      const page = await takePage(world, to, channel, { sourceId: id, raws, heardAt });
      if (at === 0) told = { ...told, kept: told.kept + page.kept, unread: [...told.unread, ...page.unread] };
      if (raws.length < of.length) {
        wakes = true;
        await pollSourceSoon(world, to.brandId, { id, channel: to.channel, kind });
      }
    }
  }
  return { told, wakes };
}

interface PushedPage {
  readonly sourceId: string;
  readonly raws: readonly Raw[];
  readonly heardAt: Date;
}

async function takePage(
  world: World,
  { brandId }: PushedTo,
  channel: Channel,
  { sourceId, raws, heardAt }: PushedPage,
): Promise<Pick<PushTold, 'kept' | 'unread'>> {
  const source = await world.database.brand(brandId, (tx) => sourceById(tx, brandId, sourceId));
  if (source === null || raws.length === 0) return nothing;
  const input = await inputFor(world, brandId, source, channel);
  const { heard, faults } = await takeIn({ ...input, heardAt }, { raws });
  if (heard > 0) await world.database.brand(brandId, (tx) => pulseOfPush(tx, brandId, sourceId, heardAt, heard));
  const unread = faults.map(({ externalId, error }) => ({ id: externalId, why: error ?? '' }));
  return { kept: raws.length - unread.length, unread };
}

interface Group {
  readonly profileId: string | null;
  readonly kind: string;
  readonly of: PushedThing[];
}

function grouped(things: readonly PushedThing[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const thing of things) {
    const { profileId, kind } = thing;
    const key = JSON.stringify([profileId, kind]);
    const group = groups.get(key) ?? { profileId, kind, of: [] };
    group.of.push(thing);
    groups.set(key, group);
  }
  return [...groups.values()];
}
