// heed bench NAME: runs bench/NAME.ts on a database of its own that keeps its promises to the disk, as a real one does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';

export async function bench([name, ...args]: readonly string[]): Promise<number> {
  const file = join(home, 'bench', `${name}.ts`);
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
    throw new CliError(`Say what to measure: npm run bench -- ${names().join(' | ')}`);
  }
  const dir = mkdtempSync(join(tmpdir(), 'heed-bench-'));
  const running = await startEmbedded({ dir, log: () => {} });
  try {
    const child = spawn(process.execPath, ['--expose-gc', file, ...args], {
      env: { ...process.env, HEED_TEST_DATABASE_URL: running.url },
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    await running.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A bench is a file that is run as it is; what several share begins with `measure`. */
function names(): readonly string[] {
  return globSync('*.ts', { cwd: join(home, 'bench') })
    .filter((file) => !/\.test\.ts$|^measure/.test(file))
    .map((file) => basename(file, '.ts'))
    .sort();
}
