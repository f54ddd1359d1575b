// How well Heed reads a brand's mentions, and what its corrections have taught. GET /api/brands/:brand/readings,
// GET …/readings/difference, PUT …/readings/own

import { z } from 'zod';
import { Id, Instant, PersonRef } from './basics.ts';

const count = z.number().int();
const Head = z.enum(['language', 'feeling', 'kind', 'urgency', 'abuse', 'emotion', 'reason', 'irony']);

const ReadingMonth = z.object({
  /** `2026-11`, by Greenwich. */
  month: z.string(),
  readings: count,
  /** More were made than were counted: every rate is at most what it says. */
  isAtLeast: z.boolean(),
  /** Which weights made them, the most first. */
  madeBy: z.array(z.object({ by: z.string(), readings: count })),
  /** `readings`: of those that can be wrong about it; only complaints have a reason. */
  heads: z.array(z.object({ head: Head, readings: count, corrected: count })),
});
export type ReadingMonth = z.infer<typeof ReadingMonth>;

const OwnFigures = z.object({
  head: Head,
  learned: count,
  heldBack: count,
  rightBefore: count,
  rightNow: count,
  uncorrected: count,
  turned: count,
  isBetter: z.boolean(),
});

export const OwnHeadView = z.object({
  /** Whether new mentions are read with it. */
  isOn: z.boolean(),
  choice: z.object({ by: PersonRef, at: Instant }).nullable(),
  /** The newest that was kept and stands on the weights in use. */
  kept: z.object({ version: count, madeAt: Instant, figures: z.array(OwnFigures) }).nullable(),
  /** The newest attempt, kept or not. */
  tried: z
    .object({ at: Instant, verdict: z.enum(['keep', 'retire', 'leave']), figures: z.array(OwnFigures) })
    .nullable(),
});
export type OwnHeadView = z.infer<typeof OwnHeadView>;

export const ReadingsPage = z.object({
  weights: z.string(),
  months: z.array(ReadingMonth),
  /** Languages of the protocol and those heard of late, the most heard first; `untrained`: heads that only guess there. */
  languages: z.array(z.object({ language: z.string(), readings: count, untrained: z.array(Head) })),
  own: OwnHeadView,
});
export type ReadingsPage = z.infer<typeof ReadingsPage>;

export const OwnHeadBody = z.object({ isOn: z.boolean() });
export type OwnHeadBody = z.infer<typeof OwnHeadBody>;

/** What the newest own head reads otherwise than the shipped weights, among the newest mentions. */
export const ReadingDifference = z.object({
  looked: count,
  /** How many of them in all; `rows` are the newest of these. */
  differ: count,
  rows: z.array(
    z.object({
      mentionId: Id,
      caseId: Id.nullable(),
      words: z.string(),
      heads: z.array(z.object({ head: Head, shipped: z.string(), own: z.string() })),
    }),
  ),
});
export type ReadingDifference = z.infer<typeof ReadingDifference>;
