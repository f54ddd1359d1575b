// Who writes on a case (law 6). In: whether this person is writing. Out: the colleague who is, if any, and a way to take
// over knowingly. The lease is renewed while the words go on and given back when they stop.

import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CasePage } from '../../wire/case.ts';
import { takeLease } from '../api.ts';
import { presenceOf, sessionOf } from '../live/snapshots.ts';
import { useNow } from '../parts/ticker.ts';

const renewMs = 30_000;

type Writer = NonNullable<CasePage['lease']>['by'];

export interface Lease {
  readonly otherWriter: Writer | null;
  readonly takeOver: () => void;
}

export function useLease(slug: string, page: CasePage, isWriting: boolean): Lease {
  const caseId = page.row.id;
  const nowMs = useNow(5_000);
  const me = useQuery(sessionOf()).data?.person.id;
  const told = useQuery(presenceOf(slug)).data[caseId];
  const [isTaken, setTaken] = useState(false);

  const writer = told === undefined ? page.lease : told.by !== null && told.until !== null ? told : null;
  const isCurrent = writer !== null && Date.parse(writer.until ?? '') > nowMs;
  const otherWriter = isCurrent && writer.by !== null && writer.by.id !== me ? writer.by : null;
  const mayWrite = otherWriter === null || isTaken;

  useEffect(() => {
    if (!isWriting || !mayWrite) return;
    let isHeld = false;
    const take = async (): Promise<void> => {
      try {
        await takeLease(slug, caseId, { isTakeOver: isTaken });
        isHeld = true;
      } catch {
        // Somebody else was quicker: the stream says who, and the words stay.
        setTaken(false);
      }
    };
    void take();
    const timer = window.setInterval(() => void take(), renewMs);
    return () => {
      window.clearInterval(timer);
      if (isHeld) takeLease(slug, caseId, { isRelease: true }).catch(() => {});
    };
  }, [slug, caseId, isWriting, mayWrite, isTaken]);

  return { otherWriter: isTaken ? null : otherWriter, takeOver: useCallback(() => setTaken(true), []) };
}
