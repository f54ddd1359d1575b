// A small Hacker News in memory with its two interfaces: the public search and the place's own items. No description that
// a machine could read exists, so requests and answers are judged by rules written here from the documentation.

import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import type { Double, Misbehaviour } from '../testbed.ts';
import { asHit, asItem, type Item, idUrl, Place, SITE } from './fake-place.ts';

export interface HackerNewsDouble extends Double {
  readonly place: Place;
}

const KNOWN = ['query', 'tags', 'numericFilters', 'hitsPerPage', 'restrictSearchableAttributes'];

export async function startFake(): Promise<HackerNewsDouble> {
  const place = new Place();
  const http = await startFakeHttp({
    answer: (call) => answer(place, call),
    refuse,
    isList: ({ url }) => url.pathname.includes('search_by_date'),
    judge: { request: faultsOfRequest, answer: () => [] },
  });
  const source = (kind: string, config: Record<string, string>) => ({ kind, config, profile: null, credential: null });
  return {
    ...http,
    place,
    reroute: {
      'https://hn.algolia.com': `${http.origin}/hn.algolia.com`,
      'https://hacker-news.firebaseio.com': `${http.origin}/hacker-news.firebaseio.com`,
    },
    sources: [source('search', { query: 'Acme' }), source('links', { site: SITE })],
    credential: null,
    profileId: null,
    say: async (said) => idUrl(place.write(said).id),
    edit: async (id, text) => {
      place.must(id).text = `${text}\n\nI mean Acme, of course.`;
    },
    remove: async (id) => {
      place.must(id).isDeleted = true;
    },
    posts: async () =>
      place.items.map(({ id, by, text, parent }) => ({
        ...{ canonicalId: idUrl(id), by, text, to: parent === null ? null : idUrl(parent.id) },
      })),
  };
}

function answer(place: Place, { url }: Call): Reply {
  const [, host, ...path] = url.pathname.split('/');
  if (host === 'hn.algolia.com' && path.join('/') === 'api/v1/search_by_date') {
    return { status: 200, body: found(place, url) };
  }
  const id = /^v0\/item\/(\d+)\.json$/u.exec(path.join('/'))?.[1];
  if (host !== 'hacker-news.firebaseio.com' || id === undefined) return { status: 404, body: { error: 'Not found' } };
  const item = place.items.find((one) => String(one.id) === id);
  // Firebase answers null for what it does not know.
  return { status: 200, body: item === undefined ? null : asItem(item) };
}

/** Newest first, at most 1,000 to be reached; what was deleted or killed is in the search no more. */
function found(place: Place, { searchParams }: URL): unknown {
  const tags = searchParams.get('tags') ?? '';
  const perPage = Math.min(Number(searchParams.get('hitsPerPage') ?? 20), 1_000);
  const bounds = (searchParams.get('numericFilters') ?? '').split(',').filter((one) => one !== '');
  const hits = place.items
    .filter((item) => !item.isDeleted && !item.isDead && tags.includes(item.parent === null ? 'story' : 'comment'))
    .filter((item) => bounds.every((bound) => isWithin(item, bound)))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    hits: hits.slice(0, perPage).map(asHit),
    nbHits: hits.length,
    page: 0,
    nbPages: Math.ceil(Math.min(hits.length, 1_000) / perPage),
    hitsPerPage: perPage,
    query: searchParams.get('query'),
  };
}

function isWithin({ at }: Item, bound: string): boolean {
  const [, how, figure] = /^created_at_i([<>]=)(\d+)$/u.exec(bound) ?? [];
  const time = Math.floor(at.getTime() / 1000);
  return how === '>=' ? time >= Number(figure) : time <= Number(figure);
}

/** The search's own parameters, spelt as its documentation spells them, and nothing that only looks like one. */
function faultsOfRequest({ method, url }: Call): readonly string[] {
  if (method !== 'GET') return [`${method} ${url.pathname}: both interfaces are only read`];
  if (!url.pathname.includes('search_by_date'))
    return url.search === '' ? [] : [`${url.search}: an item has no parameters`];
  const { searchParams } = url;
  const unknown = [...searchParams.keys()].filter((name) => !KNOWN.includes(name));
  const bounds = searchParams.get('numericFilters') ?? '';
  return [
    ...unknown.map((name) => `the search has no parameter ${name}`),
    ...(/^(?:created_at_i(?:<|<=|=|>|>=)\d+)(?:,created_at_i(?:<|<=|=|>|>=)\d+)*$/u.test(bounds)
      ? []
      : [`bounds ${bounds}`]),
    ...(/^(?:story|comment|\(story,comment\))$/u.test(searchParams.get('tags') ?? '') ? [] : ['tags are none']),
    ...((searchParams.get('query') ?? '') === '' ? ['a search without words brings the whole place'] : []),
  ];
}

/** The search words a refusal as Algolia does, in `message`. That it tells when to come back is our own rule. */
function refuse(how: Misbehaviour): Reply | null {
  if (how.how === 'rate_limited') {
    const headers = { 'retry-after': String(how.retryAfterS) };
    return { status: 429, headers, body: { message: 'Too many requests', status: 429 } };
  }
  return how.how === 'server_error' ? { status: 500, body: { message: 'Internal server error', status: 500 } } : null;
}
