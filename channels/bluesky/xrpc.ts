// One question to an XRPC server: an address and parameters in, the answer or the refusal out. Plain HTTP and not the
// SDK, because loading `@atproto/api` costs 65 MB and a quarter of a second (docs/decisions/0025-bluesky-sdk.md).

import type { z } from 'zod';
import type { ChannelResponse, Hands, Json } from '../channel.ts';
import { ChannelError } from '../channel.ts';

type Param = string | number | readonly string[] | undefined;

export interface Question {
  readonly nsid: string;
  readonly params?: Readonly<Record<string, Param>>;
  /** Present, even when null, for procedures: they are sent with POST. */
  readonly input?: Json;
  /** Present: a procedure that takes bytes. */
  readonly blob?: { readonly type: string; readonly bytes: Uint8Array };
}

/** What the server said no with. `name` is the error of the method's lexicon. */
export interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly message: string;
  readonly retryAt: Date | null;
}

export type Answer =
  | { readonly ok: true; readonly value: unknown; readonly restMs: number | null }
  | { readonly ok: false; readonly refusal: Refusal };

/** Asks once. Throws `ChannelError` only when there is no answer, or one that nobody can read. */
export async function ask(hands: Hands, server: string, question: Question, token: string | null): Promise<Answer> {
  const { input, blob } = question;
  const isWrite = input !== undefined || blob !== undefined;
  const body = blob?.bytes ?? (input ? JSON.stringify(input) : null);
  const response = await hands.fetch(`${server}/xrpc/${question.nsid}${queryOf(question.params)}`, {
    method: isWrite ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === null ? {} : { 'content-type': blob?.type ?? 'application/json' }),
    },
    ...(body === null ? {} : { body }),
  });
  if (response.status >= 200 && response.status < 300) {
    return { ok: true, value: readJson(response, isWrite), restMs: restOf(response.headers, hands.now()) };
  }
  return { ok: false, refusal: readRefusal(response, hands.now()) };
}

/** The closed vocabulary for a refusal. A failing server may have kept a write before it failed. */
export function toError({ status, name, message, retryAt }: Refusal, isWrite: boolean): ChannelError {
  const words = `Bluesky said: ${message} (${name})`;
  if (status === 429) return new ChannelError('rate_limited', words, { retryAt });
  if (status === 401) return new ChannelError('auth_expired', words);
  if (status === 404) return new ChannelError('gone', words);
  if (status >= 500) return new ChannelError(isWrite ? 'outcome_unknown' : 'unreachable', words);
  if (status >= 300 && status < 400) return new ChannelError('unreadable', words);
  return new ChannelError('rejected', words);
}

/** The answer's value in its shape. */
export function expect<T>(answer: Answer, shape: z.ZodType<T>, nsid: string, isWrite = false): T {
  if (!answer.ok) throw toError(answer.refusal, isWrite);
  const parsed = shape.safeParse(answer.value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ChannelError(isWrite ? 'outcome_unknown' : 'unreadable', `${nsid} answered without a usable '${where}'`);
}

/** True when the record or its whole repository is not there; older servers say so only in words. */
export function isNotFound({ status, name, message }: Refusal): boolean {
  if (status !== 400 && status !== 404) return false;
  return name === 'RecordNotFound' || name === 'RepoNotFound' || /^could not (locate|find) /iu.test(message);
}

function queryOf(params: Question['params'] = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function readJson(response: ChannelResponse, isWrite: boolean): unknown {
  if (response.bytes.length === 0) return {};
  try {
    return response.json();
  } catch (cause) {
    if (!isWrite) throw cause;
    throw new ChannelError('outcome_unknown', 'Bluesky took the request and answered with something unreadable', {
      cause,
    });
  }
}

function readRefusal(response: ChannelResponse, now: Date): Refusal {
  let body: unknown = null;
  try {
    body = response.json();
  } catch {
    // A proxy in front of the server speaks HTML; the status says enough.
  }
  const { error, message } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const name = typeof error === 'string' ? error : `HTTP ${response.status}`;
  return {
    status: response.status,
    name,
    message: typeof message === 'string' && message !== '' ? message.slice(0, 500) : name,
    retryAt: response.status === 429 ? retryAtOf(response.headers, now) : null,
  };
}

/** `Retry-After` in seconds or as a date, else the window's end in epoch seconds, else a minute from now. */
function retryAtOf(headers: Headers, now: Date): Date {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/u.test(after)) return new Date(now.getTime() + Number(after) * 1000);
  const date = after === '' ? Number.NaN : Date.parse(after);
  if (!Number.isNaN(date)) return new Date(date);
  return resetOf(headers) ?? new Date(now.getTime() + 60_000);
}

function resetOf(headers: Headers): Date | null {
  const reset = headers.get('ratelimit-reset')?.trim() ?? '';
  return /^\d{9,11}$/u.test(reset) ? new Date(Number(reset) * 1000) : null;
}

/** How long to rest when this answer used up the window. */
function restOf(headers: Headers, now: Date): number | null {
  if (headers.get('ratelimit-remaining')?.trim() !== '0') return null;
  const reset = resetOf(headers);
  return reset === null || reset <= now ? null : reset.getTime() - now.getTime();
}
