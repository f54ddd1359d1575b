// The server as functions: every call the desk makes, typed by the shapes in wire/ (types only, so that no schema
// reaches the browser). In: plain values. Out: the answer, or an ApiError that carries the server's own words.

import type { z } from 'zod';
import type {
  BrandBody,
  BrandRef,
  InvitationView,
  InviteBody,
  Invited,
  JoinBody,
  Session,
  SetupBody,
  SetupState,
  SignInBody,
} from '../wire/account.ts';
import type {
  ActBody,
  ActDone,
  DraftBody,
  DraftVersions,
  LeaseBody,
  ReplyAct,
  ReplyBody,
  ReplyDone,
} from '../wire/acts.ts';
import type {
  AnswerAct,
  AnswerBody,
  AnswerPage,
  Answers,
  CaseAnswers,
  QuestionAnswer,
  QuestionBody,
  Questions,
  Touched,
} from '../wire/answers.ts';
import type { ApprovalAct, ApprovalDone, AskBody } from '../wire/approvals.ts';
import type { Problem } from '../wire/basics.ts';
import type { CasePage } from '../wire/case.ts';
import type { ApartBody, CustomersFound, LinkBody, LinkDone, UnlinkBody } from '../wire/customers.ts';
import type { DryRun, DryRunBody, RoutesDryRun, RoutesDryRunBody } from '../wire/dry-run.ts';
import type { BackBody, HandoverDone, OfflineBody, OfflineDone, PageLinkBody } from '../wire/handovers.ts';
import type { HolidaysFound } from '../wire/holidays.ts';
import type { Counts, InboxPage, View } from '../wire/inbox.ts';
import type {
  ChoiceBody,
  Deliveries,
  DeviceBody,
  HookBody,
  HookChange,
  HookMade,
  HookView,
  NoticePage,
  NoticeSettings,
  ReadBody,
} from '../wire/notices.ts';
import type {
  AwayBody,
  LocationBody,
  Locations,
  LocationView,
  People,
  RoleBody,
  ShiftsBody,
  TeamBody,
  TeamChange,
  Teams,
  TeamView,
  WorkBody,
} from '../wire/people.ts';
import type { PhraseBody, PhraseChange, PhraseSeen, Phrases, PhraseView } from '../wire/phrases.ts';
import type {
  CheckBody,
  CheckView,
  DiffView,
  ProtocolVersions,
  ProtocolView,
  PushBody,
  PushView,
} from '../wire/protocol.ts';
import type { SaidWords } from '../wire/said.ts';
import type { SearchPage } from '../wire/search.ts';
import type { SilenceAct, SilencePage, SilenceQuery } from '../wire/silence.ts';
import type {
  ChannelView,
  HearBody,
  HearFound,
  ProfileBody,
  ProfileView,
  PushesView,
  SourceAct,
  SourceBody,
  SourceView,
} from '../wire/sources.ts';

/** What the caller may leave out is optional here; the server fills it in. */
type Given<Schema extends z.ZodType> = z.input<Schema>;
type Got<Schema extends z.ZodType> = z.output<Schema>;

/** A refusal of the server, or no answer at all (`status` 0, `code` 'offline'). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** The whole answer: beside the code what it stands on, such as findings. */
  readonly detail: unknown;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code;
    this.field = problem.field;
    this.detail = problem;
  }
}

export const isApiError = (thrown: unknown, code?: string): thrown is ApiError =>
  thrown instanceof ApiError && (code === undefined || thrown.code === code);

export const brand = (slug: string): string => `/api/brands/${encodeURIComponent(slug)}`;
const oneCase = (slug: string, id: string): string => `${brand(slug)}/cases/${encodeURIComponent(id)}`;

// Doors: set-up, sign-in, invitations, brands.
export const getSetup = () => ask<Got<typeof SetupState>>('GET', '/api/setup');
export const postSetup = (body: Given<typeof SetupBody>) => ask<Session>('POST', '/api/setup', { body });
export const getSession = () => ask<Session>('GET', '/api/session');
export const signIn = (body: Given<typeof SignInBody>) => ask<Session>('POST', '/api/session', { body });
export const signOut = () => ask<void>('DELETE', '/api/session');
export const getInvitation = (token: string) =>
  ask<Got<typeof InvitationView>>('GET', `/api/invitations/${encodeURIComponent(token)}`);
export const acceptInvitation = (token: string, body: Given<typeof JoinBody>) =>
  ask<Session>('POST', `/api/invitations/${encodeURIComponent(token)}`, { body });
export const createBrand = (body: Given<typeof BrandBody>) => ask<BrandRef>('POST', '/api/brands', { body });
export const openRehearsal = () => ask<BrandRef>('POST', '/api/brands/rehearsal', { body: {} });
export const getPeople = (slug: string, signal?: AbortSignal) =>
  ask<People>('GET', `${brand(slug)}/people`, { signal });
export const invite = (slug: string, body: Given<typeof InviteBody>) =>
  ask<Got<typeof Invited>>('POST', `${brand(slug)}/invitations`, { body });

// People, teams, locations.
const onePerson = (slug: string, id: string): string => `${brand(slug)}/people/${encodeURIComponent(id)}`;
export const revokeInvitation = (slug: string, id: string) =>
  ask<void>('DELETE', `${brand(slug)}/invitations/${encodeURIComponent(id)}`);
export const putRole = (slug: string, id: string, body: Given<typeof RoleBody>) =>
  ask<void>('PUT', `${onePerson(slug, id)}/role`, { body });
export const removePerson = (slug: string, id: string) => ask<void>('DELETE', onePerson(slug, id));
export const putWork = (slug: string, id: string, body: WorkBody) =>
  ask<void>('PUT', `${onePerson(slug, id)}/work`, { body });
export const putShifts = (slug: string, id: string, body: ShiftsBody) =>
  ask<void>('PUT', `${onePerson(slug, id)}/shifts`, { body });
export const postAway = (slug: string, id: string, body: Given<typeof AwayBody>) =>
  ask<void>('POST', `${onePerson(slug, id)}/away`, { body });
export const endAway = (slug: string, id: string) => ask<void>('DELETE', `${onePerson(slug, id)}/away`);
export const getTeams = (slug: string, signal?: AbortSignal) => ask<Teams>('GET', `${brand(slug)}/teams`, { signal });
export const postTeam = (slug: string, body: Given<typeof TeamBody>) =>
  ask<TeamView>('POST', `${brand(slug)}/teams`, { body });
export const putTeam = (slug: string, id: string, body: TeamChange) =>
  ask<TeamView>('PUT', `${brand(slug)}/teams/${encodeURIComponent(id)}`, { body });
export const getLocations = (slug: string, signal?: AbortSignal) =>
  ask<Locations>('GET', `${brand(slug)}/locations`, { signal });
export const postLocation = (slug: string, body: Given<typeof LocationBody>) =>
  ask<LocationView>('POST', `${brand(slug)}/locations`, { body });
export const putLocation = (slug: string, id: string, body: Given<typeof LocationBody>) =>
  ask<LocationView>('PUT', `${brand(slug)}/locations/${encodeURIComponent(id)}`, { body });

// Listening: channels, sources, profiles, search.
export const getChannels = (signal?: AbortSignal) =>
  ask<{ channels: ChannelView[] }>('GET', '/api/channels', { signal });
export const getSources = (slug: string, signal?: AbortSignal) =>
  ask<{ sources: SourceView[]; profiles: ProfileView[]; pushes: PushesView[] }>('GET', `${brand(slug)}/sources`, {
    signal,
  });
export const addSource = (slug: string, body: Given<typeof SourceBody>) =>
  ask<SourceView>('POST', `${brand(slug)}/sources`, { body });
export const actOnSource = (slug: string, id: string, body: Given<typeof SourceAct>) =>
  ask<SourceView>('POST', `${brand(slug)}/sources/${encodeURIComponent(id)}`, { body });
export const connectProfile = (slug: string, body: Given<typeof ProfileBody>) =>
  ask<{ profiles: ProfileView[] }>('POST', `${brand(slug)}/profiles`, { body });
export const hear = (slug: string, body: Given<typeof HearBody>) =>
  ask<HearFound>('POST', `${brand(slug)}/hear`, { body });
export const search = (
  slug: string,
  query: { q: string; channel?: string | undefined; before?: string | undefined; limit?: number | undefined },
  signal?: AbortSignal,
) => ask<SearchPage>('GET', `${brand(slug)}/search`, { query, signal });

// The inbox.
export const getInbox = (
  slug: string,
  query: { view: View; after?: string | undefined; limit?: number },
  signal?: AbortSignal,
) => ask<InboxPage>('GET', `${brand(slug)}/inbox`, { query, signal });
export const getCounts = (slug: string, signal?: AbortSignal) =>
  ask<Counts>('GET', `${brand(slug)}/counts`, { signal });

// Customers, and the silence ledger.
const oneCustomer = (slug: string, id: string): string => `${brand(slug)}/customers/${encodeURIComponent(id)}`;
export const findCustomers = (slug: string, q: string, signal?: AbortSignal) =>
  ask<CustomersFound>('GET', `${brand(slug)}/customers`, { query: { q }, signal });
export const linkCustomers = (slug: string, id: string, body: LinkBody) =>
  ask<LinkDone>('POST', `${oneCustomer(slug, id)}/link`, { body });
export const unlinkCustomer = (slug: string, id: string, body: UnlinkBody) =>
  ask<LinkDone>('POST', `${oneCustomer(slug, id)}/unlink`, { body });
/** They are two, and nobody is asked again. */
export const keepApart = (slug: string, id: string, body: ApartBody) =>
  ask<LinkDone>('POST', `${oneCustomer(slug, id)}/apart`, { body });
export const getSilence = (slug: string, query: Partial<SilenceQuery>, signal?: AbortSignal) =>
  ask<SilencePage>('GET', `${brand(slug)}/silence`, { query, signal });
export const actOnSilence = (slug: string, id: string, body: SilenceAct) =>
  ask<void>('POST', `${brand(slug)}/silence/${encodeURIComponent(id)}`, { body });
/** An address and no request: the browser saves what it gives. */
export const silenceFile = (slug: string, query: Partial<SilenceQuery>): string =>
  withQuery(`${brand(slug)}/silence/file`, query);

// Phrases.
const onePhrase = (slug: string, id: string): string => `${brand(slug)}/phrases/${encodeURIComponent(id)}`;
export const getPhrases = (slug: string, query: { language: string }, signal?: AbortSignal) =>
  ask<Phrases>('GET', `${brand(slug)}/phrases`, { query, signal });
export const addPhrase = (slug: string, body: Given<typeof PhraseBody>) =>
  ask<PhraseView>('POST', `${brand(slug)}/phrases`, { body });
export const changePhrase = (slug: string, id: string, body: Given<typeof PhraseChange>) =>
  ask<PhraseView>('PUT', onePhrase(slug, id), { body });
export const archivePhrase = (slug: string, id: string, body: Given<typeof PhraseSeen>) =>
  ask<PhraseView>('POST', `${onePhrase(slug, id)}/archive`, { body });
export const restorePhrase = (slug: string, id: string, body: Given<typeof PhraseSeen>) =>
  ask<PhraseView>('POST', `${onePhrase(slug, id)}/restore`, { body });

// What was said in public before: signatures in one binary, and the words of one of them.
export const getSaid = (slug: string, signal?: AbortSignal) => askBytes(`${brand(slug)}/said`, signal);
export const getSaidWords = (slug: string, key: string, signal?: AbortSignal) =>
  ask<SaidWords>('GET', `${brand(slug)}/said/${encodeURIComponent(key)}`, { signal });

// Notices.
export const getNotices = (slug: string, query: { before?: string | undefined }, signal?: AbortSignal) =>
  ask<NoticePage>('GET', `${brand(slug)}/notices`, { query, signal });
export const markNoticeRead = (slug: string, body: Given<typeof ReadBody>) =>
  ask<void>('POST', `${brand(slug)}/notices/read`, { body });
export const getNoticeSettings = (slug: string, signal?: AbortSignal) =>
  ask<NoticeSettings>('GET', `${brand(slug)}/notice-settings`, { signal });
export const putNoticeSettings = (slug: string, body: ChoiceBody) =>
  ask<void>('PUT', `${brand(slug)}/notice-settings`, { body });
export const addDevice = (slug: string, body: Given<typeof DeviceBody>) =>
  ask<Pick<NoticeSettings, 'devices'>>('POST', `${brand(slug)}/devices`, { body });
export const removeDevice = (slug: string, id: string) => ask<void>('DELETE', `${brand(slug)}/devices/${id}`);
const oneHook = (slug: string, id: string): string => `${brand(slug)}/hooks/${encodeURIComponent(id)}`;
export const getHooks = (slug: string, signal?: AbortSignal) =>
  ask<{ hooks: HookView[] }>('GET', `${brand(slug)}/hooks`, { signal });
export const addHook = (slug: string, body: HookBody) => ask<HookMade>('POST', `${brand(slug)}/hooks`, { body });
export const changeHook = (slug: string, id: string, body: Given<typeof HookChange>) =>
  ask<void>('PUT', oneHook(slug, id), { body });
export const endHook = (slug: string, id: string) => ask<void>('DELETE', oneHook(slug, id));
export const changeSecret = (slug: string, id: string) =>
  ask<{ secret: string }>('POST', `${oneHook(slug, id)}/secret`, { body: {} });
export const tryHook = (slug: string, id: string) => ask<void>('POST', `${oneHook(slug, id)}/test`, { body: {} });
export const getDeliveries = (slug: string, query: { failed: string }, signal?: AbortSignal) =>
  ask<Deliveries>('GET', `${brand(slug)}/deliveries`, { query, signal });
export const retryDelivery = (slug: string, id: string) =>
  ask<void>('POST', `${brand(slug)}/deliveries/${encodeURIComponent(id)}/retry`, { body: {} });

// Approved answers, and questions without one.
const oneAnswer = (slug: string, id: string): string => `${brand(slug)}/answers/${encodeURIComponent(id)}`;
export const getAnswers = (slug: string, query: { q: string }, signal?: AbortSignal) =>
  ask<Answers>('GET', `${brand(slug)}/answers`, { query, signal });
export const postAnswer = (slug: string, body: Given<typeof AnswerBody>) =>
  ask<AnswerPage>('POST', `${brand(slug)}/answers`, { body });
export const getAnswer = (slug: string, id: string, signal?: AbortSignal) =>
  ask<AnswerPage>('GET', oneAnswer(slug, id), { signal });
export const putAnswer = (slug: string, id: string, body: Given<typeof AnswerBody>) =>
  ask<AnswerPage>('PUT', oneAnswer(slug, id), { body });
export const actOnAnswer = (slug: string, id: string, body: AnswerAct) =>
  ask<AnswerPage>('POST', oneAnswer(slug, id), { body });
export const getTouched = (slug: string, id: string, signal?: AbortSignal) =>
  ask<Touched>('GET', `${oneAnswer(slug, id)}/touched`, { signal });
export const getCaseAnswers = (slug: string, id: string, signal?: AbortSignal) =>
  ask<CaseAnswers>('GET', `${oneCase(slug, id)}/answers`, { signal });
export const askQuestion = (slug: string, id: string, body: Given<typeof QuestionBody>) =>
  ask<{ id: string }>('POST', `${oneCase(slug, id)}/questions`, { body });
export const getQuestions = (slug: string, signal?: AbortSignal) =>
  ask<Questions>('GET', `${brand(slug)}/questions`, { signal });
export const answerQuestion = (slug: string, id: string, body: Given<typeof QuestionAnswer>) =>
  ask<AnswerPage>('POST', `${brand(slug)}/questions/${encodeURIComponent(id)}`, { body });

// One case.
export const getCase = (slug: string, id: string, signal?: AbortSignal) =>
  ask<CasePage>('GET', oneCase(slug, id), { signal });
export const act = (slug: string, id: string, body: Given<typeof ActBody>) =>
  ask<Got<typeof ActDone>>('POST', `${oneCase(slug, id)}/acts`, { body });
export const postReply = (slug: string, id: string, body: Given<typeof ReplyBody>) =>
  ask<Got<typeof ReplyDone>>('POST', `${oneCase(slug, id)}/replies`, { body });
export const actOnReply = (slug: string, id: string, replyId: string, body: ReplyAct) =>
  ask<Got<typeof ReplyDone>>('POST', `${oneCase(slug, id)}/replies/${encodeURIComponent(replyId)}`, { body });
export const takeOffline = (slug: string, id: string, body: Given<typeof OfflineBody>) =>
  ask<OfflineDone>('POST', `${oneCase(slug, id)}/offline`, { body });
export const changePageLink = (slug: string, id: string, body: PageLinkBody) =>
  ask<HandoverDone>('POST', `${oneCase(slug, id)}/offline/link`, { body });
export const bringBack = (slug: string, id: string, body: BackBody) =>
  ask<HandoverDone>('POST', `${oneCase(slug, id)}/offline/end`, { body });
export const postApproval = (slug: string, id: string, body: Given<typeof AskBody>) =>
  ask<Got<typeof ApprovalDone>>('POST', `${oneCase(slug, id)}/approvals`, { body });
export const actOnApproval = (slug: string, id: string, approvalId: string, body: Given<typeof ApprovalAct>) =>
  ask<Got<typeof ApprovalDone>>('POST', `${oneCase(slug, id)}/approvals/${encodeURIComponent(approvalId)}`, { body });
export const putDraft = (slug: string, id: string, body: DraftBody, isLeaving = false) =>
  ask<void>('PUT', `${oneCase(slug, id)}/draft`, { body, keepalive: isLeaving });
export const getDraftVersions = (slug: string, id: string, signal?: AbortSignal) =>
  ask<Got<typeof DraftVersions>>('GET', `${oneCase(slug, id)}/draft/versions`, { signal });
export const takeLease = (slug: string, id: string, body: Given<typeof LeaseBody>) =>
  ask<{ lease: CasePage['lease'] }>('POST', `${oneCase(slug, id)}/lease`, {
    body,
    keepalive: body.isRelease === true,
  });

// The protocol.
const protocol = (slug: string): string => `${brand(slug)}/protocol`;
export const getProtocol = (slug: string, signal?: AbortSignal) => ask<ProtocolView>('GET', protocol(slug), { signal });
export const getProtocolVersion = (slug: string, version: number, signal?: AbortSignal) =>
  ask<ProtocolView>('GET', `${protocol(slug)}/versions/${version}`, { signal });
export const getProtocolVersions = (slug: string, signal?: AbortSignal) =>
  ask<ProtocolVersions>('GET', `${protocol(slug)}/versions`, { signal });
export const getProtocolDiff = (slug: string, query: { from: number; to: number }, signal?: AbortSignal) =>
  ask<DiffView>('GET', `${protocol(slug)}/diff`, { query, signal });
export const checkProtocol = (slug: string, body: Given<typeof CheckBody>, signal?: AbortSignal) =>
  ask<CheckView>('POST', `${protocol(slug)}/check`, { body, signal });
export const pushProtocol = (slug: string, body: Given<typeof PushBody>) =>
  ask<PushView>('PUT', protocol(slug), { body });
export const dryRun = (slug: string, body: Given<typeof DryRunBody>) =>
  ask<DryRun>('POST', `${protocol(slug)}/dry-run`, { body });
export const dryRunRoutes = (slug: string, body: Given<typeof RoutesDryRunBody>) =>
  ask<RoutesDryRun>('POST', `${protocol(slug)}/routes/dry-run`, { body });
export const protocolFileUrl = (slug: string): string => `${protocol(slug)}/file`;
export const getHolidays = (
  slug: string,
  query: { country?: string | undefined; state?: string | undefined; region?: string | undefined; year: number },
  signal?: AbortSignal,
) => ask<HolidaysFound>('GET', `${brand(slug)}/holidays`, { query, signal });

export const liveUrl = (slug: string): string => `${brand(slug)}/live`;
export const channelIconUrl = (channel: string): string => `/api/channels/${encodeURIComponent(channel)}/icon.svg`;

interface Asking {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Lets the request outlive a closing page. */
  readonly keepalive?: boolean;
}

export async function ask<Answer>(method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const response = await send(method, withQuery(path, asking.query), asking);
  const text = response.status === 204 ? '' : await response.text();
  if (!response.ok) throw new ApiError(response.status, readProblem(text, response));
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function askBytes(path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await send('GET', path, signal === undefined ? {} : { signal });
  if (!response.ok) throw new ApiError(response.status, readProblem(await response.text(), response));
  return new Uint8Array(await response.arrayBuffer());
}

async function send(method: string, path: string, asking: Asking): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
      ...(asking.signal === undefined ? {} : { signal: asking.signal }),
      keepalive: asking.keepalive ?? false,
    });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw new ApiError(0, { code: 'offline', message: '' });
  }
}

function withQuery(path: string, query: Asking['query']): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) given.set(name, String(value));
  const tail = given.toString();
  return tail === '' ? path : `${path}?${tail}`;
}

/** A proxy in between may answer with a page of its own, so the body is only believed when it has the shape. */
export function readProblem(text: string, response: Pick<Response, 'status' | 'statusText'>): Problem {
  try {
    const found: unknown = JSON.parse(text);
    if (isProblem(found)) return found;
  } catch {}
  return { code: 'unexpected', message: `${response.status} ${response.statusText}`.trim() };
}

function isProblem(found: unknown): found is Problem {
  if (typeof found !== 'object' || found === null) return false;
  return 'code' in found && typeof found.code === 'string' && 'message' in found && typeof found.message === 'string';
}
