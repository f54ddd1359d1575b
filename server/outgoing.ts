// The one way out. In: a request of a channel. Out: the whole answer, bounded in size and time, or a `ChannelError`
// that says whether anything can have been sent. Private addresses are refused on every hop, on the socket's own address.

import { Agent, type Dispatcher } from 'undici';
import { ChannelError, type ChannelRequest, type ChannelResponse } from '../channels/channel.ts';
import { guardedConnector, NotConnected, pairOf, type Resolve, reachable, readPair } from './guarded-connector.ts';
import { BodyRefused, readBody } from './read-body.ts';

export interface OutgoingOptions {
  /** Exact `host:port` pairs that may be reached although they are not public. */
  readonly allow: readonly string[];
  /** Origins that are asked elsewhere: from origin to origin. Where they lead must be allowed as any other address. */
  readonly reroute?: Readonly<Record<string, string>>;
  readonly userAgent: string;
  /** How names become addresses; the system's own way unless a test says otherwise. */
  readonly resolve?: Resolve;
}

export interface Outgoing {
  /** Fits `Hands['fetch']`; the signal ends the call early. */
  readonly fetch: (url: string, request?: ChannelRequest, signal?: AbortSignal) => Promise<ChannelResponse>;
  /** Fits `Hands['reach']`: an address of the host that is public, or allowed as `host:port`. */
  readonly reach: (host: string, port: number) => Promise<string>;
  /** The address that is really asked for this one. */
  readonly reroute: (url: string) => string;
  readonly close: () => Promise<void>;
}

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 10 * 1024 * 1024;
/** Whatever else is sent along may be a secret of the place it is sent to. */
const PLAIN_HEADERS = new Set(
  `accept accept-encoding accept-language content-encoding content-language content-type if-modified-since if-none-match
  user-agent`.split(/\s+/u),
);

/** One request on its way, changed by each redirect. */
interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** True once a server answered a write with "look elsewhere": it may have taken it. */
  readonly mayBeTaken: boolean;
  /** The last address that was reached by permanent redirects only. */
  readonly movedTo: string | null;
  readonly isPermanent: boolean;
}

type Reroute = Readonly<Record<string, string>>;

interface Way {
  readonly allowed: ReadonlySet<string>;
  readonly reroute: Reroute;
}

interface Bounds {
  readonly reroute: Reroute;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export function createOutgoing({ allow, reroute = {}, userAgent, resolve }: OutgoingOptions): Outgoing {
  const allowed = new Set(allow.map(readPair));
  const connect = guardedConnector(allowed, resolve);
  const reads = new Agent({ connect });
  // A write never rides on a kept connection: one that died quietly would leave its outcome unknown.
  const writes = new Agent({ connect, pipelining: 0 });

  async function fetch(address: string, request: ChannelRequest = {}, signal?: AbortSignal): Promise<ChannelResponse> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
    const bounds = {
      reroute,
      maxBytes: request.maxBytes ?? MAX_BYTES,
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    };
    let hop = firstHop(address, request, userAgent);
    if (bounds.signal.aborted) throw new ChannelError('unreachable', `stopped before asking ${hop.url.host}`);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await send(hop, isRead(hop.method) ? reads : writes, bounds);
      if (!isRedirect(answer)) return answer;
      if (redirects === MAX_REDIRECTS) throw failure(hop, `${hop.url.host} redirects in circles`, false);
      hop = nextHop(hop, answer, { allowed, reroute });
    }
  }

  return {
    fetch,
    reach: async (host, port) => {
      try {
        return await reachable(host, port, allowed, resolve);
      } catch (cause) {
        throw new ChannelError('unreachable', cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
    reroute: (url) => {
      const { origin } = new URL(url);
      return askedAt(reroute, origin) + url.slice(origin.length);
    },
    close: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

/** A gateway that names itself means the place it stands for. */
function backFrom(reroute: Reroute, origin: string, url: URL): string {
  const isGateway = Object.hasOwn(reroute, origin) && reroute[origin] === url.origin;
  return isGateway ? origin + url.href.slice(url.origin.length) : url.href;
}

function askedAt(reroute: Reroute, origin: string): string {
  return Object.hasOwn(reroute, origin) ? (reroute[origin] ?? origin) : origin;
}

function firstHop(address: string, request: ChannelRequest, userAgent: string): Hop {
  const headers: Record<string, string> = { 'user-agent': userAgent, 'accept-encoding': 'gzip, br' };
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return {
    url: readAddress(address),
    method: (request.method ?? 'GET').toUpperCase(),
    headers,
    body: request.body ?? null,
    mayBeTaken: false,
    movedTo: null,
    isPermanent: true,
  };
}

function readAddress(address: string): URL {
  const url = URL.parse(address);
  if (url === null) throw new ChannelError('unreachable', `'${address.slice(0, 200)}' is not a web address`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ChannelError('unreachable', `only http and https addresses are fetched, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ChannelError('unreachable', `the address of ${url.host} carries a password; leave it out`);
  }
  url.hash = '';
  return url;
}

async function send(hop: Hop, agent: Agent, { reroute, maxBytes, signal }: Bounds): Promise<ChannelResponse> {
  let answer: Dispatcher.ResponseData;
  try {
    answer = await agent.request({
      origin: askedAt(reroute, hop.url.origin),
      path: hop.url.pathname + hop.url.search,
      method: hop.method as Dispatcher.HttpMethod,
      headers: { ...hop.headers },
      body: hop.body,
      signal,
    });
  } catch (cause) {
    const wasSent = !(cause instanceof NotConnected);
    throw failure(hop, wasSent ? describe(hop, cause) : String((cause as Error).message), wasSent, cause);
  }
  try {
    const headers = readHeaders(answer.headers);
    const bytes = await readBody(answer.body, headers.get('content-encoding'), maxBytes);
    return present(hop, answer.statusCode, headers, bytes);
  } catch (cause) {
    answer.body.on('error', () => {}).destroy();
    if (cause instanceof BodyRefused && isRead(hop.method) && !hop.mayBeTaken) {
      throw new ChannelError('unreadable', `the answer of ${hop.url.host} ${cause.message}`, { cause });
    }
    throw failure(hop, describe(hop, cause), true, cause);
  }
}

function readHeaders(from: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(from)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

function present(hop: Hop, status: number, headers: Headers, bytes: Uint8Array): ChannelResponse {
  const text = () => new TextDecoder().decode(bytes);
  return {
    status,
    url: hop.url.href,
    ...(hop.movedTo === null ? {} : { movedTo: hop.movedTo }),
    headers,
    bytes,
    text,
    json: () => {
      try {
        return JSON.parse(text());
      } catch (cause) {
        throw new ChannelError('unreadable', `${hop.url.host} answered with something that is not JSON`, { cause });
      }
    },
  };
}

function isRedirect(answer: ChannelResponse): boolean {
  return [301, 302, 303, 307, 308].includes(answer.status) && answer.headers.has('location');
}

/** RFC 9110, 15.4: 303, and by custom 301 and 302 after a POST, turn into a GET; 307 and 308 keep the method. */
function nextHop(hop: Hop, answer: ChannelResponse, { allowed, reroute }: Way): Hop {
  const becomesGet = answer.status === 303 ? hop.method !== 'HEAD' : answer.status < 303 && hop.method === 'POST';
  const mayBeTaken = hop.mayBeTaken || (!isRead(hop.method) && answer.status <= 303);
  const here = { ...hop, mayBeTaken };
  const url = locationOf(here, answer, reroute);
  const headers = { ...hop.headers };
  if (becomesGet) for (const name of ['content-type', 'content-language', 'content-encoding']) delete headers[name];
  const secrets = Object.keys(headers).filter((name) => !PLAIN_HEADERS.has(name));
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    const isAllowed = allowed.has(pairOf(url.hostname, url.port, url.protocol));
    if (!isAllowed && (secrets.length > 0 || !(isRead(hop.method) || becomesGet))) {
      throw failure(here, `${hop.url.host} redirects a private request to an open connection`, mayBeTaken);
    }
  }
  if (url.origin !== hop.url.origin) for (const name of secrets) delete headers[name];
  const isPermanent = hop.isPermanent && (answer.status === 301 || answer.status === 308);
  return {
    url,
    method: becomesGet ? 'GET' : hop.method,
    headers,
    body: becomesGet ? null : hop.body,
    mayBeTaken,
    movedTo: isPermanent ? url.href : hop.movedTo,
    isPermanent,
  };
}

function locationOf(hop: Hop, answer: ChannelResponse, reroute: Reroute): URL {
  // Header bytes arrive as Latin-1; addresses in the wild are UTF-8.
  const location = Buffer.from(answer.headers.get('location') ?? '', 'latin1').toString('utf8');
  const url = URL.parse(location, hop.url.href);
  if (url === null) throw failure(hop, `${hop.url.host} redirects to '${location.slice(0, 200)}'`, hop.mayBeTaken);
  try {
    return readAddress(backFrom(reroute, hop.url.origin, url));
  } catch (cause) {
    throw failure(hop, `${hop.url.host} redirects astray: ${(cause as Error).message}`, hop.mayBeTaken, cause);
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A read can always be asked again; a write only when surely nothing of it was taken. */
function failure(hop: Hop, message: string, wasSent: boolean, cause?: unknown): ChannelError {
  const isUncertain = hop.mayBeTaken || (wasSent && !isRead(hop.method));
  return new ChannelError(isUncertain ? 'outcome_unknown' : 'unreachable', message, { cause });
}

function describe(hop: Hop, cause: unknown): string {
  if (cause instanceof BodyRefused) return `the answer of ${hop.url.host} ${cause.message}`;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError') return `${hop.url.host} took too long to answer`;
  if (name === 'AbortError') return `asking ${hop.url.host} was stopped`;
  const reason = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause);
  return `${hop.url.host} broke off before its answer was whole (${reason})`;
}
