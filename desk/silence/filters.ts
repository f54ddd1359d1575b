// The filters of the ledger as they stand in the address, and what they ask of the server. A span counts from the start of
// today, so that the same address asks for the same days until midnight.

import type { SilenceFilters } from './snapshots.ts';

export const spans = ['7', '30', '90'] as const;
export const states = ['unseen', 'reviewed', 'undone'] as const;

export interface SilenceSearch {
  readonly reason?: string;
  readonly person?: string;
  readonly since?: (typeof spans)[number];
  readonly is?: (typeof states)[number];
}

/** What of an address is a filter; anything else is left out. */
export function searchOf(given: Record<string, unknown>): SilenceSearch {
  const { reason, person } = given;
  const since = spans.find((one) => one === String(given['since']));
  const is = states.find((one) => one === given['is']);
  return {
    ...(typeof reason === 'string' && /^[\w-]{1,60}$/u.test(reason) ? { reason } : {}),
    ...(typeof person === 'string' && /^[0-9a-f-]{36}$/u.test(person) ? { person } : {}),
    ...(since === undefined ? {} : { since }),
    ...(is === undefined ? {} : { is }),
  };
}

export function filtersOf({ since, ...rest }: SilenceSearch, now: Date): SilenceFilters {
  if (since === undefined) return rest;
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(since));
  return { ...rest, from: from.toISOString() };
}
