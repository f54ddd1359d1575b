// Opens the database a command works on: the one named, that of a Heed that runs from this folder, or else the folder's
// own, started for as long as the command takes.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../store/database.ts';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { CliError } from './cli-error.ts';
import { readSettings } from './settings.ts';

export async function withDatabase(
  args: readonly string[],
  work: (database: Database) => Promise<number>,
): Promise<number> {
  const { databaseUrl, dataDir } = readSettings(args, process.env);
  const running = databaseUrl ?? (await runningDatabase(dataDir));
  if (running === null && !existsSync(join(dataDir, 'connection.json'))) {
    throw new CliError(
      `There is no Heed in ${dataDir}. Name its folder with --data, or its database with DATABASE_URL.`,
    );
  }
  const started = running === null ? await startEmbedded({ dir: dataDir, log: () => {} }) : null;
  const database = openDatabase({ url: running ?? started?.url ?? '', size: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
    await started?.stop();
  }
}

/** The address of a Heed that runs from this folder, if one does. */
async function runningDatabase(dataDir: string): Promise<string | null> {
  try {
    const { url } = JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8')) as { url: string };
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    await client.connect();
    await client.end();
    return url;
  } catch {
    return null;
  }
}
