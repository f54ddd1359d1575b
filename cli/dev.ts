// heed dev: like start, but the server starts again when its sources change, and the desk is built as it is written.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { home } from './home.ts';
import { createNarrator } from './narrate.ts';
import { toolPath } from './run-tool.ts';
import { readSettings } from './settings.ts';
import { untilStopped } from './until-stopped.ts';

export async function dev(args: readonly string[]): Promise<number> {
  const settings = readSettings(args, process.env);
  const narrate = createNarrator();
  const stopped = untilStopped();
  const embedded = settings.databaseUrl ? null : await startEmbedded({ dir: settings.dataDir, log: narrate });
  // The database outlives every restart of the server, so that a change is live in a second.
  const env = { ...process.env, DATABASE_URL: embedded?.url ?? settings.databaseUrl ?? '' };
  narrate('watching; the server restarts and the desk rebuilds when a file changes');
  const children = [
    spawn(process.execPath, [toolPath('vite'), 'build', '--watch'], { cwd: join(home, 'desk'), stdio: 'inherit' }),
    spawn(
      process.execPath,
      ['--watch', '--watch-preserve-output', join(home, 'cli', 'main.ts'), 'start', ...args, '--no-open', '--no-build'],
      { cwd: process.cwd(), env, stdio: 'inherit' },
    ),
  ];
  narrate(`stopping (${await stopped})`);
  await Promise.all(children.map(end));
  await embedded?.stop();
  return 0;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
