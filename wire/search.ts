// GET /api/brands/:brand/search

import { z } from 'zod';
import { Id, Instant } from './basics.ts';

export const SearchQuery = z.object({
  q: z.string().trim().min(2).max(200),
  channel: z.string().max(60).optional(),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const SearchPage = z.object({
  hits: z.array(
    z.object({
      mentionId: Id,
      caseId: Id.nullable(),
      channel: z.string(),
      author: z.object({ name: z.string(), handle: z.string().nullable() }),
      isOwn: z.boolean(),
      /** Pieces of the text around the hits; `isHit` marks the words found. */
      excerpt: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
      title: z.string().nullable(),
      at: Instant,
    }),
  ),
  next: z.string().nullable(),
});
export type SearchPage = z.infer<typeof SearchPage>;
