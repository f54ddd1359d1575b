// The inbox: rows of cases, its views and their counts. GET /api/brands/:brand/inbox and …/counts

import { z } from 'zod';
import { Feeling, Id, Instant, Intent, PersonRef, Sphere, Visibility } from './basics.ts';
import { ClockKind } from './protocol.ts';

/** due: needs a reply, nearest deadline first · approval: a draft waits for somebody's yes · offline: gone on in private · earlier: heard before Heed came, no clock */
export const View = z.enum([
  'due',
  'mine',
  'unassigned',
  'waiting',
  'approval',
  'offline',
  'praise',
  'earlier',
  'let_be',
  'resolved',
]);
export type View = z.infer<typeof View>;

export const CaseState = z.enum(['open', 'waiting', 'let_be', 'resolved', 'merged']);

export const CaseRow = z.object({
  id: Id,
  version: z.number().int(),
  state: CaseState,
  channel: z.string(),
  sphere: Sphere,
  visibility: Visibility,
  customer: z.object({ id: Id, name: z.string(), handle: z.string().nullable() }),
  /** First words of the newest mention, at most 140 characters; null when it was taken back. */
  firstLine: z.string().nullable(),
  title: z.string().nullable(),
  feeling: Feeling,
  kind: Intent,
  isAbusive: z.boolean(),
  language: z.string().nullable(),
  rating: z.number().int().nullable(),
  /** Followers of the customer, where the platform tells. */
  reach: z.number().int().nullable(),
  /** 0 low, 1 normal, 2 high, 3 urgent. */
  priority: z.number().int().min(0).max(3),
  assignee: PersonRef.nullable(),
  /** Who it is proposed to, and the slug of the team whose matter it is, by the protocol's routes. */
  proposed: PersonRef.nullable(),
  team: z.string().nullable(),
  location: z.string().nullable(),
  /** Which of its clocks the three instants below are of: the one that ends first. */
  clockKind: ClockKind.nullable(),
  clockStartedAt: Instant.nullable(),
  warnAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
  /** The clock on the whole matter rests, because the customer is waited for. */
  isResting: z.boolean(),
  openedAt: Instant,
  lastMentionAt: Instant,
  mentionCount: z.number().int(),
  unansweredCount: z.number().int(),
  isHistory: z.boolean(),
  /** Words for it wait for a second person's yes. */
  isForApproval: z.boolean(),
  /** Taken to a private place, and not brought back. */
  isOffline: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const InboxQuery = z.object({
  view: View.default('due'),
  /** From the page before; opaque. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const InboxPage = z.object({
  rows: z.array(CaseRow),
  next: z.string().nullable(),
  /** The newest event this snapshot contains: live events after it complete it. */
  asOf: z.number().int(),
});
export type InboxPage = z.infer<typeof InboxPage>;

/** Counted up to 1,000 (`isCapped`), so that the inbox costs the same at any size. */
export const Counts = z.object({
  views: z.partialRecord(View, z.object({ count: z.number().int(), isCapped: z.boolean() })),
  asOf: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;
