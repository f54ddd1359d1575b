// A small X in memory, speaking its HTTP on loopback, with the judge between it and Heed: interface, consent page, tokens,
// limits and pushes. Customers need no sign-up; the brand's account is connected from the start, or by the consent page.

import type { Credential, Pushed } from '../channel.ts';
import { type Call, type FakeHttp, type FakePlatform, type Reply, startFakeHttp } from '../fake-http.ts';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';
import { Consents } from './fake-consent.ts';
import { openJudge } from './fake-judge.ts';
import { Limits, limitHeaders, tooMany } from './fake-limits.ts';
import { firstId, type Message, newestText, type Person, Platform, type Post } from './fake-platform.ts';
import { Pusher } from './fake-push.ts';
import { answer, problem } from './fake-routes.ts';
import { manifest } from './manifest.ts';
import { pairOf } from './normalise.ts';
import { MESSAGE } from './raw.ts';

export interface FakeOptions {
  /** The brand's handle. */
  readonly brand?: string;
  /** The callback addresses registered for the app; none: any is taken. */
  readonly callbacks?: readonly string[];
  /** People who take no direct messages. */
  readonly closed?: readonly string[];
}

export interface XDouble extends Double {
  readonly origin: string;
  readonly app: Credential;
  readonly profileId: string;
  readonly credential: Credential;
  edit(canonicalId: string, text: string): Promise<void>;
  remove(canonicalId: string): Promise<void>;
  ownPost(): Promise<string>;
  push(canonicalId: string): Promise<Pushed>;
  /** Registers an address for pushes, asks whether it is ours as X does, and pushes what is said from then on. */
  pushTo(address: string): Promise<void>;
  /** Every call of this kind is refused until the window ends or `renewLimits`. */
  runOut(method: string, path: string): void;
  renewLimits(): void;
  /** The owner takes the permission back; only the consent page gives a new one. */
  revoke(): void;
  /** Something said that does not name the brand. */
  sayAside(by: string, text: string): string;
  quote(by: string, canonicalId: string, text: string): string;
  repost(by: string, canonicalId: string): void;
  sayInGroup(by: string, others: readonly string[], text: string): string;
  /** From now on this person's posts are for followers only. */
  protect(name: string): void;
  /** X locks this person out for a while. */
  suspend(name: string): void;
}

const APP = { clientId: 'heed-app', clientSecret: 'client-secret', consumerSecret: 'consumer-secret' };

export async function startFake(options: FakeOptions = {}): Promise<XDouble> {
  const fake = new Fake(options);
  await fake.open();
  return fake;
}

class Fake implements XDouble {
  readonly app = APP;
  readonly tells = ['image'] as const;
  readonly profileId: string;
  readonly credential: Credential;
  private readonly platform = new Platform();
  private readonly limits = new Limits();
  private readonly consents: Consents;
  private readonly brand: Person;
  private readonly pusher: Pusher;
  private readonly closed: ReadonlySet<string>;
  private http: FakeHttp | null = null;
  private pushAddress: string | null = null;

  constructor(options: FakeOptions) {
    this.brand = this.platform.person(options.brand ?? 'acme');
    this.profileId = this.brand.id;
    this.closed = new Set(options.closed ?? []);
    this.consents = new Consents({ ...APP, callbacks: options.callbacks ?? [] }, this.brand.name);
    this.pusher = new Pusher(this.platform, this.brand, APP.consumerSecret);
    const scopes = manifest.credential?.consent?.scopes.map(({ scope }) => scope) ?? [];
    const { accessToken, refreshToken, scope, untilMs } = this.consents.issue(scopes.join(' '));
    const expiresAt = new Date(untilMs).toISOString();
    this.credential = { accessToken, refreshToken, scope, expiresAt, userId: this.profileId };
  }

  async open(): Promise<void> {
    const isConsent = ({ url }: Call) => /\/oauth2\//.test(url.pathname);
    const platform: FakePlatform = {
      answer: (call) => this.consents.answer(call) ?? this.answer(call),
      refuse: (how) => this.refuse(how),
      isList: ({ method, url }) => method === 'GET' && url.pathname !== '/2/users/me',
      isSpared: isConsent,
      judge: openJudge(),
    };
    this.http = await startFakeHttp(platform);
  }

  private get server(): FakeHttp {
    if (this.http === null) throw new Error('the double is not open');
    return this.http;
  }

  get origin(): string {
    return this.server.origin;
  }

  get allow(): readonly string[] {
    return this.server.allow;
  }

  get reroute() {
    return { 'https://api.x.com': this.origin, 'https://x.com': this.origin };
  }

  get sources(): Double['sources'] {
    const { name } = this.brand;
    const profile = { externalId: this.profileId, handle: name, name, url: `https://x.com/${name}` };
    const listened = { profile, credential: this.credential };
    return [
      { kind: 'account', config: {}, ...listened },
      { kind: 'search', config: { query: name }, ...listened },
      { kind: 'messages', config: {}, ...listened },
    ];
  }

  async say(said: Said): Promise<string> {
    const isPrivate = said.isPrivate || said.to?.startsWith(MESSAGE);
    const id = isPrivate ? this.sayPrivately(said) : this.sayPublicly(said);
    await this.deliver(id);
    return id;
  }

  private sayPublicly(said: Said): string {
    const by = this.personOf(said.by);
    const to = said.to === undefined ? null : this.mustPost(said.to);
    // X puts the names of those answered before a reply's words.
    const named = [...new Set([...(to === null ? [] : [to.by]), this.brand])].filter((one) => one !== by);
    const text = [...named.map(({ name }) => `@${name}`), said.text].join(' ');
    return firstId(this.platform.write({ ...more(said), by, to, text }));
  }

  private sayPrivately(said: Said): string {
    const by = this.personOf(said.by);
    const to = said.to === undefined ? null : this.platform.message(said.to.slice(MESSAGE.length));
    // A customer speaks to the brand alone, whatever others said; the brand into the conversation it answers.
    const conversation = by === this.brand ? (to?.conversation ?? '') : pairOf(by.id, this.brand.id);
    const { id } = this.platform.send({ ...more(said), by, text: said.text, conversation, to: to?.id ?? null });
    return `${MESSAGE}${id}`;
  }

  async edit(canonicalId: string, text: string): Promise<void> {
    // X knows no edits of messages; that a changed one would be heard is shown all the same.
    const message = this.messageOf(canonicalId);
    if (message !== null) message.text = text;
    else this.platform.edit(this.mustPost(canonicalId), `@${this.brand.name} ${text}`);
    await this.deliver(canonicalId);
  }

  async remove(canonicalId: string): Promise<void> {
    const thing = this.messageOf(canonicalId) ?? this.mustPost(canonicalId);
    thing.isRemoved = true;
    if ('versions' in thing && thing.by === this.brand)
      await this.send(this.pusher.signed(this.pusher.deletionOf(thing)));
  }

  misbehave(what: Misbehaviour, times?: number): void {
    this.server.misbehave(what, times);
  }

  async posts(): Promise<readonly PostSeen[]> {
    const seenBy = (person: Person) => (person === this.brand ? this.profileId : person.name);
    const posts = this.platform.posts
      .filter((one) => !one.isRemoved)
      .map((post) => ({
        canonicalId: firstId(post),
        to: post.to === null ? null : firstId(post.to),
        by: seenBy(post.by),
        text: newestText(post),
        media: post.images.map(({ alt }) => ({ alt })),
      }));
    const messages = this.platform.messages
      .filter((one) => !one.isRemoved)
      .map((message) => ({
        canonicalId: `${MESSAGE}${message.id}`,
        to: message.to === null ? null : `${MESSAGE}${message.to}`,
        by: seenBy(message.by),
        text: message.text,
        media: message.images.map(({ alt }) => ({ alt })),
      }));
    return [...posts, ...messages];
  }

  async hidden(): Promise<readonly string[]> {
    return this.platform.posts.filter((post) => post.isHidden).map(firstId);
  }

  async ownPost(): Promise<string> {
    return firstId(this.platform.write({ by: this.brand, text: 'Our shop is open on Sunday, too.' }));
  }

  async push(canonicalId: string): Promise<Pushed> {
    const message = this.messageOf(canonicalId);
    const event =
      message === null ? this.pusher.eventOf(this.mustPost(canonicalId)) : this.pusher.messageEventOf(message);
    return this.pusher.signed(event);
  }

  handshake() {
    return this.pusher.question();
  }

  async pushTo(address: string): Promise<void> {
    const { pushed, answer: wanted } = this.pusher.question();
    const answered = await fetch(`${address}?${pushed.query}`);
    const { response_token: token } = JSON.parse((await answered.text()) || '{}') as { response_token?: string };
    const { response_token: right } = JSON.parse(wanted.body) as { response_token: string };
    if (answered.status !== 200 || token !== right) throw new Error(`CrcValidationFailed: ${address}`);
    this.pushAddress = address;
  }

  runOut(method: string, path: string): void {
    this.limits.runOut(method, path);
  }

  renewLimits(): void {
    this.limits.renew();
  }

  revoke(): void {
    this.consents.revoke();
  }

  sayAside(by: string, text: string): string {
    return firstId(this.platform.write({ by: this.personOf(by), text }));
  }

  quote(by: string, canonicalId: string, text: string): string {
    return firstId(this.platform.write({ by: this.personOf(by), text, quotes: this.mustPost(canonicalId) }));
  }

  repost(by: string, canonicalId: string): void {
    const repeats = this.mustPost(canonicalId);
    this.platform.write({ by: this.personOf(by), text: `RT @${this.brand.name}: ${newestText(repeats)}`, repeats });
  }

  sayInGroup(by: string, others: readonly string[], text: string): string {
    const people = [by, ...others].map((name) => this.personOf(name));
    const conversation = this.platform.group([...people, this.brand]);
    return `${MESSAGE}${this.platform.send({ by: this.personOf(by), text, conversation, to: null }).id}`;
  }

  protect(name: string): void {
    this.personOf(name).isProtected = true;
  }

  suspend(name: string): void {
    this.personOf(name).isSuspended = true;
  }

  judged(): readonly string[] {
    return this.server.judged();
  }

  requests(): number {
    return this.server.requests();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private answer(call: Call): Reply {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    if (this.consents.scopeOf(token) === null) return unauthorized();
    const { refusal, headers } = this.limits.count(call);
    if (refusal !== null) return refusal;
    const reply = answer({ platform: this.platform, closed: this.closed }, call, this.brand);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  private refuse(how: Misbehaviour): Reply | null {
    switch (how.how) {
      case 'rate_limited':
        return tooMany(limitHeaders(300, 0, Date.now() + how.retryAfterS * 1000));
      case 'server_error':
        return problem(503, 'Service Unavailable', 'Service Unavailable');
      case 'access_revoked':
        this.revoke();
        return unauthorized();
      case 'token_expired':
        return unauthorized();
      default:
        return null;
    }
  }

  private async deliver(canonicalId: string): Promise<void> {
    if (this.pushAddress !== null) await this.send(await this.push(canonicalId));
  }

  private async send({ headers, bytes }: Pushed): Promise<void> {
    if (this.pushAddress === null) return;
    await fetch(this.pushAddress, { method: 'POST', headers, body: Buffer.from(bytes) });
  }

  /** Handles are letters, digits and underscores, fifteen at most. */
  private personOf(name: string): Person {
    if (name === this.profileId) return this.brand;
    return this.platform.person(name.replace(/\W/gu, '_').slice(0, 15));
  }

  private messageOf(canonicalId: string): Message | null {
    return canonicalId.startsWith(MESSAGE) ? this.platform.message(canonicalId.slice(MESSAGE.length)) : null;
  }

  private mustPost(canonicalId: string): Post {
    const post = this.platform.post(canonicalId);
    if (post === null) throw new Error(`there is no post ${canonicalId}`);
    return post;
  }
}

function more({ at, language, image }: Said) {
  return {
    ...(at === undefined ? {} : { at }),
    ...(language === undefined ? {} : { language }),
    ...(image === undefined ? {} : { image }),
  };
}

function unauthorized(): Reply {
  return problem(401, 'Unauthorized', 'Unauthorized');
}
