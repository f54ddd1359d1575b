// The silence ledger as it is fetched: one page after the other, by its filters.

import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { SilenceQuery } from '../../wire/silence.ts';
import { getSilence } from '../api.ts';

export type SilenceFilters = Pick<SilenceQuery, 'reason' | 'person' | 'from' | 'is'>;

export const silenceKey = (slug: string) => ['silence', slug] as const;

export const silenceOf = (slug: string, filters: SilenceFilters) =>
  infiniteQueryOptions({
    queryKey: [...silenceKey(slug), filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => getSilence(slug, { ...filters, before: pageParam }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
