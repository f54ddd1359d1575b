// GET /api/brands/:brand/said (the binary of core/respond/freshness/said-shelf.ts) and …/said/:id: words said before.

import { z } from 'zod';
import { Id, Instant } from './basics.ts';

export const SaidWords = z.object({
  id: Id,
  text: z.string(),
  at: Instant,
  /** A colleague's name, or the profile's where it was said on the platform itself. */
  by: z.string(),
  /** The case it was said in, where there is one. */
  caseId: Id.nullable(),
  channel: z.string(),
  url: z.string().nullable(),
});
export type SaidWords = z.infer<typeof SaidWords>;
