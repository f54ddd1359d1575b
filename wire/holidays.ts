// The days on which a place is closed by custom, for choosing among them. GET /api/brands/:brand/holidays

import { z } from 'zod';

const Place = z.object({ code: z.string(), name: z.string() });

/** `country`, `state` and `region` as the holiday tables code them: `ES`, `MD`. Without a country: only the countries. */
export const HolidaysQuery = z.object({
  country: z.string().max(10).optional(),
  state: z.string().max(10).optional(),
  region: z.string().max(10).optional(),
  year: z.coerce.number().int().min(1970).max(2200),
});

export const HolidaysFound = z.object({
  countries: z.array(Place),
  /** Of the country asked for; empty when it has none. */
  states: z.array(Place),
  /** Of the state asked for. */
  regions: z.array(Place),
  /** Every holiday of the year that closes a business there, by date, also those on which the brand opens all the same. */
  days: z.array(z.object({ date: z.iso.date(), name: z.string() })),
});
export type HolidaysFound = z.infer<typeof HolidaysFound>;
