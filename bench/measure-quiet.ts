// A thousand sources that have nothing new: Heed's own process polls them at their usual pace, spread evenly as after a
// day's running, and its CPU time is read from the kernel. The places answer from this process.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFake } from '../channels/mastodon/fake.ts';
import { loadManifests } from '../channels/registry.ts';
import type { Database } from '../store/database.ts';
import { addSource } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { openDesk } from './measure-desk.ts';
import { startHeed } from './measure-server.ts';

export interface Quiet {
  /** CPU time of the process to the time that passed. */
  readonly share: number;
  readonly idleShare: number;
  readonly pollsPerSecond: number;
  readonly msAPoll: number;
}

const patienceMs = 240_000;
/** One in four listens to a hashtag, which is asked every minute; the others are feeds. */
const hashtagEvery = 4;
const ticksPerSecond = 100;

export async function listenQuietly(wanted: { readonly sources: number; readonly seconds: number }): Promise<Quiet> {
  const database = await openTestDatabase();
  const feed = await serveFeed();
  const double = await startFake();
  try {
    await openDesk(database, 'quiet', { now: new Date(), sources: 0 });
    const heed = await startHeed(database, [feed.pair, ...double.allow]);
    try {
      await sleep(3_000);
      const idleShare = await shareOf(heed.pid, 5);
      await addSources(database, wanted.sources, { feed: feed.origin, server: double.origin });
      await untilRead(database, wanted.sources);
      const before = await spread(database);
      const share = await shareOf(heed.pid, wanted.seconds);
      const polls = (await pollsDone(database)) - before;
      const pollsPerSecond = polls / wanted.seconds;
      return { share, idleShare, pollsPerSecond, msAPoll: ((share - idleShare) * 1000) / pollsPerSecond };
    } finally {
      await heed.stop();
    }
  } finally {
    await double.stop();
    feed.stop();
    await database.drop();
  }
}

async function addSources(database: Database, count: number, at: { feed: string; server: string }): Promise<void> {
  const { rows } = await database.owner.query<{ id: string }>('select id from account.brand limit 1');
  const brandId = rows[0]?.id ?? '';
  const manifests = await loadManifests();
  const now = new Date();
  await database.brand(brandId, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const isTag = n % hashtagEvery === 0;
      const channel = isTag ? 'mastodon' : 'feed';
      const kind = isTag ? 'hashtag' : 'feed';
      const everyMs = manifests.get(channel)?.sourceKinds.find((one) => one.kind === kind)?.everyMs ?? 60_000;
      const config: Record<string, string> = isTag
        ? { tag: `acme${n}`, server: at.server }
        : { address: `${at.feed}/feed/${n}` };
      const source = { id: newId(now), channel, kind, config, label: `Quiet ${n}`, sphere: 'earned' as const };
      await addSource(tx, brandId, { ...source, profileId: null, everyMs, connectedAt: now });
    }
  });
}

async function untilRead(database: Database, count: number): Promise<void> {
  for (const from = performance.now(); ; await sleep(500)) {
    const { rows } = await database.owner.query<{ n: number }>(
      'select count(*) as n from heed.source where last_ok_at is not null',
    );
    if (rows[0]?.n === count) return;
    if (performance.now() - from > patienceMs) throw new Error(`only ${rows[0]?.n} of ${count} sources were read`);
  }
}

/** As after a day's running: each source is due at some moment of its own interval. Gives the polls done until now. */
async function spread(database: Database): Promise<number> {
  await database.owner.query(
    `update heed.poll_due d set at = now() + random() * s.every_ms * interval '1 millisecond'
     from heed.source s where s.brand_id = d.brand_id and s.id = d.source_id`,
  );
  return pollsDone(database);
}

async function pollsDone(database: Database): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    'select coalesce(sum(ok + failed), 0)::int as n from heed.source_pulse',
  );
  return rows[0]?.n ?? 0;
}

async function shareOf(pid: number, seconds: number): Promise<number> {
  const from = { at: performance.now(), cpu: cpuSeconds(pid) };
  await sleep(seconds * 1000);
  return (cpuSeconds(pid) - from.cpu) / ((performance.now() - from.at) / 1000);
}

/** User and system time of all its threads, as Linux counts it. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Three old items, and 304 for whoever has them. */
async function serveFeed(): Promise<{ origin: string; pair: string; stop: () => void }> {
  const items = [1, 2, 3].map(
    (n) => `<item><guid>${n}</guid><title>Note ${n}</title><link>http://127.0.0.1/${n}</link>
      <description>Nothing to add.</description><pubDate>Mon, 02 Nov 2026 0${n}:00:00 GMT</pubDate></item>`,
  );
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Quiet</title>${items.join('')}</channel></rss>`;
  const server = createServer((request, response) => {
    const isKnown = request.headers['if-none-match'] === '"quiet"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"quiet"', 'content-type': 'application/rss+xml' });
    response.end(isKnown ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, pair: `127.0.0.1:${port}`, stop: () => server.close() };
}
