// One poll of a source: the account's notifications and its own posts, or a search. Cursor in, pages of raws out.

import { z } from 'zod';
import type { Hands, Json, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { fetchPosts } from './posts.ts';
import type { Asker } from './session.ts';
import { askerFor } from './session.ts';
import { feedShape, notificationsShape, postsShape, readTime, saidAt } from './shapes.ts';
import type { Item, Mark, Stream } from './stream.ts';
import { markShape, readStream } from './stream.ts';
import { expect, toError } from './xrpc.ts';

const PAGE_SIZE = 100;
const REASONS = ['mention', 'reply', 'quote'];

const cursorShape = z.object({ version: z.literal(1), marks: z.record(z.string(), markShape) });

/** What the lists hold, read only as far as paging needs. */
const itemShape = z.looseObject({
  uri: z.string(),
  cid: z.string().optional().catch(undefined),
  indexedAt: z.string().optional().catch(undefined),
  record: z.looseObject({ createdAt: z.string().optional() }).optional().catch(undefined),
});
const feedItemShape = z.looseObject({
  post: z.looseObject({ author: z.looseObject({ did: z.string() }) }),
  reason: z.looseObject({ indexedAt: z.string().optional() }).optional(),
});

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const asker = askerFor(source, hands);
  const parsed = cursorShape.safeParse(source.cursor);
  const marks: Record<string, Mark> = parsed.success ? { ...parsed.data.marks } : {};
  for (const [name, stream] of streamsOf(source, asker)) {
    for await (const page of readStream(stream, marks[name] ?? null, hands.now())) {
      marks[name] = page.mark;
      const restMs = asker.restMs();
      yield {
        raws: page.raws,
        cursor: { version: 1, marks: { ...marks } },
        ...(page.gap === undefined ? {} : { gap: page.gap }),
        ...(restMs === null ? {} : { restMs }),
      };
    }
  }
}

function streamsOf(source: ListenTo, asker: Asker): readonly (readonly [string, Stream])[] {
  if (source.kind === 'search') return [['search', searchStream(source.config.query ?? '', asker)]];
  const did = source.profile?.externalId;
  if (did === undefined || source.credential === null) {
    throw new ChannelError('auth_expired', 'This source listens as a Bluesky account; connect one.');
  }
  return [
    ['notifications', notificationStream(asker)],
    // Heard as well, so that a reply given in Bluesky's own app stops the clock.
    ['own', ownPostStream(did, asker)],
  ];
}

function notificationStream(asker: Asker): Stream {
  return {
    fetch: async (position) => {
      const nsid = 'app.bsky.notification.listNotifications';
      const params = { limit: PAGE_SIZE, reasons: REASONS, cursor: position ?? undefined };
      const { notifications, cursor } = await asker.get({ nsid, params }, notificationsShape);
      // Servers from before `reasons` existed send likes and follows as well.
      const isHeard = (one: unknown) => REASONS.includes(String(fieldOf(one, 'reason')));
      return { items: notifications.map((one) => itemOf(one, isHeard(one))), next: cursor ?? null };
    },
    toRaws: async (fresh) => {
      const uris = fresh.map((item) => idOf(item.body));
      const posts = await fetchPosts(asker, uris);
      // A notification has the words but not the counts; it stands in where the post is blocked or just gone.
      return fresh.map((item) => rawOf(posts.get(idOf(item.body)) ?? item.body));
    },
  };
}

function ownPostStream(did: string, asker: Asker): Stream {
  return {
    fetch: async (position) => {
      const nsid = 'app.bsky.feed.getAuthorFeed';
      const params = { actor: did, filter: 'posts_with_replies', limit: PAGE_SIZE, cursor: position ?? undefined };
      const { feed, cursor } = await asker.get({ nsid, params }, feedShape);
      return { items: feed.flatMap((entry) => feedItem(entry, did)), next: cursor ?? null };
    },
    toRaws: async (fresh) => fresh.map((item) => rawOf(item.body)),
  };
}

/** A repost stands in the list at the time it was reposted, and nobody said it anew. */
function feedItem(entry: unknown, did: string): readonly Item[] {
  const parsed = feedItemShape.safeParse(entry);
  if (!parsed.success) return [];
  const { post, reason } = parsed.data;
  const item = itemOf(post, reason === undefined && post.author.did === did);
  return [reason === undefined ? item : { ...item, key: `${item.key} again`, at: readTime(reason.indexedAt) }];
}

/**
 * Without an account the server refuses `cursor` (bsky-docs issue 296), so the pages are walked by time instead:
 * `until` is exclusive, hence the extra millisecond, which is left out once a page brings nothing older.
 */
function searchStream(query: string, asker: Asker): Stream {
  if (query.trim() === '') throw new ChannelError('rejected', 'This search has no words to look for.');
  const nsid = 'app.bsky.feed.searchPosts';
  return {
    fetch: async (position) => {
      const from = asker.hasAccount ? { cursor: position ?? undefined } : { until: position ?? undefined };
      const answer = await asker.ask({ nsid, params: { q: query, sort: 'latest', limit: PAGE_SIZE, ...from } });
      if (!answer.ok && !asker.hasAccount && [401, 403].includes(answer.refusal.status)) throw closedSearch();
      if (!answer.ok) throw toError(answer.refusal, false);
      const { posts, cursor } = expect(answer, postsShape, nsid);
      const items = posts.map((post) => itemOf(post));
      return { items, next: asker.hasAccount ? (cursor ?? null) : untilOf(items, position) };
    },
    toRaws: async (fresh) => fresh.map((item) => rawOf(item.body)),
  };
}

function closedSearch(): ChannelError {
  return new ChannelError(
    'rejected',
    'This server answers no searches without an account at the moment. Connect a Bluesky account for this source.',
  );
}

function untilOf(items: readonly Item[], position: string | null): string | null {
  const times = items.flatMap((item) => (item.at === null ? [] : [item.at.getTime()]));
  if (times.length === 0) return null;
  const oldest = Math.min(...times);
  // A server that overlooks `until` sends the same page for ever.
  if (position !== null && oldest >= Date.parse(position)) return null;
  const until = new Date(oldest + 1).toISOString();
  return until === position ? new Date(oldest).toISOString() : until;
}

function itemOf(body: unknown, isHeard = true): Item {
  const parsed = itemShape.safeParse(body);
  if (!parsed.success) return { key: JSON.stringify(body), at: null, isHeard, body };
  const { uri, cid, indexedAt, record } = parsed.data;
  return { key: `${uri} ${cid ?? ''}`, at: saidAt(record?.createdAt, indexedAt), isHeard, body };
}

/** Kept whole and named by its address; a thing without one is kept too, as unread, under its own words. */
function rawOf(body: unknown): Raw {
  return { externalId: idOf(body), body: { post: body as Json } };
}

function idOf(body: unknown): string {
  const uri = fieldOf(body, 'uri');
  return typeof uri === 'string' ? uri : JSON.stringify(body).slice(0, 200);
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}
