// heed record verify: walks the whole record of every brand and says whether it is intact. Anyone may run it; beside a
// running Heed it reads that one's database.

import { verifyRecord } from '../server/flow/learn.ts';
import { allBrands } from '../store/account/brands.ts';
import type { Database } from '../store/database.ts';
import { CliError } from './cli-error.ts';
import { withDatabase } from './with-database.ts';

export async function record([what, ...rest]: readonly string[]): Promise<number> {
  if (what !== 'verify') throw new CliError('What shall be done with the record? There is: heed record verify');
  return withDatabase(rest, verifyAll);
}

async function verifyAll(database: Database): Promise<number> {
  let code = 0;
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
  return code;
}
