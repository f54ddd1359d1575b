// Runs one of our own files in a process of its own, with a fresh database server that is gone afterwards. In: the file
// and what it is given. Out: its exit code.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { makePassingFolder } from './passing-folder.ts';

export interface RunOnDatabase {
  readonly args?: readonly string[];
  readonly nodeFlags?: readonly string[];
  /** The database need not keep its promises to the disk. */
  readonly isThrowaway?: boolean;
}

export async function runOnDatabase(file: string, options: RunOnDatabase = {}): Promise<number> {
  const { args = [], nodeFlags = [], isThrowaway = false } = options;
  const dir = makePassingFolder('heed-run');
  const running = await startEmbedded({ dir, log: () => {}, isThrowaway });
  try {
    const child = spawn(process.execPath, [...nodeFlags, file, ...args], {
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
