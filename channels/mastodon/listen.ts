// One poll of a source: which lists it reads, which of their items are mentions, and where each stands in its thread.

import { z } from 'zod';
import { ChannelError, type Hands, type Json, type ListenTo, type Page, type Raw } from '../channel.ts';
import { ask, type Server } from './ask.ts';
import { whoAmI } from './connect.ts';
import { canonicalIdOf } from './identity.ts';
import { DEFAULT_HASHTAG_SERVER } from './manifest.ts';
import { wrap } from './normalise.ts';
import { originOf, serverAt, serverOf } from './server.ts';
import { readNotification, readStatus } from './shapes.ts';
import { digestOf, readStream, readStreamCursor, type StreamCursor, type StreamPage } from './stream.ts';
import { Threads } from './thread.ts';

/** A quote speaks of the brand to others, with its words in sight: that is a mention. */
const HEARD_TYPES = new Set(['mention', 'quote']);

const NOTIFICATIONS = '/api/v1/notifications';
/** People an account may hide from itself (newcomers, strangers) are customers all the same. */
const WANTED: readonly (readonly [string, string])[] = [
  ...[...HEARD_TYPES].map((type) => ['types[]', type] as const),
  ['include_filtered', 'true'],
];

const cursorShape = z.looseObject({
  /** The server refuses `types[]`, so it is asked for everything. */
  refusesTypes: z.boolean().catch(false),
});

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  if (source.kind === 'hashtag') yield* listenToHashtag(source, hands);
  else if (source.kind === 'account') yield* listenToAccount(source, hands);
  else throw new ChannelError('rejected', `Mastodon has no source of kind '${source.kind}'`);
}

async function* listenToHashtag(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const tag = (source.config['tag'] ?? '').trim().replace(/^#+/, '');
  if (tag === '') throw new ChannelError('rejected', 'This source names no hashtag.');
  const server = serverAt(originOf(source.config['server'] || DEFAULT_HASHTAG_SERVER), source.credential);
  const threads = new Threads(server, hands);
  const cursor = cursorOf(source.cursor);
  const stream = { server, path: `/api/v1/timelines/tag/${encodeURIComponent(tag)}`, query: [], hands };
  try {
    for await (const page of readStream(stream, readStreamCursor(cursor['tag']))) {
      yield await toPage(page, { cursor: { tag: page.cursor }, threads, server, statusOf: itself });
    }
  } catch (error) {
    throw server.token === null ? closedOr(error, server, tag) : error;
  }
}

/** 401, 403 and 422 without a token mean the same: this server shows hashtags only to its members. */
function closedOr(error: unknown, server: Server, tag: string): unknown {
  if (!(error instanceof ChannelError) || !['auth_expired', 'rejected'].includes(error.code)) return error;
  const told = `${new URL(server.origin).host} shows #${tag} to its members only (${error.message}). Listen through another server, such as ${DEFAULT_HASHTAG_SERVER}.`;
  return new ChannelError('rejected', told, { cause: error });
}

async function* listenToAccount(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  if (source.credential === null) {
    throw new ChannelError('auth_expired', 'This account is not connected: connect it to hear its mentions.');
  }
  const server = serverOf(source.credential);
  const threads = new Threads(server, hands);
  const cursor = cursorOf(source.cursor);
  let mentions = readStreamCursor(cursor['notifications']);
  let own = readStreamCursor(cursor['statuses']);
  const refusesTypes = cursor.refusesTypes || (await doesRefuseTypes(server, hands, mentions));
  const whole = () => ({ refusesTypes, notifications: mentions, statuses: own });

  const notifications = { server, path: NOTIFICATIONS, query: refusesTypes ? [] : WANTED, hands };
  for await (const page of readStream(notifications, mentions)) {
    mentions = page.cursor;
    yield await toPage(page, { cursor: whole(), threads, server, statusOf: statusOfNotification });
  }
  const accountId = source.credential['accountId'] || (await whoAmI(server, hands)).id;
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses`;
  const statuses = { server, path, query: [['exclude_reblogs', 'true'] as const], hands };
  for await (const page of readStream(statuses, own)) {
    own = page.cursor;
    yield await toPage(page, { cursor: whole(), threads, server, statusOf: itself });
  }
}

/** Servers that do not know a word of it may refuse the question (Pleroma checks types). Asked once, then remembered. */
async function doesRefuseTypes(server: Server, hands: Hands, seen: StreamCursor | null): Promise<boolean> {
  if (seen !== null) return false;
  try {
    await ask(server, { path: NOTIFICATIONS, query: [...WANTED, ['limit', '1']] }, hands);
    return false;
  } catch (error) {
    if (error instanceof ChannelError && error.code === 'rejected' && !/answered 403/.test(error.message)) return true;
    throw error;
  }
}

function cursorOf(value: Json): z.infer<typeof cursorShape> {
  return cursorShape.safeParse(value).data ?? { refusesTypes: false };
}

function itself(item: unknown): unknown {
  return item;
}

/**
 * `types[]` may be ignored, so the filter is here. A notification whose post is gone has nothing to hear; one that cannot
 * be read at all goes on as it is, to be kept as unread.
 */
function statusOfNotification(item: unknown): unknown {
  const notification = readNotification(item);
  if (notification === null) return item;
  return HEARD_TYPES.has(notification.type ?? '') ? (notification.status ?? null) : null;
}

interface PageMaking {
  readonly cursor: Json;
  readonly threads: Threads;
  readonly server: Server;
  readonly statusOf: (item: unknown) => unknown;
}

async function toPage(page: StreamPage, { cursor, threads, server, statusOf }: PageMaking): Promise<Page> {
  const given = page.items.map(statusOf).filter((status) => status !== null && status !== undefined);
  threads.remember(given.map(readStatus).filter((status) => status !== null));
  const raws: Raw[] = [];
  // Oldest first, so that what was said in the same instant stands in the order it was said.
  for (const item of given.toReversed()) {
    const status = readStatus(item);
    if (status === null) {
      raws.push({ externalId: digestOf(item), body: wrap(server.origin, item, { root: null, parent: null }) });
      continue;
    }
    // A boost repeats somebody else's words; `exclude_reblogs` may be ignored.
    if (readStatus(status.reblog) !== null) continue;
    const place = await threads.placeOf(status);
    raws.push({ externalId: canonicalIdOf(status, server.origin), body: wrap(server.origin, item, place) });
  }
  return {
    raws,
    cursor,
    ...(page.gap === undefined ? {} : { gap: page.gap }),
    ...(page.restMs === null ? {} : { restMs: page.restMs }),
  };
}
