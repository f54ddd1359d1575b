// Holds a line open to every source whose place can tell at once that something is new, and has it polled then. One process
// a source. A line that ends is opened again after a growing wait; polling goes on beside it and closes every gap.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../../channels/channel.ts';
import type { SourceRow } from '../../store/listen/sources.ts';
import { claimWatch, endWatch, prolongWatches } from '../../store/listen/watching.ts';
import type { Worker, World } from '../world.ts';
import { withHands } from './hands.ts';
import { listenToOf } from './input-for.ts';
import { pollSourceSoon } from './poll-soon.ts';
import { startTicker } from './ticker.ts';

/** Lines of one process; whatever is more is polled only. */
const mostLines = 200;
const holdMs = 60_000;
const longestWaitMs = 300_000;
/** A line that stood this long was a good one: the next wait is short again. */
const goodMs = 60_000;

export interface Watcher extends Worker {
  /** A source was read well: hold a line to it from now on, if its channel can and nobody does. */
  hold(brandId: string, source: SourceRow): void;
  /** How many lines stand or are about to. */
  lines(): number;
}

export interface WatcherOptions {
  /** Has the listener look for what is due. */
  readonly wake: () => void;
  readonly firstWaitMs?: number;
  readonly prolongEveryMs?: number;
}

interface Line {
  readonly brandId: string;
  readonly source: SourceRow;
  readonly ending: AbortController;
  isClaimed: boolean;
  running: Promise<void>;
}

export function startWatcher(world: World, options: WatcherOptions): Watcher {
  const watcherId = randomUUID();
  const lines = new Map<string, Line>();
  let isStopped = false;
  const { prolongEveryMs = 20_000 } = options;
  const prolonging = startTicker('the lines held open', prolongEveryMs, world.log, async () => {
    const held = [...lines].filter(([, { isClaimed }]) => isClaimed);
    if (held.length === 0) return null;
    const until = new Date(world.now().getTime() + holdMs);
    const kept = await world.database.shared((tx) => prolongWatches(tx, { watcherId, until }));
    for (const [id, { ending }] of held) if (!kept.has(id)) ending.abort(new Error('it is not listened to any more'));
    return null;
  });
  return {
    hold: (brandId, source) => {
      if (isStopped || lines.has(source.id) || lines.size >= mostLines || !isWatched(world, source)) return;
      const line: Line = {
        ...{ brandId, source, ending: new AbortController() },
        ...{ isClaimed: false, running: Promise.resolve() },
      };
      lines.set(source.id, line);
      line.running = runLine(world, watcherId, line, options)
        .catch((error: unknown) => world.log.error({ err: error, sourceId: source.id }, 'a line could not be held'))
        .finally(() => void lines.delete(source.id));
    },
    lines: () => lines.size,
    stop: async () => {
      isStopped = true;
      for (const { ending } of lines.values()) ending.abort(new Error('Heed is stopping'));
      await Promise.all([prolonging.stop(), ...[...lines.values()].map(({ running }) => running)]);
    },
  };
}

function isWatched({ manifests }: World, { channel, kind }: SourceRow): boolean {
  return manifests.get(channel)?.sourceKinds.find((one) => one.kind === kind)?.isWatched === true;
}

/** From the claim to the letting go. A process that dies lets go by itself, and the next good poll opens it anew. */
async function runLine(world: World, watcherId: string, line: Line, options: WatcherOptions): Promise<void> {
  const { brandId, source } = line;
  const now = world.now();
  const claim = { watcherId, now, until: new Date(now.getTime() + holdMs) };
  line.isClaimed = await world.database.shared((tx) => claimWatch(tx, { brandId, sourceId: source.id }, claim));
  if (!line.isClaimed) return;
  try {
    await holdLine(world, line, options);
  } finally {
    await world.database.shared((tx) => endWatch(tx, watcherId, source.id));
  }
}

async function holdLine(world: World, line: Line, { wake, firstWaitMs = 1_000 }: WatcherOptions): Promise<void> {
  const { signal } = line.ending;
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    const openedMs = performance.now();
    const error = await openLine(world, line, wake).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (signal.aborted) return;
    // A person has to connect it again: the poll finds the same and says so.
    if (error instanceof ChannelError && error.code === 'auth_expired') return;
    if (performance.now() - openedMs >= goodMs) waitMs = firstWaitMs;
    world.log.info({ sourceId: line.source.id, err: error, waitMs }, 'a line ended and is opened again');
    await sleep(waitMs, null, { signal }).catch(() => {});
    waitMs = Math.min(longestWaitMs, waitMs * 2);
    // What was said while there was no line.
    if (!signal.aborted) await pollNow(world, line, wake);
  }
}

async function openLine(world: World, { brandId, source, ending }: Line, wake: () => void): Promise<void> {
  const channel = await world.loadChannel(source.channel);
  const { cursor: _, ...place } = await listenToOf(world, brandId, source);
  const { profileId } = source;
  const { signal } = ending;
  let waking: Promise<void> | null = null;
  const told = (): void => {
    // Told ten times in a moment, one poll is enough.
    waking ??= pollNow(world, { brandId, source }, wake)
      .catch((error: unknown) => world.log.error({ err: error, sourceId: source.id }, 'a source could not be woken'))
      .finally(() => {
        waking = null;
      });
  };
  await withHands(world, { brandId, profileId, channel: source.channel, signal }, async (hands) => {
    await channel.watch?.(place, hands, told);
  });
  await waking;
}

async function pollNow(world: World, { brandId, source }: Pick<Line, 'brandId' | 'source'>, wake: () => void) {
  await pollSourceSoon(world, brandId, source);
  wake();
}
