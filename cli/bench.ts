// heed bench NAME: runs bench/NAME.ts on a database of its own that keeps its promises to the disk, as a real one does.

import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';
import { runOnDatabase } from './run-on-database.ts';

export async function bench([name, ...args]: readonly string[]): Promise<number> {
  const file = join(home, 'bench', `${name}.ts`);
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
    throw new CliError(`Say what to measure: npm run bench -- ${names().join(' | ')}`);
  }
  return runOnDatabase(file, { args, nodeFlags: ['--expose-gc'] });
}

/** A bench is a file that is run as it is; what several share begins with `measure`. */
function names(): readonly string[] {
  return globSync('*.ts', { cwd: join(home, 'bench') })
    .filter((file) => !/\.test\.ts$|^measure/.test(file))
    .map((file) => basename(file, '.ts'))
    .sort();
}
