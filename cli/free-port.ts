// Makes sure that a port is free before anything is started, and says whose it is when it is not.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { CliError } from './cli-error.ts';

export async function assertPortFree(host: string, port: number): Promise<void> {
  const code = await tryListening(host, port);
  if (code === null) return;
  if (code === 'EADDRINUSE') {
    const holder = holderOf(port);
    throw new CliError(
      `Port ${port} is taken${holder ? ` by process ${holder}` : ''}. ` +
        `Stop that, or choose another port: npm start -- --port ${port + 1}`,
    );
  }
  if (code === 'EACCES')
    throw new CliError(`This user may not listen on port ${port}. Choose one above 1023: --port 4333`);
  throw new CliError(`Heed cannot listen on ${host}:${port} (${code}). Choose another address with --host and --port.`);
}

function tryListening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** Number and name of the listener, where the system lets us see it (Linux). */
function holderOf(port: number): string | null {
  try {
    const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)));
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (socketsOf(pid).some((inode) => inodes.has(inode))) {
        return `${pid} (${nameOf(pid)})`;
      }
    }
  } catch {
    // Not Linux, or not for our eyes.
  }
  return null;
}

/** `node heed.mjs`, `nginx`: never the arguments, which may hold secrets. */
function nameOf(pid: string): string {
  const [command = '', script = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return /\.(js|mjs|ts)$/.test(script) ? `${basename(command)} ${basename(script)}` : basename(command);
}

function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(wanted) && state === '0A')
    .flatMap((fields) => fields[9] ?? []);
}

function socketsOf(pid: string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => inodeOf(`/proc/${pid}/fd/${fd}`) ?? []);
  } catch {
    return []; // another user's, or gone
  }
}

function inodeOf(link: string): string | null {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1] ?? null;
  } catch {
    return null; // closed in between
  }
}
