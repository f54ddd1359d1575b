// Finds the feeds of a page. In: a page's HTML, or only an address. Out: addresses of feeds, the page's own first,
// comment feeds after them.

import { Parser } from 'htmlparser2';
import type { DiscoverAsk, Hands, Suggestion } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { readTypedAddress, webAddress } from '../families/feed/address.ts';
import { fetchFeed } from '../families/feed/fetch.ts';
import { tidy } from '../families/feed/plain-text.ts';

export interface FoundFeed {
  readonly address: string;
  readonly title: string | null;
  readonly isComments: boolean;
}

const FEED_TYPE = /^(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)|text\/(?:rss|xml))\b/i;
/** WordPress announces its interface as application/json beside its feeds. */
const NO_FEED = /\/wp-json\/|oembed/i;
const COMMENTS = /comment|kommentar|comentario|commentaire|coment[aá]rio|commenti/i;
/** All comments of a blog in one feed: WordPress, also where it is a part of a site, and Blogger. */
const WELL_KNOWN_COMMENTS = ['comments/feed/', '/comments/feed/', '/feeds/comments/default'];
const WELL_KNOWN = ['/feed', '/rss.xml', '/atom.xml', '/index.xml', '/feed.json', '/rss'];
const MAX_FOUND = 8;
const MAX_SCANNED = 2_000_000;

/** The feeds a page names in `<link rel="alternate">`. */
export function feedsOfPage(html: string, pageAddress: string): readonly FoundFeed[] {
  const found = new Map<string, FoundFeed>();
  let base = pageAddress;
  const parser = new Parser({
    onopentagname: (name) => {
      if (name === 'body' || found.size >= MAX_FOUND) parser.pause();
    },
    onopentag: (name, { href, rel, type, title }) => {
      if (name === 'base') base = webAddress(href, pageAddress) ?? base;
      if (name !== 'link' || !/\balternate\b/i.test(rel ?? '') || !FEED_TYPE.test(type ?? '')) return;
      const address = webAddress(href, base);
      if (address === null || NO_FEED.test(address) || found.has(address)) return;
      const label = tidy(title ?? '').slice(0, 200);
      const isComments = COMMENTS.test(`${label} ${URL.parse(address)?.pathname}`);
      found.set(address, { address, title: label === '' ? null : label, isComments });
    },
  });
  parser.write(html.slice(0, MAX_SCANNED));
  return [...found.values()].sort((a, b) => Number(a.isComments) - Number(b.isComments));
}

/** The feed at a usual place of a site, for pages that name none. Stops at the first that answers with one. */
export function feedAtWellKnownPath(pageAddress: string, hands: Hands): Promise<FoundFeed | null> {
  return firstFeedAt(WELL_KNOWN, pageAddress, hands);
}

/** The same for the feed of everything people say under a site's posts. */
export async function commentsAtWellKnownPath(pageAddress: string, hands: Hands): Promise<FoundFeed | null> {
  const blog = pageAddress.replace(/[?#].*$/, '').replace(/\/feed\/?$/, '/');
  const found = await firstFeedAt(WELL_KNOWN_COMMENTS, blog, hands);
  return found && { ...found, isComments: true };
}

async function firstFeedAt(paths: readonly string[], pageAddress: string, hands: Hands): Promise<FoundFeed | null> {
  const tried = new Set([pageAddress]);
  for (const path of paths) {
    const address = webAddress(path, pageAddress);
    if (address === null || tried.has(address) || hands.signal.aborted) continue;
    tried.add(address);
    const feed = await tryFeed(address, hands);
    if (feed) return feed;
  }
  return null;
}

/** What could be listened to at the page a person typed. Throws what the page itself answered when nothing was found. */
export async function discoverFeeds(ask: DiscoverAsk, hands: Hands): Promise<readonly Suggestion[]> {
  const page = ask.page === null ? null : readTypedAddress(ask.page);
  if (page === null) return [];
  const found = await feedsAt(page, hands);
  const seen = new Map(found.map((feed) => [feed.address, feed]));
  return [...seen.values()].map((feed) => ({
    kind: feed.isComments ? 'comments' : isAlert(feed.address) ? 'alerts' : 'feed',
    label: feed.title ?? URL.parse(feed.address)?.host ?? feed.address,
    config: { address: feed.address },
  }));
}

/** Google's and Talkwalker's alerts are known by their addresses. */
function isAlert(address: string): boolean {
  const { host = '', pathname = '' } = URL.parse(address) ?? {};
  return /\bgoogle\.[a-z.]+$/.test(host) ? pathname.startsWith('/alerts/') : /\btalkwalker\.com$/.test(host);
}

async function feedsAt(page: string, hands: Hands): Promise<readonly FoundFeed[]> {
  let named: readonly FoundFeed[] = [];
  let failure: ChannelError | null = null;
  try {
    const answer = await fetchFeed(page, null, hands);
    if (answer.content.is === 'feed') {
      return [{ address: answer.movedTo ?? page, title: answer.content.feed.title, isComments: false }];
    }
    if (answer.content.is === 'page') named = feedsOfPage(answer.content.text, answer.url);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    failure = error;
  }
  if (named.some(({ isComments }) => isComments)) return named;
  if (named.length > 0) {
    const comments = await commentsAtWellKnownPath(page, hands);
    return comments === null ? named : [...named, comments];
  }
  const usual = await feedAtWellKnownPath(page, hands);
  if (usual) return [usual];
  // The person typed this address: an empty list would say that it was read.
  if (failure) throw failure;
  return [];
}

async function tryFeed(address: string, hands: Hands): Promise<FoundFeed | null> {
  try {
    const { content } = await fetchFeed(address, null, hands);
    return content.is === 'feed' ? { address, title: content.feed.title, isComments: false } : null;
  } catch (error) {
    if (error instanceof ChannelError) return null;
    throw error;
  }
}
