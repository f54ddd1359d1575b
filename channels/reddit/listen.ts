// Listening: each feed newest first, page by page, down to what was heard before. In: a source and where its feeds were
// read to. Out: pages; a feed counts as read when all of its pages were.

import { ChannelError, type Hands, type Json, type ListenTo, type Page } from '../channel.ts';
import type { FeedItem, ParsedFeed } from '../families/feed/item.ts';
import { rawsOf } from '../families/feed/raws.ts';
import { fieldsOf, timeOf } from '../tolerant.ts';
import { askFeed } from './ask.ts';
import { type Feed, feedsOf, REDDIT } from './feeds.ts';

const MOST_PAGES = 5;
/** Feeds come from stores some minutes old. */
const QUIET_MS = 10 * 60_000;

/** The time of the newest thing heard, by the feed's name. */
type Cursor = { readonly typed: string; readonly newest: { readonly [feed: string]: string } };

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const feeds = feedsOf(source);
  const typed = feeds.map(({ address }) => address).join(' ');
  if (feeds.length === 0) {
    throw new ChannelError('unreadable', 'There is nothing to listen to; type words, or the name of a subreddit');
  }
  let cursor: Cursor = { typed, newest: readNewest(source.cursor, typed) };
  for (const feed of feeds) {
    for await (const { raws, newest, gap } of walk(feed, timeOf(cursor.newest[feed.name]), hands)) {
      if (newest !== null) {
        cursor = { typed, newest: { ...cursor.newest, [feed.name]: newest.toISOString() } };
      }
      yield { raws, cursor, ...(gap === undefined ? {} : { gap }) };
    }
  }
}

type Step = Pick<Page, 'raws' | 'gap'> & { readonly newest: Date | null };

/** The first read is one page. Only the last step says how far it is read now. */
async function* walk(feed: Feed, since: Date | null, hands: Hands): AsyncGenerator<Step> {
  let newest = since;
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const parsed = await askFeed(after === null ? feed.address : `${feed.address}&after=${after}`, hands);
    const now = hands.now();
    const raws = rawsOf(parsed, REDDIT, now);
    const ends = endsOf(parsed, now);
    if (ends === null) {
      // Nobody spoke yet; whatever comes from now on is more than a first page.
      yield { raws, newest: newest ?? new Date(now.getTime() - QUIET_MS) };
      return;
    }
    if (newest === null || ends.newest > newest) newest = ends.newest;
    const isLast = since === null || ends.oldest <= since || ends.after === null || ends.after === after;
    if (isLast || page === MOST_PAGES) {
      const why = `more was written than ${MOST_PAGES} pages of Reddit's feed hold`;
      yield { raws, newest, ...(isLast ? {} : { gap: { from: since, until: ends.oldest, why } }) };
      return;
    }
    after = ends.after;
    yield { raws, newest: null };
  }
}

/** Null where there is nothing with a date on the page. */
function endsOf(feed: ParsedFeed, now: Date): { newest: Date; oldest: Date; after: string | null } | null {
  const dated = feed.items.flatMap((item) => {
    const at = timeOf(item.dateAsGiven);
    return at === null || at > now ? [] : [{ at, item }];
  });
  const [first] = dated;
  if (first === undefined) return null;
  // Of several in one second the last is the one to go on from.
  const low = dated.reduce((a, b) => (b.at <= a.at ? b : a), first);
  const high = dated.reduce((a, b) => (b.at > a.at ? b : a), first);
  return { newest: high.at, oldest: low.at, after: fullnameOf(low.item) };
}

function fullnameOf({ id }: FeedItem): string | null {
  return id !== null && /^t[13]_[a-z0-9]{1,13}$/u.test(id) ? id : null;
}

function readNewest(cursor: Json, typed: string): Cursor['newest'] {
  const { typed: asked, newest } = fieldsOf(cursor);
  if (asked !== typed) return {};
  const times = Object.entries(fieldsOf(newest)).filter(([, at]) => timeOf(at) !== null);
  return Object.fromEntries(times) as Cursor['newest'];
}
