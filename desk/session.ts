// Who is signed in, and where to go when nobody is. The session is fetched once and kept; a 401 from anywhere sends
// the person to the sign-in page and brings them back to where they were.

import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query';
import type { BrandRef, Session } from '../wire/account.ts';
import { isApiError } from './api.ts';
import { sessionOf } from './live/snapshots.ts';

const LAST_BRAND = 'heed.brand';

/** Retries only what may pass: no answer, or a server in trouble. A refusal stays a refusal. */
function isPassing(thrown: unknown): boolean {
  return isApiError(thrown) && (thrown.status === 0 || thrown.status >= 500);
}

export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (thrown, query) => {
        if (query.queryKey[0] !== 'session' && isApiError(thrown) && thrown.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: { retry: (times, thrown) => times < 2 && isPassing(thrown), staleTime: 15_000 },
    },
  });
}

/** The session, or null when nobody is signed in. Other failures are thrown. */
export async function readSession(client: QueryClient): Promise<Session | null> {
  try {
    return await client.ensureQueryData(sessionOf());
  } catch (thrown) {
    if (isApiError(thrown) && thrown.status === 401) return null;
    throw thrown;
  }
}

/** Everything kept belongs to the person who was here; whoever comes next starts clean. */
export function beginSession(client: QueryClient, session: Session): void {
  client.clear();
  client.setQueryData(sessionOf().queryKey, session);
}

export function useSession(): Session | null {
  return useQuery(sessionOf()).data ?? null;
}

export function rememberBrand(slug: string): void {
  try {
    localStorage.setItem(LAST_BRAND, slug);
  } catch {
    // Without storage the first brand opens next time.
  }
}

/** The brand to open: the one last looked at when it is still theirs, else the first. */
export function brandToOpen(brands: readonly BrandRef[]): BrandRef | null {
  let last: string | null = null;
  try {
    last = localStorage.getItem(LAST_BRAND);
  } catch {
    // As above.
  }
  return brands.find((brand) => brand.slug === last) ?? brands[0] ?? null;
}
