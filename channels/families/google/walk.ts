// Reads a list that gives its newest first, a page at a time, down to where the last poll ended. In: a way to read one
// page, and the cursor. Out: pages of what is new or changed, each with the cursor that goes on after it.

import { ChannelError, type Json, type Page, type Raw } from '../../channel.ts';
import { countOf, fieldsOf, textOf, timeOf } from '../../tolerant.ts';

/** One entry of the list. What its sign is made of decides whether it is heard again. */
export interface Entry {
  readonly key: string;
  readonly at: Date | null;
  readonly sign: string;
  /** Asked only for new and changed entries: it may need more questions. */
  readonly raws: () => Promise<Pick<Page, 'raws' | 'gap'>>;
}

export interface Newest {
  readonly read: (
    token: string | null,
  ) => Promise<{ readonly entries: readonly Entry[]; readonly next: string | null }>;
  /** How many pages the first poll reads, and one poll an hour: old entries change without moving up. */
  readonly deepPages: number;
}

/** Between two pages of a walk that goes on. */
interface Open {
  readonly token: string | null;
  readonly top: number | null;
  readonly isDeep: boolean;
  readonly pages: number;
}

interface State {
  /** Everything older than this was read, in Unix ms. */
  mark: number | null;
  deepAt: number | null;
  open: Open | null;
  readonly seen: Map<string, string>;
}

const OVERLAP_MS = 600_000;
const DEEP_EVERY_MS = 3_600_000;
const MOST_PAGES = 20;
const MOST_SEEN = 600;

export async function* walkNewest(list: Newest, cursor: Json, now: Date): AsyncGenerator<Page> {
  const state = readCursor(cursor);
  if (state.open !== null) yield* resume(list, state, state.open, now);
  const isDeep = state.deepAt === null || now.getTime() - state.deepAt >= DEEP_EVERY_MS || state.deepAt > now.getTime();
  if (isDeep) state.deepAt = now.getTime();
  yield* goDown(list, state, { token: null, top: state.mark, isDeep, pages: 0 }, now);
}

/** A page token may have lost its meaning meanwhile; then the walk from the top reaches down to the same mark. */
async function* resume(list: Newest, state: State, open: Open, now: Date): AsyncGenerator<Page> {
  try {
    yield* goDown(list, state, open, now);
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'rejected') throw error;
    state.open = null;
  }
}

async function* goDown(list: Newest, state: State, from: Open, now: Date): AsyncGenerator<Page> {
  state.open = from;
  while (state.open !== null) {
    const open: Open = state.open;
    const { entries, next } = await list.read(open.token);
    const { raws, gap } = await changed(entries, state.seen);
    const times = entries.map(({ at }) => at?.getTime()).filter((at) => at !== undefined);
    // A date to come must not keep the next walk from going down.
    const top = times.length === 0 ? open.top : Math.min(Math.max(...times, open.top ?? 0), now.getTime());
    const pages = open.pages + 1;
    const isDown = state.mark === null || times.some((at) => at < (state.mark ?? 0) - OVERLAP_MS);
    const isEnough = isDown && pages >= (open.isDeep ? list.deepPages : 1);
    const isCut = !isDown && pages >= MOST_PAGES && next !== null;
    state.open = next === null || isEnough || isCut ? null : { token: next, top, isDeep: open.isDeep, pages };
    const lost: Pick<Page, 'gap'> = isCut ? { gap: tooMuch(state.mark, times) } : gap === undefined ? {} : { gap };
    if (state.open === null) state.mark = top;
    yield { raws, cursor: toCursor(state), ...lost };
  }
}

function tooMuch(mark: number | null, times: readonly number[]): NonNullable<Page['gap']> {
  return {
    from: mark === null ? null : new Date(mark),
    until: times.length === 0 ? null : new Date(Math.min(...times)),
    why: `More came at once than ${MOST_PAGES} pages hold.`,
  };
}

/** Oldest first, so that what was said in the same instant stands in the order it was said. */
async function changed(entries: readonly Entry[], seen: Map<string, string>): Promise<Pick<Page, 'raws' | 'gap'>> {
  const raws: Raw[] = [];
  let gap: Page['gap'];
  for (const { key, sign, raws: read } of entries.toReversed()) {
    const known = seen.get(key);
    seen.delete(key);
    if (known !== sign) {
      const page = await read();
      raws.push(...page.raws);
      gap ??= page.gap;
    }
    seen.set(key, sign);
  }
  while (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value ?? '');
  return gap === undefined ? { raws } : { raws, gap };
}

/** Anything: a cursor of another age counts as none. */
function readCursor(cursor: Json): State {
  const { version, mark, deepAt, open, seen } = fieldsOf(cursor);
  if (version !== 1) return { mark: null, deepAt: null, open: null, seen: new Map() };
  const { token, top, isDeep, pages } = fieldsOf(open);
  const from = textOf(token);
  const signs = Object.entries(fieldsOf(seen)).filter((one): one is [string, string] => typeof one[1] === 'string');
  return {
    mark: timeOf(mark)?.getTime() ?? null,
    deepAt: timeOf(deepAt)?.getTime() ?? null,
    open:
      from === null
        ? null
        : { token: from, top: timeOf(top)?.getTime() ?? null, isDeep: isDeep === true, pages: countOf(pages) ?? 0 },
    seen: new Map(signs),
  };
}

function toCursor({ mark, deepAt, open, seen }: State): Json {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    version: 1,
    mark: iso(mark),
    deepAt: iso(deepAt),
    open: open === null ? null : { ...open, top: iso(open.top) },
    seen: Object.fromEntries(seen),
  };
}
