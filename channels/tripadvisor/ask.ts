// The two questions Heed asks Tripadvisor's Content API: what a place is, and its newest reviews in one language.

import { ChannelError, type ChannelResponse, type Hands } from '../channel.ts';
import { ask, refusalOf, wordsOf } from '../rest.ts';
import { fieldsOf, listOf } from '../tolerant.ts';
import { CALLS } from './manifest.ts';

const API = 'https://api.content.tripadvisor.com/api/v1/location';
/** More would be a request an hour each. */
const MOST_LANGUAGES = 10;

/** What a person pastes: the page's address, in which the place's number stands after a d, or the number. */
export function locationOf(typed: string): string {
  const [, inAddress, alone] = PAGE.exec(typed.trim()) ?? [];
  const location = inAddress ?? alone;
  if (location !== undefined) return location;
  throw new ChannelError('rejected', 'That is no page of a place on Tripadvisor: its address holds -d and a number.');
}

const PAGE = /^https?:\/\/[^/]*\btripadvisor\.[^/]+\/\S*?-d(\d{1,12})(?:-\S*)?$|^d?(\d{1,12})$/iu;

/** As Tripadvisor writes them: `en`, `pt_PT`, and the old `iw` for Hebrew. */
export function languagesOf(typed: string): readonly string[] {
  const asked = typed.split(/[\s,;]+/u).filter((one) => one !== '');
  const wrong = asked.find((one) => !/^[a-z]{2}(?:[_-][a-z]{2})?$/iu.test(one));
  if (wrong !== undefined)
    throw new ChannelError('rejected', `“${wrong.slice(0, 40)}” is no language: write en, de, fr.`);
  const named = asked.map((one) => one.slice(0, 2).toLowerCase() + one.slice(2).replace('-', '_').toUpperCase());
  return [...new Set(named.length === 0 ? ['en'] : named)].slice(0, MOST_LANGUAGES);
}

export async function askPlace(hands: Hands, location: string) {
  return fieldsOf(await askTripadvisor(hands, `${location}/details`, 'en'));
}

/** At most five, the newest first. */
export async function askReviews(hands: Hands, location: string, language: string): Promise<readonly unknown[]> {
  return listOf(fieldsOf(await askTripadvisor(hands, `${location}/reviews`, language))['data']);
}

async function askTripadvisor(hands: Hands, path: string, language: string): Promise<unknown> {
  const key = hands.app?.['apiKey'];
  if (!key) throw new ChannelError('rejected', 'Enter the key for Tripadvisor’s Content API first.');
  await hands.spend(CALLS);
  return (await ask({ url: `${API}/${path}`, query: { key, language } }, hands, explain)).body;
}

/** A key that may not be used from this address is refused like a wrong one. It is the app's: no place is shut out. */
function explain(refused: ChannelResponse, now: Date): ChannelError | null {
  if (refused.status !== 401 && refused.status !== 403) return null;
  const why = 'Tripadvisor refused the key: it is wrong, or it may not be used from this server’s address';
  const told = wordsOf(refused) || refusalOf(refused, { isWrite: false, now }).message;
  return new ChannelError('rejected', `${why} (${told}).`);
}
