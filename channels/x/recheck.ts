// Asks again about posts (a hundred at once) and direct messages, to see edits and removals.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Credential, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { listOf } from '../tolerant.ts';
import { askX } from './ask.ts';
import { MESSAGE_QUERY } from './messages.ts';
import { MESSAGE, postsIn, rawOfMessage, rawOfPost, rawOfRemoved } from './raw.ts';
import { byId, historyOf, idIn, objectOf, wordsIn } from './shapes.ts';
import { isId, isNewer, oldestOf } from './snowflake.ts';
import { POST_QUERY } from './timeline.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

const MOST_IDS = 100;
/** X answers fifteen questions about single messages in a quarter of an hour. */
const MOST_SINGLE = 5;

/** Fresh raws; what X does not tell about now is left out. */
export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const isMessage = ({ canonicalId }: Asked) => canonicalId.startsWith(MESSAGE);
  const posts = await recheckPosts(
    mentions.filter((one) => !isMessage(one)),
    source.credential,
    hands,
  );
  const messages = await recheckMessages(mentions.filter(isMessage), source.credential, hands);
  return [...posts, ...messages];
}

async function recheckPosts(mentions: readonly Asked[], credential: Credential | null, hands: Hands): Promise<Raw[]> {
  const raws: Raw[] = [];
  const wanted = mentions.flatMap((one) => {
    const id = one.handle['post'] ?? one.canonicalId;
    return isId(id) ? [{ id, mention: one }] : [];
  });
  for (let at = 0; at < wanted.length; at += MOST_IDS) {
    const part = wanted.slice(at, at + MOST_IDS);
    const found = await lookUp(
      part.map(({ id }) => id),
      credential,
      hands,
    );
    // An edit is a new post with an id of its own; the old one goes on telling the old words.
    const newer = new Set(found.posts.flatMap((post) => newerOf(post) ?? []));
    const fresh = newer.size === 0 ? null : await lookUp([...newer], credential, hands);
    for (const { id, mention } of part) {
      const post = byId(found.posts, id);
      const newest = post === null ? null : newerOf(post);
      const later = newest === null ? null : byId(fresh?.posts ?? [], newest);
      if (later !== null && fresh !== null) raws.push(rawOfPost(later, fresh.includes));
      else if (post !== null) raws.push(rawOfPost(post, found.includes));
      else if (found.gone.has(id)) raws.push(removed(mention, id));
    }
  }
  return raws;
}

async function lookUp(ids: readonly string[], credential: Credential | null, hands: Hands) {
  const query = { ids: [...new Set(ids)].join(','), ...POST_QUERY };
  const { body } = await askX(credential, { path: '/2/tweets', query, budget: 'lookup' }, hands);
  const errors = listOf(objectOf(body)?.['errors']).map(objectOf);
  // Only "there is no such post" is a removal; an author who was suspended or went private may come back.
  const gone = errors.filter((error) => wordsIn(error, 'type')?.endsWith('/resource-not-found'));
  return { ...postsIn(body), gone: new Set(gone.flatMap((error) => idIn(error, 'resource_id', 'value') ?? [])) };
}

/** The newest version, where that is another one. */
function newerOf(post: unknown): string | null {
  const fields = objectOf(post);
  if (fields === null) return null;
  const newest = historyOf(fields).at(-1) ?? null;
  return newest === idIn(fields, 'id') ? null : newest;
}

function removed({ canonicalId, handle, url }: Asked, id: string): Raw {
  return rawOfRemoved({
    canonicalId,
    id,
    author: handle['author'] ?? null,
    threadId: handle['thread'] ?? null,
    parentId: handle['parent'] ?? null,
    url,
    isPrivate: handle['private'] !== undefined,
  });
}

/** One page of the newest messages tells of a hundred at once; only what is missing there is asked for singly. */
async function recheckMessages(
  mentions: readonly Asked[],
  credential: Credential | null,
  hands: Hands,
): Promise<Raw[]> {
  if (mentions.length === 0) return [];
  const query = { ...MESSAGE_QUERY, event_types: 'MessageCreate', max_results: MOST_IDS };
  const { body } = await askX(credential, { path: '/2/dm_events', query, budget: 'messages' }, hands);
  const { posts: events, includes, next } = postsIn(body);
  const oldest = oldestOf(events.flatMap((event) => idIn(objectOf(event), 'id') ?? []));
  const raws: Raw[] = [];
  const missing: { readonly id: string; readonly mention: Asked }[] = [];
  for (const mention of mentions) {
    const id = mention.handle['message'] ?? mention.canonicalId.slice(MESSAGE.length);
    const event = byId(events, id);
    if (event !== null) raws.push(rawOfMessage(event, includes));
    else if (isId(id) && (next === null || (oldest !== null && isNewer(id, oldest)))) missing.push({ id, mention });
  }
  for (const { id, mention } of missing.slice(0, MOST_SINGLE)) {
    const isGone = await isMessageGone(id, credential, hands);
    if (isGone === null) break;
    if (isGone) raws.push(removed(mention, id));
  }
  return raws;
}

/** Null: X does not say now. It words "no such message" as a 404, or as an answer without data. */
async function isMessageGone(id: string, credential: Credential | null, hands: Hands): Promise<boolean | null> {
  try {
    const { body } = await askX(credential, { path: `/2/dm_events/${id}`, query: MESSAGE_QUERY }, hands);
    return objectOf(objectOf(body)?.['data']) === null;
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    if (error.code === 'gone') return true;
    if (error.code === 'rate_limited') return null;
    throw error;
  }
}
