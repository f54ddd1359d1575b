// Sources, profiles, channels, first run. GET/POST /api/brands/:brand/sources, …/profiles, GET /api/channels

import { z } from 'zod';
import { Id, Instant, ReplyWay, Sphere, TextLimit } from './basics.ts';

const FormField = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'url', 'secret']),
  isRequired: z.boolean(),
  hint: z.string().optional(),
  placeholder: z.string().optional(),
});

const ReplyWindow = z.object({
  forMs: z.number(),
  since: z.enum(['their_last_words', 'the_mention']),
  wayOut: z.string(),
});

const BudgetUnit = z.enum(['calls', 'units', 'usd']);

const Budget = z.object({
  name: z.string(),
  label: z.string(),
  unit: BudgetUnit,
  limit: z.number().nullable(),
  windowMs: z.number(),
});

/** GET /api/channels: the manifests as they are. Icons: GET /api/channels/:id/icon.svg */
export const ChannelView = z.object({
  id: z.string(),
  label: z.string(),
  /** Offered by *Look around* only. */
  isRehearsal: z.literal(true).optional(),
  about: z.string(),
  sourceKinds: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      sphere: Sphere,
      needsProfile: z.boolean(),
      fields: z.array(FormField),
      everyMs: z.number(),
      leastEveryMs: z.number(),
      isWatched: z.literal(true).optional(),
    }),
  ),
  credential: z
    .object({
      fields: z.array(FormField),
      help: z.string(),
      app: z.object({ fields: z.array(FormField), help: z.string() }).optional(),
      /** The rest of it is the server's. */
      consent: z.object({ scopes: z.array(z.object({ scope: z.string(), why: z.string() })) }).optional(),
    })
    .nullable(),
  hasWebhook: z.literal(true).optional(),
  can: z.object({
    publicReply: ReplyWay,
    privateReply: ReplyWay,
    like: z.boolean(),
    hide: z.literal(true).optional(),
    recheck: z.boolean(),
  }),
  limits: z.object({ publicReply: TextLimit.optional(), privateReply: TextLimit.optional() }),
  windows: z.object({ publicReply: ReplyWindow.optional(), privateReply: ReplyWindow.optional() }).optional(),
  budgets: z.array(Budget).optional(),
  namesCustomer: z.literal(true).optional(),
  evidence: z.enum(['real server', 'judged double', 'double']),
  leftOut: z.array(z.object({ act: z.string(), why: z.string() })),
});
export type ChannelView = z.infer<typeof ChannelView>;

const SourceState = z.enum(['listening', 'paused', 'failing']);

export const SourceView = z.object({
  id: Id,
  channel: z.string(),
  kind: z.string(),
  label: z.string(),
  sphere: Sphere,
  config: z.record(z.string(), z.string()),
  profileId: Id.nullable(),
  /** The location it speaks for; rules and calendars go by it. */
  locationId: Id.nullable(),
  state: SourceState,
  connectedAt: Instant,
  /** The heartbeat: last attempt, last success, next attempt. */
  lastPollAt: Instant.nullable(),
  lastOkAt: Instant.nullable(),
  nextPollAt: Instant.nullable(),
  lastHeardAt: Instant.nullable(),
  everyMs: z.number(),
  /** True until the first read is done; what it brings starts no clock. */
  isFirstRead: z.boolean(),
  mentionCount: z.number().int(),
  /** Raw items Heed could not read and keeps for a replay. */
  unreadCount: z.number().int(),
  /** Median of heard minus published over the last hundred, in seconds. */
  lagSeconds: z.number().nullable(),
  /** Polls of the last day in 48 half hours, oldest first: how many succeeded and failed, how many mentions came. */
  pulse: z.array(z.object({ ok: z.number().int(), failed: z.number().int(), heard: z.number().int() })),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
});
export type SourceView = z.infer<typeof SourceView>;

export const SourceBody = z.object({
  channel: z.string().max(60),
  kind: z.string().max(60),
  label: z.string().trim().max(120).optional(),
  config: z.record(z.string().max(60), z.string().max(2000)).default({}),
  profileId: Id.nullable().default(null),
});
export type SourceBody = z.infer<typeof SourceBody>;

/** POST …/sources/:id. A source is never deleted: its mentions stay. */
export const SourceAct = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['pause', 'listen', 'poll_now', 'replay_unread']) }),
  /** What is heard from now on belongs to this location; null: to none. */
  z.object({ act: z.literal('locate'), locationId: Id.nullable() }),
]);

/** Of a window under way, or of this month where it is only counted (money). */
export const SpendingView = z.object({
  label: z.string(),
  unit: BudgetUnit,
  used: z.number(),
  limit: z.number().nullable(),
  /** When the window opens again; null where it is counted by the month. */
  until: Instant.nullable(),
});
export type SpendingView = z.infer<typeof SpendingView>;

export const ProfileView = z.object({
  id: Id,
  channel: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  url: z.string().nullable(),
  state: z.enum(['connected', 'expired']),
  connectedAt: Instant,
  /** What it spent of the budgets its platform gives, as far as anything was. */
  spending: z.array(SpendingView),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** What came to the address a platform pushes to. */
export const PushesView = z.object({
  channel: z.string(),
  genuine: z.number().int(),
  /** Refused: not signed as the platform signs. */
  forged: z.number().int(),
  /** Kept as it came, because it could not be read. */
  unread: z.number().int(),
  lastAt: Instant.nullable(),
});
export type PushesView = z.infer<typeof PushesView>;

/** Connects an own profile and starts every source kind of the channel that listens as a profile. */
export const ProfileBody = z.object({
  channel: z.string().max(60),
  credential: z.record(z.string().max(60), z.string().max(4000)),
});
export type ProfileBody = z.infer<typeof ProfileBody>;

/** POST /api/brands/:brand/hear: what could be heard at once, without credentials. Nothing is started yet. */
export const HearBody = z.object({
  name: z.string().trim().min(2).max(120),
  page: z.string().trim().max(500).nullable(),
});
export const HearFound = z.object({
  suggestions: z.array(
    z.object({
      channel: z.string(),
      kind: z.string(),
      label: z.string(),
      config: z.record(z.string(), z.string()),
    }),
  ),
  /** Channels that could not be asked, with the reason. */
  failed: z.array(z.object({ channel: z.string(), message: z.string() })),
});
export type HearFound = z.infer<typeof HearFound>;
