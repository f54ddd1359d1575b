// A database per test file, cloned from a template that was migrated once. Needs HEED_TEST_DATABASE_URL, which
// `npm test` sets; run a single file with `npm test -- store/x.test.ts`.

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

export interface TestDatabase extends Database {
  /** Closes and drops it. */
  drop(): Promise<void>;
}

/** Named by what it was made of: runs share it, and one made by other migrations is never met. */
const template = `heed_template_${digestOfMigrations()}`;

function digestOfMigrations(): string {
  const folder = `${import.meta.dirname}/migrations`;
  // Partitions are made for the months to come.
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7));
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}/${name}`));
  return hash.digest('hex').slice(0, 16);
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env['HEED_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('HEED_TEST_DATABASE_URL is not set: run this file with `npm test -- FILE`');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const name = `heed_test_${randomBytes(6).toString('hex')}`;
  try {
    // One process makes the template; the others wait for it.
    await admin.query('select pg_advisory_lock(1)');
    await ensureTemplate(admin, server);
    await admin.query(`create database ${name} template ${template}`);
    await admin.query('select pg_advisory_unlock(1)');
  } finally {
    await admin.end();
  }
  const database = openDatabase({ url: withDatabase(server, name), size: 6 });
  return {
    ...database,
    drop: async () => {
      await database.close();
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

async function ensureTemplate(admin: pg.Client, server: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 1) return;
  // Under another name until it is whole: whoever is killed on the way leaves no half of it.
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await admin.query(`create database ${making}`);
  const database = openDatabase({ url: withDatabase(server, making), size: 2 });
  try {
    await migrate(database.owner, new Date());
  } finally {
    await database.close();
  }
  await admin.query(`alter database ${making} rename to ${template}`);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
