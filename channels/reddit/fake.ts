// A small Reddit in memory that serves its feeds over real HTTP. The judge of its answers is feedsmith, a reader that is not
// ours; requests are held against what is known of the feeds: their paths and parameters, a name that is nobody else's.

import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import { bendFeed, judgeFeed } from '../families/feed/fake-xml.ts';
import type { Double, Misbehaviour, Said } from '../testbed.ts';
import { type Entry, SUBREDDIT, writeFeed } from './fake-feed.ts';

const PATH = /^\/(?:r\/(\w+)\/)?(new\/|comments\/|search)\.rss$/u;
const KNOWN = ['q', 'sort', 'type', 'limit', 'after', 'restrict_sr'];

export async function startFake(): Promise<Double> {
  const entries: Entry[] = [];
  const http = await startFakeHttp({
    answer: (call) => answer(entries, call),
    refuse,
    bend: bendFeed('atom'),
    judge: { request: faultsOfRequest, answer: judgeFeed('atom') },
  });
  const must = (id: string): Entry => {
    const entry = entries.find((one) => one.id === id);
    if (entry === undefined) throw new Error(`there is no ${id}`);
    return entry;
  };
  const source = (kind: string, config: Record<string, string>) => ({ kind, config, profile: null, credential: null });
  return {
    ...http,
    reroute: { 'https://www.reddit.com': http.origin },
    sources: [
      source('search', { query: '"Acme Coffee"' }),
      source('search', { query: 'coffee', subreddit: SUBREDDIT }),
      source('subreddit', { subreddit: `https://www.reddit.com/r/${SUBREDDIT}/` }),
      source('community', { subreddit: `r/${SUBREDDIT}` }),
    ],
    credential: null,
    profileId: null,
    say: async ({ by, text, to, at }: Said) => {
      const id = `${to === undefined ? 't3' : 't1'}_${(entries.length + 100_000).toString(36)}`;
      const post = to === undefined ? id : must(to).post;
      entries.push({ id, by, text, to: to ?? null, post, at: at ?? new Date() });
      return id;
    },
    edit: async (id, text) => {
      must(id).text = text;
    },
    posts: async () => entries.map(({ id, to, by, text }) => ({ canonicalId: id, to, by, text })),
  };
}

/** Newest first, a page at a time after a full name. What is searched for is not looked at: everybody says it here. */
function answer(entries: readonly Entry[], { url }: Call): Reply {
  const [, subreddit, list] = PATH.exec(url.pathname) ?? [];
  if (list === undefined || (subreddit !== undefined && subreddit !== SUBREDDIT))
    return { status: 404, body: 'Not found' };
  const wanted = entries.filter(({ to }) => (list === 'comments/' ? to !== null : to === null));
  const newest = wanted.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const from = newest.findIndex(({ id }) => id === url.searchParams.get('after')) + 1;
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 25), 100);
  const body = writeFeed(url.pathname + url.search, newest.slice(from, from + limit));
  const rate = { 'x-ratelimit-remaining': '9.0', 'x-ratelimit-used': '1', 'x-ratelimit-reset': '42' };
  return { status: 200, body, headers: { 'content-type': 'application/atom+xml; charset=UTF-8', ...rate } };
}

/** A 429 comes as a page, with the seconds in `X-Ratelimit-Reset`; `Retry-After` is not always there. */
function refuse(how: Misbehaviour): Reply | null {
  if (how.how === 'rate_limited') {
    const headers = { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': String(how.retryAfterS) };
    return { status: 429, headers, body: '<!doctype html><title>Too Many Requests</title>' };
  }
  return how.how === 'server_error' ? { status: 500, body: '<!doctype html><title>Ow!</title>' } : null;
}

function faultsOfRequest({ method, url, headers }: Call): readonly string[] {
  const agent = headers['user-agent'] ?? '';
  const isOwnName = /^\w+:[\w-]+:[\w.]+ /u.test(agent) && !/mozilla|curl|node|undici/iu.test(agent);
  const unknown = [...url.searchParams.keys()].filter((name) => !KNOWN.includes(name));
  return [
    ...(method === 'GET' ? [] : [`${method}: a feed is only read`]),
    ...(isOwnName ? [] : [`'${agent}' is not the name Reddit asks for: platform:app:version`]),
    ...unknown.map((name) => `feeds have no parameter ${name}`),
    ...(url.pathname.endsWith('search.rss') && !url.searchParams.get('q') ? ['a search without words'] : []),
  ];
}
