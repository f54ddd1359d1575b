// The silence ledger: every decision not to answer, who took it and why. GET /api/brands/:brand/silence, POST …/silence/:id

import { z } from 'zod';
import { Id, Instant, PersonRef } from './basics.ts';
import { CaseState } from './inbox.ts';

/** Stands in for a reason where a person said it all in their own words. */
export const ownWords = 'own';

export const SilenceQuery = z.object({
  /** A reason's code, or `own`. */
  reason: z.string().max(60).optional(),
  person: Id.optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  is: z.enum(['unseen', 'reviewed', 'undone']).optional(),
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SilenceQuery = z.infer<typeof SilenceQuery>;

export const SilenceRow = z.object({
  id: Id,
  caseId: Id,
  at: Instant,
  by: PersonRef,
  reasonCode: z.string().nullable(),
  /** The protocol's words at that time and the person's own. */
  reason: z.string(),
  customerName: z.string(),
  channel: z.string(),
  firstLine: z.string().nullable(),
  caseState: CaseState,
  reviewed: z.object({ by: PersonRef, at: Instant }).nullable(),
  undoneAt: Instant.nullable(),
});
export type SilenceRow = z.infer<typeof SilenceRow>;

export const SilencePage = z.object({
  rows: z.array(SilenceRow),
  next: Id.nullable(),
  /** How many for each reason, whatever reason is chosen. */
  counts: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  /** The reasons of the protocol today, by their codes. */
  reasons: z.array(z.object({ code: z.string(), words: z.string() })),
  /** Everybody who ever decided so. */
  people: z.array(PersonRef),
});
export type SilencePage = z.infer<typeof SilencePage>;

export const SilenceAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('review') }),
  /** The case is open again, with a note that tells whoever decided. */
  z.object({ act: z.literal('reopen'), note: z.string().trim().min(3).max(2000) }),
]);
export type SilenceAct = z.infer<typeof SilenceAct>;
