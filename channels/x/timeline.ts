// Reads one list of posts, newest first, from where it was read last to now, in pages that can each be committed. X pages
// by token, which ends with the walk; ids do not, so a walk that was cut goes on below the oldest id it has seen.

import type { Credential, Hands, Json, Page } from '../channel.ts';
import { askX, pay } from './ask.ts';
import { PRICES } from './manifest.ts';
import { postsIn } from './raw.ts';
import { type Includes, idIn, objectOf } from './shapes.ts';
import { earlier, idAt, isId, isNewer, newestOf, oldestOf, timeOf } from './snowflake.ts';

/** What is indexed late stands below what was seen: this much is read again. */
const OVERLAP_MS = 30_000;
const DAY_MS = 86_400_000;
/** The first read: a week at most, which is also as far as a search reaches. */
const REACH_MS = 7 * DAY_MS - 60_000;
const PAGE = 100;
/** In one poll; what is left is read by the next, from the committed cursor. */
const MOST_PAGES = 20;

/** What every post is asked for. X gives only id, words and versions by itself. */
export const POST_QUERY = {
  'tweet.fields':
    'attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets',
  expansions: 'author_id,attachments.media_keys,referenced_tweets.id',
  'user.fields': 'name,profile_image_url,protected,public_metrics,username',
  'media.fields': 'alt_text,media_key,preview_image_url,type,url',
} as const;

/** Where the reading of one list stands. */
export interface Mark {
  /** Everything up to this id is read. */
  readonly since: string | null;
  /** A walk in between: the newest id it began at, and the oldest it has come down to. */
  readonly top: string | null;
  readonly until: string | null;
  readonly seen: number;
}

const START: Mark = { since: null, top: null, until: null, seen: 0 };

/** Of a list: where it is asked, whose budget, what a post of it costs, and how far it reaches. */
export interface Timeline {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly budget: string;
  readonly price: number;
  /** Pages of the very first read. */
  readonly firstPages: number;
  /** X shows no more than this many of the newest. */
  readonly mostPosts?: number;
  /** X shows nothing older, and refuses to be asked from there. */
  readonly reachMs?: number;
  /** The budget of the first question was taken already. */
  readonly isPaid?: boolean;
}

export interface Stretch {
  readonly posts: readonly unknown[];
  readonly includes: Includes;
  readonly mark: Mark;
  readonly gap?: NonNullable<Page['gap']>;
}

/** A mark as it was committed, by whatever version; anything else begins anew. */
export function readMark(value: Json | undefined): Mark {
  const fields = objectOf(value);
  const since = idOrNull(fields?.['since']);
  const top = idOrNull(fields?.['top']);
  const until = idOrNull(fields?.['until']);
  const seen = Number(fields?.['seen'] ?? 0);
  if (top === null || until === null) return { ...START, since };
  return { since, top, until, seen: seen > 0 ? seen : 0 };
}

export async function* readTimeline(
  timeline: Timeline,
  { mark, credential, hands }: { readonly mark: Mark; readonly credential: Credential | null; readonly hands: Hands },
): AsyncGenerator<Stretch> {
  let at = mark;
  let isPaid = timeline.isPaid ?? false;
  let isResumed = mark.until !== null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { query, lost } = reach(timeline, at, hands.now());
    const asked = {
      path: timeline.path,
      query: { ...timeline.query, ...query, ...POST_QUERY },
      budget: timeline.budget,
    };
    const { body } = await askX(credential, { ...asked, isPaid }, hands);
    isPaid = false;
    const { posts, includes, next: token } = postsIn(body);
    const ids = posts.map((post) => idIn(objectOf(post), 'id') ?? '').filter(isId);
    await charge(timeline, ids, at, hands);
    const isFirstRead = at.since === null && page + 1 >= timeline.firstPages;
    const isEnd = ids.length === 0 || isFirstRead || token === null;
    const next = step(at, ids, isEnd, hands.now());
    const gap = lost ?? cutOff(timeline, at, ids, isEnd);
    yield { posts, includes, mark: next, ...(gap ? { gap } : {}) };
    at = next;
    if (isEnd && !isResumed) return;
    // A walk that was cut has come to its end below; what was said since stands above it.
    if (isEnd) isResumed = false;
  }
}

function idOrNull(value: unknown): string | null {
  return isId(value) ? value : null;
}

/** How this page is asked for, and what lies out of reach. */
function reach(timeline: Timeline, at: Mark, now: Date) {
  const from = now.getTime() - (timeline.reachMs ?? REACH_MS);
  const below = at.until === null ? {} : { until_id: at.until };
  const paging = { max_results: String(PAGE), ...below };
  const start = new Date(from);
  if (at.since === null) return { query: { ...paging, start_time: asSeconds(start) }, lost: null };
  const since = earlier(at.since, OVERLAP_MS);
  const sinceTime = timeOf(since);
  const isTooOld = timeline.reachMs !== undefined && (sinceTime?.getTime() ?? 0) < from;
  if (!isTooOld) return { query: { ...paging, since_id: since }, lost: null };
  const why = 'X searches the last seven days only, and nobody asked it for longer.';
  const isFirstPage = at.until === null;
  return {
    query: { ...paging, start_time: asSeconds(start) },
    lost: isFirstPage ? { from: sinceTime, until: start, why } : null,
  };
}

/** X takes times to the second. */
function asSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function step(at: Mark, ids: readonly string[], isEnd: boolean, now: Date): Mark {
  const newest = newestOf(at.top === null ? ids : [...ids, at.top]);
  if (!isEnd) return { since: at.since, top: newest, until: oldestOf(ids), seen: at.seen + ids.length };
  // Where nothing was ever said, what comes next comes from here on.
  const reached = newest ?? at.since ?? idAt(now.getTime() - 4 * OVERLAP_MS);
  return { ...START, since: at.since !== null && isNewer(at.since, reached) ? at.since : reached };
}

/** The list ended because X shows no more of it, not because all was read. */
function cutOff(timeline: Timeline, at: Mark, ids: readonly string[], isEnd: boolean): Stretch['gap'] | null {
  const seen = at.seen + ids.length;
  if (!isEnd || at.since === null || timeline.mostPosts === undefined || seen < timeline.mostPosts) return null;
  const oldest = oldestOf(ids) ?? at.until;
  const why = `X shows the newest ${timeline.mostPosts} only, and more came since the last look.`;
  return { from: timeOf(at.since), until: oldest === null ? null : timeOf(oldest), why };
}

/** X charges a thing once a UTC day, so what is read again costs nothing. */
async function charge(timeline: Timeline, ids: readonly string[], at: Mark, hands: Hands): Promise<void> {
  const { since } = at;
  const fresh = new Set(since === null ? ids : ids.filter((id) => isNewer(id, since)));
  if (fresh.size > 0) await pay(fresh.size * timeline.price, hands);
}

export const MENTIONS = { budget: 'mentions', price: PRICES.ownRead, firstPages: 8, mostPosts: 800 } as const;
export const OWN = { budget: 'own', price: PRICES.ownRead, firstPages: 2, mostPosts: 3_200 } as const;
export const SEARCH = { budget: 'search', price: PRICES.postRead, firstPages: 2, reachMs: REACH_MS } as const;
