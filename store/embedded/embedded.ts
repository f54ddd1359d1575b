// The embedded PostgreSQL, from a folder to an address: made once, started or adopted, claimed, brought back when it
// crashes, stopped. The address stays the same for as long as the returned handle lives.

import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { binariesIn, findBinaries } from './binaries.ts';
import { type Claim, claimServer } from './claim.ts';
import { ensureCluster, superuser } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import { settlePlace } from './place.ts';
import { type Postmaster, type RaiseOptions, raisePostmaster, signalPostmaster, stopPostmaster } from './postmaster.ts';

export interface Embedded {
  /** As superuser, on loopback, with the password. The same stands in `connection.json`, 0600, in the folder. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dir: string;
  readonly log: (line: string) => void;
  /** Tests only: another server's `bin` folder (PostgreSQL 15 or later). */
  readonly binDir?: string;
  /** Tests only: does not care whether the data survives a power cut. */
  readonly isThrowaway?: boolean;
}

interface Running {
  readonly postmaster: Postmaster;
  readonly claim: Claim;
}

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dir = resolve(options.dir);
  const place = settlePlace(dir);
  const binaries = options.binDir ? binariesIn(options.binDir) : findBinaries(place.runner, place.copies);
  const isThrowaway = options.isThrowaway ?? false;
  const password = await ensureCluster(place, binaries, { log: options.log, isThrowaway });
  const logFile = join(dir, 'postgres.log');
  const raising: RaiseOptions = { place, binaries, logFile, log: options.log, isThrowaway, port: null };
  const urlOf = (port: number) => `postgres://${superuser}:${password}@127.0.0.1:${port}/heed`;

  let running = await raise(raising, urlOf, dir);
  const { port } = running.postmaster;
  let isStopping = false;
  let recovering: Promise<void> = Promise.resolve();
  const leave = () => signalPostmaster(running.postmaster.pid, place, binaries, 'SIGINT');
  process.once('exit', leave);
  writeConnection(dir, urlOf(port));

  const recover = async (): Promise<void> => {
    options.log(`the database stopped by itself (its log: ${logFile}); starting it again`);
    running = await raise({ ...raising, port }, urlOf, dir);
    watch();
  };
  const watch = (): void => {
    void running.claim.lost.then(() => {
      if (isStopping) return;
      recovering = recover().catch((error: unknown) => options.log(`the database did not come back: ${String(error)}`));
    });
  };
  watch();

  return {
    url: urlOf(port),
    stop: async () => {
      isStopping = true;
      process.removeListener('exit', leave);
      await recovering;
      await running.claim.release();
      await stopPostmaster(running.postmaster.pid, place, binaries);
    },
  };
}

/** A server that is just being stopped by another Heed is ready one moment and gone the next: try again. */
async function raise(options: RaiseOptions, urlOf: (port: number) => string, dir: string): Promise<Running> {
  for (let tries = 1; ; tries++) {
    const postmaster = await raisePostmaster(options);
    try {
      return { postmaster, claim: await claimServer(urlOf(postmaster.port), dir) };
    } catch (error) {
      if (tries > 20 || !isPassing(error)) {
        const isAnothers = error instanceof EmbeddedError && error.code === 'already_runs';
        if (!isAnothers) await stopPostmaster(postmaster.pid, options.place, options.binaries);
        throw error;
      }
      await sleep(250);
    }
  }
}

/** The server is starting, stopping or gone: PostgreSQL's class 57P, or a connection that was refused or cut. */
function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(57P|ECONN|EPIPE)/.test(code ?? '') || /terminated unexpectedly/.test(message ?? '');
}

function writeConnection(dir: string, url: string): void {
  const file = join(dir, 'connection.json');
  writeFileSync(`${file}.new`, `${JSON.stringify({ url })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
