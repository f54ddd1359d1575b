// What the desk keeps of notices, and where.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getDeliveries, getHooks, getNoticeSettings, getNotices } from '../api.ts';

/** Between what the stream tells of, notices also come by themselves: a source that fails, somebody’s test. */
const pollMs = 30_000;

export const noticesOf = (slug: string) =>
  infiniteQueryOptions({
    queryKey: ['notices', slug],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => getNotices(slug, { before: pageParam }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: pollMs,
  });

export const noticeSettingsOf = (slug: string) =>
  queryOptions({ queryKey: ['notice-settings', slug], queryFn: ({ signal }) => getNoticeSettings(slug, signal) });

export const hooksOf = (slug: string) =>
  queryOptions({ queryKey: ['hooks', slug], queryFn: async ({ signal }) => (await getHooks(slug, signal)).hooks });

export const deliveriesOf = (slug: string, isFailed: boolean) =>
  queryOptions({
    queryKey: ['deliveries', slug, isFailed],
    queryFn: async ({ signal }) => (await getDeliveries(slug, { failed: String(isFailed) }, signal)).deliveries,
    refetchInterval: 10_000,
  });
