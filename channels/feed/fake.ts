// A small blog in memory that serves its posts as RSS, Atom, RDF, JSON Feed and as a Google alert over real HTTP.
// The judge is feedsmith, a reader that is not ours: every body served must be a feed to it, with all its items.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseFeed } from 'feedsmith';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';
import { type Post, writeFeed } from './fake-feed.ts';

const PATHS = [
  '/rss.xml',
  '/atom.xml',
  '/rdf.xml',
  '/feed.json',
  '/alerts/feeds/1/2',
  '/feeds/comments/default',
] as const;

export async function startFake(): Promise<Double> {
  const blog = new Blog();
  await blog.start();
  return blog;
}

class Blog implements Double {
  readonly credential = null;
  readonly profileId = null;
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #posts: Post[] = [];
  readonly #misbehaviours: Misbehaviour[] = [];
  readonly #validators = new Set<string>();
  readonly #faults: string[] = [];
  #requests = 0;
  #origin = '';

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get allow(): readonly string[] {
    return [this.#origin.slice('http://'.length)];
  }

  get sources(): Double['sources'] {
    const source = (kind: string, path: string) => {
      return { kind, config: { address: this.#origin + path }, profile: null, credential: null };
    };
    const kindOf = (path: string) => (/alerts|comments/.exec(path)?.[0] ?? 'feed') as string;
    return [...PATHS.map((path) => source(kindOf(path), path)), source('feed', '/'), source('comments', '/')];
  }

  async say({ by, text, to, at }: Said): Promise<string> {
    const url = `${this.#origin}/posts/${this.#posts.length + 1}`;
    this.#posts.push({ url, by, text, to: to ?? null, at: at ?? new Date() });
    return url;
  }

  async edit(canonicalId: string, text: string): Promise<void> {
    const at = this.#posts.findIndex((post) => post.url === canonicalId);
    const post = this.#posts[at];
    if (!post) throw new Error(`there is no post ${canonicalId}`);
    this.#posts[at] = { ...post, text };
  }

  misbehave(what: Misbehaviour, times = 1): void {
    for (let n = 0; n < times; n += 1) this.#misbehaviours.push(what);
  }

  async posts(): Promise<readonly PostSeen[]> {
    return this.#posts.map(({ url, to, by, text }) => ({ canonicalId: url, to, by, text }));
  }

  judged(): readonly string[] {
    return this.#faults;
  }

  requests(): number {
    return this.#requests;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.#requests += 1;
    this.#judgeRequest(request);
    const path = request.url ?? '/';
    const misbehaviour = this.#misbehaviours.shift();
    switch (misbehaviour?.how) {
      case 'rate_limited':
        response.writeHead(429, { 'retry-after': String(misbehaviour.retryAfterS) }).end();
        return;
      case 'server_error':
        response.writeHead(500).end('<h1>Internal Server Error</h1>');
        return;
      case 'token_expired':
      case 'access_revoked':
        response.writeHead(misbehaviour.how === 'token_expired' ? 401 : 403).end();
        return;
      case 'accepted_then_cut':
        request.socket.destroy();
        return;
      case 'slow':
        setTimeout(() => this.#serve(path, request, response), misbehaviour.ms);
        return;
      default:
        this.#serve(path, request, response, misbehaviour);
    }
  }

  #serve(path: string, request: IncomingMessage, response: ServerResponse, misbehaviour?: Misbehaviour): void {
    if (path === '/') {
      const link = '<link rel="alternate" type="application/rss+xml" title="A blog" href="/rss.xml">';
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>A blog</title>${link}`);
      return;
    }
    if (!PATHS.some((known) => known === path)) {
      response.writeHead(404).end();
      return;
    }
    const posts = disordered([...this.#posts].reverse(), misbehaviour?.how);
    const { body, type } = writeFeed(path, posts, this.#origin);
    this.#judgeBody(path, body, posts.length);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    this.#validators.add(etag);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-type': type, etag, 'content-length': bytes.length });
    if (misbehaviour?.how !== 'half_a_body') response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }

  /** RFC 9110: a feed is read, and a validator is one this server gave. */
  #judgeRequest(request: IncomingMessage): void {
    if (request.method !== 'GET') this.#faults.push(`${request.method} ${request.url}: a feed is only read`);
    const validator = request.headers['if-none-match'];
    if (validator !== undefined && !this.#validators.has(validator)) {
      this.#faults.push(`${request.url}: If-None-Match ${validator} was never given`);
    }
  }

  #judgeBody(path: string, body: string, expected: number): void {
    try {
      const { format, feed } = parseFeed(body);
      const found = (format === 'atom' ? feed.entries : feed.items)?.length ?? 0;
      if (found !== expected) this.#faults.push(`${path}: feedsmith reads ${found} of ${expected} items`);
    } catch (error) {
      // feedsmith knows no feed without items.
      if (expected > 0) this.#faults.push(`${path}: ${error}`);
    }
  }
}

function disordered(posts: Post[], how: Misbehaviour['how'] | undefined): readonly Post[] {
  if (how === 'duplicated') return [...posts, ...posts];
  return how === 'reordered' ? posts.reverse() : posts;
}
