// Items of a feed to the raws that are kept of them. In: a parsed feed and the address its ids are made of. Out: a raw for
// each, with an id that is the same at the next poll.

import { createHash } from 'node:crypto';
import type { Raw } from '../../channel.ts';
import { webAddress } from './address.ts';
import { believableDate } from './date.ts';
import type { FeedItem, KeptItem, ParsedFeed } from './item.ts';

const MAX_KEY_LENGTH = 500;

/** The key is what others know the item by: its id, else its link, else a digest of its words. */
export function rawsOf(feed: ParsedFeed, home: string, now: Date): readonly Raw[] {
  const context = { address: home, title: feed.title, site: webAddress(feed.site, home), language: feed.language };
  const shared = sharedIds(feed.items);
  return feed.items.map((item) => {
    const key = keyOf(item, home, shared);
    const publishedAt = believableDate(item.dateAsGiven, now)?.toISOString() ?? null;
    const revisedAt = believableDate(item.updatedAsGiven, now)?.toISOString() ?? null;
    const body: KeptItem = { feed: context, item, key, publishedAt, revisedAt };
    return { externalId: key, body };
  });
}

/** Ids that stand on items with different links: some feeds give every item the same one. */
function sharedIds(items: readonly FeedItem[]): ReadonlySet<string> {
  const linkOf = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const { id, link } of items) {
    if (id === null) continue;
    if (linkOf.has(id) && linkOf.get(id) !== link) shared.add(id);
    linkOf.set(id, link);
  }
  return shared;
}

function keyOf(item: FeedItem, home: string, shared: ReadonlySet<string>): string {
  const id = item.id !== null && !shared.has(item.id) ? item.id : null;
  const key = id ?? webAddress(item.link, home);
  if (key !== null && key.length <= MAX_KEY_LENGTH) return key;
  return `sha256:${sha256(key ?? JSON.stringify([item.title?.text, item.body?.text]))}`;
}

function sha256(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}
