// Notices: the bell, what each person chose, the brand's hooks, what became of deliveries.
// GET …/notices, POST …/notices/read, GET/PUT …/notice-settings, …/devices, …/hooks, …/deliveries

import { z } from 'zod';
import { Id, Instant } from './basics.ts';

const Severity = z.enum(['normal', 'high', 'critical']);
const HookKind = z.enum(['webhook', 'slack', 'teams', 'discord', 'mattermost']);
export type HookKind = z.infer<typeof HookKind>;
const NoticeKind = z.enum([
  'clock.warned',
  'clock.breached',
  'escalation',
  'case.assigned',
  'approval.asked',
  'approval.settled',
  'hide.asked',
  'answer.review',
  'question.asked',
  'question.answered',
  'source.failing',
  'test',
]);

export const NoticeView = z.object({
  id: Id,
  kind: NoticeKind,
  severity: Severity,
  caseId: Id.nullable(),
  customer: z.string().nullable(),
  channel: z.string().nullable(),
  firstLine: z.string().nullable(),
  /** The case's nearest deadline as it stands now. */
  deadlineAt: Instant.nullable(),
  isOpen: z.boolean().nullable(),
  /** For its words: `clock`, `deadlineAt`, `tree`, `on`, `source`, `isLast` … */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  dueAt: Instant,
  at: Instant,
  isRead: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeView>;

/** GET …/notices?before=ID: one's own, newest first. `unread` stops counting at 100. */
export const NoticesQuery = z.object({
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const NoticePage = z.object({ notices: z.array(NoticeView), unread: z.number().int(), next: Id.nullable() });
export type NoticePage = z.infer<typeof NoticePage>;

/** POST …/notices/read: that one, or it and all older ones. */
export const ReadBody = z.object({ id: Id, andOlder: z.boolean().default(false) });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'is a time such as 22:00');
const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
    } catch {
      return false;
    }
  }, 'is a time zone such as Europe/Madrid');
const ways = z.array(z.enum(['mail', 'push'])).max(2);

export const ChoiceBody = z.object({
  ways: z.object({ normal: ways, high: ways, critical: ways }),
  quiet: z
    .object({ from: time, to: time, timeZone: zone })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: 'ends at another time than it begins' })
    .nullable(),
  digestMinutes: z.number().int().min(5).max(1440).nullable(),
});
export type ChoiceBody = z.infer<typeof ChoiceBody>;

export const DeviceView = z.object({ id: Id, label: z.string(), endpoint: z.string(), since: Instant });
export type DeviceView = z.infer<typeof DeviceView>;

/** GET …/notice-settings: one's own. */
export const NoticeSettings = z.object({
  choice: ChoiceBody,
  /** From this severity on quiet hours are not kept; the protocol says so. */
  breaksQuietFrom: Severity,
  hasMail: z.boolean(),
  email: z.string(),
  /** What a browser subscribes with. */
  pushKey: z.string(),
  devices: z.array(DeviceView),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

/** POST …/devices: a browser's push subscription, as it gives it. */
export const DeviceBody = z.object({
  endpoint: z.url({ protocol: /^https$/u }).max(1000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{86,88}=?$/u),
    auth: z.string().regex(/^[\w-]{22}(==)?$/u),
  }),
  label: z.string().trim().min(1).max(80),
});

export const HookView = z.object({
  id: Id,
  kind: HookKind,
  name: z.string(),
  /** The address itself is a secret. */
  host: z.string(),
  beginsAt: Severity,
  since: Instant,
});
export type HookView = z.infer<typeof HookView>;
export const HookBody = z.object({
  kind: HookKind,
  name: z.string().trim().min(1).max(60),
  url: z.url({ protocol: /^https?$/u }).max(1000),
  beginsAt: Severity,
});
export type HookBody = z.infer<typeof HookBody>;
export const HookChange = z.object({ beginsAt: Severity });
/** The secret a webhook signs with is shown once; chats have none. */
export const HookMade = z.object({ hook: HookView, secret: z.string().nullable() });
export type HookMade = z.infer<typeof HookMade>;

export const DeliveryView = z.object({
  id: Id,
  way: z.enum(['mail', 'push', 'webhook', 'chat']),
  to: z.string(),
  kind: NoticeKind,
  noticeCount: z.number().int(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'folded']),
  attempts: z.number().int(),
  /** It went out again under its old id, because a process died in the middle of an attempt. */
  isRepeat: z.boolean(),
  at: Instant,
  sentAt: Instant.nullable(),
  retryAt: Instant.nullable(),
  error: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;
export const DeliveriesQuery = z.object({ failed: z.enum(['true', 'false']).default('false') });
export const Deliveries = z.object({ deliveries: z.array(DeliveryView) });
export type Deliveries = z.infer<typeof Deliveries>;
