// The readings page as it is fetched, and its switch. It is asked for again while it is open: what was just corrected is learned in seconds.

import { queryOptions } from '@tanstack/react-query';
import type { OwnHeadBody, OwnHeadView, ReadingDifference, ReadingsPage } from '../../wire/readings.ts';
import { ask, brand } from '../api.ts';

const againMs = 5000;

export const readingsKey = (slug: string) => ['readings', slug] as const;

export const readingsOf = (slug: string) =>
  queryOptions({
    queryKey: readingsKey(slug),
    queryFn: ({ signal }) => ask<ReadingsPage>('GET', `${brand(slug)}/readings`, { signal }),
    staleTime: 0,
    refetchInterval: againMs,
  });

/** Of this version: another one reads differently again. */
export const differenceOf = (slug: string, version: number) =>
  queryOptions({
    queryKey: ['reading-difference', slug, version],
    queryFn: ({ signal }) => ask<ReadingDifference>('GET', `${brand(slug)}/readings/difference`, { signal }),
    staleTime: 0,
  });

export const turnOwnHead = (slug: string, body: OwnHeadBody): Promise<OwnHeadView> =>
  ask('PUT', `${brand(slug)}/readings/own`, { body });
