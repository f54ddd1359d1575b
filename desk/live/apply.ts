// The law of the live desk: old snapshot + events = new snapshot. In: what was fetched and what happened since.
// Out: what fetching again would give. Pure, and harmless when an event comes twice.

import type { CasePage } from '../../wire/case.ts';
import type { CaseRow, InboxPage, View } from '../../wire/inbox.ts';
import type { LiveEvent } from '../../wire/live.ts';
import { belongsTo, compareIn } from './views.ts';

/** A page as it was fetched. `edge` is its last row then: what stands below it belongs to the next page. */
export interface LoadedPage extends InboxPage {
  readonly edge: CaseRow | null;
}

export interface Looking {
  readonly view: View;
  readonly personId: string;
}

export const loaded = (page: InboxPage): LoadedPage => ({
  ...page,
  edge: page.next === null ? null : (page.rows.at(-1) ?? null),
});

/** Rows of all pages: the newest state of each case, once, in order. */
export function joinPages(pages: readonly InboxPage[], view: View): CaseRow[] {
  const newest = new Map<string, CaseRow>();
  for (const page of pages) {
    for (const row of page.rows) {
      const known = newest.get(row.id);
      if (known === undefined || known.version <= row.version) newest.set(row.id, row);
    }
  }
  return [...newest.values()].sort((a, b) => compareIn(view, a, b));
}

/** The pages of a view with one event more. An event they already contain, or an older state of a case, changes nothing. */
export function applyToPages(pages: LoadedPage[], event: LiveEvent, looking: Looking): LoadedPage[] {
  const first = pages[0];
  if (first === undefined || event.number <= first.asOf) return pages;
  return replaceRow(pages, event.row, looking).map((page, i) => (i === 0 ? { ...page, asOf: event.number } : page));
}

/** Puts one row where it now belongs. Rows are replaced, never merged. */
export function replaceRow(pages: LoadedPage[], row: CaseRow | null, looking: Looking): LoadedPage[] {
  const last = pages.at(-1);
  if (row === null || last === undefined) return pages;
  const rows = joinPages(pages, looking.view);
  const known = rows.find((other) => other.id === row.id);
  if (known !== undefined && known.version >= row.version) return pages;
  const others = rows.filter((other) => other.id !== row.id);
  if (!belongsTo(looking.view, row, looking.personId)) return known === undefined ? pages : deal(pages, others);
  const isBelowEdge = last.edge !== null && compareIn(looking.view, last.edge, row) < 0;
  if (isBelowEdge) return known === undefined ? pages : deal(pages, others);
  const place = placeOf(others, row, looking.view);
  return deal(pages, [...others.slice(0, place), row, ...others.slice(place)]);
}

/** Where a row goes in rows that are in order: the first place whose row stands below it. Takes log2(n) looks. */
export function placeOf(rows: readonly CaseRow[], row: CaseRow, view: View): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = rows[middle];
    if (there !== undefined && compareIn(view, there, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps as many pages as there were, so that a later refetch loads as far down as people had scrolled. */
function deal(pages: readonly LoadedPage[], rows: readonly CaseRow[]): LoadedPage[] {
  let from = 0;
  return pages.map((page, i) => {
    const isLast = i === pages.length - 1;
    const to = isLast ? rows.length : Math.min(rows.length, from + page.rows.length);
    const share = rows.slice(from, to);
    from = to;
    return { ...page, rows: share };
  });
}

/** True when an event says something about this case that its page does not show yet. */
export const concerns = (page: CasePage, event: LiveEvent): boolean =>
  event.caseId === page.row.id && event.number > page.asOf;

/** The row and the record of a case, at once; what the event only points at (words, replies) is fetched anew. */
export function applyToCase(page: CasePage, event: LiveEvent): CasePage {
  if (!concerns(page, event)) return page;
  const { caseId: _, row, ...line } = event;
  return {
    ...page,
    row: row === null || row.version < page.row.version ? page.row : row,
    events: [...page.events, line],
    asOf: event.number,
  };
}
