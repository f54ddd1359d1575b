// One question to one server: address, token, status codes and rate headers become an answer or a ChannelError.
// The token goes to the server it belongs to and nowhere else.

import { ChannelError, type ChannelResponse, type Hands } from '../channel.ts';

export interface Server {
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
  readonly token: string | null;
}

export interface Question {
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Present: a POST with this JSON body. */
  readonly post?: Readonly<Record<string, unknown>>;
  /** Present: a POST with this form. */
  readonly form?: { readonly type: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  /** The server asked us to slow down before the next question. */
  readonly restMs: number | null;
}

/** The whole exchange, without a judgement of the status code. */
export async function exchange(server: Server, question: Question, hands: Hands): Promise<ChannelResponse> {
  const query = new URLSearchParams((question.query ?? []).map(([name, value]): [string, string] => [name, value]));
  const search = query.size > 0 ? `?${query}` : '';
  const { post, form } = question;
  const body = form?.bytes ?? (post === undefined ? null : JSON.stringify(post));
  const isPost = body !== null;
  try {
    return await hands.fetch(`${server.origin}${question.path}${search}`, {
      method: isPost ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        ...(server.token === null ? {} : { authorization: `Bearer ${server.token}` }),
        ...(isPost ? { 'content-type': form?.type ?? 'application/json' } : {}),
        ...question.headers,
      },
      ...(isPost ? { body } : {}),
    });
  } catch (cause) {
    if (cause instanceof ChannelError) throw cause;
    throw new ChannelError(isPost ? 'outcome_unknown' : 'unreachable', `${server.origin} gave no answer`, { cause });
  }
}

/** Asks and insists on a 2xx with JSON. Throws `ChannelError` for everything else. */
export async function ask(server: Server, question: Question, hands: Hands): Promise<Answer> {
  const response = await exchange(server, question, hands);
  const isPost = question.post !== undefined || question.form !== undefined;
  if (response.status < 200 || response.status > 299) throw errorOf(response, isPost, hands.now());
  try {
    const { status, headers } = response;
    return { status, body: response.json(), headers, restMs: restOf(headers, hands.now()) };
  } catch (cause) {
    // It said yes and then garbled: what was posted is most likely there.
    const code = isPost ? 'outcome_unknown' : 'unreadable';
    throw new ChannelError(code, `${server.origin} answered ${question.path} with something that is not JSON`, {
      cause,
    });
  }
}

/** What a refusal means. */
export function errorOf(response: ChannelResponse, isPost: boolean, now: Date): ChannelError {
  const { status } = response;
  const host = new URL(response.url).host;
  const words = wordsOf(response);
  const told = `${host} answered ${status}${words === '' ? '' : `: ${words}`}`;
  if (status === 401) return new ChannelError('auth_expired', told);
  if (status === 403) return new ChannelError(isRevoked(words) ? 'auth_expired' : 'rejected', told);
  if (status === 404 || status === 410) return new ChannelError('gone', told);
  if (status === 429) return new ChannelError('rate_limited', told, { retryAt: retryAtOf(response.headers, now) });
  if (status >= 500 || status === 408) return new ChannelError(isPost ? 'outcome_unknown' : 'unreachable', told);
  if (status >= 400) return new ChannelError('rejected', told);
  return new ChannelError('unreadable', told);
}

/** A token taken back also answers 403 on some servers; a missing permission does too, and is another matter. */
function isRevoked(words: string): boolean {
  if (/scope|permission/i.test(words)) return false;
  return /revoked|expired|invalid (access )?(token|credentials)|login is|suspended|authenticated user/i.test(words);
}

/** The server's own words, in one line; empty when it sent none in JSON. */
export function wordsOf(response: ChannelResponse): string {
  let body: unknown;
  try {
    body = response.json();
  } catch {
    return '';
  }
  if (typeof body !== 'object' || body === null) return '';
  const { error, error_description: description } = body as Record<string, unknown>;
  const words = [error, description].filter((part) => typeof part === 'string' && part !== '');
  return words.join(': ').replace(/\s+/g, ' ').slice(0, 300);
}

/** `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` as a date (Mastodon) or Unix time (GoToSocial). */
function retryAtOf(headers: Headers, now: Date): Date {
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d+$/.test(after)) return new Date(now.getTime() + Number(after) * 1000);
  const date = after ? new Date(after) : resetOf(headers);
  if (date !== null && !Number.isNaN(date.getTime()) && date > now) return date;
  return new Date(now.getTime() + 60_000);
}

function resetOf(headers: Headers): Date | null {
  const reset = headers.get('x-ratelimit-reset')?.trim();
  if (!reset) return null;
  const date = /^\d+(\.\d+)?$/.test(reset)
    ? new Date(Number(reset) < 1e11 ? Number(reset) * 1000 : Number(reset))
    : new Date(reset);
  return Number.isNaN(date.getTime()) ? null : date;
}

function restOf(headers: Headers, now: Date): number | null {
  const remaining = headers.get('x-ratelimit-remaining');
  if (remaining === null || !/^\d+$/.test(remaining.trim()) || Number(remaining) > 5) return null;
  const reset = resetOf(headers);
  return reset === null || reset <= now ? null : reset.getTime() - now.getTime();
}
