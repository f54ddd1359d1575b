// The readings page as it is fetched. It is asked for again while it is open: what was just corrected is learned in seconds.

import { queryOptions } from '@tanstack/react-query';
import { getReadingDifference, getReadings } from '../api.ts';

const againMs = 5000;

export const readingsKey = (slug: string) => ['readings', slug] as const;

export const readingsOf = (slug: string) =>
  queryOptions({
    queryKey: readingsKey(slug),
    queryFn: ({ signal }) => getReadings(slug, signal),
    staleTime: 0,
    refetchInterval: againMs,
  });

/** Of this version: another one reads differently again. */
export const differenceOf = (slug: string, version: number) =>
  queryOptions({
    queryKey: ['reading-difference', slug, version],
    queryFn: ({ signal }) => getReadingDifference(slug, signal),
    staleTime: 0,
  });
