// A matter taken offline as the page of its case shows it, and the times a reply can wait for or promise.

import { z } from 'zod';
import { Instant, PersonRef } from './basics.ts';

export const HandoverView = z.object({
  /** channel: the platform's own private replies · page: a page of Heed's behind a one-time link */
  way: z.enum(['channel', 'page']),
  since: Instant,
  by: PersonRef,
  /** The public thread has had its closing line. */
  isTold: z.boolean(),
  page: z
    .object({
      /** Revoked or too old: nobody can read or write there. */
      isVoid: z.boolean(),
      expiresAt: Instant,
      openedAt: Instant.nullable(),
      checkWords: z.string(),
      /** The customer said the check words in public since it was opened. */
      isProven: z.boolean(),
    })
    .nullable(),
});
export type HandoverView = z.infer<typeof HandoverView>;

export const Times = z.object({
  /** The zone the hours are in: the location's, else the brand's. */
  timeZone: z.string(),
  /** When a reply that can wait is best sent: between 8 and 20 o'clock there. */
  send: z.array(Instant),
  /** What the team can promise and keep, in opening time. */
  promise: z.array(Instant),
});
export type Times = z.infer<typeof Times>;
