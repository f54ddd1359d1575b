// Reads one newest-first list of the network from its top down to what was read before, page by page. Things may be
// indexed late and so appear below the top; each poll therefore reads a stretch again and passes on what is new in it.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Page, Raw } from '../channel.ts';

/** How far below the newest known item a poll reads again. */
const OVERLAP_MS = 15 * 60_000;
const MOST_PAGES = 10;
const MOST_SEEN = 300;

export interface Item {
  /** The item's address and content id: another content is another item. */
  readonly key: string;
  /** Where it stands in the list. */
  readonly at: Date | null;
  /** False for what only marks the place in the list: likes, follows, reposts. */
  readonly isHeard: boolean;
  readonly body: unknown;
}

export interface Stream {
  /** One page from `position` (null: the top); `next` is null at the end of the list. */
  readonly fetch: (position: string | null) => Promise<{ items: readonly Item[]; next: string | null }>;
  readonly toRaws: (fresh: readonly Item[]) => Promise<readonly Raw[]>;
}

export const markShape = z.object({
  /** Time of the newest item of the last poll that reached the end of its stretch. */
  newest: z.iso.datetime(),
  /** Digests of the items handed over lately, newest first. */
  seen: z.array(z.string()).max(MOST_SEEN * 2),
});
export type Mark = z.infer<typeof markShape>;

export interface StreamPage {
  readonly raws: readonly Raw[];
  readonly mark: Mark;
  readonly gap?: NonNullable<Page['gap']>;
}

/** Without a mark, one page of history. A mark only moves once the stretch down to the old one has been read. */
export async function* readStream(stream: Stream, mark: Mark | null, now: Date): AsyncGenerator<StreamPage> {
  const before = mark === null ? null : new Date(mark.newest);
  const floor = before === null ? null : new Date(before.getTime() - OVERLAP_MS);
  const mostPages = mark === null ? 1 : MOST_PAGES;
  const seen = new Set(mark?.seen);
  const read: Item[] = [];
  let position: string | null = null;
  for (let n = 1; ; n += 1) {
    const page: Awaited<ReturnType<Stream['fetch']>> = await stream.fetch(position);
    const fresh = page.items.filter((item) => {
      const isNew = !seen.has(digest(item));
      seen.add(digest(item));
      return isNew;
    });
    read.push(...page.items);
    const { newest, oldest } = boundsOf(read);
    const hasReached = page.next === null || floor === null || (oldest !== null && oldest < floor);
    const isLast = hasReached || n === mostPages;
    const reached = isLast ? latestOf(before, newest) : before;
    yield {
      // Oldest first, so that what started a conversation comes before what answers it.
      raws: await stream.toRaws(fresh.filter(({ isHeard }) => isHeard).toReversed()),
      mark: markOf(reached ?? now, read, mark),
      ...(isLast && !hasReached ? { gap: gapOf(floor, oldest) } : {}),
    };
    if (isLast) return;
    position = page.next;
  }
}

function boundsOf(items: readonly Item[]): { readonly newest: Date | null; readonly oldest: Date | null } {
  const times = items.flatMap((item) => (item.at === null ? [] : [item.at.getTime()]));
  if (times.length === 0) return { newest: null, oldest: null };
  return { newest: new Date(Math.max(...times)), oldest: new Date(Math.min(...times)) };
}

function latestOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function gapOf(from: Date | null, until: Date | null): NonNullable<Page['gap']> {
  return { from, until, why: `more than ${MOST_PAGES} pages since the last poll; the rest was not fetched` };
}

function markOf(newest: Date, read: readonly Item[], last: Mark | null): Mark {
  const seen = new Set([...read.map(digest), ...(last?.seen ?? [])]);
  return { newest: newest.toISOString(), seen: [...seen].slice(0, MOST_SEEN) };
}

function digest(item: Item): string {
  return createHash('sha256').update(item.key).digest('base64url').slice(0, 10);
}
