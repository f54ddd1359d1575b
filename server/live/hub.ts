// Live events: hears of new event numbers from PostgreSQL and hands every subscriber of a brand the events it has not
// seen, each with its case as it stands now. One read a brand and notice, however many subscribers.

import pg from 'pg';
import type { Database, Tx } from '../../store/database.ts';
import { newestNumber, noticeChannel } from '../../store/learn/record.ts';
import { liveEventsAfter } from '../../store/live-events.ts';
import type { LiveEvent, LivePresence } from '../../wire/live.ts';
import { presentEvent, presentRow } from '../present.ts';
import type { Worker, World } from '../world.ts';

export interface Subscriber {
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Too much was missed to send one by one. */
  readonly onReset: (number: number) => void;
  readonly onPresence: (presence: LivePresence) => void;
}

export interface LiveHub extends Worker {
  /** Joins after `lastSeen` (null: from now on). Resolves when everything missed has been handed over. */
  subscribe(brandId: string, lastSeen: number | null, subscriber: Subscriber): Promise<() => void>;
  presence(brandId: string, presence: LivePresence): void;
}

/** Missing more than this is answered by a reset. */
const mostMissed = 1000;
const batch = 500;
/** A lost notice or a lost connection is made up for by looking this often. */
const lookEveryMs = 5000;

interface Feed {
  readonly subscribers: Set<Subscriber>;
  /** Subscribers, and those still catching up. */
  users: number;
  position: number;
  isReading: boolean;
  isDirty: boolean;
}

export async function startLiveHub(world: Pick<World, 'database' | 'log'>): Promise<LiveHub> {
  const feeds = new Map<string, Feed>();
  const { database, log } = world;
  const ear = await listenForNotices(database.url, log, (brandId) => {
    const feed = feeds.get(brandId);
    if (feed !== undefined) void advance(brandId, feed);
  });
  ear.onBack(() => {
    for (const [brandId, feed] of feeds) void stepBack(brandId, feed);
  });
  const timer = setInterval(() => {
    for (const [brandId, feed] of feeds) void advance(brandId, feed);
  }, lookEveryMs);

  async function advance(brandId: string, feed: Feed): Promise<void> {
    feed.isDirty = true;
    if (feed.isReading) return;
    feed.isReading = true;
    try {
      while (feed.isDirty) {
        feed.isDirty = false;
        const events = await database.read(brandId, (tx) => liveEvents(tx, brandId, feed.position));
        const last = events.at(-1);
        if (last === undefined) continue;
        feed.position = last.number;
        feed.isDirty = feed.isDirty || events.length === batch;
        for (const subscriber of feed.subscribers) subscriber.onEvents(events);
      }
    } catch (error) {
      log.error({ err: error }, 'live events could not be read, trying again');
    } finally {
      feed.isReading = false;
    }
  }

  /** A database that died may have lost its last moments: numbers that were told already are then given once more. */
  async function stepBack(brandId: string, feed: Feed): Promise<void> {
    try {
      const newest = await database.read(brandId, (tx) => newestNumber(tx, brandId));
      if (newest < feed.position) {
        feed.position = newest;
        for (const subscriber of feed.subscribers) subscriber.onReset(newest);
      }
      await advance(brandId, feed);
    } catch (error) {
      log.error({ err: error }, 'the newest number could not be read');
    }
  }

  return {
    subscribe: async (brandId, lastSeen, subscriber) => {
      const feed = await joinFeed(database, feeds, brandId);
      const leave = () => {
        feed.subscribers.delete(subscriber);
        feed.users -= 1;
        if (feed.users === 0) feeds.delete(brandId);
      };
      try {
        await catchUp(database, brandId, lastSeen ?? feed.position, feed, subscriber);
      } catch (error) {
        leave();
        throw error;
      }
      return leave;
    },
    presence: (brandId, presence) => {
      for (const subscriber of feeds.get(brandId)?.subscribers ?? []) subscriber.onPresence(presence);
    },
    stop: async () => {
      clearInterval(timer);
      feeds.clear();
      await ear.stop();
    },
  };
}

/** The feed of a brand, counted in, so that it stays while somebody is still catching up. */
async function joinFeed(database: Database, feeds: Map<string, Feed>, brandId: string): Promise<Feed> {
  let feed = feeds.get(brandId);
  if (feed === undefined) {
    const position = await database.brand(brandId, (tx) => newestNumber(tx, brandId));
    feed = feeds.get(brandId) ?? { subscribers: new Set(), users: 0, position, isReading: false, isDirty: false };
    feeds.set(brandId, feed);
  }
  feed.users += 1;
  return feed;
}

/**
 * Hands over what was missed up to where the feed stands, then joins it. The feed may move meanwhile, so it is compared
 * again each time; comparing and joining happen in one go, so no event falls in between.
 */
async function catchUp(database: Database, brandId: string, from: number, feed: Feed, subscriber: Subscriber) {
  let at = from;
  for (;;) {
    const isTooFar = feed.position - at > mostMissed || at > feed.position;
    if (isTooFar) subscriber.onReset(feed.position);
    if (isTooFar || at === feed.position) {
      feed.subscribers.add(subscriber);
      return;
    }
    const events = await database.read(brandId, (tx) => liveEvents(tx, brandId, at));
    const missed = events.filter((one) => one.number <= feed.position);
    if (missed.length > 0) subscriber.onEvents(missed);
    at = missed.at(-1)?.number ?? feed.position;
  }
}

async function liveEvents(tx: Tx, brandId: string, after: number): Promise<LiveEvent[]> {
  const rows = await liveEventsAfter(tx, brandId, after, batch);
  return rows.map(({ event, row }) => ({
    ...presentEvent(event),
    caseId: event.caseId,
    row: row === null ? null : presentRow(row),
  }));
}

interface Ear extends Worker {
  /** What is done each time the connection was lost and is there again. */
  onBack(done: () => void): void;
}

/** A connection of its own that LISTENs, and comes back when it is lost. */
async function listenForNotices(url: string, log: World['log'], onNotice: (brandId: string) => void): Promise<Ear> {
  let isStopped = false;
  let client: pg.Client | null = null;
  let back = () => {};

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'heed live', keepAlive: true });
    fresh.on('notification', ({ payload }) => onNotice(payload?.split(':')[0] ?? ''));
    fresh.on('error', () => {});
    fresh.on('end', () => {
      client = null;
      if (!isStopped) setTimeout(() => void connect().then(() => back(), again), 1000).unref();
    });
    await fresh.connect();
    await fresh.query(`listen ${noticeChannel}`);
    client = fresh;
  }
  function again(error: unknown): void {
    log.warn({ err: error }, 'the live connection is down, trying again');
  }

  await connect();
  return {
    onBack: (done) => {
      back = done;
    },
    stop: async () => {
      isStopped = true;
      await client?.end().catch(() => {});
    },
  };
}
