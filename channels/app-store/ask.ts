// Asks Apple's public addresses, slowly. In: an address of the feed, or words to search for. Out: entries or apps.

import { ChannelError, type ChannelResponse, type Hands } from '../channel.ts';
import { ask } from '../rest.ts';
import { type Fields, fieldsOf, listOf } from '../tolerant.ts';

const APPLE = 'https://itunes.apple.com';
const REST_MS = 10 * 60_000;

export const PER_PAGE = 50;

/** One page of a country's reviews, newest first. */
export async function reviewsOf(
  { app, country, page }: { app: string; country: string; page: number },
  hands: Hands,
): Promise<readonly Fields[]> {
  const url = `${APPLE}/${country}/rss/customerreviews/page=${page}/id=${app}/sortby=mostrecent/json`;
  const { feed } = fieldsOf(await askApple({ url }, hands));
  if (feed === undefined)
    throw new ChannelError('unreadable', 'Apple answered with something that is no feed of reviews');
  // A single review is not in a list, and where there is none there is no entry at all.
  const { entry } = fieldsOf(feed);
  const entries = (Array.isArray(entry) ? listOf(entry) : entry === undefined ? [] : [entry]).map(fieldsOf);
  // Older feeds have the app itself in front.
  return entries.filter((one) => one['im:rating'] !== undefined);
}

export async function appsNamed(term: string, country: string, hands: Hands): Promise<readonly Fields[]> {
  const query = { term, entity: 'software', country, limit: 10 };
  return listOf(fieldsOf(await askApple({ url: `${APPLE}/search`, query }, hands))['results']).map(fieldsOf);
}

async function askApple(question: Parameters<typeof ask>[0], hands: Hands): Promise<unknown> {
  await hands.spend('requests');
  return (await ask(question, hands, explain)).body;
}

/** Apple says 403 to whoever asks too often; 400 for a country that has no store. */
function explain({ status, url }: ChannelResponse, now: Date): ChannelError | null {
  if (status === 403) {
    const retryAt = new Date(now.getTime() + REST_MS);
    return new ChannelError('rate_limited', 'Apple asks for fewer requests (403)', { retryAt });
  }
  const country = /apple\.com\/([a-z]{2})\/rss/u.exec(url)?.[1];
  return status === 400 && country !== undefined
    ? new ChannelError('rejected', `Apple has no store in “${country}”; take it out of the countries`)
    : null;
}
