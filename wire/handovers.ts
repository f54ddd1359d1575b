// A matter taken offline. POST /api/brands/:brand/cases/:id/offline, …/offline/link, …/offline/end; GET …/files/:id

import { z } from 'zod';
import { ReplyBody } from './acts.ts';
import { ReplyView } from './case.ts';
import { CaseRow } from './inbox.ts';

const saw = z.number().int().min(0);

export const OfflineBody = z.object({
  saw,
  isAnyway: z.boolean().default(false),
  /** channel: the platform's own private replies · page: a page of Heed's behind a one-time link */
  way: z.enum(['channel', 'page']),
  /** The public line that leads there; `{link}` in it becomes the page's address. Null: nothing is said in public. */
  line: ReplyBody.omit({ saw: true, isAnyway: true, visibility: true, sendAt: true, promiseUntil: true }).nullable(),
});
export type OfflineBody = z.infer<typeof OfflineBody>;
export const OfflineDone = z.object({
  row: CaseRow,
  reply: ReplyView.nullable(),
  /** Shown this once; Heed keeps only its digest. */
  link: z.string().nullable(),
  event: z.number().int(),
});
export type OfflineDone = z.infer<typeof OfflineDone>;

/** `issue` makes a new link; either way the one before is void. */
export const PageLinkBody = z.object({ saw, how: z.enum(['revoke', 'issue']) });
export type PageLinkBody = z.infer<typeof PageLinkBody>;

export const BackBody = z.object({ saw });
export type BackBody = z.infer<typeof BackBody>;

export const HandoverDone = z.object({ row: CaseRow, link: z.string().nullable(), event: z.number().int() });
export type HandoverDone = z.infer<typeof HandoverDone>;
