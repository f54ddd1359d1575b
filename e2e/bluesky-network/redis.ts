// Debian's redis-server on a free loopback port, in a folder of its own under the system's temporary one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Redis {
  /** `host:port` */
  readonly host: string;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
  const dir = await mkdtemp(join(tmpdir(), 'heed-redis-'));
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--daemonize', 'no'];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  const leave = () => server.kill('SIGTERM');
  process.once('exit', leave);
  const failed = once(server, 'error').then(([cause]) => {
    throw new Error('redis-server does not start; on Debian: apt-get install redis-server', { cause });
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await Promise.race([failed, untilOpen(port)]);
  failed.catch(() => {});
  return {
    host: `127.0.0.1:${port}`,
    stop: async () => {
      process.removeListener('exit', leave);
      leave();
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilOpen(port: number): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await wait(50);
  }
  throw new Error(`redis-server did not open port ${port} within 5 s`);
}
