// Customers looked up by name or handle, and one customer found on two channels. /api/brands/:brand/customers

import { z } from 'zod';
import { Id, Instant } from './basics.ts';
import { CaseState } from './inbox.ts';

export const CustomersQuery = z.object({ q: z.string().trim().min(1).max(100) });

export const CustomerFound = z.object({
  id: Id,
  name: z.string(),
  identities: z.array(
    z.object({ id: Id, channel: z.string(), handle: z.string().nullable(), name: z.string().nullable() }),
  ),
  /** The newest first; a case made one with another is not among them. */
  cases: z.array(
    z.object({
      id: Id,
      version: z.number().int(),
      channel: z.string(),
      state: CaseState,
      firstLine: z.string().nullable(),
      lastMentionAt: Instant,
    }),
  ),
});
export type CustomerFound = z.infer<typeof CustomerFound>;

export const CustomersFound = z.object({ customers: z.array(CustomerFound) });
export type CustomersFound = z.infer<typeof CustomersFound>;

/** How a customer behaves over time. Counts with what they are of, the heaviest first. */
export const BehaviourView = z.object({
  likely: z.enum(['too_early', 'unlikely', 'possible', 'likely']),
  /** How many of their mentions were looked at. */
  mentions: z.number().int(),
  reasons: z.array(
    z.object({
      code: z.enum(['repeated', 'empty', 'ignored', 'targets']),
      count: z.number().int(),
      of: z.number().int(),
    }),
  ),
  /** Whether letting this case be is suggested; never for a first complaint, nor for one that is open. */
  letBe: z.enum(['suggested', 'first_complaint', 'complaint_inside', 'none']),
  /** Only when the protocol alone keeps it from being suggested, and `letBe` is `none`. */
  letBeHeld: z
    .object({
      /** Of the protocol. */
      version: z.number().int(),
      /** In how many other matters they complained, and in how many the protocol asks for; null: it never suggests. */
      complaints: z.object({ theirs: z.number().int(), needed: z.number().int() }).nullable(),
    })
    .optional(),
});
export type BehaviourView = z.infer<typeof BehaviourView>;

/** Somebody on another channel who may be the same person, and why. */
export const SamePersonView = z.object({
  id: Id,
  name: z.string(),
  identities: z.array(
    z.object({
      channel: z.string(),
      handle: z.string().nullable(),
      name: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
  reasons: z.array(
    z.object({
      code: z.enum(['number', 'link', 'picture', 'handle', 'near_handle', 'name']),
      /** What both have. */
      what: z.string(),
    }),
  ),
});
export type SamePersonView = z.infer<typeof SamePersonView>;

/** POST …/customers/:id/link: whoever the other is, they are this customer. `caseId`: where somebody saw it. */
export const LinkBody = z.object({ otherId: Id, caseId: Id });
export type LinkBody = z.infer<typeof LinkBody>;

/** POST …/customers/:id/unlink: this identity is somebody else's after all, whose it was at first. */
export const UnlinkBody = z.object({ identityId: Id, caseId: Id });
export type UnlinkBody = z.infer<typeof UnlinkBody>;

/** POST …/customers/:id/apart: the other is somebody else, and is not suggested again. */
export const ApartBody = z.object({ otherId: Id, caseId: Id });
export type ApartBody = z.infer<typeof ApartBody>;

export const LinkDone = z.object({ event: z.number().int() });
export type LinkDone = z.infer<typeof LinkDone>;
