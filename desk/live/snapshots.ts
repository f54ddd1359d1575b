// What the desk keeps of a brand and where: query keys and how each snapshot is fetched. One place, because the live
// stream, the pages and the acts all have to mean the same snapshot.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Ways } from '../../core/respond/fits.ts';
import type { CasePage } from '../../wire/case.ts';
import type { Counts, View } from '../../wire/inbox.ts';
import type { LivePresence } from '../../wire/live.ts';
import { getCase, getChannels, getCounts, getInbox, getLocations, getPeople, getSession, getTeams } from '../api.ts';
import { type LoadedPage, loaded } from './apply.ts';
import { loadWeighing } from './load-weighing.ts';

export const keyOf = {
  inboxes: (slug: string) => ['inbox', slug] as const,
  inbox: (slug: string, view: View) => ['inbox', slug, view] as const,
  counts: (slug: string) => ['counts', slug] as const,
  cases: (slug: string) => ['case', slug] as const,
  case: (slug: string, id: string) => ['case', slug, id] as const,
  /** People, and below it teams and locations. */
  people: (slug: string) => ['people', slug] as const,
  session: ['session'] as const,
  presence: (slug: string) => ['presence', slug] as const,
  link: (slug: string) => ['link', slug] as const,
};

/** The stream tells of every change, so nothing is fetched again merely because time has passed. */
const keptByStream = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

export const inboxOf = (slug: string, view: View) =>
  infiniteQueryOptions({
    queryKey: keyOf.inbox(slug, view),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<LoadedPage> =>
      loaded(await getInbox(slug, { view, after: pageParam, limit: 60 }, signal)),
    getNextPageParam: (page) => page.next ?? undefined,
    ...keptByStream,
  });

export const countsOf = (slug: string) =>
  queryOptions<Counts>({
    queryKey: keyOf.counts(slug),
    queryFn: ({ signal }) => getCounts(slug, signal),
    ...keptByStream,
  });

/**
 * A case as it is kept. The stream brings its row at once and its words a moment later; what a person has seen is the
 * version whose words stand there, and no reply goes out over newer ones.
 */
export interface KeptCase extends CasePage {
  readonly seenVersion: number;
  /** With what counts a draft there: no composer stands before it can. */
  readonly ways: CasePage['ways'] & Pick<Ways, 'weighing'>;
}

export const caseOf = (slug: string, id: string) =>
  queryOptions<KeptCase>({
    queryKey: keyOf.case(slug, id),
    queryFn: async ({ signal }) => {
      const page = await getCase(slug, id, signal);
      const ways = { ...page.ways, weighing: await loadWeighing(page) };
      return { ...page, ways, seenVersion: page.row.version };
    },
    ...keptByStream,
  });

export const sessionOf = () =>
  queryOptions({ queryKey: keyOf.session, queryFn: () => getSession(), staleTime: 60_000, retry: false });

export const peopleOf = (slug: string) =>
  queryOptions({
    queryKey: [...keyOf.people(slug), 'all'],
    queryFn: ({ signal }) => getPeople(slug, signal),
    staleTime: 60_000,
  });

export const teamsOf = (slug: string) =>
  queryOptions({
    queryKey: [...keyOf.people(slug), 'teams'],
    queryFn: async ({ signal }) => (await getTeams(slug, signal)).teams,
    staleTime: 60_000,
  });

export const locationsOf = (slug: string) =>
  queryOptions({
    queryKey: [...keyOf.people(slug), 'locations'],
    queryFn: async ({ signal }) => (await getLocations(slug, signal)).locations,
    staleTime: 60_000,
  });

export const channelsOf = () =>
  queryOptions({
    queryKey: ['channels'],
    queryFn: async ({ signal }) => (await getChannels(signal)).channels,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Who is writing where, as told by the stream; never fetched. */
export const presenceOf = (slug: string) =>
  queryOptions<Readonly<Record<string, LivePresence>>>({
    queryKey: keyOf.presence(slug),
    queryFn: () => ({}),
    initialData: {},
    ...keptByStream,
  });

/** Whether the stream is up, so that the desk can say when it is not. */
export const linkOf = (slug: string) =>
  queryOptions<boolean>({
    queryKey: keyOf.link(slug),
    queryFn: () => true,
    initialData: true,
    ...keptByStream,
  });
