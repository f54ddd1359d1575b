// One question to one JSON interface over HTTP: what most platforms speak. In: address, token, parameters. Out: the
// answer, or a `ChannelError` that says what the refusal means. What is peculiar to a platform, its `explain` knows.

import { ChannelError, type ChannelRequest, type ChannelResponse, type Hands } from './channel.ts';

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** Parameters without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | null | undefined>>;
  /** A bearer token. It goes to this address and nowhere else. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body: as JSON, or as a form. */
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Null when the answer has no body (204). */
  readonly body: unknown;
}

/** What a platform means by a refusal; null: what everybody means by that status. */
export type Explain = (refused: ChannelResponse, now: Date) => ChannelError | null;

/** Asks and insists on a 2xx with JSON. Throws `ChannelError` for everything else. */
export async function ask(question: Question, hands: Hands, explain?: Explain): Promise<Answer> {
  const response = await exchange(question, hands);
  const { status, headers } = response;
  const isWrite = methodOf(question) !== 'GET';
  if (status < 200 || status > 299) {
    throw explain?.(response, hands.now()) ?? refusalOf(response, { isWrite, now: hands.now() });
  }
  if (response.bytes.length === 0) return { status, headers, body: null };
  try {
    return { status, headers, body: response.json() };
  } catch (cause) {
    // It said yes and then garbled: what was written is most likely there.
    const code = isWrite ? 'outcome_unknown' : 'unreadable';
    throw new ChannelError(code, `${hostOf(response.url)} answered with something that is not JSON`, { cause });
  }
}

/** The whole exchange, without a judgement of the status code. */
export async function exchange(question: Question, hands: Hands): Promise<ChannelResponse> {
  const url = new URL(question.url);
  for (const [name, value] of Object.entries(question.query ?? {})) {
    if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
  }
  try {
    return await hands.fetch(url.href, requestOf(question));
  } catch (cause) {
    if (cause instanceof ChannelError) throw cause;
    const code = methodOf(question) === 'GET' ? 'unreachable' : 'outcome_unknown';
    throw new ChannelError(code, `${url.host} gave no answer`, { cause });
  }
}

function requestOf(question: Question): ChannelRequest {
  const { token, json, form, timeoutMs } = question;
  const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
  const type = json !== undefined ? 'application/json' : form && 'application/x-www-form-urlencoded';
  return {
    method: methodOf(question),
    headers: {
      accept: 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...question.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

function methodOf({ method, json, form }: Question): string {
  return method ?? (json === undefined && form === undefined ? 'GET' : 'POST');
}

/** What a status means where the platform says nothing more precise. */
export function refusalOf(response: ChannelResponse, { isWrite, now }: { isWrite: boolean; now: Date }): ChannelError {
  const { status } = response;
  const words = wordsOf(response);
  const told = `${hostOf(response.url)} answered ${status}${words === '' ? '' : `: ${words}`}`;
  if (status === 401) return new ChannelError('auth_expired', told);
  if (status === 404 || status === 410) return new ChannelError('gone', told);
  if (status === 429) return new ChannelError('rate_limited', told, { retryAt: retryAtOf(response.headers, now) });
  if (status === 408 || status >= 500) return new ChannelError(isWrite ? 'outcome_unknown' : 'unreachable', told);
  if (status >= 400) return new ChannelError('rejected', told);
  return new ChannelError('unreadable', told);
}

/** The platform's own words in one line of at most 300 characters; empty when it sent none in JSON. */
export function wordsOf(response: ChannelResponse): string {
  const found: string[] = [];
  collectWords(jsonOf(response), found, 0);
  return [...new Set(found)].join(': ').replace(/\s+/gu, ' ').slice(0, 300);
}

const worded = ['error', 'errors', 'message', 'error_description', 'detail', 'title', 'reason', 'error_user_msg'];

function collectWords(value: unknown, found: string[], depth: number): void {
  if (depth > 3 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 3)) collectWords(one, found, depth + 1);
    return;
  }
  for (const name of worded) {
    const one = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof one === 'string' && one !== '') found.push(one);
    else collectWords(one, found, depth + 1);
  }
}

/** The body as JSON, or null. */
export function jsonOf(response: ChannelResponse): unknown {
  try {
    return response.json();
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds or as a date; else the reset header in Unix seconds; else a minute from now. */
export function retryAtOf(headers: Headers, now: Date, resetHeader = 'x-rate-limit-reset'): Date {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/u.test(after)) return new Date(now.getTime() + Number(after) * 1000);
  const reset = headers.get(resetHeader)?.trim() ?? '';
  const date = /^\d{9,11}$/u.test(reset) ? new Date(Number(reset) * 1000) : new Date(after);
  return date.getTime() > now.getTime() ? date : new Date(now.getTime() + 60_000);
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? 'the platform';
}
