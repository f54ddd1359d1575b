// Bluesky, small and in memory: an accounts' server with its index on one loopback port, behind a judge, and able to
// misbehave. Text said through it reaches the brand as a mention, whatever its words.

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ListenTo } from '../channel.ts';
import type { Double, Misbehaviour, Said } from '../testbed.ts';
import { POST, profilePage } from './address.ts';
import type { Judge } from './fake-judge.ts';
import { createJudge } from './fake-judge.ts';
import type { Method } from './fake-methods.ts';
import { methodsOf, Refused, Sessions } from './fake-methods.ts';
import type { Account, StoredPost } from './fake-world.ts';
import { imagesOf, World } from './fake-world.ts';

const LISTS: Readonly<Record<string, string>> = {
  'app.bsky.notification.listNotifications': 'notifications',
  'app.bsky.feed.getAuthorFeed': 'feed',
  'app.bsky.feed.searchPosts': 'posts',
};
const WRITES = ['com.atproto.repo.putRecord', 'com.atproto.repo.createRecord'];

interface Fake {
  readonly world: World;
  readonly sessions: Sessions;
  readonly brand: Account;
  readonly judge: Judge;
  readonly methods: Readonly<Record<string, Method>>;
  /** What the next requests that it concerns are answered with. */
  readonly planned: Misbehaviour[];
  /** The name under which an account speaks in `say`. */
  readonly speakers: Map<string, string>;
  requests: number;
}

export async function startFake(): Promise<Double> {
  const world = new World();
  const brand = world.account('casa-lola.test', 'Casa Lola');
  const sessions = new Sessions(brand, 'abcd-efgh-ijkl-mnop');
  const methods = methodsOf(world, sessions);
  const fake: Fake = {
    world,
    sessions,
    brand,
    judge: createJudge(),
    methods,
    planned: [],
    speakers: new Map(),
    requests: 0,
  };
  const server = createServer((request, response) => void serve(fake, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  return doubleOf(fake, host, async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

function doubleOf(fake: Fake, host: string, stop: () => Promise<void>): Double {
  const { world, sessions, brand } = fake;
  const credential = { server: `http://${host}`, identifier: brand.handle, appPassword: sessions.appPassword };
  return {
    allow: [host],
    sources: sourcesOf(fake, credential),
    credential,
    profileId: brand.did,
    tells: ['language'],
    say: async (said) => say(fake, said).uri,
    remove: async (canonicalId) => world.remove(canonicalId),
    misbehave: (what, times = 1) => plan(fake, what, times),
    posts: async () =>
      world.posts().map(({ uri, did, record }) => {
        const by = fake.speakers.get(did) ?? did;
        const media = imagesOf(record).map(({ alt }) => ({ alt }));
        return { canonicalId: uri, to: record.reply?.parent.uri ?? null, by, text: record.text, media };
      }),
    liked: async () => world.likesOf(brand.did).map(({ subject }) => subject),
    judged: () => fake.judge.verdicts,
    requests: () => fake.requests,
    stop,
  };
}

function sourcesOf({ sessions, brand }: Fake, typed: Readonly<Record<string, string>>): Double['sources'] {
  const { did, accessJwt, refreshJwt } = sessions.open();
  const credential = { ...typed, did, accessJwt, refreshJwt };
  const profile = { externalId: did, handle: brand.handle, name: brand.name, url: profilePage(did) };
  const config = { query: `mentions:${brand.handle}`, server: typed.server ?? '' };
  const sources: readonly Omit<ListenTo, 'cursor'>[] = [
    { kind: 'account', config: {}, profile, credential },
    { kind: 'search', config, profile: null, credential: null },
    { kind: 'search', config, profile, credential },
  ];
  return sources;
}

function say(fake: Fake, { by, text, to, at, language }: Said): StoredPost {
  const { world, brand } = fake;
  const isBrand = by === brand.did || by === brand.handle;
  const slug = by
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const author = isBrand ? brand : world.account(`${slug || 'someone'}.test`, by);
  if (!isBrand) fake.speakers.set(author.did, by);
  const now = new Date();
  const parent = to === undefined ? undefined : world.posts().find(({ uri }) => uri === to);
  if (to !== undefined && parent === undefined) throw new Error(`nothing to answer at ${to}`);
  const record = {
    $type: POST,
    text,
    createdAt: (at ?? now).toISOString(),
    ...(language === undefined ? {} : { langs: [language] }),
    ...(isBrand ? {} : { facets: [mentionOf(brand, text)] }),
    ...(parent === undefined
      ? {}
      : { reply: { root: refOf(parent.record.reply?.root ?? parent), parent: refOf(parent) } }),
  };
  const key = { did: author.did, collection: POST, rkey: world.freshKey(now) };
  return world.put(key, record, now) as StoredPost;
}

/** Any stretch of text may be a mention; here it is the handle, or the whole text when that does not name it. */
function mentionOf({ did, handle }: Account, text: string) {
  const start = text.indexOf(`@${handle}`);
  const named = start < 0 ? text : `@${handle}`;
  const byteStart = Buffer.byteLength(text.slice(0, Math.max(0, start)));
  return {
    index: { byteStart, byteEnd: byteStart + Buffer.byteLength(named) },
    features: [{ $type: 'app.bsky.richtext.facet#mention', did }],
  };
}

function refOf({ uri, cid }: { readonly uri: string; readonly cid: string }) {
  return { uri, cid };
}

function plan(fake: Fake, what: Misbehaviour, times: number): void {
  if (what.how === 'token_expired') fake.sessions.expire();
  else if (what.how === 'access_revoked') fake.sessions.revoke(times);
  else for (let i = 0; i < times; i += 1) fake.planned.push(what);
}

/** The first planned misbehaviour that can befall this method. */
function takePlanned(fake: Fake, nsid: string): Misbehaviour | null {
  const at = fake.planned.findIndex(({ how }) => {
    if (how === 'accepted_then_cut') return WRITES.includes(nsid);
    return how === 'duplicated' || how === 'reordered' ? nsid in LISTS : true;
  });
  return at < 0 ? null : (fake.planned.splice(at, 1)[0] ?? null);
}

async function serve(fake: Fake, request: IncomingMessage, response: ServerResponse): Promise<void> {
  fake.requests += 1;
  const url = new URL(request.url ?? '/', 'http://double.test');
  const nsid = url.pathname.replace('/xrpc/', '');
  const bytes = await readBytes(request);
  const planned = takePlanned(fake, nsid);
  if (planned?.how === 'slow') await wait(planned.ms);
  if (planned?.how === 'server_error')
    return send(response, 500, refusal('InternalServerError', 'Internal Server Error'));
  if (planned?.how === 'rate_limited') {
    const reset = Math.ceil(Date.now() / 1000 + planned.retryAfterS);
    response.setHeader('ratelimit-limit', '3000');
    response.setHeader('ratelimit-remaining', '0');
    response.setHeader('ratelimit-reset', String(reset));
    response.setHeader('ratelimit-policy', '3000;w=300');
    return send(response, 429, refusal('RateLimitExceeded', 'Rate Limit Exceeded'));
  }
  const { status, value } = answer(fake, { nsid, url, request, bytes });
  if (planned?.how === 'accepted_then_cut') return void response.destroy();
  if (planned?.how === 'half_a_body') return cut(response, status, value);
  send(response, status, status === 200 ? disturb(nsid, value, planned) : value);
}

interface Asked {
  readonly nsid: string;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly bytes: Buffer;
}

function answer(fake: Fake, { nsid, url, request, bytes }: Asked): { readonly status: number; readonly value: object } {
  const method = fake.methods[nsid];
  if (method === undefined) return { status: 501, value: refusal('MethodNotImplemented', 'Method Not Implemented') };
  const params = fake.judge.params(nsid, url.searchParams);
  const type = request.headers['content-type'] ?? '';
  const isJson = bytes.length > 0 && type === 'application/json';
  const input = isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {};
  if (isJson) fake.judge.input(nsid, input);
  if (WRITES.includes(nsid)) fake.judge.record(String(input.collection), input.record);
  try {
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const value = method({ params, input, token, blob: { type, bytes } });
    fake.judge.output(nsid, value);
    return { status: 200, value };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, value: refusal(error.code, error.message) };
  }
}

function disturb(nsid: string, value: object, planned: Misbehaviour | null): object {
  const name = LISTS[nsid];
  if (name === undefined || (planned?.how !== 'duplicated' && planned?.how !== 'reordered')) return value;
  const items = (value as Record<string, readonly unknown[]>)[name] ?? [];
  return { ...value, [name]: planned.how === 'duplicated' ? [...items, ...items] : items.toReversed() };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refusal(error: string, message: string): object {
  return { error, message };
}

function send(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

/** Promises the whole and hangs up in the middle of it. */
function cut(response: ServerResponse, status: number, value: object): void {
  const bytes = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
