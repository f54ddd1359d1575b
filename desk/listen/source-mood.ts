// How a source is doing, in one word and one colour, and what a person can do about its trouble. In: the source as
// the server tells it. Out: keys of messages.

import type { SourceView } from '../../wire/sources.ts';

export type MoodName = 'listening' | 'first_read' | 'paused' | 'failing' | 'late' | 'retrying';

export interface Mood {
  readonly name: MoodName;
  readonly tone: 'good' | 'info' | 'neutral' | 'bad' | 'warn';
}

/** A post that should have been polled three times over and was not is quiet, whatever its state says. */
const LATE_AFTER_POLLS = 3;

export function moodOf(
  source: Pick<SourceView, 'state' | 'isFirstRead' | 'everyMs' | 'lastOkAt' | 'lastPollAt' | 'errorCode'>,
): Mood {
  if (source.state === 'paused') return { name: 'paused', tone: 'neutral' };
  if (source.state === 'failing') return { name: 'failing', tone: 'bad' };
  if (source.errorCode !== null) return { name: 'retrying', tone: 'warn' };
  if (source.isFirstRead) return { name: 'first_read', tone: 'info' };
  if (source.lastOkAt !== null && source.lastPollAt !== null) {
    const behindMs = Date.parse(source.lastPollAt) - Date.parse(source.lastOkAt);
    if (behindMs > LATE_AFTER_POLLS * source.everyMs) return { name: 'late', tone: 'warn' };
  }
  return { name: 'listening', tone: 'good' };
}

const ADVICE = {
  auth_expired: 'sources.todo.auth_expired',
  rate_limited: 'sources.todo.rate_limited',
  gone: 'sources.todo.gone',
  rejected: 'sources.todo.rejected',
  unreachable: 'sources.todo.unreachable',
} as const;

export function adviceFor(code: string | null): (typeof ADVICE)[keyof typeof ADVICE] | 'sources.todo.other' {
  return code !== null && Object.hasOwn(ADVICE, code) ? ADVICE[code as keyof typeof ADVICE] : 'sources.todo.other';
}
