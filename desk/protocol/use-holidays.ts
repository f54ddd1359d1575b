// The holidays of a calendar for this year and the next, from the server's tables. In: the calendar. Out: what core asks
// for when it reckons, and whether it is all there.

import { useQuery } from '@tanstack/react-query';
import type { Calendar, HolidaysOf } from '../../core/protocol/calendar.ts';
import { holidaysIn } from './snapshots.ts';

export interface KnownHolidays {
  readonly holidaysOf: HolidaysOf;
  readonly isReady: boolean;
}

export function useHolidays(slug: string, { holidays }: Calendar, year: number): KnownHolidays {
  const place = holidays ?? { country: null, state: null, region: null };
  const enabled = holidays !== null;
  const these = useQuery({ ...holidaysIn(slug, place, year), enabled });
  const next = useQuery({ ...holidaysIn(slug, place, year + 1), enabled });
  return {
    isReady: !enabled || (these.isSuccess && next.isSuccess),
    holidaysOf: ({ open }, asked) => {
      const days = asked === year ? these.data?.days : asked === year + 1 ? next.data?.days : undefined;
      return (days ?? []).filter(({ name }) => !open.includes(name));
    },
  };
}
