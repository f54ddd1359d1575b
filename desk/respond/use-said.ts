// What this brand said in public before, for the guard under the agent's fingers. In: the brand. Out: what a draft is held
// against, null until it is here; and the words of one earlier reply. Loaded with the guard, after the inbox; unchanged it
// comes from the browser's own cache.

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SaidBefore } from '../../core/respond/freshness/said-before.ts';
import { openSaid } from '../../core/respond/freshness/said-shelf.ts';
import type { SaidWords } from '../../wire/said.ts';
import { getSaid, getSaidWords } from '../api.ts';

/** The server holds the draft against all of it anyway when it is sent. */
const staleAfterMs = 600_000;

export function useSaid(slug: string): SaidBefore | null {
  const said = useQuery({
    queryKey: ['said', slug],
    queryFn: async ({ signal }) => openSaid(await getSaid(slug, signal)),
    staleTime: staleAfterMs,
    refetchInterval: staleAfterMs,
    structuralSharing: false,
  });
  return said.data ?? null;
}

/** The earlier reply a finding points at; asked for when somebody wants to see it. */
export function useSaidWords(slug: string, key: string): UseQueryResult<SaidWords> {
  return useQuery({
    queryKey: ['said', slug, key],
    queryFn: ({ signal }) => getSaidWords(slug, key, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
