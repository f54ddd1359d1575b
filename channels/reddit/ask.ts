// Asks Reddit for one feed, with the manners it wants: a name of our own, few requests, rest when it says so. In: an
// address. Out: a parsed feed, or a `ChannelError` that says what to do.

import { ChannelError, type ChannelResponse, type Hands } from '../channel.ts';
import type { ParsedFeed } from '../families/feed/item.ts';
import { MAX_FEED_BYTES, parseFeed } from '../families/feed/parse.ts';

/** Platform, app, version: the form Reddit asks for. A borrowed browser's name is what it forbids. */
const headers = { accept: 'application/atom+xml', 'user-agent': 'server:heed-care-desk:0.1 (reads public feeds)' };
const MOST_S = 60 * 60;

export async function askFeed(address: string, hands: Hands): Promise<ParsedFeed> {
  await hands.spend('requests');
  const response = await hands.fetch(address, { headers, maxBytes: MAX_FEED_BYTES });
  noteRate(response, hands);
  refuse(response, hands.now());
  const { feed } = parseFeed(response.bytes, response.headers.get('content-type'));
  if (feed === null) {
    throw new ChannelError(
      'unreadable',
      'Reddit answered with a page, not a feed. Check that there is such a subreddit',
    );
  }
  if (feed.isCut) throw new ChannelError('unreadable', "Reddit's answer broke off in the middle; Heed asks again");
  return feed;
}

/** `X-Ratelimit-Reset` is in seconds from now; `Remaining` has a decimal point. */
function noteRate({ headers: told }: ChannelResponse, hands: Hands): void {
  const left = Number(told.get('x-ratelimit-remaining') ?? Number.NaN);
  const reset = secondsOf(told.get('x-ratelimit-reset'));
  if (!(left >= 0) || reset === null) return;
  const resetAt = new Date(hands.now().getTime() + reset * 1000);
  hands.noteBudget('requests', { left: Math.floor(left), resetAt });
}

function refuse({ status, headers: told }: ChannelResponse, now: Date): void {
  if (status >= 200 && status < 300) return;
  if (status === 429) {
    const seconds = secondsOf(told.get('retry-after')) ?? secondsOf(told.get('x-ratelimit-reset')) ?? 10 * 60;
    const retryAt = new Date(now.getTime() + Math.max(1, seconds) * 1000);
    throw new ChannelError('rate_limited', 'Reddit asks for fewer requests', { retryAt });
  }
  if (status === 404)
    throw new ChannelError('gone', 'Reddit has no such subreddit (404): it was banned, or is misspelt');
  if (status === 401 || status === 403) {
    throw new ChannelError(
      'rejected',
      `Reddit does not show this to everybody (${status}): a private subreddit, or it blocks this address`,
    );
  }
  throw new ChannelError('unreachable', `Reddit could not answer (${status}); Heed tries again`);
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header?.trim() || Number.NaN);
  return seconds >= 0 ? Math.min(seconds, MOST_S) : null;
}
