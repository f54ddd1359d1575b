// What the desk keeps of matters with many voices, and where.

import { queryOptions } from '@tanstack/react-query';
import type { CaseVoices, VoiceGroups, VoicePage } from '../../wire/voices.ts';
import { ask, brand } from '../api.ts';

export const voicesKey = (slug: string) => ['voices', slug] as const;

export const stormsOf = (slug: string) =>
  queryOptions({
    queryKey: [...voicesKey(slug), 'storms'],
    queryFn: async ({ signal }) => (await ask<VoiceGroups>('GET', `${brand(slug)}/voices`, { signal })).groups,
    refetchInterval: 60_000,
  });

export const voicesOf = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...voicesKey(slug), 'one', id],
    queryFn: ({ signal }) => ask<VoicePage>('GET', `${brand(slug)}/voices/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 60_000,
  });

/** Copies are gathered behind the intake, so the case that is looked at asks again now and then. */
export const matterOfCase = (slug: string, caseId: string) =>
  queryOptions({
    queryKey: [...voicesKey(slug), 'case', caseId],
    queryFn: async ({ signal }) =>
      (await ask<CaseVoices>('GET', `${brand(slug)}/cases/${encodeURIComponent(caseId)}/voices`, { signal })).matter,
    refetchInterval: 20_000,
  });
