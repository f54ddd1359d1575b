// What the desk keeps of topics, and where.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TopicsPage } from '../../wire/topics.ts';
import { ask, brand } from '../api.ts';

export type Span = 'day' | 'week';

export const topicsOf = (slug: string, span: Span) =>
  queryOptions({
    queryKey: ['topics', slug, span],
    queryFn: ({ signal }) => ask<TopicsPage>('GET', `${brand(slug)}/topics`, { query: { span }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
