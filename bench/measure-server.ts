// Heed as a process of its own, as `heed start` runs it, and a signed-in person's requests to it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { digestOf, newToken } from '../server/token.ts';
import { openSession } from '../store/account/people.ts';
import type { Database } from '../store/database.ts';

const root = join(import.meta.dirname, '..');
const patienceMs = 30_000;

export interface Process {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The command line's own start on a database that is there; ready when it answers. */
export async function startHeed(database: Database, allow: readonly string[] = []): Promise<Process> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'heed-bench-server-'));
  const args = ['start', '--no-open', '--no-build', '--log', 'json', '--port', String(port), '--data', dir];
  const allowed = allow.flatMap((pair) => ['--allow', pair]);
  const started = await raise(['cli/heed.mjs', ...args, ...allowed], port, { DATABASE_URL: database.url });
  return {
    ...started,
    stop: async () => {
      await started.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What a server costs that does nothing: `measure-relay.ts`. */
export async function startBare(database: Database): Promise<Process> {
  const port = await freePort();
  return raise(['bench/measure-relay.ts', String(port)], port, { DATABASE_URL: database.url });
}

async function raise(args: readonly string[], port: number, settings: NodeJS.ProcessEnv): Promise<Process> {
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const from = performance.now();
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}`);
    if (performance.now() - from > patienceMs) throw new Error(`${args[0]} does not answer`);
    await sleep(2);
  }
  return { port, pid: child.pid ?? 0, stop: () => end(child) };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await read(await open({ port, path: '/api/health' }))).status === 200;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export interface Ask {
  readonly port: number;
  readonly path: string;
  /** With its method POST. */
  readonly body?: object;
  readonly cookie?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** Sends a request; resolves with the head of the answer. */
export function open({ port, path, body, cookie }: Ask): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, resolve);
    asked.once('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function read(answer: IncomingMessage): Promise<{ status: number; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

/** The whole answer; anything but success is a fault of the bench. */
export async function fetchText(ask: Ask): Promise<string> {
  const { status, text } = await read(await open(ask));
  if (status < 200 || status > 299) throw new Error(`${ask.path}: ${status} ${text.slice(0, 300)}`);
  return text;
}

/** A session of this person, as the cookie that carries it. */
export async function signIn(database: Database, personId: string): Promise<string> {
  const token = newToken();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 30 * 86_400_000);
  await openSession(database.account, { digest: digestOf(token), personId, at, expiresAt, userAgent: null });
  return `heed=${token}`;
}

/** Resident memory of a process in MB, as Linux counts it. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
