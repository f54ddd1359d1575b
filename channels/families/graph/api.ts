// Asks Meta's Graph interface as a page: the shared budget first, the app's proof beside the token, and what a refusal
// means. In: a path and its parameters. Out: the answer's fields, or a `ChannelError` in the platform's own words.
// Errors: https://developers.facebook.com/docs/graph-api/guides/error-handling

import { createHmac } from 'node:crypto';
import type { Budget } from '../../../core/channel.ts';
import { ChannelError, type ChannelResponse, type Credential, type Hands } from '../../channel.ts';
import { ask, jsonOf, wordsOf } from '../../rest.ts';
import { countOf, type Fields, fieldsOf, listOf, textOf } from '../../tolerant.ts';

/** The one place that says which version is spoken. */
export const GRAPH_VERSION = 'v23.0';
export const GRAPH = `https://graph.facebook.com/${GRAPH_VERSION}`;

const HOUR_MS = 3_600_000;

/**
 * A page may call 4,800 times a day for each engaged person: 200 an hour for the quietest page there is.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting; the platform's own headers beat it.
 */
export const CALLS: Budget = {
  name: 'calls',
  label: 'Questions to Meta',
  unit: 'calls',
  limit: 200,
  windowMs: HOUR_MS,
};

export interface GraphQuestion {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | null>>;
  /** Present: a POST. */
  readonly form?: Readonly<Record<string, string>>;
}

export async function askGraph(credential: Credential, asked: GraphQuestion, hands: Hands): Promise<Fields> {
  const token = credential['accessToken'] ?? '';
  await hands.spend(CALLS.name);
  const isWrite = asked.form !== undefined;
  const question = {
    url: `${GRAPH}${asked.path}`,
    query: { ...asked.query, appsecret_proof: proofOf(token, hands.app) },
    token,
    ...(isWrite ? { form: asked.form } : {}),
  };
  const answer = await ask(question, hands, (refused, now) => {
    noteUsage(refused.headers, now, hands);
    return refusalOf(refused, now, isWrite);
  });
  noteUsage(answer.headers, hands.now(), hands);
  return fieldsOf(answer.body);
}

export interface GraphPage {
  readonly data: readonly unknown[];
  /** The cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** An edge as it stands in an answer: its things, and where it goes on. */
export function readEdge(edge: unknown): GraphPage {
  const { data, paging } = fieldsOf(edge);
  const { next, cursors } = fieldsOf(paging);
  return { data: listOf(data), next: textOf(next) === null ? null : textOf(fieldsOf(cursors)['after']) };
}

/** An edge that never says whether it goes on: it has ended when nothing comes. */
export function readSilentEdge(edge: unknown): GraphPage {
  const { data, paging } = fieldsOf(edge);
  const things = listOf(data);
  return { data: things, next: things.length === 0 ? null : textOf(fieldsOf(fieldsOf(paging)['cursors'])['after']) };
}

/** Proves that the app itself asks: https://developers.facebook.com/docs/graph-api/guides/secure-requests */
function proofOf(token: string, app: Credential | null): string | null {
  const secret = app?.['clientSecret'];
  return secret ? createHmac('sha256', secret).update(token).digest('hex') : null;
}

const SIGNED_OUT = new Set([102, 190, 463, 467]);
const TOO_MANY = new Set([4, 17, 32, 341, 613, 80001, 80002, 80006]);
const NOT_THERE = new Set([803]);
const TRANSIENT = new Set([1, 2]);

/** Null: what everybody means by that status. */
function refusalOf(refused: ChannelResponse, now: Date, isWrite: boolean): ChannelError | null {
  const error = fieldsOf(fieldsOf(jsonOf(refused))['error']);
  const code = countOf(error['code']);
  if (code === null) return null;
  const subcode = countOf(error['error_subcode']);
  const told = `Meta answered ${code}${subcode === null ? '' : `/${subcode}`}: ${wordsOf(refused) || 'without words'}`;
  if (SIGNED_OUT.has(code)) return new ChannelError('auth_expired', told);
  if (TOO_MANY.has(code)) return new ChannelError('rate_limited', told, { retryAt: retryAtOf(refused.headers, now) });
  if (NOT_THERE.has(code) || (code === 100 && subcode === 33)) return new ChannelError('gone', told);
  if (TRANSIENT.has(code) || error['is_transient'] === true || refused.status >= 500) {
    return new ChannelError(isWrite ? 'outcome_unknown' : 'unreachable', told);
  }
  return new ChannelError('rejected', told);
}

/** True when a message was refused because the customer's last words are too old for a plain answer. */
export function isOutsideWindow(error: unknown): boolean {
  if (!(error instanceof ChannelError) || error.code !== 'rejected') return false;
  return /^Meta answered 10\/(?:2018278|2534022|2018065)\b|outside of allowed window/u.test(error.message);
}

interface Usage {
  readonly percent: number;
  readonly minutes: number;
}

function noteUsage(headers: Headers, now: Date, hands: Hands): void {
  const usage = usageOf(headers);
  if (usage === null) return;
  const left = Math.max(0, Math.floor(((CALLS.limit ?? 0) * (100 - usage.percent)) / 100));
  const waitMs = usage.minutes > 0 ? usage.minutes * 60_000 : HOUR_MS;
  hands.noteBudget(CALLS.name, { left, resetAt: new Date(now.getTime() + waitMs) });
}

function retryAtOf(headers: Headers, now: Date): Date {
  const minutes = usageOf(headers)?.minutes ?? 0;
  const afterS = countOf(headers.get('retry-after')) ?? 0;
  // Without a word from Meta: its windows slide, and five minutes free a part of them.
  const waitMs = minutes > 0 ? minutes * 60_000 : afterS > 0 ? Math.min(afterS, 86_400) * 1000 : 300_000;
  return new Date(now.getTime() + waitMs);
}

/** Three headers tell shares of what is allowed, in percent; the fullest counts. Null when none came. */
function usageOf(headers: Headers): Usage | null {
  const shares = ['x-app-usage', 'x-page-usage'].map((name) => fieldsOf(parsed(headers.get(name))));
  const cases = Object.values(fieldsOf(parsed(headers.get('x-business-use-case-usage'))));
  const all = [...shares, ...cases.flatMap(listOf).map(fieldsOf)];
  const told = all.flatMap((one) => ['call_count', 'total_time', 'total_cputime'].map((name) => countOf(one[name])));
  const percents = told.filter((one) => one !== null);
  if (percents.length === 0) return null;
  const minutes = all.map((one) => countOf(one['estimated_time_to_regain_access']) ?? 0);
  return { percent: Math.max(...percents), minutes: Math.max(0, ...minutes) };
}

function parsed(header: string | null): unknown {
  if (header === null || header.length > 4_000) return null;
  try {
    return JSON.parse(header);
  } catch {
    return null;
  }
}
