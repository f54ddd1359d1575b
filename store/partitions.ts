// Mentions and events are kept by month (law 12). Partitions are made a year ahead; a default one catches what no
// month holds, so that a clock gone wrong costs speed and never a message.

import type pg from 'pg';
import { firstIdAt } from '../core/id.ts';

const monthsAhead = 12;

/** Makes the partitions from last month on that are not there yet. Must run as the owner of the tables. */
export async function ensurePartitions(client: pg.PoolClient | pg.Pool, now: Date): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'heed' and c.relispartition`,
  );
  const there = new Set(rows.map((row) => row.name));
  const statements: string[] = [];
  for (const table of ['mention', 'event']) {
    if (!there.has(`${table}_default`)) {
      statements.push(`create table heed.${table}_default partition of heed.${table} default`);
    }
  }
  for (let ahead = -1; ahead <= monthsAhead; ahead += 1) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
    const month = from.toISOString().slice(0, 7).replace('-', '_');
    if (!there.has(`mention_${month}`)) {
      statements.push(partition('mention', month, firstIdAt(from.getTime()), firstIdAt(until.getTime())));
    }
    if (!there.has(`event_${month}`))
      statements.push(partition('event', month, from.toISOString(), until.toISOString()));
  }
  if (statements.length > 0) await client.query(statements.join(';\n'));
}

function partition(table: string, month: string, from: string, until: string): string {
  return `create table heed.${table}_${month} partition of heed.${table} for values from ('${from}') to ('${until}')`;
}
