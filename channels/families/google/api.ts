// Asks an interface of Google as a profile: the budget first, then a token that holds, then what a refusal means. In: a
// question and what it costs. Out: the answer, or a `ChannelError` in Google's own words.

import type { Consent } from '../../../core/channel.ts';
import { ChannelError, type ChannelResponse, type Credential, type Hands } from '../../channel.ts';
import { withFresh } from '../../oauth.ts';
import { type Answer, ask, jsonOf, type Question, retryAtOf, wordsOf } from '../../rest.ts';
import { fieldsOf, listOf, textOf } from '../../tolerant.ts';

/** One question; `cost` is taken from the budget before anybody is asked. */
export type AskGoogle = (question: Question, cost: number) => Promise<Answer>;

export function googleAs(consent: Consent, credential: Credential, hands: Hands, budget: string): AskGoogle {
  let usable = credential;
  const explain = (refused: ChannelResponse, now: Date) => refusalOf(refused, now, hands, budget);
  return async (question, cost) => {
    if (cost > 0) await hands.spend(budget, cost);
    return withFresh(consent, usable, hands, (fresh) => {
      usable = fresh;
      return ask({ ...question, token: fresh['accessToken'] ?? '' }, hands, explain);
    });
  };
}

const DAY_IS_SPENT = new Set(['quotaExceeded', 'dailyLimitExceeded']);
const TOO_FAST = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED', 'RESOURCE_EXHAUSTED']);
const NOT_ALLOWED = new Set(['insufficientPermissions', 'authError', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);

/** Google says 403 for many things: its reason tells them apart. Null: what everybody means by that status. */
function refusalOf(response: ChannelResponse, now: Date, hands: Hands, budget: string): ChannelError | null {
  const { status } = response;
  const { reasons, quota } = whyOf(response);
  const words = wordsOf(response);
  const told = `Google answered ${status}${words === '' ? '' : `: ${words}`}`;
  // A page that is not Google's own JSON is a broken way there, and says nothing of the thing asked for.
  if (status === 404 && words === '') return new ChannelError('unreachable', told);
  if (status !== 403 && status !== 429) return null;
  if (quota === '0') {
    const why = 'Google allows this project no requests yet: it waits for Google to approve its access';
    return new ChannelError('rejected', `${why} (${told})`);
  }
  if (reasons.some((reason) => DAY_IS_SPENT.has(reason))) {
    const resetAt = pacificMidnightAfter(now);
    hands.noteBudget(budget, { left: 0, resetAt });
    return new ChannelError('rate_limited', told, { retryAt: resetAt });
  }
  if (status === 429 || reasons.some((reason) => TOO_FAST.has(reason))) {
    return new ChannelError('rate_limited', told, { retryAt: retryAtOf(response.headers, now) });
  }
  return reasons.some((reason) => NOT_ALLOWED.has(reason)) ? new ChannelError('auth_expired', told) : null;
}

/** Older interfaces name reasons in `errors`, newer ones in `details`, with the quota that was met. */
function whyOf(response: ChannelResponse): { readonly reasons: readonly string[]; readonly quota: string | null } {
  const { error } = fieldsOf(jsonOf(response));
  const { errors, details, status } = fieldsOf(error);
  const found = [...listOf(errors), ...listOf(details)].slice(0, 20).map(fieldsOf);
  const limits = found.map(({ metadata }) => textOf(fieldsOf(metadata)['quota_limit_value']));
  return {
    reasons: [...found.map(({ reason }) => reason), status].filter((reason) => typeof reason === 'string'),
    quota: limits.find((limit) => limit !== null) ?? null,
  };
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Los_Angeles',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Google's days begin at midnight of its own coast, summer time and all. */
export function pacificMidnightAfter(now: Date): Date {
  const rest = DAY_MS - timeOfDayMs(now);
  const guess = new Date(now.getTime() + rest);
  // On the two days with another length the guess is an hour early (23:00) or late (01:00).
  const off = timeOfDayMs(guess);
  return new Date(guess.getTime() + (off > DAY_MS / 2 ? DAY_MS - off : -off));
}

const DAY_MS = 86_400_000;

function timeOfDayMs(at: Date): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(at).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (at.getTime() % 1000);
}
