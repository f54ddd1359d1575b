// Listening: one feed, asked conditionally. In: a profile or board and where the last poll ended. Out: its pins. A feed shows
// only the newest few, so that pins between two polls may have passed by: then that is put on record.

import { ChannelError, type Hands, type Json, type ListenTo, type Page } from '../channel.ts';
import { type FeedCursor, readCursor } from '../families/feed/cursor.ts';
import { believableDate } from '../families/feed/date.ts';
import { fetchFeed } from '../families/feed/fetch.ts';
import type { ParsedFeed } from '../families/feed/item.ts';
import { rawsOf } from '../families/feed/raws.ts';
import { fieldsOf, timeOf } from '../tolerant.ts';
import { feedOf } from './address.ts';

/** Besides what every feed's cursor says: the time of the newest pin heard. */
type Cursor = FeedCursor & { readonly newest: string | null };

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const typed = source.config.address ?? '';
  const address = feedOf(typed);
  if (address === null) {
    throw new ChannelError(
      'unreadable',
      `'${typed.slice(0, 200)}' is no profile or board; paste the address of its page`,
    );
  }
  const last = readLast(source.cursor, address);
  const answer = await fetchFeed(address, last, hands);
  const rest = answer.restMs === null ? {} : { restMs: answer.restMs };
  const { content, etag, lastModified } = answer;
  if (content.is === 'unchanged') {
    yield { raws: [], cursor: last, ...rest };
    return;
  }
  if (content.is !== 'feed') {
    throw new ChannelError('unreadable', 'Pinterest answered with a page, not a feed. Is the profile or board public?');
  }
  if (content.feed.isCut) throw new ChannelError('unreadable', 'The feed of Pinterest broke off; Heed asks again');
  const times = timesOf(content.feed, hands.now());
  const since = timeOf(last?.newest);
  const newest = [since, ...times].flatMap((at) => at ?? []).toSorted((a, b) => +b - +a)[0] ?? null;
  const cursor: Cursor = {
    ...{ typed: address, home: address, at: address, etag, lastModified, digest: null },
    newest: newest?.toISOString() ?? null,
  };
  yield { raws: rawsOf(content.feed, address, hands.now()), cursor, ...rest, ...gapOf(since, times) };
}

function timesOf(feed: ParsedFeed, now: Date): readonly Date[] {
  return feed.items.flatMap(({ dateAsGiven }) => believableDate(dateAsGiven, now) ?? []);
}

/** When even the oldest pin shown is newer than the newest heard, some may have been between them. */
function gapOf(since: Date | null, times: readonly Date[]): Pick<Page, 'gap'> {
  const oldest = times.toSorted((a, b) => +a - +b)[0];
  if (since === null || oldest === undefined || oldest <= since) return {};
  const why = 'more was pinned than the feed of Pinterest shows';
  return { gap: { from: since, until: oldest, why } };
}

function readLast(cursor: Json, address: string): Cursor | null {
  const last = readCursor(cursor, address);
  const { newest } = fieldsOf(cursor);
  return last && { ...last, newest: typeof newest === 'string' && timeOf(newest) !== null ? newest : null };
}
