// Keeps everything below it live for one brand. In: the brand. Out: snapshots that follow the stream, and `useKeeping`
// for the acts that want to show their own result at once.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Counts } from '../../wire/inbox.ts';
import { liveUrl } from '../api.ts';
import { catchUp, type Keeping, keepTrue } from './keep-true.ts';
import { keepRecent } from './recent.ts';
import { shareStream, type World } from './shared-stream.ts';
import { countsOf, keyOf, sessionOf } from './snapshots.ts';

const KeepingContext = createContext<Keeping | null>(null);

export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext);
  if (keeping === null) throw new Error('useKeeping needs a LiveProvider above it');
  return keeping;
}

const world: World = {
  open: (url) => new EventSource(url),
  locks: 'locks' in navigator ? navigator.locks : undefined,
  channel: 'BroadcastChannel' in window ? (name) => new BroadcastChannel(name) : undefined,
  wait: (ms, then) => {
    const timer = window.setTimeout(then, ms);
    return () => window.clearTimeout(timer);
  },
};

const recountMs = 250;

export function LiveProvider({ slug, children }: { readonly slug: string; readonly children: ReactNode }) {
  const client = useQueryClient();
  const personId = useQuery(sessionOf()).data?.person.id ?? '';

  const keeping = useMemo((): Keeping => {
    let timer: number | undefined;
    const recount = (): void => {
      if (timer !== undefined) return;
      timer = window.setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: keyOf.counts(slug) });
      }, recountMs);
    };
    return { client, slug, personId, recount, recent: keepRecent() };
  }, [client, slug, personId]);

  useEffect(() => {
    if (personId === '') return;
    const stream = shareStream(`${personId}:${slug}`, liveUrl(slug), (heard) => keepTrue(heard, keeping), world);
    // The counts are the first snapshot every page has; the stream starts where they stop.
    const begin = (counts: Counts): void => {
      keeping.recent.startAfter(counts.asOf);
      stream.startAfter(counts.asOf);
    };
    const unsubscribe = client.getQueryCache().subscribe((change) => {
      if (change.type !== 'updated' || change.action.type !== 'success' || change.action.manual) return;
      const { queryKey, state } = change.query;
      if (queryKey[0] === 'counts' && queryKey[1] === slug) begin(state.data as Counts);
      else catchUp(queryKey, state.data, keeping);
    });
    void client.ensureQueryData(countsOf(slug)).then(begin, () => {});
    // A page brought back from the browser's cache has slept through events without a jump to notice it by.
    const wake = (shown: PageTransitionEvent): void => {
      if (shown.persisted) keepTrue({ type: 'reset', number: 0 }, keeping);
    };
    window.addEventListener('pageshow', wake);
    return () => {
      window.removeEventListener('pageshow', wake);
      unsubscribe();
      stream.close();
    };
  }, [client, keeping, personId, slug]);

  return <KeepingContext value={keeping}>{children}</KeepingContext>;
}
