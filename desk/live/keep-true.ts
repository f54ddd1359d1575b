// Brings what was heard into what is kept. In: the query cache and one thing heard. Out: every snapshot as a fresh
// fetch would give it, or marked for one where the event only points at content.

import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow, View } from '../../wire/inbox.ts';
import type { LiveEvent, LivePresence } from '../../wire/live.ts';
import { applyToCase, applyToPages, concerns, type LoadedPage, replaceRow } from './apply.ts';
import type { Recent } from './recent.ts';
import type { Heard } from './shared-stream.ts';
import { type KeptCase, keyOf } from './snapshots.ts';
import { isView } from './views.ts';

type Pages = InfiniteData<LoadedPage, string | undefined>;

export interface Keeping {
  readonly client: QueryClient;
  readonly slug: string;
  readonly personId: string;
  readonly recent: Recent;
  /** Asks for the counts anew, soon; many events in a row ask once. */
  readonly recount: () => void;
}

export function keepTrue(heard: Heard, keeping: Keeping): void {
  const { client, slug } = keeping;
  if (heard.type === 'link') client.setQueryData(keyOf.link(slug), heard.isUp);
  else if (heard.type === 'presence') keepPresence(heard.presence, keeping);
  else if (heard.type === 'heed') keepEvent(heard.event, keeping);
  else {
    for (const queryKey of [keyOf.inboxes(slug), keyOf.counts(slug), keyOf.cases(slug)]) {
      void client.invalidateQueries({ queryKey });
    }
  }
}

function keepEvent(event: LiveEvent, keeping: Keeping): void {
  const { client, slug, personId } = keeping;
  keeping.recent.add(event);
  eachView(keeping, (pages, view) => applyToPages(pages, event, { view, personId }));
  if (event.row !== null) keeping.recount();
  keepColleagues(event, keeping);
  // Words, levels and yeses of the voice come with each case: whoever is writing hears of new ones at once.
  if (event.kind === 'protocol.pushed') void client.invalidateQueries({ queryKey: keyOf.cases(slug) });
  if (event.caseId === null) return;
  const queryKey = keyOf.case(slug, event.caseId);
  const page = client.getQueryData<CasePage>(queryKey);
  if (page === undefined || !concerns(page, event)) return;
  changeCase(keeping, event.caseId, (known) => ({ ...known, ...applyToCase(known, event) }));
  void client.invalidateQueries({ queryKey });
}

/** Who works here has changed: asked for anew, and so is one's own role. */
function keepColleagues(event: LiveEvent, { client, slug, personId }: Keeping): void {
  if (!/^(?:person|team|location|invitation)\./u.test(event.kind)) return;
  void client.invalidateQueries({ queryKey: keyOf.people(slug) });
  if (event.detail['subjectId'] === personId) void client.invalidateQueries({ queryKey: keyOf.session });
}

/** A snapshot just fetched: brings in what was heard while it was on its way. */
export function catchUp(queryKey: QueryKey, data: unknown, keeping: Keeping): void {
  const { client, slug, personId, recent } = keeping;
  const [name, ofSlug, view] = queryKey;
  if (ofSlug !== slug) return;
  if (name === 'case') {
    const page = data as CasePage;
    const missed = recent.since(page.asOf);
    if (missed === null || missed.some((event) => concerns(page, event))) void client.invalidateQueries({ queryKey });
  }
  if (name === 'inbox' && typeof view === 'string' && isView(view)) {
    const { pages } = data as Pages;
    const missed = recent.since(Math.min(...pages.map((page) => page.asOf)));
    if (missed === null) void client.invalidateQueries({ queryKey });
    else if (missed.length > 0) {
      const looking = { view, personId };
      const caught = missed.reduce((kept, event) => replaceRow(kept, event.row, looking), pages);
      client.setQueryData<Pages>(queryKey, { ...(data as Pages), pages: caught });
    }
  }
}

/**
 * The row an act of one's own gave back: shown at once, before the stream tells of it. When nothing lay between what was
 * seen and this act, its outcome counts as seen; when something did, that is still to be shown. The record behind the
 * row is fetched anew.
 */
export function keepRow(row: CaseRow, keeping: Keeping): void {
  eachView(keeping, (pages, view) => replaceRow(pages, row, { view, personId: keeping.personId }));
  changeCase(keeping, row.id, (page) => {
    const seenVersion = page.seenVersion === row.version - 1 ? row.version : page.seenVersion;
    return { ...page, row: page.row.version >= row.version ? page.row : row, seenVersion };
  });
  keeping.recount();
  void keeping.client.invalidateQueries({ queryKey: keyOf.case(keeping.slug, row.id) });
}

/**
 * Changes a case that is kept, without making it look freshly fetched: the draft in it is as old as it was, and would
 * otherwise take the place of words written since.
 */
export function changeCase({ client, slug }: Keeping, caseId: string, change: (page: KeptCase) => KeptCase): void {
  const queryKey = keyOf.case(slug, caseId);
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  if (updatedAt === undefined) return;
  client.setQueryData<KeptCase>(queryKey, (page) => (page === undefined ? page : change(page)), { updatedAt });
}

function eachView({ client, slug }: Keeping, change: (pages: LoadedPage[], view: View) => LoadedPage[]): void {
  for (const [queryKey, data] of client.getQueriesData<Pages>({ queryKey: keyOf.inboxes(slug) })) {
    const view = queryKey[2];
    if (data === undefined || typeof view !== 'string' || !isView(view)) continue;
    const pages = change(data.pages, view);
    if (pages !== data.pages) client.setQueryData<Pages>(queryKey, { ...data, pages });
  }
}

function keepPresence(presence: LivePresence, { client, slug }: Keeping): void {
  client.setQueryData<Readonly<Record<string, LivePresence>>>(keyOf.presence(slug), (known) => ({
    ...known,
    [presence.caseId]: presence,
  }));
}
