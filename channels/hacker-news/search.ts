// Listening: the public search, newest first. In: what to look for and where the last poll ended. Out: pages of hits, each
// with a cursor from which a poll that was cut goes on downwards.

import { ChannelError, type Hands, type Json, type ListenTo, type Page, type Raw } from '../channel.ts';
import { ask } from '../rest.ts';
import { countOf, type Fields, fieldsOf, idOf, listOf } from '../tolerant.ts';
import { type Wanted, wantedBy } from './wanted.ts';

const SEARCH = 'https://hn.algolia.com/api/v1/search_by_date';
const PER_PAGE = 100;
const DAY_S = 24 * 60 * 60;
const HISTORY_S = 90 * DAY_S;
const FIRST_PAGES = 3;
const MOST_PAGES = 30;
/** Things come into the search some minutes after they were written. */
const OVERLAP_S = 2 * 60 * 60;

/** A walk that was cut goes on at `until`, has seen `top`, and may read so many pages more. */
type Walk = { readonly top: number; readonly until: number; readonly left: number; readonly isFirst: boolean };

/** Seconds since 1970. Hits older than `since` are known. */
type Cursor = { readonly query: string; readonly since: number; readonly walk: Walk | null };

type Stretch = { readonly since: number; readonly until: number | null };

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const wanted = wantedOf(source);
  const nowS = Math.floor(hands.now().getTime() / 1000);
  const last = readCursor(source.cursor, wanted.query, nowS);
  const since = last === null ? nowS - HISTORY_S : last.since - OVERLAP_S;
  const isFirst = last === null || last.walk?.isFirst === true;
  let top = last?.walk?.top ?? last?.since ?? since;
  let until = last?.walk?.until ?? null;
  for (let left = last?.walk?.left ?? (isFirst ? FIRST_PAGES : MOST_PAGES); ; left -= 1) {
    const { hits, isFull } = await searchFor(wanted, { since, until }, hands);
    const times = hits.flatMap((hit) => countOf(hit['created_at_i']) ?? []);
    top = Math.min(Math.max(top, ...times), nowS);
    const lowest = Math.min(...times);
    const raws = hits.filter(wanted.isMeant).flatMap(rawOf);
    const isEnd = !isFull || times.length === 0;
    if (isEnd || left <= 1) {
      const end: Cursor = { query: wanted.query, since: top, walk: null };
      yield { raws, cursor: end, ...(isEnd || isFirst ? {} : gapOf(since, lowest)) };
      return;
    }
    // A second in which more was written than a page holds is stepped over rather than asked for again and again.
    until = lowest === until ? lowest - 1 : lowest;
    const walk: Walk = { top, until, left: left - 1, isFirst };
    yield { raws, cursor: { query: wanted.query, since: last?.since ?? since, walk } };
  }
}

/** One question to the search, in a stretch of time. */
export async function search(
  source: Pick<ListenTo, 'kind' | 'config'>,
  stretch: Stretch,
  hands: Hands,
): Promise<{ readonly hits: readonly Fields[] }> {
  const wanted = wantedOf(source);
  const { hits } = await searchFor(wanted, stretch, hands);
  return { hits: hits.filter(wanted.isMeant) };
}

async function searchFor(wanted: Wanted, { since, until }: Stretch, hands: Hands) {
  await hands.spend('searches');
  const bounds = [`created_at_i>=${since}`, ...(until === null ? [] : [`created_at_i<=${until}`])];
  const query = {
    ...wanted.parameters,
    query: wanted.query,
    numericFilters: bounds.join(','),
    hitsPerPage: PER_PAGE,
  };
  const { body } = await ask({ url: SEARCH, query }, hands);
  const { hits, hitsPerPage } = fieldsOf(body);
  if (!Array.isArray(hits)) throw new ChannelError('unreadable', 'The search of Hacker News answered without results');
  const perPage = countOf(hitsPerPage) ?? PER_PAGE;
  return { hits: listOf(hits).map(fieldsOf), isFull: hits.length >= Math.max(1, perPage) };
}

function wantedOf(source: Pick<ListenTo, 'kind' | 'config'>): Wanted {
  const wanted = wantedBy(source);
  if (wanted === null) throw new ChannelError('unreadable', 'There is nothing to look for; type words, or a site');
  return wanted;
}

/** Kept as it came, but for the search's own copy of everything with the hits marked. */
function rawOf({ _highlightResult, ...hit }: Fields): readonly Raw[] {
  const id = idOf(hit['objectID']);
  return id === null ? [] : [{ externalId: id, body: { hit } as Json }];
}

function gapOf(since: number, lowest: number): Pick<Page, 'gap'> {
  const why = `more was found than ${MOST_PAGES} pages hold; narrower words find less`;
  return { gap: { from: new Date(since * 1000), until: new Date(lowest * 1000), why } };
}

function readCursor(cursor: Json, query: string, nowS: number): Cursor | null {
  const { query: asked, since, walk } = fieldsOf(cursor);
  const from = countOf(since);
  if (asked !== query || from === null || from > nowS) return null;
  const { top, until, left, isFirst } = fieldsOf(walk);
  const [seen, at, pages] = [countOf(top), countOf(until), countOf(left)];
  if (seen === null || at === null || pages === null) return { query, since: from, walk: null };
  return { query, since: from, walk: { top: seen, until: at, left: pages, isFirst: isFirst === true } };
}
