// The snapshot of a brand's sources. Polls are not events of the record, so the page asks again: often while a first
// read is under way, calmly afterwards.

import { queryOptions } from '@tanstack/react-query';
import { getSources } from '../api.ts';

const BUSY_MS = 2500;
const CALM_MS = 15_000;

export const sourcesOf = (slug: string) =>
  queryOptions({
    queryKey: ['sources', slug],
    queryFn: ({ signal }) => getSources(slug, signal),
    staleTime: 5000,
    refetchInterval: (query) =>
      query.state.data?.sources.some(({ isFirstRead, state }) => isFirstRead && state === 'listening')
        ? BUSY_MS
        : CALM_MS,
  });
