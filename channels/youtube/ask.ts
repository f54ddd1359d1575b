// The few questions Heed asks YouTube, each with its price, and the lists they answer with.

import { ChannelError, type Credential, type Hands } from '../channel.ts';
import { type AskGoogle, googleAs } from '../families/google/api.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../tolerant.ts';
import { consent, READ_COST, UNITS } from './manifest.ts';

export const API = 'https://youtube.googleapis.com/youtube/v3';

export const PAGE_SIZE = 100;

export function askAs(credential: Credential | null, hands: Hands): AskGoogle {
  if (credential === null) {
    throw new ChannelError('auth_expired', 'This channel is not connected: connect it to hear its comments.');
  }
  return googleAs(consent, credential, hands, UNITS);
}

export interface List {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

export async function askList(
  ask: AskGoogle,
  path: string,
  query: Readonly<Record<string, string | number | null>>,
): Promise<List> {
  const { body } = await ask({ url: `${API}/${path}`, query }, READ_COST);
  const { items, nextPageToken } = fieldsOf(body);
  return { items: listOf(items), next: textOf(nextPageToken) };
}

export interface Replies {
  readonly comments: readonly unknown[];
  /** More replies than were asked for. */
  readonly isCut: boolean;
}

/** All replies of a thread, or as many as that many pages hold. */
export async function askReplies(ask: AskGoogle, parentId: string, mostPages: number): Promise<Replies> {
  const comments: unknown[] = [];
  let token: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { part: 'snippet', parentId, maxResults: PAGE_SIZE, textFormat: 'plainText', pageToken: token };
    const list: List = await askList(ask, 'comments', query);
    comments.push(...list.items);
    token = list.next;
    if (token === null) return { comments, isCut: false };
  }
  return { comments, isCut: true };
}

/** What a comment says of itself. */
export function snippetOf(comment: unknown): Fields {
  return fieldsOf(fieldsOf(comment)['snippet']);
}
