// What is registered for a channel, as the server tells it: without its secrets.

import { queryOptions } from '@tanstack/react-query';
import { getApp } from './connect-api.ts';

export const appOf = (slug: string, channel: string) =>
  queryOptions({
    queryKey: ['app', slug, channel],
    queryFn: ({ signal }) => getApp(slug, channel, signal),
    staleTime: 5000,
  });
