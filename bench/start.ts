// Start: from the command to the first answer, on a database that is there, beside a bare Node server that connects to
// the same database; and the memory of a server at rest, with a desk that listens to a feed and to the rehearsal town.

import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../store/database.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { compare, conclude, elapsedMs, inTurns, median, ms, readOptions } from './measure.ts';
import { type BenchDesk, openDesk } from './measure-desk.ts';
import { fetchText, type Process, residentMb, signIn, startBare, startHeed } from './measure-server.ts';

const rounds = 5;
const patienceMs = 20_000;
const options = readOptions();
/** How long a desk is left alone before its memory is read, and how often it is read then. */
const restMs = options.isLong ? 120_000 : 6_000;
const looks = 5;

const database = await openTestDatabase();
try {
  const desk = await openDesk(database, 'start', { now: new Date(), sources: 0 });
  const turns = await inTurns(rounds, {
    heed: () => startAndStop(() => startHeed(database)),
    bare: () => startAndStop(() => startBare(database)),
  });
  const { heed, bare, ratio } = compare(turns);
  const memory = await atRest(database, desk);
  conclude(
    {
      name: `start on a database that is there, ${rounds} rounds; memory after ${restMs / 1000} s at rest`,
      table: [
        ['', 'first answer', 'of bare', 'resident'],
        ['bare Node server and pg', ms(bare), '1', `${memory.bareMb.toFixed(0)} MB`],
        ['Heed', ms(heed), ratio.toFixed(2), `${memory.heedMb.toFixed(0)} MB`],
      ],
      figures: {
        startToBare: ratio,
        idleServerMb: memory.heedMb,
        startMs: heed,
        bareStartMs: bare,
        bareMb: memory.bareMb,
      },
      floors: { startToBare: { max: 12 }, idleServerMb: { max: 200 } },
    },
    options,
  );
} finally {
  await database.drop();
}

async function startAndStop(start: () => Promise<Process>): Promise<number> {
  let started: Process | null = null;
  const took = await elapsedMs(async () => {
    started = await start();
  });
  await (started as Process | null)?.stop();
  return took;
}

/** Listening, everything loaded that a poll loads, a browser's requests answered, then left alone. */
async function atRest(on: Database, desk: BenchDesk): Promise<{ heedMb: number; bareMb: number }> {
  const feed = await serveFeed();
  const heed = await startHeed(on, [`127.0.0.1:${feed.port}`]);
  const bare = await startBare(on);
  try {
    const ask = { port: heed.port, cookie: await signIn(on, desk.personId) };
    await fetchText({ ...ask, path: '/api/brands/rehearsal', body: {} });
    const source = { channel: 'feed', kind: 'feed', config: { address: `http://127.0.0.1:${feed.port}/feed` } };
    await fetchText({ ...ask, path: `/api/brands/${desk.slug}/sources`, body: source });
    await untilHeard(on);
    for (const view of ['due', 'earlier', 'praise']) {
      await fetchText({ ...ask, path: `/api/brands/look-around/inbox?view=${view}` });
    }
    await sleep(restMs);
    const seen = { heed: [] as number[], bare: [] as number[] };
    for (let i = 0; i < looks; i += 1) {
      seen.heed.push(residentMb(heed.pid));
      seen.bare.push(residentMb(bare.pid));
      await sleep(500);
    }
    return { heedMb: median(seen.heed), bareMb: median(seen.bare) };
  } finally {
    await heed.stop();
    await bare.stop();
    feed.stop();
  }
}

/** Both have been read: mentions of the feed and of the town are there. */
async function untilHeard(on: Database): Promise<void> {
  for (const from = performance.now(); ; await sleep(100)) {
    const { rows } = await on.owner.query<{ n: number }>('select count(distinct channel) as n from heed.mention');
    if (rows[0]?.n === 2) return;
    if (performance.now() - from > patienceMs) throw new Error('the desk did not hear both of its sources');
  }
}

async function serveFeed(): Promise<{ port: number; stop: () => void }> {
  const items = Array.from({ length: 30 }, (_, i) => {
    const at = new Date(Date.now() - i * 3_600_000).toUTCString();
    return `<item><guid>${i}</guid><title>Kestrel &amp; Crumb, visit ${i}</title><link>http://127.0.0.1/${i}</link>
      <description>The bread was still warm when we came, and nobody knew when the coffee would arrive.</description>
      <pubDate>${at}</pubDate></item>`;
  });
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour notes</title>${items.join('')}</channel></rss>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, stop: () => server.close() };
}
