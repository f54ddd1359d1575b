// One Heed per embedded database. The claim is a lock inside the database, held by an open connection: it ends with the
// process that holds it, however that ends, so no lock file can go stale.

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedError } from './embedded-error.ts';

/** "heed", as a number. */
const lockKey = 0x68656564;

export interface Claim {
  /** Resolves when the connection, and with it the claim, is gone. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Claims the server at `url` and makes sure that the database of that name exists in it. */
export async function claimServer(url: string, dir: string): Promise<Claim> {
  const name = new URL(url).pathname.slice(1);
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href, application_name: `heed ${process.pid}` });
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => resolve());
  });
  await client.connect();
  try {
    await takeLock(client, dir);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    lost,
    release: () => client.end().catch(() => {}),
  };
}

/** A killed process's connection may outlive it for a moment; a living one's does not go away. */
async function takeLock(client: pg.Client, dir: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lockKey]);
    if (rows[0]?.taken) return;
    const holder = await holderOf(client);
    if (holder !== null && isAlive(holder)) {
      throw new EmbeddedError(
        'already_runs',
        `Heed already runs here (process ${holder} uses ${dir}). Use that one, stop it first, ` +
          'or start another with --data DIR and --port PORT.',
      );
    }
    await sleep(100);
  }
  throw new EmbeddedError('already_runs', `Heed already runs on the database in ${dir}. Stop that one first.`);
}

async function holderOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [lockKey],
  );
  const pid = Number(rows[0]?.name.split(' ')[1]);
  return pid > 0 ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
