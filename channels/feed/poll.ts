// Polls one feed. In: an address, of a feed or of a page that has one, and where the last poll ended. Out: pages of items
// as they were given, or nothing when nothing changed.

import { createHash } from 'node:crypto';
import { ChannelError, type Hands, type Json, type Page, type Raw } from '../channel.ts';
import { readTypedAddress } from '../families/feed/address.ts';
import { type FeedCursor, readCursor } from '../families/feed/cursor.ts';
import { type Answer, fetchFeed } from '../families/feed/fetch.ts';
import { MAX_ITEMS, type ParsedFeed } from '../families/feed/item.ts';
import { rawsOf } from '../families/feed/raws.ts';
import { feedAtWellKnownPath, feedsOfPage } from './discover.ts';

const RAWS_PER_PAGE = 200;

export async function* pollFeed(typed: string, cursor: Json, hands: Hands): AsyncGenerator<Page> {
  const address = readTypedAddress(typed);
  if (address === null)
    throw new ChannelError('unreadable', `'${typed}' is not a web address; type the feed's address`);
  const last = readCursor(cursor, typed);
  const { answer, home, at } = await reach(address, last, hands);
  const digest = sha256(answer.bytes);
  const rest = answer.restMs === null ? {} : { restMs: answer.restMs };
  if (answer.content.is !== 'feed' || digest === last?.digest) {
    const same = {
      etag: answer.etag ?? last?.etag ?? null,
      lastModified: answer.lastModified ?? last?.lastModified ?? null,
    };
    yield { raws: [], cursor: { typed, home, at, ...same, digest: last?.digest ?? null }, ...rest };
    return;
  }
  const { feed } = answer.content;
  // A feed that broke off is asked for in full again, so its validators are not kept.
  const seen = feed.isCut
    ? { etag: null, lastModified: null, digest: null }
    : { etag: answer.etag, lastModified: answer.lastModified, digest };
  yield* pagesOf(rawsOf(feed, home, hands.now()), {
    before: last ?? null,
    after: { typed, home, at, ...seen },
    end: { ...rest, ...gapOf(feed, home) },
  });
}

/** Where the feed answers now. The first time a page's address is followed to its feed; later that would be a loss. */
async function reach(
  address: string,
  last: FeedCursor | null,
  hands: Hands,
): Promise<{ answer: Answer; home: string; at: string }> {
  if (last === null) {
    const answer = await fetchFeed(address, null, hands);
    if (answer.content.is === 'page') return reachFeedOf(answer.content.text, answer.url, hands);
    return settled(answer, address, address);
  }
  try {
    return settled(await fetchFeed(last.at, last, hands), last.home, last.at);
  } catch (error) {
    if (last.at === last.home || !(error instanceof ChannelError) || error.code === 'rate_limited') throw error;
    // Where it moved to is no good (any more): perhaps the old place knows better.
    hands.log('the feed is not where it moved to', { at: last.at, why: error.message });
    return settled(await fetchFeed(last.home, null, hands), last.home, last.home);
  }
}

async function reachFeedOf(html: string, page: string, hands: Hands) {
  const found = feedsOfPage(html, page)[0] ?? (await feedAtWellKnownPath(page, hands));
  if (found === null || found === undefined) {
    throw new ChannelError(
      'unreadable',
      `${page} is a web page and names no feed; type the address of the feed itself`,
    );
  }
  return settled(await fetchFeed(found.address, null, hands), found.address, found.address);
}

/** Refuses what is no feed, in words that say what to do; remembers a permanent move. */
function settled(answer: Answer, home: string, at: string): { answer: Answer; home: string; at: string } {
  const { content } = answer;
  if (content.is === 'other') {
    throw new ChannelError(
      'unreadable',
      `${at} is no feed: ${content.why}. Check the address, or ask the site's owner`,
    );
  }
  if (content.is === 'page') {
    const found = feedsOfPage(content.text, answer.url).map((feed) => feed.address);
    const advice = found.length > 0 ? `The page names ${found.join(' and ')}: use that` : 'Look for its new address';
    throw new ChannelError('unreadable', `${at} is a web page now, not a feed. ${advice}`);
  }
  return { answer, home, at: answer.movedTo ?? at };
}

/** Pages that are committed one by one: only the last one's cursor says "all read". */
function* pagesOf(
  raws: readonly Raw[],
  { before, after, end }: { before: FeedCursor | null; after: FeedCursor; end: Pick<Page, 'gap' | 'restMs'> },
): Generator<Page> {
  for (let from = 0; from + RAWS_PER_PAGE < raws.length; from += RAWS_PER_PAGE) {
    yield { raws: raws.slice(from, from + RAWS_PER_PAGE), cursor: before };
  }
  const rest = raws.length % RAWS_PER_PAGE || Math.min(raws.length, RAWS_PER_PAGE);
  yield { raws: raws.slice(raws.length - rest), cursor: after, ...end };
}

function gapOf(feed: ParsedFeed, home: string): Pick<Page, 'gap'> {
  if (!feed.isOverfull) return {};
  return { gap: { from: null, until: null, why: `${home} lists more than ${MAX_ITEMS} items; the rest was not read` } };
}

function sha256(of: Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}
