// Whose a consent is: every account of Business Profiles it opens, and in each the verified locations to listen to.

import { ChannelError, type Connected, type Credential, type Hands, type Suggestion } from '../channel.ts';
import { type AskGoogle, googleAs } from '../families/google/api.ts';
import type { Question } from '../rest.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../tolerant.ts';
import { consent, REQUESTS } from './manifest.ts';

const ACCOUNTS = 'https://mybusinessaccountmanagement.googleapis.com/v1/accounts';
const INFORMATION = 'https://mybusinessbusinessinformation.googleapis.com/v1';
const MOST_PAGES = 50;

export async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  // There is no profile yet whose budget these requests could be taken from.
  const ask = googleAs(consent, credential, hands, REQUESTS);
  const accounts = await askAll(ask, { url: ACCOUNTS, query: { pageSize: 20 } }, 'accounts');
  const seen = new Set<string>();
  const connected: Connected[] = [];
  for (const account of accounts) {
    const name = textOf(account['name']);
    if (name === null || !/^accounts\/[\w-]+$/u.test(name)) continue;
    const sources = await askLocations(ask, name, seen);
    if (sources.length === 0) continue;
    const url = 'https://business.google.com/locations';
    const profile = { externalId: name, handle: null, name: textOf(account['accountName']), url };
    connected.push({ profile, credential, sources });
  }
  if (connected.length > 0) return connected;
  throw new ChannelError('rejected', 'This Google account manages no verified location on Google.');
}

/** Verified ones only: of others Google gives no reviews. A location of two accounts is heard through the first. */
async function askLocations(ask: AskGoogle, account: string, seen: Set<string>): Promise<readonly Suggestion[]> {
  const query = { readMask: 'name,title,storefrontAddress,metadata', pageSize: 100, orderBy: 'title' };
  const all = await askAll(ask, { url: `${INFORMATION}/${account}/locations`, query }, 'locations');
  const found = all.filter(({ name, metadata }) => {
    const id = textOf(name) ?? '';
    const isOurs = /^locations\/[\w-]+$/u.test(id) && !seen.has(id);
    seen.add(id);
    return isOurs && fieldsOf(metadata)['hasVoiceOfMerchant'] !== false;
  });
  const titles = found.map(titleOf);
  return found.map((location, at) => {
    const title = titles[at] ?? '';
    const label = [title, addressOf(location)].filter((part) => part !== '').join(', ');
    const isAlone = titles.filter((one) => one === title).length === 1;
    return {
      kind: 'location',
      label,
      config: { location: `${account}/${textOf(location['name'])}` },
      location: isAlone ? title : label,
    };
  });
}

function titleOf({ title, name }: Fields): string {
  return textOf(title) ?? textOf(name) ?? '';
}

/** The branches of a chain share their title: street and town tell them apart. */
function addressOf({ storefrontAddress }: Fields): string {
  const { addressLines, locality } = fieldsOf(storefrontAddress);
  const [street] = listOf(addressLines);
  return [textOf(street), textOf(locality)].filter((part) => part !== null).join(', ');
}

async function askAll(ask: AskGoogle, question: Question, list: string): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { body } = await ask({ ...question, query: { ...question.query, pageToken } }, 0);
    const fields: Fields = fieldsOf(body);
    found.push(...listOf(fields[list]).map(fieldsOf));
    pageToken = textOf(fields['nextPageToken']);
    if (pageToken === null) break;
  }
  return found;
}
