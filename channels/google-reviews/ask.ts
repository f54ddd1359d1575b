// The few questions Heed asks Google about reviews, and the lists they answer with.

import { ChannelError, type Credential, type Hands, type ListenTo } from '../channel.ts';
import { type AskGoogle, googleAs } from '../families/google/api.ts';
import { fieldsOf, listOf, textOf } from '../tolerant.ts';
import { consent, REQUESTS } from './manifest.ts';

export const REVIEWS = 'https://mybusiness.googleapis.com/v4';

export function askAs(credential: Credential | null, hands: Hands): AskGoogle {
  if (credential === null) {
    throw new ChannelError('auth_expired', 'This location is not connected: connect its account to hear its reviews.');
  }
  return googleAs(consent, credential, hands, REQUESTS);
}

/** The location a source listens to, as Google names it. */
export function locationOf({ config }: Pick<ListenTo, 'config'>): string {
  const location = (config['location'] ?? '').trim();
  if (/^accounts\/[\w-]+\/locations\/[\w-]+$/u.test(location)) return location;
  throw new ChannelError('rejected', 'This source names no location: it looks like accounts/123/locations/456.');
}

/** One page of a location's reviews, the last changed first. */
export async function askReviews(ask: AskGoogle, location: string, token: string | null) {
  const query = { pageSize: 50, orderBy: 'update_time desc', pageToken: token };
  const { body } = await ask({ url: `${REVIEWS}/${location}/reviews`, query }, 1);
  const { reviews, nextPageToken } = fieldsOf(body);
  return { reviews: listOf(reviews), next: textOf(nextPageToken) };
}
