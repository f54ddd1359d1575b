// The questions Heed asks Yelp: reviews by the app's key, and what a business user has claimed by their token. The budget is
// taken first; what Yelp says is left of the day beats our count.

import { ChannelError, type Credential, type Hands, type ListenTo } from '../channel.ts';
import { withFresh } from '../oauth.ts';
import { type Answer, ask } from '../rest.ts';
import { countOf, fieldsOf, idOf, listOf, timeOf } from '../tolerant.ts';
import { CALLS, consent } from './manifest.ts';
import { explainTo } from './refusal.ts';

const PLACES = 'https://api.yelp.com/v3/businesses';
export const PARTNER = 'https://partner-api.yelp.com';

/** Yelp's reference allows 50 a page, up to the thousandth. */
export const PAGE = 50;
export const MOST_REVIEWS = 1_000;

/** What a source, a profile or a person calls a business: its id, the end of its page's address, or the whole of it. */
export function businessOf({ config }: Pick<ListenTo, 'config'>): string {
  const typed = (config['business'] ?? '').trim();
  const business = /\/biz\/([^/?#]+)/u.exec(typed)?.[1] ?? typed;
  // An alias may hold letters of any language, as they are or encoded.
  if (/^[\p{L}\p{N}_%-]{1,200}$/u.test(business)) return business;
  throw new ChannelError('rejected', 'This source names no business: it looks like acme-coffee-san-francisco.');
}

export interface ReviewsPage {
  readonly reviews: readonly unknown[];
  /** How many reviews the business has, shown or not. */
  readonly total: number;
}

/** One page. Yelp has one order only, its own: new reviews may stand anywhere. */
export async function askReviews(hands: Hands, business: string, offset: number): Promise<ReviewsPage> {
  await hands.spend(CALLS);
  const query = { limit: PAGE, offset, sort_by: 'yelp_sort' };
  const { body } = await askPlaces(hands, `/${business}/reviews`, query);
  const { reviews, total } = fieldsOf(body);
  const list = listOf(reviews);
  return { reviews: list, total: countOf(total) ?? list.length };
}

/** What Yelp shows of a business itself. */
export async function askBusiness(hands: Hands, business: string) {
  const { body } = await askPlaces(hands, `/${business}`, {});
  return fieldsOf(body);
}

async function askPlaces(
  hands: Hands,
  path: string,
  query: Readonly<Record<string, string | number>>,
): Promise<Answer> {
  const token = hands.app?.['apiKey'];
  if (!token)
    throw new ChannelError(
      'rejected',
      'Enter the API key of your app at Yelp first: it is the first step of connecting a profile of Yelp.',
    );
  const url = PLACES + path.split('/').map(encodedOnce).join('/');
  const answer = await ask({ url, query, token }, hands, explainTo(hands));
  const left = countOf(answer.headers.get('ratelimit-remaining'));
  const resetAt = timeOf(answer.headers.get('ratelimit-resettime'));
  if (left !== null && resetAt !== null) hands.noteBudget(CALLS, { left, resetAt });
  return answer;
}

function encodedOnce(part: string): string {
  return part.includes('%') ? part : encodeURIComponent(part);
}

/** The businesses that whoever said yes has claimed. Refused, the permission is gone; that is noticed while listening. */
export async function askClaimed(hands: Hands, credential: Credential): Promise<readonly string[]> {
  const url = `${PARTNER}/token/v1/businesses`;
  const { body } = await withFresh(consent, credential, hands, ({ accessToken = '' }) =>
    ask({ url, token: accessToken }, hands, explainTo(hands)),
  );
  return listOf(fieldsOf(body)['business_ids']).flatMap((id) => idOf(id) ?? []);
}
