// Has the server check the draft a moment after the last change. In: the draft. Out: its faults, those of the change
// before while the answer is on its way.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Fault } from '../../core/protocol/fault.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { checkProtocol } from '../api.ts';

const quietMs = 500;

export interface Checked {
  readonly faults: readonly Fault[];
  /** The answer on the very draft that is shown. */
  readonly isSettled: boolean;
  readonly error: unknown;
  readonly again: () => void;
}

const none: readonly Fault[] = [];

export function useCheck(slug: string, protocol: Protocol): Checked {
  const [asked, setAsked] = useState(protocol);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(protocol), quietMs);
    return () => clearTimeout(timer);
  }, [protocol]);
  const check = useQuery({
    queryKey: ['protocol', slug, 'check', asked],
    queryFn: ({ signal }) => checkProtocol(slug, { protocol: asked }, signal),
    placeholderData: keepPreviousData,
    // The people and teams it names may change meanwhile.
    staleTime: 10_000,
    gcTime: 30_000,
  });
  return {
    faults: check.data?.faults ?? none,
    isSettled: asked === protocol && check.isSuccess && !check.isPlaceholderData && !check.isFetching,
    error: check.error,
    again: () => {
      setAsked(protocol);
      void check.refetch();
    },
  };
}
