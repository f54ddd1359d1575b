// Asks for a feed once, politely. In: an address and what the last answer said. Out: a parsed feed, "unchanged", a page
// of another kind, or a `ChannelError` whose sentence says what to do.

import { ChannelError, type ChannelResponse, type Hands } from '../../channel.ts';
import { type FeedCursor, headerValue } from './cursor.ts';
import { parseFeedDate } from './date.ts';
import type { ParsedFeed } from './item.ts';
import { MAX_FEED_BYTES, parseFeed } from './parse.ts';

export interface Answer {
  /** The address that answered. */
  readonly url: string;
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: Uint8Array;
  readonly restMs: number | null;
  readonly content:
    | { readonly is: 'unchanged' }
    | { readonly is: 'feed'; readonly feed: ParsedFeed }
    | { readonly is: 'page'; readonly text: string }
    | { readonly is: 'other'; readonly why: string };
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const MINUTE_MS = 60_000;
/** Longer wishes are defaults nobody chose; a conditional request every hour costs a site nothing. */
const MAX_REST_MS = 60 * MINUTE_MS;
const MAX_RETRY_MS = 24 * 60 * MINUTE_MS;

export async function fetchFeed(address: string, last: FeedCursor | null, hands: Hands): Promise<Answer> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (last?.etag) headers['if-none-match'] = last.etag;
  if (last?.lastModified) headers['if-modified-since'] = last.lastModified;
  const response = await hands.fetch(address, { headers, maxBytes: MAX_FEED_BYTES });
  if (response.status !== 304) refuseStatus(response, hands.now());
  const content = response.status === 304 ? ({ is: 'unchanged' } as const) : contentOf(response);
  const ttlMs = content.is === 'feed' ? (content.feed.ttlMinutes ?? 0) * MINUTE_MS : 0;
  const restMs = Math.min(MAX_REST_MS, Math.max(ttlMs, maxAgeMs(response.headers)));
  return {
    url: response.url,
    movedTo: response.movedTo ?? null,
    etag: headerValue(response.headers.get('etag')),
    lastModified: headerValue(response.headers.get('last-modified')),
    bytes: response.bytes,
    restMs: restMs > 0 ? restMs : null,
    content,
  };
}

function contentOf(response: ChannelResponse): Answer['content'] {
  const parsed = parseFeed(response.bytes, response.headers.get('content-type'));
  if (parsed.feed !== null) return { is: 'feed', feed: parsed.feed };
  return parsed.isPage ? { is: 'page', text: parsed.text } : { is: 'other', why: parsed.why };
}

function refuseStatus(response: ChannelResponse, now: Date): void {
  const { status } = response;
  if (status >= 200 && status < 300) return;
  const host = URL.parse(response.url)?.host ?? response.url;
  const retryAt = retryAfter(response.headers.get('retry-after'), now);
  if (status === 429) {
    const later = retryAt ?? new Date(now.getTime() + 15 * MINUTE_MS);
    throw new ChannelError('rate_limited', `${host} asks for fewer requests`, { retryAt: later });
  }
  if (status === 503 && retryAt) throw new ChannelError('rate_limited', `${host} asks to come back later`, { retryAt });
  if (status === 410)
    throw new ChannelError('gone', `${host} says this feed is gone for good; look for its new address`);
  if (status === 401 || status === 403 || status === 407) {
    throw new ChannelError('rejected', `${host} does not let Heed read this feed (${status}); ask its owner`);
  }
  if (status === 404) {
    throw new ChannelError('unreachable', `${host} has nothing at this address (404); check the address of the feed`);
  }
  throw new ChannelError('unreachable', `${host} could not answer (${status}); Heed tries again`);
}

/** `Retry-After` as seconds or as a date, held between now and a day from now. */
export function retryAfter(value: string | null, now: Date): Date | null {
  if (value === null) return null;
  const at = /^\d{1,9}$/.test(value.trim()) ? now.getTime() + Number(value) * 1000 : parseFeedDate(value)?.getTime();
  if (at === undefined) return null;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + MAX_RETRY_MS));
}

function maxAgeMs(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(control)?.[1];
  return Number(seconds ?? 0) * 1000;
}
