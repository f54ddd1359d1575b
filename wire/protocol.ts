// The protocol over the API: the core's own shape as JSON, its bounds, its versions. What a protocol means is checked in
// `core/triage/check-protocol.ts`; the file people write is in `wire/protocol-file.ts`.

import { z } from 'zod';
import type { Calendar } from '../core/protocol/calendar.ts';
import { weekdays } from '../core/protocol/calendar.ts';
import type { Condition } from '../core/protocol/condition.ts';
import { defaultProtocol } from '../core/protocol/default.ts';
import type { Fault } from '../core/protocol/fault.ts';
import type { Protocol, Rota, Route, Target, Tree } from '../core/protocol/protocol.ts';
import type { ApprovalRule, GuardRules, LetBeReason, LetBeRule, Voice } from '../core/protocol/voice.ts';
import { Feeling, Instant, Intent, PersonRef, Role, Sphere } from './basics.ts';

const most = 200;
/** As many as the database counts. */
export const Version = z.int().min(1).max(2_147_483_647);

/** One line of text; what a database or a terminal could not show is refused. */
export const Name = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(120, 'is longer than 120 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds a character that cannot be shown');
export const Slug = z
  .string()
  .max(60, 'is longer than 60 characters')
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/u, 'is no short name: small letters, digits and hyphens');
export const Address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'is longer than an address may be')
  .pipe(z.email('is no mail address'));
export const Language = z.string().regex(/^[a-z]{2}$/u, 'is no language code such as en or es');
export const TimeZone = z.string().min(1, 'is empty').max(60, 'is longer than any time zone');
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is no time of day such as 09:00');
/** Until the end of the day as well. */
const SpanEnd = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'is no time of day such as 18:00');
export const DayOfYear = z.string().regex(/^(?:\d{4}-)?\d{2}-\d{2}$/u, 'is no date such as 2026-12-24 or 12-24');
export const DateOnly = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'is no date such as 2026-11-02');
const Minutes = z.int('is no whole number of minutes').min(0, 'is less than nothing').max(10_000_000, 'is too long');
/** A part of the time, kept to a hundredth of a percent. */
const Share = z.number().transform((share) => Math.round(share * 10_000) / 10_000);

export const ClockKind = z.enum(['first_reply', 'next_reply', 'resolution', 'promise']);
export const TargetClock = z.enum(['first_reply', 'next_reply', 'resolution']);
export const Time = z.enum(['business', 'wall']);
export const Severity = z.enum(['normal', 'high', 'critical']);
export const TreeStart = z.enum(['heard', 'warning', 'breach']);
export const RotaEvery = z.enum(['day', 'week']);
export const RouteHow = z.enum(['propose', 'assign']);
/** `channel:handle` */
export const ProfileKey = z
  .string()
  .max(300, 'is longer than 300 characters')
  .regex(/^[^\s:]+:[^\p{Cc}\p{Cs}]+$/u, 'names no profile: write the channel, a colon and the handle');
export const ChannelId = z.string().min(1).max(60);
export const Priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)], 'is none of 0, 1, 2, 3');
export const Recipient = z.union(
  [
    z.strictObject({ person: Address }),
    z.strictObject({ team: Slug }),
    z.strictObject({ rota: Slug }),
    z.strictObject({ role: z.enum(['assignee', 'leads', 'owners']) }),
    z.strictObject({ address: Address }),
  ],
  'is nobody who can be told',
);
export const RouteTo = z.union(
  [z.strictObject({ team: Slug }), z.strictObject({ person: Address })],
  'is neither a team nor a person',
);

/** A map whose keys are people's own. */
export const map = <Key extends z.core.$ZodRecordKey, Item extends z.ZodType>(key: Key, item: Item) =>
  z.record(key, item).refine((all) => Object.keys(all).length <= mostKeys, `are more than ${mostKeys}`);
const mostKeys = 1000;

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(most, `are more than ${most}`);

const Span = z.strictObject({ from: ClockTime, to: SpanEnd });
const Spans = z.array(Span).max(24, 'are more than 24 spans');

export const Holidays = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/u, 'is no country code such as ES'),
  state: z.string().min(1).max(20).nullable(),
  region: z.string().min(1).max(20).nullable(),
  open: list(Name),
});

const CalendarShape = z.strictObject({
  slug: Slug,
  name: Name,
  timeZone: TimeZone,
  hours: z.strictObject(
    Object.fromEntries(weekdays.map((day) => [day, Spans])) as Record<(typeof weekdays)[number], typeof Spans>,
  ),
  holidays: Holidays.nullable(),
  days: z.array(z.strictObject({ date: DayOfYear, name: Name, hours: Spans })).max(1000, 'are more than 1000'),
}) satisfies z.ZodType<Calendar>;

const ConditionShape = z.strictObject({
  channels: list(ChannelId).exactOptional(),
  spheres: list(Sphere).exactOptional(),
  kinds: list(Intent).exactOptional(),
  feelings: list(Feeling).exactOptional(),
  languages: list(Language).exactOptional(),
  locations: list(Slug).exactOptional(),
  teams: list(Slug).exactOptional(),
  purposes: list(Name).exactOptional(),
  isUrgent: z.boolean().exactOptional(),
  isAbusive: z.boolean().exactOptional(),
  priorityAtLeast: Priority.exactOptional(),
  ratingAtMost: z.number().exactOptional(),
  reachAtLeast: z.number().exactOptional(),
}) satisfies z.ZodType<Condition>;

const TargetShape = z.strictObject({
  name: Name,
  clock: TargetClock,
  when: ConditionShape,
  withinMinutes: Minutes,
  time: Time,
  calendar: Slug.nullable(),
  warnAtShare: Share,
}) satisfies z.ZodType<Target>;

const StepShape = z.strictObject({ afterMinutes: Minutes, tell: list(Recipient), calendar: Slug.nullable() });

const TreeShape = z.strictObject({
  name: Name,
  on: TreeStart,
  clocks: list(ClockKind),
  when: ConditionShape,
  severity: Severity,
  steps: list(StepShape),
  repeats: z.int('is no whole number').min(0, 'is less than none'),
  last: StepShape,
  thenTree: Name.nullable(),
}) satisfies z.ZodType<Tree>;

const RotaShape = z.strictObject({
  slug: Slug,
  name: Name,
  timeZone: TimeZone,
  startsOn: DateOnly,
  handoverAt: ClockTime,
  every: RotaEvery,
  people: list(Address),
}) satisfies z.ZodType<Rota>;

const RouteShape = z.strictObject({
  name: Name,
  when: ConditionShape,
  to: RouteTo,
  how: RouteHow,
}) satisfies z.ZodType<Route>;

/** A line of words, longer than a name may be. */
export const Line = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(300, 'is longer than 300 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds a character that cannot be shown');
export const AddressForm = z.enum(['informal', 'formal', 'either']);
export const EmojiUse = z.enum(['none', 'few', 'free']);
export const Level = z.enum(['note', 'second_person', 'may_not_go', 'off']);
export const FindingName = z.string().regex(/^[a-z_]{1,40}$/u, 'is no code of a finding');
export const ApprovedBy = z.union(
  [z.strictObject({ role: Role }), z.strictObject({ team: Slug })],
  'is neither a role nor a team',
);

const VoiceShape = z.strictObject({
  address: AddressForm,
  usesFirstNames: z.boolean(),
  preferred: list(z.strictObject({ say: Line, insteadOf: Line })),
  banned: list(Line),
  emoji: EmojiUse,
  signOff: Line.nullable(),
}) satisfies z.ZodType<Voice>;

const GuardShape = z.strictObject({
  levels: map(FindingName, Level),
  offlineAfterReplies: z.int('is no whole number').min(1, 'is less than one').max(100, 'is too many'),
  cannedFrom: Share,
}) satisfies z.ZodType<GuardRules>;

const ApprovalShape = z.strictObject({
  name: Name,
  when: ConditionShape,
  roles: list(Role),
  onlyFindings: z.boolean(),
  onlyPublic: z.boolean(),
  by: ApprovedBy,
  count: z.int('is no whole number').min(1, 'is less than one').max(10, 'is more than ten'),
  withinMinutes: Minutes,
}) satisfies z.ZodType<ApprovalRule>;

export const LetBeSuggest = z.enum(['never', 'when_likely']);
/** One at least: a first complaint is never let be by suggestion. */
export const OtherComplaints = z.int('is no whole number').min(1, 'is less than one').max(20, 'is more than twenty');
const LetBeShape = z.strictObject({
  suggest: LetBeSuggest,
  otherComplaints: OtherComplaints,
}) satisfies z.ZodType<LetBeRule>;

export const LetBeReasonShape = z.strictObject({ code: Slug, words: Line }) satisfies z.ZodType<LetBeReason>;

export const ProtocolShape = z.strictObject({
  version: Version,
  languages: list(Language),
  undoSeconds: z.int('is no whole number of seconds').min(0, 'is less than nothing').max(1_000_000, 'is too long'),
  calendars: list(CalendarShape),
  keeps: z.strictObject({ locations: map(Slug, Slug), teams: map(Slug, Slug) }),
  targets: list(TargetShape),
  promiseWarnAtShare: Share,
  trees: list(TreeShape),
  rotas: list(RotaShape),
  routes: list(RouteShape),
  purposes: map(ProfileKey, Name),
  notices: z.strictObject({ breaksQuietFrom: Severity, lateMinutes: Minutes }),
  voice: VoiceShape,
  guard: GuardShape,
  approvals: list(ApprovalShape),
  /** Whoever wrote their protocol before there was this line keeps what held then. */
  letBe: LetBeShape.default(defaultProtocol().letBe),
  letBeReasons: list(LetBeReasonShape),
}) satisfies z.ZodType<Protocol>;

const VersionLine = {
  version: z.int(),
  madeAt: Instant,
  /** Null: pushed from the command line. */
  madeBy: PersonRef.nullable(),
};

/** GET …/protocol, GET …/protocol/versions/:n */
export const ProtocolView = z.object({
  ...VersionLine,
  protocol: ProtocolShape,
  /** Stored in a form no longer read: what is shown is the default, with its languages and its time to take back. */
  isFallback: z.boolean(),
});
export type ProtocolView = z.infer<typeof ProtocolView>;

/** GET …/protocol/versions: newest first. */
export const ProtocolVersions = z.object({ versions: z.array(z.object(VersionLine)) });
export type ProtocolVersions = z.infer<typeof ProtocolVersions>;

/** GET …/protocol/diff?from&to: of the two as files. */
export const DiffQuery = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) });
export const DiffView = z.object({ from: z.int(), to: z.int(), diff: z.string() });
export type DiffView = z.infer<typeof DiffView>;

export const FaultView = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  words: z.string(),
  remedy: z.string(),
  /** Where in the file, from 1; only when a file was sent. */
  line: z.int().optional(),
  column: z.int().optional(),
}) satisfies z.ZodType<Fault>;
export type FaultView = z.infer<typeof FaultView>;

/** Either of the two; their faults are the answer's, so neither is judged before. */
const given = { protocol: z.unknown().optional(), file: z.string().optional() };

/** POST …/protocol/check */
export const CheckBody = z.strictObject(given);
export const CheckView = z.object({ faults: z.array(FaultView) });
export type CheckView = z.infer<typeof CheckView>;

/** PUT …/protocol: on top of version `base`. 409 `conflict` with `since`, 422 `faulty` with `faults`. */
export const PushBody = z.strictObject({ base: Version, ...given });
/** The version that holds now: a new one, or `base` when nothing was changed. */
export const PushView = z.object({ version: z.int() });
export type PushView = z.infer<typeof PushView>;
