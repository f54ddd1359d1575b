// Reads a list of the Graph interface that is sorted newest first, down to what was read before. In: a mark of the last
// committed page. Out: stretches of raws, oldest first, each with the mark that follows it.

import { ChannelError, type Json, type Page, type Raw } from '../../channel.ts';
import { countOf, fieldsOf, textOf } from '../../tolerant.ts';
import type { GraphPage } from './api.ts';

/** Where a walk stands: read down to `since`; one that was cut goes on at `next`, and has seen things up to `top`. */
export interface Mark {
  readonly since: number | null;
  readonly top: number | null;
  readonly next: string | null;
}

export interface Found {
  readonly raw: Raw;
  /** When it was said; null when nobody tells. */
  readonly atMs: number | null;
}

export interface GraphList {
  readonly look: (after: string | null) => Promise<GraphPage>;
  /** The time the list is sorted by. */
  readonly sortedBy: (node: unknown) => number | null;
  /** What stands in a node and is not older than the floor; null: everything that came. */
  readonly found: (node: unknown, floorMs: number | null, cut: Cut) => Promise<readonly Found[]>;
}

/** Told when something inside a node was not read to the floor: how far it was read. */
export type Cut = (untilMs: number | null) => void;

/** Meta shows some things a moment late, and tells its times in whole seconds. */
const OVERLAP_MS = 120_000;
const FIRST_PAGES = 4;
const MOST_PAGES = 40;

export interface Stretch extends Pick<Page, 'raws' | 'gap'> {
  readonly mark: Mark;
}

export async function* walk(list: GraphList, from: Mark, now: Date): AsyncGenerator<Stretch> {
  let at = from;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const floorMs = at.since === null ? null : at.since - OVERLAP_MS;
    const got = await lookOrAnew(list, at.next);
    const { found, ...gap } = await findIn(list, got, floorMs);
    const sorted = got.data.map(list.sortedBy).filter((one) => one !== null);
    // A time in the future would hide everything said before it.
    const times = [...found.flatMap(({ atMs }) => atMs ?? []), ...sorted].filter((one) => one <= now.getTime());
    const top = times.reduce<number | null>((most, one) => Math.max(most ?? one, one), at.top);
    const isMet = floorMs !== null && sorted.some((one) => one < floorMs);
    const isEnd = got.next === null || isMet || (at.since === null && page + 1 >= FIRST_PAGES);
    at = isEnd ? { since: top ?? at.since, top: null, next: null } : { since: at.since, top, next: got.next };
    yield { raws: oldestFirst(found), mark: at, ...gap };
    if (isEnd) return;
  }
}

/** All that stands in a page's nodes; what had to be left goes on record. */
async function findIn(
  list: GraphList,
  { data }: GraphPage,
  floorMs: number | null,
): Promise<Pick<Page, 'gap'> & { readonly found: readonly Found[] }> {
  const found: Found[] = [];
  const cuts: (number | null)[] = [];
  for (const node of data) found.push(...(await list.found(node, floorMs, (untilMs) => void cuts.push(untilMs))));
  if (cuts.length === 0 || floorMs === null) return { found };
  const untilMs = Math.max(...cuts.map((one) => one ?? floorMs));
  const why = 'more was said under one post than is read at once; the oldest of it was not fetched';
  return { found, gap: { from: new Date(floorMs), until: new Date(untilMs), why } };
}

/** Cursors of Meta live a while only: a walk whose cursor is refused begins anew. */
async function lookOrAnew(list: GraphList, next: string | null): Promise<GraphPage> {
  try {
    return await list.look(next);
  } catch (error) {
    if (next === null || !(error instanceof ChannelError) || error.code !== 'rejected') throw error;
    return list.look(null);
  }
}

function oldestFirst(found: readonly Found[]): readonly Raw[] {
  return found.toSorted((one, other) => (one.atMs ?? 0) - (other.atMs ?? 0)).map(({ raw }) => raw);
}

export function readMark(value: unknown): Mark {
  const of = fieldsOf(value);
  const next = textOf(of['next']);
  const isWalk = next !== null && next.length <= 1_000;
  return { since: countOf(of['since']), top: isWalk ? countOf(of['top']) : null, next: isWalk ? next : null };
}

/**
 * Several lists and a slow round over one of them, with one cursor for all. A list that Meta refuses (a permission that is
 * missing) does not keep the others from being heard; it is said when they are.
 */
export async function* walkAll(
  lists: Readonly<Record<string, GraphList>>,
  rounded: GraphList,
  cursor: Json,
  now: Date,
): AsyncGenerator<Page> {
  const came = fieldsOf(cursor);
  const kept: Record<string, Json> = { v: 1 };
  for (const name of [...Object.keys(lists), 'round']) kept[name] = (came[name] ?? null) as Json;
  let refusal: ChannelError | null = null;
  for (const [name, list] of Object.entries(lists)) {
    try {
      for await (const { mark, ...stretch } of walk(list, readMark(came[name]), now)) {
        kept[name] = { ...mark };
        yield { ...stretch, cursor: { ...kept } };
      }
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code !== 'rejected') throw error;
      refusal ??= error;
    }
  }
  const round = readRound(came['round']);
  const {
    found,
    round: next,
    ...gap
  } = round === null ? { found: [], round: newRound(now) } : await goRound(rounded, round, now);
  kept['round'] = { ...next };
  yield { raws: oldestFirst(found), cursor: { ...kept }, ...gap };
  if (refusal !== null) throw refusal;
}

/** A slow round over what a walk does not reach any more: one page a poll, then from the top again. */
interface Round {
  /** What was said since then is wanted. */
  readonly since: number;
  readonly began: number;
  readonly next: string | null;
  readonly pages: number;
}

const ROUND_PAGES = 8;

/** Null at the very first poll: there is nothing older to look for yet. */
function readRound(value: unknown): Round | null {
  const of = fieldsOf(value);
  const [since, began] = [countOf(of['since']), countOf(of['began'])];
  if (since === null || began === null) return null;
  return { since, began, next: textOf(of['next']), pages: countOf(of['pages']) ?? 0 };
}

function newRound(now: Date): Round {
  return { since: now.getTime() - OVERLAP_MS, began: now.getTime(), next: null, pages: 0 };
}

interface Gone extends Pick<Page, 'gap'> {
  readonly found: readonly Found[];
  readonly round: Round;
}

async function goRound(list: GraphList, at: Round, now: Date): Promise<Gone> {
  const got = await lookOrAnew(list, at.next);
  const came = await findIn(list, got, at.since);
  const pages = at.pages + 1;
  if (got.next !== null && pages < ROUND_PAGES) return { ...came, round: { ...at, next: got.next, pages } };
  return { ...came, round: { ...newRound(now), since: at.began - OVERLAP_MS } };
}

/** Some 2,000 comments of Facebook's, 1,000 of Instagram's: a storm, and still one poll. */
const DRAIN_PAGES = 20;

export interface Inside {
  readonly floorMs: number | null;
  readonly atMs: (node: unknown) => number | null;
  readonly look: (after: string) => Promise<GraphPage>;
  readonly cut: Cut;
}

/**
 * All of a list inside a node that is not older than the floor: what came with the node, and its next pages while they
 * are still new. Without a floor only what came.
 */
export async function drain(came: GraphPage, { floorMs, atMs, look, cut }: Inside): Promise<readonly unknown[]> {
  const isNew = (node: unknown) => floorMs === null || (atMs(node) ?? Number.POSITIVE_INFINITY) >= floorMs;
  const nodes = came.data.filter(isNew);
  let page = came;
  for (let n = 0; floorMs !== null && page.next !== null && page.data.every(isNew); n += 1) {
    if (n === DRAIN_PAGES) {
      cut(atMs(page.data.at(-1)));
      break;
    }
    page = await look(page.next);
    nodes.push(...page.data.filter(isNew));
  }
  return nodes;
}
