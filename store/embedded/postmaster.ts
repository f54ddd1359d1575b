// Starts the PostgreSQL server of a data directory, or adopts the one that a killed Heed left running; and stops it.

import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { childEnvironment } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Place } from './place.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export interface RaiseOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly logFile: string;
  readonly log: (line: string) => void;
  readonly isThrowaway: boolean;
  /** The port to come back on after a crash, so that the address stays true; null: any free one. */
  readonly port: number | null;
}

const logCapBytes = 10 * 1024 * 1024;
const patienceMs = 30_000;

export async function raisePostmaster(options: RaiseOptions): Promise<Postmaster> {
  const { place, log } = options;
  for (const started = Date.now(); ; await sleep(100)) {
    const left = readPidFile(place.dataDir);
    if (left && isServerOf(left.pid, place.dataDir)) {
      log(`its server is running already (process ${left.pid})`);
      const found = await untilReady(left.pid, options);
      if (found) return found;
      continue;
    }
    // The number is somebody else's by now; PostgreSQL would refuse to start beside it.
    if (left) rmSync(join(place.dataDir, 'postmaster.pid'), { force: true });
    const mark = logLength(options.logFile);
    const pid = await launch(options);
    const found = await untilReady(pid, options);
    if (found) return found;
    const words = readFileSync(options.logFile, 'utf8').slice(mark).trim();
    // Leftover backends of a killed server, a port taken in between, another start: all pass by waiting a little.
    const isPassing = /already exists|still in use|in use by|Address already in use|could not bind/i.test(words);
    if (!isPassing || Date.now() - started > patienceMs) {
      throw new EmbeddedError(
        'will_not_start',
        `PostgreSQL did not start. Its last words (whole log: ${options.logFile}):\n${words.slice(-1500)}`,
      );
    }
  }
}

/** Ends sessions and writes everything down; after `patienceMs` less politely. Safe when it is gone already. */
export async function stopPostmaster(pid: number, place: Place, binaries: Binaries): Promise<void> {
  for (const how of ['SIGINT', 'SIGQUIT'] as const) {
    signalPostmaster(pid, place, binaries, how);
    for (const since = Date.now(); Date.now() - since < patienceMs; await sleep(20)) {
      if (!isServerOf(pid, place.dataDir)) return;
    }
  }
  throw new EmbeddedError('will_not_start', `PostgreSQL (process ${pid}) does not stop`);
}

/** Fire and forget; also used while the process exits, so it must not wait. */
export function signalPostmaster(pid: number, place: Place, binaries: Binaries, how: 'SIGINT' | 'SIGQUIT'): void {
  if (!isServerOf(pid, place.dataDir)) return;
  if (process.platform === 'win32') {
    const mode = how === 'SIGINT' ? 'fast' : 'immediate';
    execFile(binaries.pgCtl, ['stop', '-D', place.dataDir, '-m', mode, '-W'], { env: childEnvironment() }, () => {});
    return;
  }
  try {
    process.kill(pid, how);
  } catch {
    // Gone in between.
  }
}

async function launch(options: RaiseOptions): Promise<number> {
  const { place, binaries } = options;
  if (logLength(options.logFile) > logCapBytes) truncateSync(options.logFile);
  const output = openSync(options.logFile, 'a', 0o600);
  const settings = settingsFor(options.port ?? (await freePort()), options.isThrowaway);
  try {
    // A session of its own: Ctrl-C reaches Heed first, which lets its work end before the database goes.
    const child = spawn(binaries.postgres, ['-D', place.dataDir, ...settings.flatMap((setting) => ['-c', setting])], {
      ...place.runner,
      detached: true,
      cwd: dirname(binaries.postgres),
      env: childEnvironment(),
      stdio: ['ignore', output, output],
      windowsHide: true,
    });
    await once(child, 'spawn');
    child.unref();
    return child.pid ?? 0;
  } catch (cause) {
    throw new EmbeddedError('will_not_start', `PostgreSQL could not be run: ${(cause as Error).message}`, { cause });
  } finally {
    closeSync(output);
  }
}

/** Waits as long as the server lives: recovery after a crash may take its time. Null when it is gone. */
async function untilReady(pid: number, { place, log }: RaiseOptions): Promise<Postmaster | null> {
  for (let waited = 1; ; waited++) {
    await sleep(15);
    const state = readPidFile(place.dataDir);
    if (state?.pid === pid && state.isReady) return { pid, port: state.port };
    if (!isServerOf(pid, place.dataDir)) return null;
    if (waited % 300 === 0) log('waiting for the database to recover');
  }
}

function readPidFile(dataDir: string): { pid: number; port: number; isReady: boolean } | null {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** Whether that process is alive and the server of that directory; numbers are used again, and zombies have no name. */
function isServerOf(pid: number, dataDir: string): boolean {
  if (!(pid > 0)) return false;
  try {
    if (process.platform === 'linux') {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return /postgres$/.test(words[0] ?? '') && words.includes(dataDir);
    }
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(dataDir);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function settingsFor(port: number, isThrowaway: boolean): readonly string[] {
  const sharedMb = Math.round(Math.min(512, Math.max(64, totalmem() / 2 ** 20 / 16)));
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=', // a socket's path is bounded to 107 bytes; loopback and a password do it everywhere
    'max_connections=100',
    `shared_buffers=${sharedMb}MB`,
    'max_wal_size=1GB',
    'checkpoint_timeout=15min',
    'random_page_cost=1.1',
    'jit=off', // the desk asks many short questions
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_error_statement=panic', // what customers wrote does not belong in a log
    ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
    ...(isThrowaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=1h'] : []),
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function logLength(logFile: string): number {
  return statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
}
