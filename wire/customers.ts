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

/** POST …/customers/:id/link: whoever the other is, they are this customer. `caseId`: where somebody saw it. */
export const LinkBody = z.object({ otherId: Id, caseId: Id });
export type LinkBody = z.infer<typeof LinkBody>;

/** POST …/customers/:id/unlink: this identity is somebody else's after all, whose it was at first. */
export const UnlinkBody = z.object({ identityId: Id, caseId: Id });
export type UnlinkBody = z.infer<typeof UnlinkBody>;

export const LinkDone = z.object({ event: z.number().int() });
export type LinkDone = z.infer<typeof LinkDone>;
