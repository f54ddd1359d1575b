// Live events over server-sent events. GET /api/brands/:brand/live, resumed by Last-Event-ID.
// One rule holds: old snapshot + events = new snapshot.

import { z } from 'zod';
import { EventLine } from './case.ts';
import { CaseRow } from './inbox.ts';

/** SSE event `heed`, its id the event number. `row` is the case as it stands now: replace, never merge. */
export const LiveEvent = EventLine.extend({
  caseId: z.uuid().nullable(),
  row: CaseRow.nullable(),
});
export type LiveEvent = z.infer<typeof LiveEvent>;

/** SSE event `reset`: too much was missed to send one by one; fetch snapshots anew. Its id is the newest number. */
export const LiveReset = z.object({ number: z.number().int() });
export type LiveReset = z.infer<typeof LiveReset>;

/** SSE event `presence`: who is writing on which case; not part of the record, has no number. */
export const LivePresence = z.object({
  caseId: z.uuid(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  until: z.string().nullable(),
});
export type LivePresence = z.infer<typeof LivePresence>;
