// Brings the database to this version: roles first, then the numbered files that it has not seen, then the partitions
// of the months to come. Safe to run by several processes at once and on every start.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { ensurePartitions } from './partitions.ts';

const folder = `${import.meta.dirname}/migrations`;
/** Any constant of our own: "heed" in ASCII. */
const advisoryLock = 0x68656564;

/** The database cannot be brought to this version; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface Migrated {
  readonly applied: readonly string[];
}

export async function migrate(pool: pg.Pool, now: Date): Promise<Migrated> {
  const client = await connect(pool);
  try {
    await checkVersion(client);
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await ensureRoles(client);
    const applied = await applyFiles(client);
    await ensurePartitions(client, now);
    return { applied };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]).catch(() => {});
    client.release();
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(
      `The database cannot be reached: ${why}. See that it runs, and that DATABASE_URL names its host, user, password and database.`,
      { cause },
    );
  }
}

async function checkVersion(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const version = Number(rows[0]?.version);
  if (version < 150_000) {
    throw new MigrationError(`Heed needs PostgreSQL 15 or later; this server is ${Math.floor(version / 10_000)}.`);
  }
}

async function ensureRoles(client: pg.PoolClient): Promise<void> {
  const missing = await client.query<{ role: string }>(
    `select role from unnest(array['heed_app', 'heed_across']) role
     where not exists (select from pg_roles where rolname = role)`,
  );
  try {
    for (const { role } of missing.rows) await client.query(`create role ${role} nologin`).catch(ignoreExisting);
    await client.query('grant heed_app, heed_across to current_user');
  } catch (cause) {
    throw new MigrationError(
      'The database user may not create the roles Heed runs as. As a superuser, run: ' +
        'create role heed_app nologin; create role heed_across nologin; grant heed_app, heed_across to <the user of DATABASE_URL> with admin option;',
      { cause },
    );
  }
}

/** Another process made it between the look and the make. */
function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function applyFiles(client: pg.PoolClient): Promise<readonly string[]> {
  await client.query(`create table if not exists public.heed_migration (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`);
  const known = await client.query<{ name: string; digest: string }>('select name, digest from public.heed_migration');
  const digests = new Map(known.rows.map((row) => [row.name, row.digest]));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const newest = files.at(-1) ?? '';
  const ahead = [...digests.keys()].find((name) => name > newest);
  if (ahead !== undefined) {
    throw new MigrationError(
      `This database was used by a newer Heed (it has ${ahead}). Start that version, or restore a backup.`,
    );
  }
  const applied: string[] = [];
  for (const name of files) {
    const sql = readFileSync(`${folder}/${name}`, 'utf8');
    const digest = createHash('sha256').update(sql).digest('hex');
    const before = digests.get(name);
    if (before === digest) continue;
    if (before !== undefined)
      throw new MigrationError(`Migration ${name} was changed after it had been applied to this database.`);
    await applyOne(client, name, sql, digest);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.PoolClient, name: string, sql: string, digest: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into public.heed_migration (name, digest) values ($1, $2)', [name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
