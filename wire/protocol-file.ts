// The shape of a protocol's file, as people write it, and the way from a protocol to that shape and back. What is left
// out takes the default. The text around it, YAML, is read and written in `server/protocol-file.ts`.

import { z } from 'zod';
import { type Span, weekdays } from '../core/protocol/calendar.ts';
import { defaultProtocol } from '../core/protocol/default.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { Feeling, Intent, Role, Sphere } from './basics.ts';
import {
  Address,
  AddressForm,
  ApprovedBy,
  ChannelId,
  ClockKind,
  ClockTime,
  DateOnly,
  DayOfYear,
  EmojiUse,
  FindingName,
  Holidays,
  Language,
  LetBeReasonShape,
  LetBeSuggest,
  Level,
  Line,
  list,
  map,
  Name,
  OtherComplaints,
  Priority,
  ProfileKey,
  RotaEvery,
  RouteHow,
  RouteTo,
  Severity,
  Slug,
  TargetClock,
  Time,
  TimeZone,
  TreeStart,
  Version,
} from './protocol.ts';
import { readDays, readSeconds, readShare, readSpans } from './protocol-text.ts';

/** What the file calls the fields of the core. All others have one name. */
export const namesInFile: Readonly<Record<string, string>> = {
  undoSeconds: 'undo',
  timeZone: 'time_zone',
  promiseWarnAtShare: 'promises_warn_at',
  withinMinutes: 'within',
  warnAtShare: 'warn_at',
  isUrgent: 'urgent',
  isAbusive: 'abusive',
  priorityAtLeast: 'priority_at_least',
  ratingAtMost: 'rating_at_most',
  reachAtLeast: 'reach_at_least',
  afterMinutes: 'after',
  thenTree: 'then',
  startsOn: 'starts_on',
  handoverAt: 'handover_at',
  breaksQuietFrom: 'breaks_quiet_from',
  lateMinutes: 'late_after',
  usesFirstNames: 'first_names',
  insteadOf: 'instead_of',
  signOff: 'sign_off',
  offlineAfterReplies: 'offline_after_replies',
  cannedFrom: 'canned_from',
  onlyFindings: 'only_findings',
  onlyPublic: 'only_public',
  letBe: 'let_be',
  otherComplaints: 'other_complaints',
  letBeReasons: 'let_be_reasons',
};

/** A text that `read` understands; a bare number is refused in the same words. */
function written<Out>(pattern: string, read: (text: string) => Out | null, [words, remedy]: readonly [string, string]) {
  return z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z
      .string()
      .meta({ pattern })
      .transform((text, context): Out => {
        const found = read(text);
        if (found !== null) return found;
        context.addIssue({ code: 'custom', message: words, params: { remedy } });
        return z.NEVER;
      }),
  );
}

const minutesOf = (text: string) => {
  const seconds = readSeconds(text);
  return seconds === null || seconds % 60 !== 0 ? null : seconds / 60;
};
const duration = String.raw`^\s*(\d+\s*(min|h|d)\s*)+$`;
const Minutes = written(duration, minutesOf, [
  'is no length of time',
  'Write 30 min, 2 h or 1 d, or together: 1 h 30 min.',
]);
const Seconds = written(String.raw`^\s*(\d+\s*(s|min)\s*)+$`, readSeconds, [
  'is no length of time',
  'Write 5 s or 1 min.',
]);
const Share = written(String.raw`^\d+(\.\d+)?\s*%$`, readShare, ['is no share', 'Write it in percent: 75 %.']);
const spans = String.raw`^(closed|\s*\d\d:\d\d\s*-\s*\d\d:\d\d\s*(,\s*\d\d:\d\d\s*-\s*\d\d:\d\d\s*)*)$`;
const Spans = written(spans, readSpans, [
  'are no opening hours',
  'Write 09:00-18:00, with a break 09:00-13:00, 14:00-18:00, or closed.',
]);

const day = `(${weekdays.join('|')})`;
const Week = z
  .record(z.string().meta({ pattern: String.raw`^${day}(\s*-\s*${day})?(\s*,\s*${day}(\s*-\s*${day})?)*$` }), Spans)
  .transform((lines, context) => {
    const hours = new Map<string, readonly Span[]>(weekdays.map((one) => [one, []]));
    const said = new Set<string>();
    for (const [key, open] of Object.entries(lines)) {
      const days = readDays(key);
      const twice = days?.find((one) => said.has(one));
      if (days === null || twice !== undefined) {
        const message = days === null ? 'names no weekday' : `says the hours of ${twice} a second time`;
        const remedy = days === null ? 'Write mon, mon-fri or sat, sun.' : 'Say the hours of each day once.';
        context.addIssue({ code: 'custom', path: [key], message, params: { remedy } });
        return z.NEVER;
      }
      for (const one of days) {
        said.add(one);
        hours.set(one, open);
      }
    }
    return Object.fromEntries(hours);
  });

const When = z
  .strictObject({
    channels: list(ChannelId).exactOptional(),
    spheres: list(Sphere).exactOptional(),
    kinds: list(Intent).exactOptional(),
    feelings: list(Feeling).exactOptional(),
    languages: list(Language).exactOptional(),
    locations: list(Slug).exactOptional(),
    teams: list(Slug).exactOptional(),
    purposes: list(Name).exactOptional(),
    urgent: z.boolean().exactOptional(),
    abusive: z.boolean().exactOptional(),
    priority_at_least: Priority.exactOptional(),
    rating_at_most: z.number().exactOptional(),
    reach_at_least: z.number().exactOptional(),
  })
  .prefault({})
  .describe('Everything named must hold; of a list, one. What is not named does not matter.');

const CalendarInFile = z.strictObject({
  slug: Slug,
  name: Name,
  time_zone: TimeZone.prefault('UTC'),
  hours: Week.prefault({ 'mon-fri': '09:00-18:00', sat: '10:00-14:00' }),
  holidays: Holidays.partial({ state: true, region: true, open: true })
    .transform(({ country, state = null, region = null, open = [] }) => ({ country, state, region, open }))
    .nullable()
    .prefault(null),
  days: z.array(z.strictObject({ date: DayOfYear, name: Name, hours: Spans.prefault('closed') })).prefault([]),
});

const TargetInFile = z.strictObject({
  name: Name,
  clock: TargetClock,
  when: When,
  within: Minutes,
  time: Time.prefault('business').describe('business: minutes in which the calendar is open; wall: all of them'),
  calendar: Slug.nullable().prefault(null),
  warn_at: Share.prefault('75 %'),
});

const RecipientInFile = z.union(
  [
    z.enum(['assignee', 'leads', 'owners']).transform((role) => ({ role })),
    z.strictObject({ team: Slug }),
    z.strictObject({ rota: Slug }),
    z.strictObject({ person: Address }),
    z.strictObject({ address: Address }),
  ],
  'is nobody who can be told',
);

const StepInFile = z.strictObject({
  after: Minutes.prefault('0 min'),
  tell: list(RecipientInFile),
  calendar: Slug.nullable().prefault(null),
});

const TreeInFile = z.strictObject({
  name: Name,
  on: TreeStart.describe('What begins it: words heard, a clock that warns, one that breaches.'),
  clocks: list(ClockKind).prefault([]),
  when: When,
  severity: Severity.prefault('normal'),
  steps: list(StepInFile),
  repeats: z.int('is no whole number').min(0, 'is less than none').prefault(0),
  last: StepInFile,
  // biome-ignore lint/suspicious/noThenProperty: it is text in a file, and never awaited
  then: Name.nullable().prefault(null),
});

const RotaInFile = z.strictObject({
  slug: Slug,
  name: Name,
  time_zone: TimeZone.prefault('UTC'),
  starts_on: DateOnly,
  handover_at: ClockTime.prefault('09:00'),
  every: RotaEvery.prefault('week'),
  people: list(Address),
});

const RouteInFile = z.strictObject({ name: Name, when: When, to: RouteTo, how: RouteHow.prefault('propose') });

const usual = defaultProtocol();

const VoiceInFile = z.strictObject({
  address: AddressForm.prefault(usual.voice.address).describe('informal: du, tú, tu; formal: Sie, usted, vous; either'),
  first_names: z.boolean().prefault(usual.voice.usesFirstNames),
  preferred: list(z.strictObject({ say: Line, instead_of: Line })).prefault([]),
  banned: list(Line).prefault([]),
  emoji: EmojiUse.prefault(usual.voice.emoji),
  sign_off: Line.nullable().prefault(null),
});

const GuardInFile = z.strictObject({
  levels: map(FindingName, Level).prefault({}).describe('By finding; what is not named has its usual level.'),
  offline_after_replies: z
    .int('is no whole number')
    .prefault(usual.guard.offlineAfterReplies)
    .describe('After so many public replies in a row, taking it offline is suggested.'),
  canned_from: Share.optional().describe('From this closeness to what was said before, a draft is canned.'),
});

const ApprovalInFile = z.strictObject({
  name: Name,
  when: When,
  roles: list(Role).prefault([]).describe('Whose drafts; none named: everybody’s.'),
  only_findings: z.boolean().prefault(false).describe('Only drafts with a finding that needs a second person.'),
  only_public: z.boolean().prefault(false),
  by: ApprovedBy.prefault({ role: 'lead' }).describe('A role and all above it, or the members of a team.'),
  count: z.int('is no whole number').prefault(1),
  within: Minutes.prefault('30 min'),
});

const LetBeInFile = z.strictObject({
  suggest: LetBeSuggest.prefault(usual.letBe.suggest).describe(
    'when_likely: of who probably only wants to provoke; never: not at all',
  ),
  other_complaints: OtherComplaints.prefault(usual.letBe.otherComplaints).describe(
    'A matter with a complaint in it: only of who complained in so many other matters.',
  ),
});

export const ProtocolFile = z.strictObject({
  version: Version.describe(
    'The version this was pulled from; a push is refused when there is a newer one.',
  ).optional(),
  languages: list(Language).optional(),
  undo: Seconds.optional(),
  calendars: list(CalendarInFile).optional(),
  keeps: z.strictObject({ locations: map(Slug, Slug).prefault({}), teams: map(Slug, Slug).prefault({}) }).optional(),
  targets: list(TargetInFile).optional(),
  promises_warn_at: Share.optional(),
  trees: list(TreeInFile).optional(),
  rotas: list(RotaInFile).optional(),
  routes: list(RouteInFile).optional(),
  purposes: map(ProfileKey, Name).optional(),
  notices: z
    .strictObject({ breaks_quiet_from: Severity.prefault('critical'), late_after: Minutes.prefault('15 min') })
    .optional(),
  voice: VoiceInFile.optional(),
  guard: GuardInFile.optional(),
  approvals: list(ApprovalInFile).optional(),
  let_be: LetBeInFile.optional(),
  let_be_reasons: list(LetBeReasonShape).optional(),
});

/** What was read, with the defaults for what was left out, in the core's names; `ProtocolShape` makes sure of it. */
export function fromFileShape(file: z.output<typeof ProtocolFile>): unknown {
  const own = file.calendars?.[0]?.slug;
  // The default trees wait in the default calendar's hours: in a file with calendars of its own, in the first one's.
  const trees = own === undefined ? usual.trees : usual.trees.map((tree) => inCalendar(tree, own));
  const said = rename(file, []) as Partial<Protocol>;
  return { ...usual, trees, ...said, guard: { ...usual.guard, ...said.guard } };
}

function inCalendar(tree: Protocol['trees'][number], slug: string): Protocol['trees'][number] {
  const move = <Step extends { readonly calendar: string | null }>(step: Step): Step =>
    step.calendar === null ? step : { ...step, calendar: slug };
  return { ...tree, steps: tree.steps.map(move), last: move(tree.last) };
}

const namesInCore = new Map(Object.entries(namesInFile).map(([core, file]) => [file, core]));

/** Below these the keys are people's own. */
const ownKeys = ['purposes', 'locations', 'teams', 'levels'];

function rename(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const isOwn = ownKeys.includes(path.at(-1) ?? '');
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.map(([key, inner]) => [isOwn ? key : (namesInCore.get(key) ?? key), rename(inner, [...path, key])]),
  );
}
