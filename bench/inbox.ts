// The inbox: a page over HTTP, with session, brand, row security and JSON, beside the bare statement that finds it; and
// whether a hundred thousand cases (or a million) are slower to page than a thousand.

import type pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import { type InboxScan, scanInbox } from '../store/triage/inbox.ts';
import { conclude, elapsedMs, median, ms, quantile, readOptions, whole } from './measure.ts';
import { type FilledDesk, fillCases } from './measure-cases.ts';
import { fetchText, type Process, signIn, startHeed } from './measure-server.ts';

const rounds = 5;
const pagesARound = 300;
const few = 1_000;
const options = readOptions();
const many = options.isLong ? 1_000_000 : 100_000;

const databases = [await openTestDatabase(), await openTestDatabase()] as const;
const servers: Process[] = [];
try {
  const [small, large] = [await openSide(databases[0], few), await openSide(databases[1], many)];
  const bare = await databases[1].owner.connect();
  const seen = { small: [] as number[], large: [] as number[], bare: [] as number[] };
  const tails: number[] = [];
  const ratios: number[] = [];
  await measure(50);
  for (let round = 0; round < rounds; round += 1) {
    const times = await measure(pagesARound);
    ratios.push(median(times.large) / median(times.bare));
    tails.push(quantile(times.large, 0.99) / quantile(times.small, 0.99));
    for (const side of ['small', 'large', 'bare'] as const) seen[side].push(...times[side]);
  }
  bare.release();

  /** Page by page in turns, so that whatever the machine does meanwhile meets all three. */
  async function measure(pages: number): Promise<typeof seen> {
    const times: typeof seen = { small: [], large: [], bare: [] };
    for (let i = 0; i < pages; i += 1) {
      times.small.push(await elapsedMs(() => fetchText(small.page)));
      times.large.push(await elapsedMs(() => fetchText(large.page)));
      times.bare.push(await elapsedMs(() => bare.query(large.statement)));
    }
    return times;
  }

  const pageToSql = median(ratios);
  const p99 = median(tails);
  const line = (name: string, times: readonly number[], ratio: string) => [
    name,
    ms(median(times)),
    ms(quantile(times, 0.99)),
    ratio,
  ];
  conclude(
    {
      name: `inbox: a page of 50 of "Due next", ${rounds} rounds of ${pagesARound}`,
      table: [
        ['', 'median', 'p99', 'ratio'],
        line(`bare SQL at ${whole(many)} cases`, seen.bare, '1'),
        line(`over HTTP at ${whole(many)} cases`, seen.large, `${pageToSql.toFixed(2)} of SQL`),
        line(`over HTTP at ${whole(few)} cases`, seen.small, `p99 at ${whole(many)}: ${p99.toFixed(2)} of this`),
      ],
      figures: { pageToSql, p99At100kTo1k: p99, pageMs: median(seen.large), sqlMs: median(seen.bare) },
      floors: { pageToSql: { max: 5 }, p99At100kTo1k: { max: 1.5 } },
    },
    options,
  );
} finally {
  for (const server of servers) await server.stop();
  for (const database of databases) await database.drop();
}

async function openSide(database: TestDatabase, cases: number) {
  const desk = await fillCases(database, cases);
  const server = await startHeed(database);
  servers.push(server);
  const cookie = await signIn(database, desk.personId);
  const page = { port: server.port, path: `/api/brands/${desk.slug}/inbox?view=due`, cookie };
  return { page, statement: await statementOf(desk) };
}

/** The very statement the store runs, for the tables' owner on a connection of its own: no role, no transaction. */
async function statementOf({ brandId, personId }: FilledDesk): Promise<pg.QueryConfig> {
  const asked: pg.QueryConfig[] = [];
  const scan: InboxScan = { brandId, personId, view: 'due', after: null, limit: 50 };
  const rows = async (text: string, values: readonly unknown[] = []) => {
    asked.push({ name: 'bare', text, values: [...values] });
    return [];
  };
  await scanInbox({ rows, row: async () => null }, scan);
  const [statement] = asked;
  if (statement === undefined || asked.length > 1) throw new Error('the inbox is one statement no longer');
  return statement;
}
