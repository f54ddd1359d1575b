// A small Mastodon (or one of its kin) in memory, speaking its HTTP on loopback, with the judge between it and Heed.
// Customers need no sign-up; whoever holds `tokenOf(name)` can post, edit and delete over HTTP like any client.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Double, Misbehaviour, Said } from '../testbed.ts';
import { Instance, type Person, type Post } from './fake-instance.ts';
import { openJudge } from './fake-judge.ts';
import { answer, type Call, type House, type Reply } from './fake-routes.ts';

export interface FakeOptions {
  /** Leaves out and bends what kin do; then only Heed's requests are judged. */
  readonly kin?: boolean;
  /** The brand's name on the server, and its hashtag. */
  readonly brand?: string;
  readonly domain?: string;
  readonly maxCharacters?: number;
  /** A clock behind ours; told in the answers' Date header, unless a proxy in front puts its own. */
  readonly clock?: { readonly behindMs: number; readonly isTold: boolean };
  /** Pictures are ready only after so many looks. */
  readonly slowPictures?: number;
  /** Shows hashtags to members only. */
  readonly closedHashtags?: boolean;
  /** Refuses types of notification it does not know. */
  readonly checksTypes?: boolean;
  /** People the brand's notification policy filters. */
  readonly filtered?: readonly string[];
  /** Another instance of the network, from which posts can be looked up. */
  readonly peer?: MastodonDouble;
}

type Whole = 'edit' | 'remove' | 'liked';

export interface MastodonDouble extends Omit<Double, Whole>, Required<Pick<Double, Whole>> {
  readonly origin: string;
  /** The token with which this person's own client would post. */
  tokenOf(name: string): string;
  find(uri: string): Post | null;
  /** A notice of another type for the brand: a boost, a follow, a quote, a kin's own. */
  notice(type: string, by: string, canonicalId?: string): void;
  /** Something said that does not name the brand. */
  sayAside(by: string, text: string): string;
}

export async function startFake(options: FakeOptions = {}): Promise<MastodonDouble> {
  const isKin = options.kin ?? false;
  const fake = new Fake({ ...options, domain: options.domain ?? (isKin ? 'kin.example' : 'social.example') });
  await fake.listen();
  return fake;
}

class Fake implements MastodonDouble {
  readonly tells = ['language', 'image'] as const;
  private readonly instance: Instance;
  private readonly house: House;
  private readonly brand: Person;
  private readonly judge = openJudge();
  private readonly faults: string[] = [];
  private readonly pranks: Misbehaviour[] = [];
  private readonly server = createServer((request, response) => void this.handle(request, response));
  private readonly clock: Required<FakeOptions>['clock'];
  private answered = 0;

  constructor(options: FakeOptions & { readonly domain: string }) {
    this.clock = options.clock ?? { behindMs: 0, isTold: true };
    const { behindMs } = this.clock;
    this.instance = new Instance({ domain: options.domain, isKin: options.kin ?? false, behindMs });
    this.brand = this.instance.person(options.brand ?? 'acme');
    this.house = {
      instance: this.instance,
      maxCharacters: options.maxCharacters ?? (options.kin ? 5000 : 500),
      slowPictures: options.slowPictures ?? 0,
      isClosed: options.closedHashtags ?? false,
      checksTypes: options.checksTypes ?? false,
      filtered: options.filtered ?? [],
      fetchRemote: (uri) => this.copyOf(options.peer?.find(uri) ?? null),
    };
    this.instance.notify(
      options.kin ? 'pleroma:emoji_reaction' : 'follow',
      this.brand,
      this.instance.person('zoe'),
      null,
    );
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get allow(): readonly string[] {
    return [new URL(this.origin).host];
  }

  get credential() {
    return { server: this.origin, accessToken: this.brand.token };
  }

  get profileId(): string {
    return `https://${this.brand.domain}/users/${this.brand.name}`;
  }

  get sources(): Double['sources'] {
    const profile = {
      externalId: this.profileId,
      handle: `${this.brand.name}@${this.brand.domain}`,
      name: this.brand.name,
      url: `https://${this.brand.domain}/@${this.brand.name}`,
    };
    const credential = { ...this.credential, accountId: this.brand.id };
    return [
      { kind: 'account', config: {}, profile, credential },
      { kind: 'hashtag', config: { tag: this.brand.name, server: this.origin }, profile: null, credential: null },
    ];
  }

  /** What is said reaches the brand, as a mention would, and stands under its hashtag when it begins a thread. */
  async say(what: Said): Promise<string> {
    const by = this.personOf(what.by);
    const to = what.to === undefined ? null : this.must(what.to);
    const others = [this.brand, ...(to === null ? [] : [to.by])];
    const post = this.instance.write({
      by,
      text: what.text,
      to,
      visibility: what.isPrivate ? 'direct' : 'public',
      ...(what.at === undefined ? {} : { at: what.at }),
      ...(what.language === undefined ? {} : { language: what.language }),
      ...(what.image === undefined ? {} : { images: [what.image] }),
      alsoTo: others,
      alsoTags: to === null && by !== this.brand ? [this.brand.name.toLowerCase()] : [],
    });
    return this.nameOf(post);
  }

  async edit(canonicalId: string, text: string): Promise<void> {
    this.instance.edit(this.must(canonicalId), text);
  }

  async remove(canonicalId: string): Promise<void> {
    this.must(canonicalId).isRemoved = true;
  }

  misbehave(what: Misbehaviour, times = 1): void {
    for (let n = 0; n < times; n += 1) this.pranks.push(what);
  }

  async posts() {
    return this.instance.posts
      .filter((post) => !post.isRemoved)
      .map((post) => ({
        canonicalId: this.nameOf(post),
        to: post.to === null ? null : this.nameOf(post.to),
        by: post.by === this.brand ? this.profileId : this.instance.handleOf(post.by),
        text: post.text,
        media: post.images.map(({ alt }) => ({ alt: alt ?? '' })),
      }));
  }

  async liked(): Promise<readonly string[]> {
    return this.instance.posts.filter((post) => post.likedBy.has(this.brand)).map((post) => this.nameOf(post));
  }

  judged(): readonly string[] {
    return this.faults;
  }

  requests(): number {
    return this.answered;
  }

  tokenOf(name: string): string {
    return this.personOf(name).token;
  }

  find(uri: string): Post | null {
    return this.instance.byUri(uri);
  }

  notice(type: string, by: string, canonicalId?: string): void {
    const post = canonicalId === undefined ? null : this.must(canonicalId);
    this.instance.notify(type, this.brand, this.personOf(by), post);
  }

  sayAside(by: string, text: string): string {
    return this.nameOf(this.instance.write({ by: this.personOf(by), text, to: null, visibility: 'public' }));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private personOf(name: string): Person {
    return name === this.profileId ? this.brand : this.instance.person(name);
  }

  /** Kin tell only the page of what they host. */
  private nameOf(post: Post): string {
    return this.instance.isKin ? post.url : post.uri;
  }

  private must(canonicalId: string): Post {
    const post = this.instance.byUri(canonicalId);
    if (post === null) throw new Error(`there is no post ${canonicalId}`);
    return post;
  }

  private copyOf(post: Post | null): Post | null {
    if (post === null) return null;
    const by = this.instance.person(`${post.by.name}@${post.by.domain}`);
    const { text, visibility, uri, createdAt } = post;
    return this.instance.write({ by, text, to: null, visibility, uri, at: createdAt });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.answered += 1;
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', this.origin);
    const body = await readBody(request, method);
    const exchange = { method, url, headers: request.headers, body };
    this.faults.push(...(this.judge?.request(exchange) ?? []));
    const prank = this.nextPrank(method, url);
    if (prank?.how === 'slow') await sleep(prank.ms);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const viewer = token === undefined ? null : this.instance.byToken(token);
    const call: Call = { method, url, viewer, headers: request.headers, body: (body ?? {}) as Call['body'] };
    const isRefusal = prank !== null && refusal(prank, this.instance.isKin) !== null;
    const unknown = token !== undefined && viewer === null;
    const reply =
      (prank === null ? null : refusal(prank, this.instance.isKin)) ??
      (unknown ? { status: 401, body: { error: 'The access token is invalid' } } : answer(this.house, call));
    if (!isRefusal && !this.instance.isKin) {
      this.faults.push(...(this.judge?.answer(exchange, reply.status, reply.body) ?? []));
    }
    if (this.clock.isTold) response.setHeader('date', new Date(Date.now() - this.clock.behindMs).toUTCString());
    if (prank?.how === 'accepted_then_cut') request.socket.destroy();
    else send(response, bent(reply, prank), prank);
  }

  /** Each waits for a call it can spoil: a cut after acceptance for a post, a shuffled page for a list. */
  private nextPrank(method: string, url: URL): Misbehaviour | null {
    const isList = method === 'GET' && /\/(notifications|timelines\/.+|accounts\/[^/]+\/statuses)$/.test(url.pathname);
    const index = this.pranks.findIndex(({ how }) => {
      if (how === 'accepted_then_cut') return method === 'POST';
      return how === 'duplicated' || how === 'reordered' ? isList : true;
    });
    return index < 0 ? null : (this.pranks.splice(index, 1)[0] ?? null);
  }
}

/** JSON, or a form: its words as text, its files as files. */
async function readBody(request: IncomingMessage, method: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
  const headers = { 'content-type': type };
  return Object.fromEntries(
    await new Request('http://form.test', { method, body: new Uint8Array(bytes), headers }).formData(),
  );
}

/** Mastodon tells the time of the reset as a date, GoToSocial and others as Unix seconds. */
function refusal(prank: Misbehaviour, isKin: boolean): Reply | null {
  switch (prank.how) {
    case 'rate_limited': {
      const reset = new Date(Date.now() + prank.retryAfterS * 1000);
      const headers = {
        'retry-after': String(prank.retryAfterS),
        'x-ratelimit-limit': '300',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': isKin ? String(Math.ceil(reset.getTime() / 1000)) : reset.toISOString(),
      };
      return { status: 429, body: { error: 'Too many requests' }, headers };
    }
    case 'server_error':
      return { status: 500, body: '<html><body>We are sorry, but something went wrong.</body></html>' };
    case 'token_expired':
      return { status: 401, body: { error: 'The access token expired' } };
    case 'access_revoked':
      return { status: 403, body: { error: 'The access token was revoked' } };
    default:
      return null;
  }
}

function bent(reply: Reply, prank: Misbehaviour | null): Reply {
  if (!Array.isArray(reply.body)) return reply;
  if (prank?.how === 'duplicated') return { ...reply, body: [...reply.body, ...reply.body] };
  return prank?.how === 'reordered' ? { ...reply, body: [...reply.body].reverse() } : reply;
}

function send(response: ServerResponse, reply: Reply, prank: Misbehaviour | null): void {
  const isText = typeof reply.body === 'string';
  const text = isText ? String(reply.body) : JSON.stringify(reply.body);
  const half = text.slice(0, Math.floor(text.length / 2));
  response.writeHead(reply.status, {
    'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    ...reply.headers,
  });
  response.end(prank?.how === 'half_a_body' ? half : text);
}
