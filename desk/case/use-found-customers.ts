// Customers found while one types. In: what was typed. Out: who fits, as of the last pause.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CustomerFound } from '../../wire/customers.ts';
import { findCustomers } from '../api.ts';

/** A fast typist asks once a word. */
const pauseMs = 160;
const least = 2;

export interface FoundCustomers {
  readonly customers: readonly CustomerFound[];
  /** Somebody was looked for, and nobody fits. */
  readonly isNobody: boolean;
}

export function useFoundCustomers(slug: string, typed: string): FoundCustomers {
  const q = usePaused(typed.trim());
  const isAsked = q.length >= least;
  const { data } = useQuery({
    queryKey: ['customers', slug, q],
    queryFn: ({ signal }) => findCustomers(slug, q, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const customers = isAsked ? (data?.customers ?? []) : [];
  return { customers, isNobody: isAsked && data !== undefined && customers.length === 0 };
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
