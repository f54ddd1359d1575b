// Looks for an earlier attempt of a reply: among the account's own posts, or in the conversation, back to when the reply
// was queued. Found, surely not there (null), or `cannot_tell` where X did not let us look far enough.

import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { askX } from './ask.ts';
import { MESSAGE_QUERY } from './messages.ts';
import { shownTextOf } from './plain-text.ts';
import { postsIn } from './raw.ts';
import { conversationPath, goesPublic, receiptOfMessage, receiptOfPost } from './reply.ts';
import { answeredBy, byId, historyOf, idIn, lastingIdOf, objectOf, wordsIn } from './shapes.ts';
import { idAt, isId, isNewer } from './snowflake.ts';
import { POST_QUERY } from './timeline.ts';

/** Ids are stamped by X's clock, `queuedAt` by ours. */
const CLOCK_SLACK_MS = 5 * 60_000;
const MOST_PAGES = 8;

export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    return goesPublic(sending) ? await findPost(sending, hands) : await findMessage(sending, hands);
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

async function findPost(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const { profile, credential, to } = sending;
  const since = idAt(sending.queuedAt.getTime() - CLOCK_SLACK_MS);
  const path = `/2/users/${encodeURIComponent(profile.externalId)}/tweets`;
  const words = comparable(sending.text);
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { ...POST_QUERY, exclude: 'retweets', since_id: since, max_results: 100, pagination_token: token };
    const { body } = await askX(credential, { path, query, budget: 'own' }, hands);
    const { posts, includes, next } = postsIn(body);
    for (const one of posts) {
      const post = objectOf(one);
      const answered = post === null ? null : answeredBy(post);
      if (post === null || answered === null || comparable(shownTextOf(post)) !== words) continue;
      const parent = byId(includes.posts, answered);
      const versions = [answered, ...(parent === null ? [] : historyOf(parent))];
      const isIt = versions.includes(to.canonicalId) || versions.includes(to.handle['post'] ?? '');
      const id = lastingIdOf(post);
      if (isIt && id !== null) return receiptOfPost(id, profile.handle, hands);
    }
    if (next === null) return null;
    token = next;
  }
  return 'cannot_tell';
}

async function findMessage(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const { profile, credential, to } = sending;
  const since = idAt(sending.queuedAt.getTime() - CLOCK_SLACK_MS);
  const words = comparable(sending.text);
  const query = { ...MESSAGE_QUERY, event_types: 'MessageCreate', max_results: 100 };
  // One page holds a hundred messages of this conversation; more than that were not said since.
  const { body } = await askX(credential, { path: `${conversationPath(to)}/dm_events`, query }, hands);
  const { posts, next } = postsIn(body);
  const events = posts.map(objectOf);
  for (const event of events) {
    const id = idIn(event, 'id');
    const isMine = idIn(event, 'sender_id') === profile.externalId;
    if (event === null || !isId(id) || !isMine || !isNewer(id, since) || comparable(shownTextOf(event)) !== words)
      continue;
    return receiptOfMessage(id, wordsIn(event, 'dm_conversation_id'), hands);
  }
  const isWhole = next === null || events.some((event) => !isNewer(idIn(event, 'id') ?? since, since));
  return isWhole ? null : 'cannot_tell';
}

/**
 * What of the words survives X: it puts the names of those answered in front, shortens links and changes blanks. Letters,
 * digits and pictures are compared, or, where there are none, the text itself.
 */
export function comparable(text: string): string {
  const bare = text
    .replace(/^(?:@\w+\s+)+/u, '')
    .replace(/(?:https?:\/\/)?\S+\.\S+/gu, '')
    .normalize('NFKC')
    .toLowerCase();
  const core = bare.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');
  return core === '' ? text.replace(/\s+/gu, ' ').trim() : core;
}
