// What Heed keeps of X: a post or a direct message as X gave it, with those of its companions (authors, pictures, posts it
// refers to) that belong to it. Comes in: one answer. Goes out: raws, which `normalise` reads for ever.

import { createHash } from 'node:crypto';
import type { Json, Raw } from '../channel.ts';
import { type Fields, listOf } from '../tolerant.ts';
import { byId, type Includes, idIn, includesOf, lastingIdOf, objectOf, referencesOf, wordsIn } from './shapes.ts';

/** What a post that is gone leaves: as much as was known of it. */
export interface Trace {
  readonly canonicalId: string;
  readonly id: string;
  readonly author: string | null;
  readonly threadId: string | null;
  readonly parentId: string | null;
  readonly url: string | null;
  readonly isPrivate: boolean;
}

/** Direct messages are numbered like posts, but not among them. */
export const MESSAGE = 'dm-';

export function rawOfPost(post: unknown, includes: Includes): Raw {
  const fields = objectOf(post);
  const externalId = fields === null ? null : lastingIdOf(fields);
  const body = { post, includes: fields === null ? {} : companionsOf(fields, includes) };
  return { externalId: externalId ?? digestOf(post), body: body as Json };
}

export function rawOfMessage(message: unknown, includes: Includes): Raw {
  const fields = objectOf(message);
  const body = { message, includes: fields === null ? {} : companionsOf(fields, includes) };
  return { externalId: `${MESSAGE}${idIn(fields, 'id') ?? digestOf(message)}`, body: body as Json };
}

/** A message as it is pushed: in the words of the older interface, with a map of people beside it. */
export function rawOfPushedMessage(event: unknown, users: unknown): Raw {
  const fields = objectOf(event);
  const sender = idIn(objectOf(fields?.['message_create']), 'sender_id');
  const held = sender === null ? null : objectOf(users)?.[sender];
  const user = objectOf(held)?.['data'] ?? held ?? null;
  const body = { pushed: event, includes: user === null ? {} : { users: [user] } };
  return { externalId: `${MESSAGE}${idIn(fields, 'id') ?? digestOf(event)}`, body: body as Json };
}

export function rawOfRemoved(trace: Trace): Raw {
  return { externalId: trace.canonicalId, body: { removed: { ...trace } } };
}

/** What X gives of a list at once. */
export interface Given {
  /** Readable or not. */
  readonly posts: readonly unknown[];
  readonly includes: Includes;
  /** The token of what comes after them; null at the end of the list. */
  readonly next: string | null;
}

export function postsIn(body: unknown): Given {
  const fields = objectOf(body);
  return {
    posts: listOf(fields?.['data']),
    includes: includesOf(fields?.['includes']),
    next: wordsIn(objectOf(fields?.['meta']), 'next_token'),
  };
}

function companionsOf(item: Fields, includes: Includes): Fields {
  const author = idIn(item, 'author_id', 'sender_id');
  const user = author === null ? null : byId(includes.users, author);
  const media = listOf(objectOf(item['attachments'])?.['media_keys'])
    .slice(0, 20)
    .flatMap((key) => (typeof key === 'string' ? (byId(includes.media, key, 'media_key') ?? []) : []));
  // Of what it refers to only the names are needed: the words are other people's, and stand in their own raws.
  const posts = referencesOf(item).flatMap(({ id }) => {
    const post = byId(includes.posts, id);
    return post === null ? [] : [namesOf(post)];
  });
  return {
    ...(user === null ? {} : { users: [user] }),
    ...(media.length === 0 ? {} : { media }),
    ...(posts.length === 0 ? {} : { tweets: posts }),
  };
}

/** A stable stand-in for the id of a thing that has none. */
function digestOf(thing: unknown): string {
  return `sha256:${createHash('sha256')
    .update(JSON.stringify(thing) ?? '')
    .digest('hex')}`;
}

function namesOf(post: Fields): Fields {
  const history = post['edit_history_tweet_ids'] ?? post['edit_history_post_ids'] ?? null;
  return { id: post['id'] ?? null, author_id: post['author_id'] ?? null, edit_history_tweet_ids: history };
}
