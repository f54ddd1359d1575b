// What a person does about a matter's private place. In: the case. Out: each act, with the desk showing it at once.

import { useMemo } from 'react';
import type { OfflineBody } from '../../wire/handovers.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { bringBack, changePageLink, takeOffline } from '../api.ts';
import { keepRow } from '../live/keep-true.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';

export interface Offline {
  /** The link, shown this once; null where there is none. Throws the server's refusal. */
  readonly take: (page: KeptCase, body: Omit<OfflineBody, 'saw'>) => Promise<string | null>;
  /** The new link; null when it failed, which is said. */
  readonly issue: (page: KeptCase) => Promise<string | null>;
  readonly revoke: (page: KeptCase) => Promise<void>;
  readonly back: (page: KeptCase) => Promise<void>;
}

export function useOffline(): Offline {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(() => {
    const { slug } = keeping;
    const told = async <Done extends { readonly row: CaseRow }>(act: () => Promise<Done>, words: string | null) => {
      try {
        const done = await act();
        keepRow(done.row, keeping);
        if (words !== null) toast.show({ message: words, tone: 'good' });
        return done;
      } catch (thrown) {
        toast.show({ message: troubleOf(thrown), tone: 'bad' });
        return null;
      }
    };
    return {
      take: async ({ row, seenVersion: saw }, body) => {
        const done = await takeOffline(slug, row.id, { ...body, saw });
        keepRow(done.row, keeping);
        toast.show({ message: say('offline.done', { name: row.customer.name }), tone: 'good' });
        return done.link;
      },
      issue: async ({ row, seenVersion: saw }) =>
        (await told(() => changePageLink(slug, row.id, { saw, how: 'issue' }), null))?.link ?? null,
      revoke: async ({ row, seenVersion: saw }) => {
        await told(() => changePageLink(slug, row.id, { saw, how: 'revoke' }), say('offline.doneRevoked'));
      },
      back: async ({ row, seenVersion: saw }) => {
        await told(() => bringBack(slug, row.id, { saw }), say('offline.doneBack'));
      },
    };
  }, [keeping, toast]);
}
