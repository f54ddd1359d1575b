// A small App Store in memory: the public feed of two countries, and the search for apps. Apple describes neither so that a
// machine could judge by it; the rules here are written from public clients (fixtures/README.md).

import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import type { Double, Misbehaviour } from '../testbed.ts';

interface Review {
  readonly id: string;
  readonly by: string;
  text: string;
  readonly stars: number;
  readonly country: string;
  updated: Date;
}

export interface AppStoreDouble extends Double {
  /** What the search finds. */
  readonly apps: Readonly<Record<string, unknown>>[];
  /** The addresses asked for, oldest first. */
  readonly asked: string[];
}

const APP = '1234567890';
const COUNTRIES = ['us', 'de'];
const PER_PAGE = 50;
const FEED = /^\/([a-z]{2})\/rss\/customerreviews\/page=(\d+)\/id=(\d+)\/sortby=mostrecent\/json$/u;

export async function startFake(): Promise<AppStoreDouble> {
  const reviews: Review[] = [];
  /** What the maker answered is shown in the store and is not in the feed. */
  const answers: { id: string; to: string; by: string; text: string }[] = [];
  const apps: AppStoreDouble['apps'] = [];
  const asked: string[] = [];
  const http = await startFakeHttp({
    answer: (call) => {
      asked.push(call.url.pathname + call.url.search);
      return answer(reviews, apps, call);
    },
    refuse,
    bend,
    judge: { request: faultsOfRequest, answer: () => [] },
  });
  const must = (id: string): Review => {
    const review = reviews.find((one) => one.id === id);
    if (review === undefined) throw new Error(`there is no review ${id}`);
    return review;
  };
  const config = { app: APP, countries: 'US, de' };
  return {
    ...http,
    apps,
    asked,
    reroute: { 'https://itunes.apple.com': http.origin },
    sources: [{ kind: 'reviews', config, profile: null, credential: null }],
    credential: null,
    profileId: null,
    tells: ['rating'],
    say: async ({ by, text, to, at, rating }) => {
      const id = String(11_000_000_000 + reviews.length + answers.length);
      const country = COUNTRIES[reviews.length % COUNTRIES.length] ?? 'us';
      if (to !== undefined) answers.push({ id, to, by, text });
      else reviews.push({ id, by, text, stars: rating ?? 4, country, updated: at ?? new Date() });
      return id;
    },
    edit: async (id, text) => {
      Object.assign(must(id), { text, updated: new Date() });
    },
    posts: async () => [
      ...reviews.map(({ id, by, text }) => ({ canonicalId: id, to: null, by, text })),
      ...answers.map(({ id, to, by, text }) => ({ canonicalId: id, to, by, text })),
    ],
  };
}

function answer(reviews: readonly Review[], apps: AppStoreDouble['apps'], { url }: Call): Reply {
  if (url.pathname === '/search') return { status: 200, body: { resultCount: apps.length, results: apps } };
  const [, country, page, app] = FEED.exec(url.pathname) ?? [];
  if (country === 'zz') return { status: 400, body: 'Bad Request' };
  const newest = reviews
    .filter((review) => review.country === country && app === APP)
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime());
  const from = (Number(page) - 1) * PER_PAGE;
  const entries = Number(page) > 10 ? [] : newest.slice(from, from + PER_PAGE).map(asEntry);
  // One review is no list; none is no entry.
  const entry = entries.length > 1 ? { entry: entries } : entries.length === 1 ? { entry: entries[0] } : {};
  return { status: 200, body: { feed: { author: { name: { label: 'iTunes Store' } }, ...entry } } };
}

function asEntry({ id, by, text, stars, country, updated }: Review): unknown {
  const person = Buffer.from(by).reduce((sum, byte) => sum * 31 + byte, 7) % 1e9;
  return {
    author: {
      uri: { label: `https://itunes.apple.com/${country}/reviews/id${person}` },
      name: { label: by },
      label: '',
    },
    updated: { label: `${new Date(updated.getTime() - 7 * 3_600_000).toISOString().slice(0, 19)}-07:00` },
    'im:rating': { label: String(stars) },
    'im:version': { label: '4.2.1' },
    id: { label: id },
    title: { label: text.slice(0, 30) },
    content: { label: text, attributes: { type: 'text' } },
    link: {
      attributes: {
        rel: 'related',
        href: `https://itunes.apple.com/${country}/review?id=${APP}&type=Purple%20Software`,
      },
    },
    'im:voteSum': { label: '0' },
    'im:contentType': { attributes: { term: 'Application', label: 'Application' } },
    'im:voteCount': { label: '0' },
  };
}

function bend(reply: Reply, how: 'duplicated' | 'reordered'): Reply {
  const { feed } = reply.body as { feed: { entry?: unknown } };
  if (!Array.isArray(feed.entry)) return reply;
  const entry = how === 'duplicated' ? [...feed.entry, ...feed.entry] : feed.entry.toReversed();
  return { ...reply, body: { feed: { ...feed, entry } } };
}

function refuse(how: Misbehaviour): Reply | null {
  if (how.how === 'rate_limited')
    return { status: 429, headers: { 'retry-after': String(how.retryAfterS) }, body: 'Slow' };
  return how.how === 'server_error' ? { status: 502, body: 'Bad Gateway' } : null;
}

function faultsOfRequest({ method, url }: Call): readonly string[] {
  const page = Number(FEED.exec(url.pathname)?.[2] ?? 1);
  return [
    ...(method === 'GET' ? [] : [`${method}: the feed is only read`]),
    ...(FEED.test(url.pathname) || url.pathname === '/search' ? [] : [`${url.pathname} is no address of the feed`]),
    ...(page >= 1 && page <= 10 ? [] : [`page ${page}: the feed has ten`]),
  ];
}
