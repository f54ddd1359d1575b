// What a channel's double offers, so that one contract test can run every channel; and hands for tests.
// Used by tests, the benches and the end-to-end journeys; the product itself never loads it.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { ChannelRequest, ChannelResponse, Credential, Hands, ListenTo, Pushed } from './channel.ts';
import { ChannelError } from './channel.ts';

/** How a double can be told to misbehave, once per call unless `times` says otherwise. */
export type Misbehaviour =
  | { readonly how: 'rate_limited'; readonly retryAfterS: number }
  | { readonly how: 'server_error' }
  | { readonly how: 'half_a_body' }
  | { readonly how: 'slow'; readonly ms: number }
  /** Takes the post and drops the connection before it answers. */
  | { readonly how: 'accepted_then_cut' }
  | { readonly how: 'token_expired' }
  | { readonly how: 'access_revoked' }
  /** The same page again, and its items in another order. */
  | { readonly how: 'duplicated' }
  | { readonly how: 'reordered' };

export interface Said {
  readonly by: string;
  readonly text: string;
  /** Canonical id of what it answers; absent: a new conversation that names the brand. */
  readonly to?: string;
  readonly isPrivate?: boolean;
  readonly at?: Date;
  /** Only where the double tells of it. */
  readonly rating?: number;
  readonly language?: string;
  readonly image?: { readonly url: string; readonly alt: string };
}

export interface PostSeen {
  readonly canonicalId: string;
  readonly to: string | null;
  readonly by: string;
  readonly text: string;
  /** The pictures it stands there with; left out where a double knows none. */
  readonly media?: readonly { readonly alt: string }[];
}

/** A small platform in memory, speaking its real HTTP on a loopback port, with a judge between it and the world. */
export interface Double {
  /** `host:port` pairs the guarded client must be allowed to reach. */
  readonly allow: readonly string[];
  /** Which origins of the platform this double stands for: `{ 'https://api.x.com': 'http://127.0.0.1:4321' }`. */
  readonly reroute?: Readonly<Record<string, string>>;
  /** What the owner would have registered at the platform, for channels whose manifest has an app form. */
  readonly app?: Credential;
  /** A source of each kind this double serves, ready to listen to. */
  readonly sources: readonly Omit<ListenTo, 'cursor'>[];
  /** What `connect` is given, when the channel has profiles; `profileId` is what must come back. */
  readonly credential: Credential | null;
  readonly profileId: string | null;
  /** Where the platform shows only so many, the newest: what came between two polls beyond them must be on record. */
  readonly shows?: number;
  say(what: Said): Promise<string>;
  edit?(canonicalId: string, text: string): Promise<void>;
  remove?(canonicalId: string): Promise<void>;
  misbehave(what: Misbehaviour, times?: number): void;
  /** Everything written on the platform, oldest first. */
  posts(): Promise<readonly PostSeen[]>;
  liked?(): Promise<readonly string[]>;
  /** Canonical ids of what is hidden now. */
  hidden?(): Promise<readonly string[]>;
  /** Where only what is said under a post of the brand's own can be hidden: makes one, and gives its canonical id. */
  ownPost?(): Promise<string>;
  /** What this platform tells beside the words: then `Said` takes it and it must be heard. */
  readonly tells?: readonly ('rating' | 'language' | 'image')[];
  /** The signed push with which the platform would tell of this, for channels with a webhook. */
  push?(canonicalId: string): Promise<Pushed>;
  /** The platform's question whether the address is ours, and the answer it waits for. */
  handshake?(): { readonly pushed: Pushed; readonly answer: { readonly status: number; readonly body: string } };
  /** Requests or answers that broke the platform's own description; must stay empty. */
  judged(): readonly string[];
  /** How many requests it has answered. */
  requests(): number;
  stop(): Promise<void>;
}

/** A double for one test: stopped after it, and then it must have found no fault. */
export async function startJudged<Some extends Double>(t: TestContext, startFake: () => Promise<Some>): Promise<Some> {
  const double = await startFake();
  t.after(async () => {
    await double.stop();
    assert.deepEqual(double.judged(), [], "every word kept to the platform's own description");
  });
  return double;
}

/** What an act that must fail failed with. */
export async function failureOf(act: Promise<unknown> | undefined): Promise<ChannelError> {
  const error = await act?.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
}

/** Hands over plain `fetch` for loopback addresses only; the origins of `reroute` lead there. */
export function handsForTests(overrides: Partial<Hands> & Pick<Double, 'reroute'> = {}): Hands {
  const { reroute = {}, ...given } = overrides;
  const renewals = new Map<string, Promise<Credential>>();
  const hands: Hands = {
    fetch: (url, request) => rerouted(reroute, url, request),
    now: () => new Date(),
    log: () => {},
    signal: AbortSignal.timeout(60_000),
    saveCredential: async () => {},
    app: null,
    renewed: (stale, renew) => {
      const key = JSON.stringify(stale);
      const renewal =
        renewals.get(key) ??
        renew(stale).then(async (fresh) => {
          await hands.saveCredential(fresh);
          return fresh;
        });
      renewals.set(key, renewal);
      return renewal;
    },
    spend: async () => {},
    noteBudget: () => {},
    reach: async (host) => host,
    ...given,
  };
  return hands;
}

/** Hands that reach a double, as its app. */
export function handsTo({ reroute = {}, app }: Double, overrides: Partial<Hands> = {}): Hands {
  return handsForTests({ reroute, app: app ?? null, ...overrides });
}

async function rerouted(
  reroute: Readonly<Record<string, string>>,
  url: string,
  request: ChannelRequest | undefined,
): Promise<ChannelResponse> {
  const { origin } = new URL(url);
  const to = reroute[origin];
  if (to === undefined) return plainFetch(url, request);
  const response = await plainFetch(to + url.slice(origin.length), request);
  return { ...response, url: response.url.startsWith(to) ? origin + response.url.slice(to.length) : response.url };
}

async function plainFetch(url: string, request: ChannelRequest = {}): Promise<ChannelResponse> {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)) {
    throw new ChannelError('unreachable', `tests stay on loopback, not ${url}`);
  }
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: request.headers ?? {},
      ...(request.body === undefined ? {} : { body: request.body as NonNullable<RequestInit['body']> }),
      signal: AbortSignal.timeout(request.timeoutMs ?? 5_000),
    });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    // As the guarded client does it: a request that may have been taken is never called "unreachable".
    const isSafe = request.method === undefined || request.method === 'GET' || request.method === 'HEAD';
    throw new ChannelError(isSafe ? 'unreachable' : 'outcome_unknown', `no answer from ${new URL(url).host}`, {
      cause,
    });
  }
  const text = () => new TextDecoder().decode(bytes);
  return {
    status: response.status,
    url: response.url,
    headers: response.headers,
    bytes,
    text,
    json: () => {
      try {
        return JSON.parse(text());
      } catch (cause) {
        throw new ChannelError('unreadable', `${new URL(url).host} answered with something that is not JSON`, {
          cause,
        });
      }
    },
  };
}
