// Posts JSON to an address somebody gave, through the guarded client, and reads from the answer what came of it.

import { ChannelError, type ChannelResponse } from '../../channels/channel.ts';
import type { World } from '../world.ts';
import type { Outcome } from './parcel.ts';
import { short } from './words.ts';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const timeoutMs = 30_000;
/** An answer is read for its status and a line of words. */
const maxBytes = 64 * 1024;
const longestRestMs = 3_600_000;

export async function post(world: Pick<World, 'fetch' | 'now'>, { url, headers, body }: Post): Promise<Outcome> {
  const host = URL.parse(url)?.host ?? 'the address';
  let answer: ChannelResponse;
  try {
    answer = await world.fetch(url, { method: 'POST', headers, body, timeoutMs, maxBytes });
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    return { came: 'failed', error: error.message };
  }
  const { status } = answer;
  if (answer.url !== new URL(url).href) {
    return {
      came: 'refused',
      error: `${host} sends on to ${URL.parse(answer.url)?.host}. Enter that address instead.`,
    };
  }
  if (status >= 200 && status < 300) return { came: 'accepted' };
  const error = `${host} answered ${status}: ${short(answer.text(), 200)}`;
  if (status === 404 || status === 410) return { came: 'refused', error, isGone: true };
  if (status >= 500 || [408, 425, 429].includes(status))
    return { came: 'failed', error, retryAt: retryAt(answer, world.now()) };
  return { came: 'refused', error };
}

/** RFC 9110, 10.2.3: seconds or a date. */
function retryAt(answer: ChannelResponse, now: Date): Date | null {
  const asked = answer.headers.get('retry-after');
  if (asked === null) return null;
  const ms = /^\d+$/u.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now.getTime();
  return ms > 0 ? new Date(now.getTime() + Math.min(ms, longestRestMs)) : null;
}
