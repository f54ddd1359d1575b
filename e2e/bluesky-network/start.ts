// Starts a real Bluesky network as a child process and speaks to it: accounts, posts, threads. For tests only.

import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.ts';
import { startRedis } from './redis.ts';

export interface Account {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  readonly appPassword: string;
}

export interface PostAddress {
  readonly uri: string;
  readonly cid: string;
}

export interface ThreadPost {
  readonly uri: string;
  readonly by: string;
  readonly text: string;
  /** The author's time, and the index's. */
  readonly createdAt: string;
  readonly indexedAt: string;
  readonly parent: string | null;
  readonly likes: number;
  readonly facets: readonly {
    readonly index: { readonly byteStart: number; readonly byteEnd: number };
    readonly features: readonly Readonly<Record<string, string>>[];
  }[];
}

export interface StoredRecord {
  readonly uri: string;
  readonly cid: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Network {
  /** Where accounts live and Heed signs in. */
  readonly pdsUrl: string;
  /** Answers public reads and searches without an account. */
  readonly indexUrl: string;
  /** `host:port` pairs for the guarded client. */
  readonly allow: readonly string[];
  /** `handle` ends in `.test`. */
  createAccount(handle: string): Promise<Account>;
  /** As any other client would: facets found, indexed before it returns. */
  post(what: { as: string; text: string; replyTo?: string; createdAt?: string }): Promise<PostAddress>;
  remove(what: { as: string; uri: string }): Promise<void>;
  block(what: { as: string; did: string }): Promise<void>;
  /** Nobody may answer this thread any more. */
  limitReplies(what: { as: string; uri: string }): Promise<void>;
  /** Lets the index catch up with what Heed wrote. */
  processAll(): Promise<void>;
  /** The whole thread under this post as the index shows it to anyone, the post first. */
  thread(uri: string): Promise<readonly ThreadPost[]>;
  /** What an account's repository holds, newest first; posts unless another collection is named. */
  records(did: string, collection?: string): Promise<readonly StoredRecord[]>;
  /** An access token as it is two hours later. */
  expired(accessJwt: string): Promise<string>;
  /** An outage: reads answer 502 from here on. */
  cutIndex(): Promise<void>;
  stop(): Promise<void>;
}

export interface NetworkOptions {
  /** A database this may write to; schemas of its own are made in it. */
  readonly postgresUrl: string;
  /** `host:port`; a redis-server is started when left out. */
  readonly redisHost?: string;
  readonly say?: (line: string) => void;
}

interface Message {
  readonly ready?: { readonly pdsUrl: string; readonly indexUrl: string };
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
}

export async function startBlueskyNetwork(options: NetworkOptions): Promise<Network> {
  await ensureInstalled(options.say ?? ((line) => process.stderr.write(`bluesky network: ${line}\n`)));
  const redis = options.redisHost === undefined ? await startRedis() : null;
  try {
    const child = await startChild(options.postgresUrl, options.redisHost ?? redis?.host ?? '');
    return networkOf(child, async () => {
      await child.stop();
      await redis?.stop();
    });
  } catch (cause) {
    await redis?.stop();
    throw cause;
  }
}

/** Letters only: the network takes no digits in the name of a schema. */
function schemaName(): string {
  return `heed_${Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
}

interface Child {
  readonly ready: NonNullable<Message['ready']>;
  readonly tell: (name: string, input?: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

async function startChild(postgresUrl: string, redisHost: string): Promise<Child> {
  // The accounts' server keeps its files under TMPDIR; they go when the network goes.
  const dir = await mkdtemp(join(tmpdir(), 'heed-bluesky-'));
  const child = fork(join(import.meta.dirname, 'network.mjs'), {
    execArgv: ['--import', join(import.meta.dirname, 'loopback-only.mjs')],
    env: {
      PATH: process.env.PATH,
      TMPDIR: dir,
      DB_POSTGRES_URL: postgresUrl,
      REDIS_HOST: redisHost,
      HEED_NETWORK_SCHEMA: schemaName(),
      LOG_ENABLED: 'false',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4000);
  });
  const waiting = new Map<number, (message: Message) => void>();
  const exited = new Promise<unknown>((resolve) => child.once('exit', resolve)).then(() =>
    rm(dir, { recursive: true, force: true }),
  );
  const ready = await new Promise<NonNullable<Message['ready']>>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.ready !== undefined) resolve(message.ready);
      else waiting.get(message.id ?? -1)?.(message);
    });
    void exited.then(() => {
      reject(new Error(`the Bluesky network did not start:\n${stderr}`));
      for (const answer of waiting.values()) answer({ error: `the Bluesky network ended:\n${stderr}` });
    });
  });
  let lastId = 0;
  return {
    ready,
    tell: async (name, input = {}) => {
      lastId += 1;
      const id = lastId;
      const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
      child.send({ id, name, input });
      const message = await answered;
      waiting.delete(id);
      if (message.error !== undefined) throw new Error(`the Bluesky network could not ${name}: ${message.error}`);
      return message.value;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function networkOf({ ready, tell }: Child, stop: () => Promise<void>): Network {
  return {
    ...ready,
    allow: [new URL(ready.pdsUrl).host, new URL(ready.indexUrl).host],
    createAccount: async (handle) => (await tell('createAccount', { handle })) as Account,
    post: async (what) => (await tell('post', what)) as PostAddress,
    remove: async (what) => void (await tell('remove', what)),
    block: async (what) => void (await tell('block', what)),
    limitReplies: async (what) => void (await tell('limitReplies', what)),
    processAll: async () => void (await tell('processAll')),
    thread: async (uri) => (await tell('thread', { uri })) as readonly ThreadPost[],
    records: async (did, collection) => (await tell('records', { did, collection })) as readonly StoredRecord[],
    expired: async (token) => (await tell('expired', { token })) as string,
    cutIndex: async () => void (await tell('cutIndex')),
    stop,
  };
}
