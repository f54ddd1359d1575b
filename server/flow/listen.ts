// Listens: takes the sources that are due, polls each through its channel, and hands every page to the pipeline. A
// source that fails is tried again in growing steps, and says so on its page; nothing it already gave is lost.

import { type Channel, ChannelError, type Hands, type ListenTo, type Page, type Raw } from '../../channels/channel.ts';
import type { EventKind } from '../../core/event.ts';
import { healthAfter, type SourceBefore } from '../../core/listen/health.ts';
import { appendEvents } from '../../store/learn/record.ts';
import {
  endPoll,
  holdSource,
  noteGap,
  type SourceRow,
  sourceById,
  takeDueSources,
} from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { mentionsToRecheck } from '../../store/triage/case-page.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { withHands } from './hands.ts';
import { holding, holdMs } from './holding.ts';
import { inputFor, listenToOf } from './input-for.ts';
import { takeIn } from './pipeline.ts';
import { shutOut } from './shut-out.ts';
import { tellFailing } from './tell.ts';
import { startTicker, type Ticker } from './ticker.ts';
import type { Watcher } from './watch.ts';

/**
 * Polls under way at once in one process. Nearly all of a poll is waiting for somebody else's server; with eight, the
 * database waited for pages when there was much to hear, and took 6 % less.
 */
export const pollsAtOnce = 16;
const tickMs = 1000;
/** A poll that takes longer is cut; what it had committed stays, the rest comes with the next. */
const pollTimeoutMs = 300_000;
/** Edits and removals of what is still open are asked for this often. */
const recheckEveryMs = 300_000;
const recheckAtMost = 50;

/** Starts the listener. Stopping lets the polls under way commit their page and end. */
export function startListener(world: World, watcher: Pick<Watcher, 'hold'> | null = null): Ticker {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const rechecked = new Map<string, number>();
  const ticker = startTicker('the listener', tickMs, world.log, async () => {
    const free = pollsAtOnce - underWay.size;
    if (free <= 0) return null;
    const now = world.now();
    const due = await world.database.shared((tx) => takeDueSources(tx, now, new Date(now.getTime() + holdMs), free));
    for (const { brandId, sourceId } of due) {
      const poll = pollSource(world, brandId, sourceId, { signal: stopping.signal, rechecked, watcher })
        .catch((error: unknown) => world.log.error({ err: error, sourceId }, 'a poll failed'))
        .finally(() => {
          underWay.delete(poll);
          ticker.wake();
        });
      underWay.add(poll);
    }
    return null;
  });
  return {
    wake: ticker.wake,
    stop: async () => {
      stopping.abort(new Error('Heed is stopping'));
      await ticker.stop();
      await Promise.allSettled(underWay);
    },
  };
}

export interface PollOptions {
  readonly signal: AbortSignal;
  /** When each source was last asked about edits and removals, ms. */
  readonly rechecked: Map<string, number>;
  /** Holds a line open to what was read well, where its channel can. */
  readonly watcher?: Pick<Watcher, 'hold'> | null;
}

/** One poll of one source, to its end. */
export async function pollSource(world: World, brandId: string, sourceId: string, options: PollOptions): Promise<void> {
  const source = await world.database.brand(brandId, (tx) => sourceById(tx, brandId, sourceId));
  if (source === null || source.state === 'paused') return;
  const prolong = (until: Date) => world.database.shared((tx) => holdSource(tx, brandId, sourceId, until));
  await holding(world.now, prolong, async () => {
    const poll: Poll = { beganAt: world.now(), heard: 0, restMs: 0 };
    let failure: ChannelError | null = null;
    try {
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(pollTimeoutMs)]);
      const { profileId, channel } = source;
      await withHands(world, { brandId, profileId, channel, signal }, (hands) =>
        readAll(world, { brandId, source, options, poll, hands }),
      );
    } catch (error) {
      if (options.signal.aborted) throw error;
      failure = asChannelError(error);
      world.log.warn(
        { sourceId, channel: source.channel, code: failure.code, err: error },
        'a source could not be read',
      );
    }
    await finish(world, brandId, source, poll, failure);
    if (failure === null) options.watcher?.hold(brandId, source);
  });
}

interface Poll {
  readonly beganAt: Date;
  heard: number;
  restMs: number;
}

interface PollWork {
  readonly brandId: string;
  readonly source: SourceRow;
  readonly options: PollOptions;
  readonly poll: Poll;
  readonly hands: Hands;
}

async function readAll(world: World, { brandId, source, options, poll, hands }: PollWork): Promise<void> {
  const channel = await world.loadChannel(source.channel);
  const listenTo = await listenToOf(world, brandId, source);
  const input = await inputFor(world, brandId, source, channel);
  for await (const page of channel.listen(listenTo, hands)) {
    const taken = await takeIn({ ...input, heardAt: world.now() }, page);
    poll.heard += taken.heard;
    poll.restMs = Math.max(poll.restMs, page.restMs ?? 0);
    if (page.gap !== undefined) await recordGap(world, brandId, source.id, page.gap);
  }
  const last = options.rechecked.get(source.id) ?? 0;
  const now = world.now().getTime();
  if (channel.recheck !== undefined && now - last >= recheckEveryMs) {
    options.rechecked.set(source.id, now);
    const raws = await recheck(world, brandId, source.id, listenTo, channel, hands);
    if (raws.length > 0) await takeIn({ ...input, heardAt: world.now() }, { raws });
  }
}

async function recheck(
  world: World,
  brandId: string,
  sourceId: string,
  listenTo: ListenTo,
  channel: Channel,
  hands: Hands,
): Promise<readonly Raw[]> {
  const open = await world.database.brand(brandId, (tx) => mentionsToRecheck(tx, brandId, sourceId, recheckAtMost));
  if (open.length === 0 || channel.recheck === undefined) return [];
  return channel.recheck(open, listenTo, hands);
}

async function recordGap(
  world: World,
  brandId: string,
  sourceId: string,
  gap: NonNullable<Page['gap']>,
): Promise<void> {
  const at = world.now();
  await world.database.brand(brandId, async (tx) => {
    await noteGap(tx, brandId, { id: newId(at), sourceId, ...gap, at });
    await appendEvents(tx, brandId, [sourceEvent('source.gap', sourceId, at, {})]);
  });
}

async function finish(world: World, brandId: string, source: SourceRow, poll: Poll, failure: ChannelError | null) {
  const at = world.now();
  const { state, nextAt, event } = healthAfter(
    { at, failure, restMs: poll.restMs },
    sourceBefore(world, source, poll, at),
  );
  await world.database.brand(brandId, async (tx) => {
    if (failure?.code === 'auth_expired' && source.profileId !== null) {
      await shutOut(tx, brandId, source.profileId, { beganAt: poll.beganAt, at });
    }
    await endPoll(tx, brandId, source.id, { at, nextAt, heard: poll.heard, error: failure, state });
    if (event === null) return;
    if (event === 'source.failing') {
      const told = { brandId, rules: await rulesOf(tx, brandId), now: at };
      await tellFailing(tx, told, { id: source.id, label: source.label, why: failure?.message ?? null });
    }
    await appendEvents(tx, brandId, [sourceEvent(event, source.id, at, { code: failure?.code ?? null })]);
  });
}

function sourceBefore(world: World, source: SourceRow, { heard }: Poll, at: Date): SourceBefore {
  const kind = world.manifests.get(source.channel)?.sourceKinds.find((one) => one.kind === source.kind);
  return {
    ...source,
    leastEveryMs: kind?.leastEveryMs ?? source.everyMs,
    isOwned: source.sphere !== 'earned',
    lastHeardAt: heard > 0 ? at : (source.lastHeardAt ?? source.connectedAt),
  };
}

function sourceEvent(kind: EventKind, sourceId: string, at: Date, detail: Record<string, string | null>) {
  return { kind, at, personId: null, caseId: null, subjectId: sourceId, detail, contentDigest: null };
}

function asChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  if (isTimeout) return new ChannelError('unreachable', 'It took too long to answer.', { cause: error });
  // Not the place's fault but ours: the next poll starts from the last committed page.
  const words = error instanceof Error ? error.message : String(error);
  return new ChannelError('unreachable', `Heed failed while reading it and tries again: ${words}`, { cause: error });
}
