// What would happen: a mention that was never said, and a protocol that may still be a draft, in; who would hear of it
// and when, out. POST /api/brands/:brand/protocol/dry-run. Nothing is written and nobody is told.

import { z } from 'zod';
import { Feeling, Id, Instant, Intent, Sphere } from './basics.ts';

const ClockKind = z.enum(['first_reply', 'next_reply', 'resolution', 'promise']);
const Severity = z.enum(['normal', 'high', 'critical']);

/** The imagined mention. Null: not known, as with a mention that was not read yet. */
const DryRunAbout = z.object({
  channel: z.string().max(60),
  sphere: Sphere,
  kind: Intent.nullable(),
  feeling: Feeling.nullable(),
  /** ISO 639-1. */
  language: z.string().max(10).nullable(),
  /** A slug. */
  location: z.string().max(60).nullable(),
  isUrgent: z.boolean(),
  isAbusive: z.boolean(),
  /** Stars, 1 to 5. */
  rating: z.number().min(0).max(5).nullable(),
  /** Followers of who said it. */
  reach: z.number().int().min(0).nullable(),
});

export const DryRunBody = z.object({
  /** A draft, in the shape of core's Protocol; left out: the one in force. */
  protocol: z.unknown().optional(),
  about: DryRunAbout,
  /** When it would be said. */
  at: Instant,
});

const DryRunClock = z.object({
  kind: ClockKind,
  /** The name of the target that sets it. */
  target: z.string(),
  startsAt: Instant,
  warnAt: Instant,
  deadlineAt: Instant,
  /** The slug of the calendar it runs on; null: by the wall. */
  calendar: z.string().nullable(),
  openMinutes: z.number(),
  wallMinutes: z.number(),
});

const DryRunTell = z.object({
  at: Instant,
  tree: z.string(),
  /** Counted from 0 within a round; the last step is the one after the tree's own steps. */
  step: z.number().int().min(0),
  /** 0 the first time, then once more for each repeat. */
  round: z.number().int().min(0),
  severity: Severity,
  isLast: z.boolean(),
  /** Empty when nobody can be told then, which is what a dry run is for finding out. */
  recipients: z.array(
    z.object({
      name: z.string(),
      /** Null for whoever is not there yet, as the one who will have taken the case. */
      address: z.string().nullable(),
      /** How they come to be told, for people: `team Care`, `rota Evenings`, `deputy of Ana`. */
      via: z.string(),
    }),
  ),
});

export const DryRun = z.object({
  priority: z.number().int().min(0).max(3),
  route: z.object({ team: z.string().nullable(), person: z.string().nullable(), why: z.string() }).nullable(),
  clocks: z.array(DryRunClock),
  /** By time. As if nobody ever acknowledged, answered or closed it. */
  tells: z.array(DryRunTell),
});
export type DryRun = z.infer<typeof DryRun>;

/** POST …/protocol/routes/dry-run: who would have taken the cases of the last day. */
export const RoutesDryRunBody = z.object({
  /** A draft; left out: the protocol in force. */
  protocol: z.unknown().optional(),
});

export const RoutesDryRun = z.object({
  /** In the order they came; at most 500, the newest. */
  cases: z.array(
    z.object({
      caseId: Id,
      customerName: z.string(),
      firstLine: z.string().nullable(),
      channel: z.string(),
      /** Who has it now. */
      has: z.string().nullable(),
      /** Null: no route fits, it stays for whoever takes it. */
      route: z.string().nullable(),
      team: z.string().nullable(),
      person: z.string().nullable(),
      how: z.enum(['propose', 'assign']).nullable(),
      /** Codes, joined by spaces: `route language fair_turn`. */
      why: z.string(),
    }),
  ),
  /** How many each person would have been given or proposed. */
  turns: z.array(z.object({ name: z.string(), cases: z.number().int() })),
});
export type RoutesDryRun = z.infer<typeof RoutesDryRun>;
