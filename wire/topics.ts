// What people talk about: GET /api/brands/:brand/topics

import { z } from 'zod';
import { Instant } from './basics.ts';

export const TopicsQuery = z.object({ span: z.enum(['day', 'week']).default('day') });

/** `isAbout`: an estimate, one in eight off. */
const PeopleCount = z.object({ count: z.number().int(), isAbout: z.boolean() });

const Topic = z.object({
  term: z.string(),
  /** What the same people said besides. */
  also: z.array(z.string()),
  mentions: z.number().int(),
  people: PeopleCount,
  negative: z.number().int(),
  positive: z.number().int(),
  /** How many times as often as in the weeks before; null: it was hardly said then, or too little was heard. */
  times: z.number().nullable(),
  isRising: z.boolean(),
});
export type Topic = z.infer<typeof Topic>;

export const TopicsPage = z.object({
  since: Instant,
  mentions: z.number().int(),
  people: PeopleCount,
  /** Whether enough was heard in the weeks before to say what is rising. */
  isCompared: z.boolean(),
  daysBefore: z.number().int(),
  /** Rising ones first. */
  topics: z.array(Topic),
});
export type TopicsPage = z.infer<typeof TopicsPage>;
