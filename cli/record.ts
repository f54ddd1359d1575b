// heed record verify: walks the whole record of every brand and says whether it is intact. Anyone may run it; beside a
// running Heed it reads that one's database.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { verifyRecord } from '../server/flow/learn.ts';
import { allBrands } from '../store/account/brands.ts';
import { openDatabase } from '../store/database.ts';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { CliError } from './cli-error.ts';
import { readSettings } from './settings.ts';

export async function record([what, ...rest]: readonly string[]): Promise<number> {
  if (what !== 'verify') throw new CliError('What shall be done with the record? There is: heed record verify');
  const { databaseUrl, dataDir } = readSettings(rest, process.env);
  const running = databaseUrl ?? (await runningDatabase(dataDir));
  if (running === null && !existsSync(join(dataDir, 'connection.json'))) {
    throw new CliError(
      `There is no Heed in ${dataDir}. Name its folder with --data, or its database with DATABASE_URL.`,
    );
  }
  const started = running === null ? await startEmbedded({ dir: dataDir, log: () => {} }) : null;
  try {
    return await verifyAll(running ?? started?.url ?? '');
  } finally {
    await started?.stop();
  }
}

async function verifyAll(url: string): Promise<number> {
  const database = openDatabase({ url, size: 2 });
  let code = 0;
  try {
    const brands = await allBrands(database.account);
    for (const { id, name } of brands) {
      const verified = await verifyRecord(database, id);
      if (verified.isIntact)
        process.stdout.write(`${name}: intact, ${verified.events} events under ${verified.seals} seals\n`);
      else {
        process.stdout.write(`${name}: NOT INTACT at event ${verified.at}: ${verified.why}\n`);
        code = 1;
      }
    }
    if (brands.length === 0) process.stdout.write('There is no brand yet, so there is no record.\n');
  } finally {
    await database.close();
  }
  return code;
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
