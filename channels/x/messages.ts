// Reads the direct messages of the account, newest first. X knows no "since" here: a walk goes down by token until it
// meets what was read before, and one that was cut goes on from its token, or anew where X has forgotten the token.

import { ChannelError, type Credential, type Hands, type Json, type Page } from '../channel.ts';
import { askX, pay } from './ask.ts';
import { PRICES } from './manifest.ts';
import { postsIn, rawOfMessage } from './raw.ts';
import { idIn, objectOf, wordsIn } from './shapes.ts';
import { earlier, idAt, isId, isNewer, newestOf } from './snowflake.ts';

/** What every message is asked for. */
export const MESSAGE_QUERY = {
  'dm_event.fields': 'attachments,created_at,dm_conversation_id,entities,event_type,id,sender_id,text',
  expansions: 'attachments.media_keys,sender_id',
  'user.fields': 'name,profile_image_url,protected,public_metrics,username',
  'media.fields': 'alt_text,media_key,preview_image_url,type,url',
} as const;

const OVERLAP_MS = 30_000;
/** A quiet look asks for few, since each costs money the first time a day; a walk asks for as many as X gives. */
const FEW = 10;
const MANY = 100;
/** The first read: X keeps thirty days, and charges a cent for each message. */
const FIRST_PAGES = 2;
const MOST_PAGES = 6;

interface Mark {
  readonly since: string | null;
  readonly top: string | null;
  readonly next: string | null;
}

export async function* readMessages(
  source: { readonly cursor: Json; readonly credential: Credential | null },
  hands: Hands,
): AsyncGenerator<Page> {
  let at = readMark(source.cursor);
  let isResumed = at.next !== null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const body = await lookAt(at, source.credential, hands);
    if (body === null) {
      at = { since: at.since, top: null, next: null };
      isResumed = false;
      continue;
    }
    const { posts: events, includes, next } = postsIn(body);
    const ids = events.map((event) => idIn(objectOf(event), 'id') ?? '').filter(isId);
    const floor = at.since === null ? null : earlier(at.since, OVERLAP_MS);
    const isMet = floor !== null && ids.some((id) => !isNewer(id, floor));
    const isEnd = next === null || isMet || (at.since === null && page + 1 >= FIRST_PAGES);
    await charge(ids, at.since, hands);
    const wanted = events.filter((event) => isWanted(event, floor));
    at = step(at, { ids, next, isEnd }, hands.now());
    yield { raws: wanted.map((event) => rawOfMessage(event, includes)).reverse(), cursor: { v: 1, ...at } };
    if (isEnd && !isResumed) return;
    // A walk that was cut has come to its end below; what was said since stands above it.
    if (isEnd) isResumed = false;
  }
}

/** Null: X has forgotten the token of a walk that was cut. */
async function lookAt(at: Mark, credential: Credential | null, hands: Hands): Promise<unknown> {
  const isQuiet = at.since !== null && at.next === null;
  const query = {
    ...MESSAGE_QUERY,
    event_types: 'MessageCreate',
    max_results: isQuiet ? FEW : MANY,
    pagination_token: at.next,
  };
  try {
    return (await askX(credential, { path: '/2/dm_events', query, budget: 'messages' }, hands)).body;
  } catch (error) {
    if (at.next !== null && error instanceof ChannelError && error.code === 'rejected') return null;
    throw error;
  }
}

/** Members who come and go are no words; what cannot be read goes on, to be kept as unread. */
function isWanted(event: unknown, floor: string | null): boolean {
  const fields = objectOf(event);
  if ((wordsIn(fields, 'event_type') ?? 'MessageCreate') !== 'MessageCreate') return false;
  const id = idIn(fields, 'id');
  return id === null || floor === null || isNewer(id, floor);
}

function step(
  at: Mark,
  { ids, next, isEnd }: { readonly ids: readonly string[]; readonly next: string | null; readonly isEnd: boolean },
  now: Date,
): Mark {
  const top = newestOf(at.top === null ? ids : [...ids, at.top]);
  if (!isEnd) return { since: at.since, top, next };
  return { since: top ?? at.since ?? idAt(now.getTime() - 4 * OVERLAP_MS), top: null, next: null };
}

async function charge(ids: readonly string[], since: string | null, hands: Hands): Promise<void> {
  const fresh = new Set(since === null ? ids : ids.filter((id) => isNewer(id, since)));
  if (fresh.size > 0) await pay(fresh.size * PRICES.messageRead, hands);
}

function readMark(value: Json): Mark {
  const fields = objectOf(value);
  const since = fields?.['since'];
  const top = fields?.['top'];
  const next = wordsIn(fields, 'next');
  const isWalk = isId(top) && next !== null && next.length >= 16 && next.length <= 500;
  return { since: isId(since) ? since : null, top: isWalk ? top : null, next: isWalk ? next : null };
}
