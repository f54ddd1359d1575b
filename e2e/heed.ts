// A real Heed for a journey: a process of its own, a database of its own, loopback only; killed and started again at
// the same address as often as a test likes.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendStep } from '../server/flow/respond.ts';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import type { ChildOptions, ChildReady } from './heed-child.ts';

export interface Heed {
  readonly address: string;
  /** Where the first owner is made. */
  readonly setupLink: string;
  readonly database: TestDatabase;
  /** Starts it again, to die at that step of the next send. */
  restart(how?: { dieAt?: SendStep }): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  /** Resolves when it has died, by whatever hand. */
  untilDead(): Promise<void>;
  stop(): Promise<void>;
}

export interface HeedOptions {
  /** `host:port` pairs of doubles that it may reach. */
  readonly allow?: readonly string[];
  /** Which origins lead to doubles. */
  readonly reroute?: Readonly<Record<string, string>>;
  /** What stands in it before it starts. */
  readonly prepare?: (where: { readonly databaseUrl: string; readonly dataDir: string }) => Promise<void>;
}

export async function startHeed({ allow = [], reroute = {}, prepare }: HeedOptions = {}): Promise<Heed> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'heed-e2e-'));
  const options = { databaseUrl: database.url, dataDir, allow, reroute };
  await prepare?.(options);
  let running = await startChild({ ...options, port: 0, dieAt: null });
  const { address, setupLink } = running.ready;
  const port = Number(new URL(address).port);
  const kill = async () => {
    running.child.kill('SIGKILL');
    await running.dead;
  };
  return {
    address,
    setupLink: setupLink ?? '',
    database,
    restart: async ({ dieAt } = {}) => {
      await kill();
      running = await startChild({ ...options, port, dieAt: dieAt ?? null });
    },
    kill,
    untilDead: () => running.dead,
    stop: async () => {
      if (running.child.connected) running.child.disconnect();
      await running.dead;
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly ready: ChildReady;
  readonly dead: Promise<void>;
}

async function startChild(options: ChildOptions): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'heed-child.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8000);
    });
  }
  const dead = once(child, 'exit').then(() => undefined);
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as ChildReady),
    dead.then(() => {
      throw new Error(`Heed did not start:\n${said}`);
    }),
  ]);
  return { child, ready, dead };
}
