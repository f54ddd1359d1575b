// Reads one newest-first list of a server down to what was seen before. Ids are opaque, so nothing is compared by size:
// the cursor keeps the ids of the newest items, and a walk ends at a page that holds nothing new.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ChannelError, type Hands, type Page } from '../channel.ts';
import { timeOf } from '../tolerant.ts';
import { ask, type Question, type Server } from './ask.ts';

/** How many ids are remembered: four pages. */
const MOST_KNOWN = 160;
const FIRST_PAGES = 3;
/** About a thousand items between two polls; beyond that the rest is a gap on record. */
const MOST_PAGES = 25;

const seenShape = z.tuple([z.string(), z.string()]);
const streamShape = z.object({
  /** Newest first: id, and the time of its last edit, so that an edit in sight is heard. */
  known: z.array(seenShape),
  newestAt: z.string().nullable(),
  /** A walk that was cut: where it goes on, and what it had seen on its way down. */
  walk: z.object({ next: z.string(), fresh: z.array(seenShape), isFirst: z.boolean() }).nullable(),
});
export type StreamCursor = z.infer<typeof streamShape>;

/** A cursor as stored, or null when there is none this version understands. */
export function readStreamCursor(value: unknown): StreamCursor | null {
  return streamShape.safeParse(value).data ?? null;
}

export interface Stream {
  readonly server: Server;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly hands: Hands;
}

export interface StreamPage {
  /** Only what is new or edited since it was last handed over. */
  readonly items: readonly unknown[];
  readonly cursor: StreamCursor;
  /** The list was read to its end, or to what was known; false also on the last page when the bound cut it. */
  readonly isEnd: boolean;
  readonly gap?: NonNullable<Page['gap']>;
  readonly restMs: number | null;
}

interface Fetched {
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly restMs: number | null;
}

/** First what a cut walk left over, then from the top. */
export async function* readStream(stream: Stream, cursor: StreamCursor | null): AsyncGenerator<StreamPage> {
  let state: StreamCursor = cursor ?? { known: [], newestAt: null, walk: null };
  // A list found empty was read all the same: whatever stands there next is new, however much it is.
  const isFirst = cursor === null || cursor.walk?.isFirst === true;
  if (state.walk !== null) {
    for await (const page of descend(stream, state, isFirst)) {
      state = page.cursor;
      yield page;
    }
    if (isFirst) return;
  }
  yield* descend(stream, state, isFirst);
}

async function* descend(stream: Stream, start: StreamCursor, isFirst: boolean): AsyncGenerator<StreamPage> {
  const known = new Map(start.known);
  const fresh = new Map(start.walk?.fresh ?? []);
  let { newestAt } = start;
  let next = start.walk?.next ?? null;
  const mostPages = isFirst ? FIRST_PAGES : MOST_PAGES;
  for (let page = 1; ; page += 1) {
    const fetched = await fetchPage(stream, next);
    const items: unknown[] = [];
    for (const item of fetched.items) {
      const [id, mark] = seenOf(item);
      if (known.get(id) === mark || fresh.get(id) === mark) continue;
      fresh.set(id, mark);
      items.push(item);
      newestAt = later(newestAt, item);
    }
    next = fetched.next;
    const isEnd = next === null || items.length === 0;
    const isCut = !isEnd && page >= mostPages;
    const cursor =
      isEnd || isCut
        ? { known: newest(fresh, known), newestAt, walk: null }
        : { ...start, walk: { next: next ?? '', fresh: [...fresh].slice(0, MOST_KNOWN), isFirst } };
    const gap = isCut && !isFirst ? { gap: gapOf(start.newestAt, items) } : {};
    yield { items, cursor, isEnd, restMs: fetched.restMs, ...gap };
    if (isEnd || isCut) return;
  }
}

function newest(fresh: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>): StreamCursor['known'] {
  const rest = [...known].filter(([id]) => !fresh.has(id));
  return [...fresh, ...rest].slice(0, MOST_KNOWN);
}

function gapOf(newestAt: string | null, items: readonly unknown[]): NonNullable<Page['gap']> {
  return {
    from: newestAt === null ? null : new Date(newestAt),
    until: createdAt(items.at(-1)),
    why: `more than ${MOST_PAGES} pages since the last poll; the oldest of them were not fetched`,
  };
}

async function fetchPage(stream: Stream, next: string | null): Promise<Fetched> {
  const question: Question = {
    path: stream.path,
    query: next === null ? [...stream.query, ['limit', '40']] : [...new URLSearchParams(next)],
  };
  const { body, headers, restMs } = await ask(stream.server, question, stream.hands);
  if (!Array.isArray(body)) {
    throw new ChannelError(
      'unreadable',
      `${stream.server.origin} answered ${stream.path} with something that is no list`,
    );
  }
  const items: readonly unknown[] = body;
  return { items, restMs, next: nextOf(stream, headers.get('link'), items) };
}

/**
 * The next page's query. The Link header's word counts (only its query: a token must not follow an address to another
 * host). A server that sends no such header is asked for what is before the last item.
 */
function nextOf(stream: Stream, link: string | null, items: readonly unknown[]): string | null {
  if (link !== null) {
    for (const part of link.split(/,\s*(?=<)/)) {
      const [, address, rest] = /^\s*<([^>]*)>(.*)$/.exec(part) ?? [];
      if (address === undefined || !/;\s*rel="?next"?/i.test(rest ?? '')) continue;
      const base = `${stream.server.origin}${stream.path}`;
      return URL.canParse(address, base) ? new URL(address, base).search.slice(1) || null : null;
    }
    return null;
  }
  const last = items.at(-1);
  if (last === undefined) return null;
  return new URLSearchParams([...stream.query, ['limit', '40'], ['max_id', seenOf(last)[0]]].map(pair)).toString();
}

function pair(entry: readonly string[]): [string, string] {
  return [entry[0] ?? '', entry[1] ?? ''];
}

const itemShape = z.looseObject({
  id: z.union([z.string(), z.number()]),
  created_at: z.union([z.string(), z.number()]).nullish().catch(null),
  edited_at: z.union([z.string(), z.number()]).nullish().catch(null),
  status: z
    .looseObject({ edited_at: z.union([z.string(), z.number()]).nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Its id and last edit; a thing without an id is known by its digest. */
function seenOf(item: unknown): [id: string, mark: string] {
  const read = itemShape.safeParse(item).data;
  if (read === undefined) return [digestOf(item), ''];
  return [String(read.id), String(read.edited_at ?? read.status?.edited_at ?? '')];
}

/** A stable stand-in for the id of a thing that has none. */
export function digestOf(item: unknown): string {
  return `sha256:${createHash('sha256')
    .update(JSON.stringify(item) ?? '')
    .digest('hex')}`;
}

function createdAt(item: unknown): Date | null {
  return timeOf(itemShape.safeParse(item).data?.created_at);
}

function later(newestAt: string | null, item: unknown): string | null {
  const at = createdAt(item)?.toISOString() ?? null;
  return at !== null && (newestAt === null || at > newestAt) ? at : newestAt;
}
