// Ingest: mentions a second through the whole pipeline, beside COPY of the very same rows into the same indexed,
// partitioned table of a twin database on the same server.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Raw } from '../channels/channel.ts';
import { pollsAtOnce } from '../server/flow/listen.ts';
import { takeIn } from '../server/flow/pipeline.ts';
import type { PipelineInput } from '../server/flow/pipeline-input.ts';
import type { Database } from '../store/database.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { compare, conclude, elapsedMs, inTurns, readOptions, whole } from './measure.ts';
import { openDesk } from './measure-desk.ts';
import { Town } from './measure-town.ts';

/** Everything of a mention but what the table makes of it itself. */
const columns = `brand_id, id, channel, canonical_id, source_id, thread_id, parent_canonical_id, case_id, identity_id, kind,
  visibility, is_own, is_history, text, title, url, language_hint, rating, published_at, heard_at, revision, revised_at,
  removed_at, media, likes, reposts, replies, handle, salt`;
const rounds = 5;
/** As many things as a server gives in one page at most (Bluesky 100). */
const pageSize = 100;
/** Read at once, each by a poll of its own. */
const sources = pollsAtOnce;
const customers = 30_000;
/** As warm as a server is after its first minute. */
const warmUp = 20_000;

const options = readOptions();
const mentions = options.isLong ? 1_000_000 : 100_000;
const heed = await openTestDatabase();
const twin = await openTestDatabase();
try {
  const now = new Date();
  const { inputs } = await openDesk(heed, 'ingest', { now, sources });
  const towns = inputs.map((_, seed) => new Town({ seed, customers: customers / sources, now }));
  let copied = '00000000-0000-0000-0000-000000000000';
  const takeRound = (count: number) => {
    const polls = towns.map((town) => pagesOf(town.next(count / sources)));
    return elapsedMs(() => Promise.all(inputs.map((input, i) => poll(input, polls[i] ?? []))));
  };
  const copyRound = async () => {
    const rows = await rowsAfter(heed, copied);
    copied = rows.last;
    return elapsedMs(() => copyInto(twin, rows.chunks));
  };

  await takeRound(warmUp);
  await copyRound();
  const turns = await inTurns(rounds, {
    heed: async () => perSecond(await takeRound(mentions / rounds)),
    bare: async () => perSecond(await copyRound()),
  });
  const { heed: taken, bare, ratio } = compare(turns);
  conclude(
    {
      name: `ingest: ${whole(mentions)} mentions in pages of ${pageSize}, ${sources} sources at once, ${rounds} rounds`,
      table: [
        ['', 'mentions/s', 'of COPY'],
        ['COPY of the same rows', whole(bare), '1'],
        ['Heed, the whole pipeline', whole(taken), ratio.toFixed(2)],
      ],
      figures: { ratioToCopy: ratio, mentionsPerSecond: taken, copyPerSecond: bare },
      floors: { ratioToCopy: { min: 0.25 } },
    },
    options,
  );
} finally {
  await heed.drop();
  await twin.drop();
}

function perSecond(ms: number): number {
  return (mentions / rounds / ms) * 1000;
}

function pagesOf(raws: readonly Raw[]): Raw[][] {
  return Array.from({ length: Math.ceil(raws.length / pageSize) }, (_, i) =>
    raws.slice(i * pageSize, (i + 1) * pageSize),
  );
}

/** Page after page of one source, as the listener does it; the pages lie ready. */
async function poll(input: PipelineInput, pages: readonly (readonly Raw[])[]): Promise<void> {
  for (const [i, raws] of pages.entries()) await takeIn({ ...input, heardAt: new Date() }, { raws, cursor: i });
}

async function rowsAfter(database: Database, id: string): Promise<{ chunks: Buffer[]; last: string }> {
  const client = await connect(database);
  try {
    const newest = await client.query<{ id: string }>('select id from heed.mention order by id desc limit 1');
    const last = newest.rows[0]?.id ?? id;
    const query = `copy (select ${columns} from heed.mention where id > '${id}' and id <= '${last}' order by id) to stdout`;
    const chunks: Buffer[] = await client.query(copyTo(query)).toArray();
    return { chunks, last };
  } finally {
    await client.end();
  }
}

async function copyInto(database: Database, chunks: readonly Buffer[]): Promise<void> {
  const client = await connect(database);
  try {
    await pipeline(Readable.from(chunks), client.query(copyFrom(`copy heed.mention (${columns}) from stdin`)));
  } finally {
    await client.end();
  }
}

/** COPY needs a connection that is not pipelined. */
async function connect({ url }: Database): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
