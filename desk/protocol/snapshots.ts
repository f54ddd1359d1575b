// What the protocol pages fetch and under which keys it is kept.

import { queryOptions } from '@tanstack/react-query';
import { getHolidays, getProtocol, getProtocolDiff, getProtocolVersion, getProtocolVersions } from '../api.ts';

export const protocolOf = (slug: string) =>
  queryOptions({ queryKey: ['protocol', slug, 'now'], queryFn: ({ signal }) => getProtocol(slug, signal) });

export const versionsOf = (slug: string) =>
  queryOptions({
    queryKey: ['protocol', slug, 'versions'],
    queryFn: async ({ signal }) => (await getProtocolVersions(slug, signal)).versions,
  });

/** A version never changes. */
const forGood = { staleTime: Number.POSITIVE_INFINITY } as const;

export const versionOf = (slug: string, version: number) =>
  queryOptions({
    queryKey: ['protocol', slug, 'version', version],
    queryFn: ({ signal }) => getProtocolVersion(slug, version, signal),
    ...forGood,
  });

export const diffOf = (slug: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['protocol', slug, 'diff', from, to],
    queryFn: async ({ signal }) => (await getProtocolDiff(slug, { from, to }, signal)).diff,
    ...forGood,
  });

export interface Place {
  readonly country: string | null;
  readonly state: string | null;
  readonly region: string | null;
}

export const holidaysIn = (slug: string, { country, state, region }: Place, year: number) =>
  queryOptions({
    queryKey: ['holidays', slug, country, state, region, year],
    queryFn: ({ signal }) =>
      getHolidays(
        slug,
        { country: country ?? undefined, state: state ?? undefined, region: region ?? undefined, year },
        signal,
      ),
    ...forGood,
  });
