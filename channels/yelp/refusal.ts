// What Yelp means by a refusal. Its two interfaces word errors alike, under `id` and under `code`; what a person can do
// about one is said with it. https://docs.developer.yelp.com/reference/create-review-response

import { ChannelError, type ChannelResponse, type Hands } from '../channel.ts';
import { type Explain, jsonOf, retryAtOf } from '../rest.ts';
import { fieldsOf, textOf, timeOf } from '../tolerant.ts';
import { ANSWERS, CALLS } from './manifest.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const NO_PERMISSION = new Set(['INVALID_TOKEN', 'INSUFFICIENT_SCOPE']);
const NO_KEY = new Set(['TOKEN_INVALID', 'UNAUTHORIZED_API_KEY']);

/** The way out, where Yelp's documentation names one. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  R2R_PROBLEM_WITH_USER_PHOTO: 'The business user needs a photo of their own: add it on biz.yelp.com/settings/photo.',
  R2R_UNACCEPTABLE_BIZ_USER_NAME:
    'Yelp does not take the business user’s name: change it on biz.yelp.com/settings/profile.',
  R2R_COMMENTS_NOT_ALLOWED: 'Your contract with Yelp does not cover this location yet: ask your contact at Yelp.',
  R2R_PERMISSION_DENIED: 'The business user who connected has not claimed this business.',
  R2R_INVALID_RESPONSE_TEXT: 'Yelp takes no empty or foul words, and none too close to an earlier answer.',
};

export function explainTo(hands: Hands): Explain {
  return (refused, now) => refusalOf(refused, now, hands);
}

function refusalOf(refused: ChannelResponse, now: Date, hands: Hands): ChannelError | null {
  const { status, headers } = refused;
  const error = fieldsOf(fieldsOf(jsonOf(refused))['error']);
  const id = textOf(error['id']) ?? textOf(error['code']) ?? '';
  const words = (textOf(error['description']) ?? '').replace(/\s+/gu, ' ').slice(0, 300);
  const told = `Yelp answered ${status}${words === '' ? '' : `: ${words}`}`;
  // The key is the app's and no profile's: connecting a profile again would not help.
  if (NO_KEY.has(id)) return new ChannelError('rejected', `Yelp does not take the API key of the app. ${told}`);
  if (NO_PERMISSION.has(id)) return new ChannelError('auth_expired', told);
  if (id === 'R2R_REVIEW_DOES_NOT_EXIST') return new ChannelError('gone', told);
  if (id === 'R2R_COMMENT_QUOTA_EXCEEDED') {
    // Which day counts, Yelp does not say: an hour on it is asked again.
    const retryAt = new Date(now.getTime() + HOUR_MS);
    hands.noteBudget(ANSWERS, { left: 0, resetAt: retryAt });
    return new ChannelError('rate_limited', told, { retryAt });
  }
  if (id === 'ACCESS_LIMIT_REACHED') {
    const retryAt = timeOf(headers.get('ratelimit-resettime')) ?? midnightAfter(now);
    hands.noteBudget(CALLS, { left: 0, resetAt: retryAt });
    return new ChannelError('rate_limited', told, { retryAt });
  }
  if (status === 429) return new ChannelError('rate_limited', told, { retryAt: retryAtOf(headers, now) });
  // A page that is not Yelp's own JSON is a broken way there, and says nothing of the thing asked for.
  if (status === 404 && id === '') return new ChannelError('unreachable', told);
  if (status !== 400 && status !== 403) return null;
  return new ChannelError('rejected', [WAYS_OUT[id], told].filter(Boolean).join(' '));
}

/** Yelp's days begin at midnight UTC. */
function midnightAfter(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS + 1) * DAY_MS);
}
