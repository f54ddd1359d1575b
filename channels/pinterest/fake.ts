// A small Pinterest in memory that serves a profile's pins as its feeds do. The judge of its answers is feedsmith, a reader
// that is not ours. Shape and what is known of it: fixtures/README.md.

import { createHash } from 'node:crypto';
import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import { bendFeed, judgeFeed, xml } from '../families/feed/fake-xml.ts';
import type { Double, Misbehaviour } from '../testbed.ts';

interface Pin {
  readonly id: string;
  text: string;
  readonly at: Date;
}

const USER = 'acmecoffee';
const PATHS = [`/${USER}/feed.rss`, `/${USER}/latte-art.rss`];

/** How many pins a feed shows is told nowhere; clients see some twenty-five. The law of channels wants to hear all. */
export async function startFake({ shows = 5_000 } = {}): Promise<Double> {
  const pins: Pin[] = [];
  /** A comment is shown under its pin and in no feed. */
  const comments: { id: string; to: string; by: string; text: string }[] = [];
  const http = await startFakeHttp({
    answer: (call) => answer(pins.slice(-shows), call),
    refuse,
    bend: bendFeed('rss'),
    judge: { request: faultsOfRequest, answer: judgeFeed('rss') },
  });
  const idOf = (n: number) => `https://www.pinterest.com/pin/${700_000_000_000 + n}/`;
  const source = (address: string) => ({ kind: 'pins', config: { address }, profile: null, credential: null });
  return {
    ...http,
    reroute: { 'https://www.pinterest.com': http.origin },
    sources: [source(`@${USER}`), source(`https://de.pinterest.com/${USER}/latte-art/`)],
    credential: null,
    profileId: null,
    say: async ({ by, text, to, at }) => {
      const id = idOf(pins.length + comments.length);
      if (to !== undefined) comments.push({ id, to, by, text });
      else pins.push({ id, text, at: at ?? new Date() });
      return id;
    },
    edit: async (id, text) => {
      const pin = pins.find((one) => one.id === id);
      if (pin === undefined) throw new Error(`there is no pin ${id}`);
      pin.text = text;
    },
    posts: async () => [
      ...pins.map(({ id, text }) => ({ canonicalId: id, to: null, by: USER, text })),
      ...comments.map(({ id, to, by, text }) => ({ canonicalId: id, to, by, text })),
    ],
  };
}

function answer(pins: readonly Pin[], { url, headers }: Call): Reply {
  if (!PATHS.includes(url.pathname)) return { status: 404, body: '<!doctype html><title>Pinterest</title>' };
  const body = write(pins.toReversed());
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { status: 200, body, headers: { 'content-type': 'application/rss+xml; charset=utf-8', etag } };
}

function write(pins: readonly Pin[]): string {
  const items = pins.map(({ id, text, at }) => {
    const markup = `<a href="${new URL(id).pathname}"><img src="https://i.pinimg.com/236x/aa/bb/cc/${at.getTime()}.jpg"></a>${xml(text)}`;
    return `<item><title>${xml(text.split('\n')[0]?.slice(0, 60) ?? '')}</title><link>${id}</link><description>${xml(markup)}</description><pubDate>${at.toUTCString()}</pubDate><guid>${id}</guid></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Acme Coffee</title><link>https://www.pinterest.com/${USER}/</link><description></description><language>en-us</language>${items.join('')}</channel></rss>`;
}

function refuse(how: Misbehaviour): Reply | null {
  if (how.how === 'rate_limited') return { status: 429, headers: { 'retry-after': String(how.retryAfterS) }, body: '' };
  return how.how === 'server_error' ? { status: 500, body: '<!doctype html><title>Pinterest</title>' } : null;
}

function faultsOfRequest({ method, url }: Call): readonly string[] {
  return [
    ...(method === 'GET' ? [] : [`${method}: a feed is only read`]),
    ...(url.search === '' ? [] : [`${url.search}: the feeds have no parameters`]),
  ];
}
