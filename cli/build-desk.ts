// Builds the desk when its sources have changed since the last build. In: desk/, wire/, core/ and the lock file.
// Out: desk/dist, with a stamp of what it was built from.

import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';
import type { Narrate } from './narrate.ts';
import { runTool } from './run-tool.ts';

export async function buildDesk(narrate: Narrate): Promise<void> {
  const stampFile = join(home, 'desk', 'dist', '.built-from');
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  narrate('building the desk');
  const built = await runTool('vite', ['build', '--logLevel', 'warn'], { cwd: join(home, 'desk') });
  if (built.code !== 0) throw new CliError(`The desk could not be built:\n${built.output}`);
  writeFileSync(stampFile, stamp);
}

export function stampOf(folder = home): string {
  const hash = createHash('sha256');
  const files = globSync(['desk/**/*', 'wire/**/*.ts', 'core/**/*.ts', 'package-lock.json'], {
    cwd: folder,
    withFileTypes: true,
    exclude: (entry) => ['dist', 'node_modules'].includes(entry.name) || /\.test\.tsx?$/.test(entry.name),
  });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort())
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
