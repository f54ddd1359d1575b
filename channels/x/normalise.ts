// One post or direct message as X gave it, polled or pushed, becomes what was heard. Pure, and quick: 50,000 a second.

import type { Heard, HeardAuthor, HeardMedia } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { type Fields, listOf } from '../tolerant.ts';
import { shownTextOf } from './plain-text.ts';
import { MESSAGE } from './raw.ts';
import {
  amountIn,
  answeredBy,
  byId,
  historyOf,
  type Includes,
  idIn,
  includesOf,
  lastingIdOf,
  objectOf,
  timeIn,
  wordsIn,
} from './shapes.ts';
import { timeOf } from './snowflake.ts';

const NOTHING = { likes: 0, reposts: 0, replies: 0 };

/** Conversations of direct messages have names of their own. */
const CONVERSATION = 'dm-conversation-';

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const body = objectOf(raw.body);
  const includes = includesOf(body?.['includes']);
  const post = objectOf(body?.['post']);
  if (post !== null) return heardPost(post, includes, context);
  const message = objectOf(body?.['message']);
  if (message !== null) return heardMessage(message, includes, context);
  const pushed = objectOf(body?.['pushed']);
  if (pushed !== null) return heardMessage(fromOlder(pushed), includes, context);
  const removed = objectOf(body?.['removed']);
  if (removed !== null) return heardRemoved(removed, context);
  throw new Error('This is neither a post nor a message as the X channel keeps them.');
}

function heardPost(post: Fields, includes: Includes, context: NormaliseContext): Heard {
  const id = idIn(post, 'id');
  const canonicalId = lastingIdOf(post);
  const authorId = idIn(post, 'author_id');
  if (id === null || canonicalId === null) throw new Error('X gave a post without an id.');
  if (authorId === null) throw new Error(`X did not say who wrote the post ${id}.`);
  const user = byId(includes.users, authorId);
  const author = authorOf(authorId, user);
  const answered = answeredBy(post);
  const above = answered === null ? null : lastingNameOf(answered, includes);
  const parentId = above === canonicalId ? null : above;
  const conversation = idIn(post, 'conversation_id');
  const threadId = parentId === null ? canonicalId : threadOf(conversation, { canonicalId, parentId, includes });
  const history = historyOf(post);
  const isEdited = history.length > 1;
  const isProtected = user?.['protected'] === true;
  return {
    canonicalId,
    threadId,
    parentId,
    kind: parentId === null ? 'post' : 'reply',
    visibility: isProtected ? 'private' : 'public',
    author,
    isOwn: context.ownIds.has(authorId),
    ...wordsOf(post),
    url: `https://x.com/${author.handle ?? 'i'}/status/${id}`,
    publishedAt: isEdited ? timeOf(canonicalId) : (timeIn(post, 'created_at') ?? timeOf(id)),
    revisedAt: isEdited ? (timeIn(post, 'created_at') ?? timeOf(id)) : null,
    media: mediaOf(post, includes),
    counts: countsOf(post),
    isRemoved: false,
    handle: {
      post: history.at(-1) ?? id,
      author: authorId,
      thread: threadId,
      ...(parentId === null ? {} : { parent: parentId }),
      ...(isProtected ? { private: 'yes' } : {}),
    },
  };
}

/** The words of a post in full, and the language X takes them for. */
function wordsOf(post: Fields): Pick<Heard, 'text' | 'title' | 'languageHint' | 'rating'> {
  return { text: shownTextOf(post), title: null, languageHint: languageOf(wordsIn(post, 'lang')), rating: null };
}

/** `und` and X's own tags for what has no words (`qam`, `qht`, `zxx` …) say nothing; two languages have their old tags. */
function languageOf(tag: string | null): string | null {
  if (tag === 'in' || tag === 'iw') return tag === 'in' ? 'id' : 'he';
  if (tag === null || tag.length > 35 || /^(?:und|zxx|art|q[a-z]{2})$/.test(tag)) return null;
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}

/** A later version of a post may be answered; its first one names it. */
function lastingNameOf(id: string, includes: Includes): string {
  const post = byId(includes.posts, id);
  return (post === null ? null : lastingIdOf(post)) ?? id;
}

/** The conversation is named by its first post. */
function threadOf(
  conversation: string | null,
  { canonicalId, parentId, includes }: { canonicalId: string; parentId: string; includes: Includes },
): string {
  // An edited reply may be told as a conversation of its own; then what it answers is the better name.
  if (conversation === null || conversation === canonicalId) return parentId;
  return lastingNameOf(conversation, includes);
}

function authorOf(id: string, user: Fields | null): HeardAuthor {
  const handle = wordsIn(user, 'username');
  const isName = handle !== null && /^\w{1,50}$/.test(handle);
  const followers = objectOf(user?.['public_metrics'])?.['followers_count'];
  return {
    externalId: id,
    handle: isName ? handle : null,
    name: wordsIn(user, 'name')?.slice(0, 500) ?? null,
    url: isName ? `https://x.com/${handle}` : `https://x.com/i/user/${id}`,
    avatarUrl: webAddress(wordsIn(user, 'profile_image_url')),
    followers: typeof followers === 'number' && Number.isSafeInteger(followers) && followers >= 0 ? followers : null,
  };
}

function countsOf(post: Fields): Heard['counts'] {
  const metrics = objectOf(post['public_metrics']);
  if (metrics === null) return NOTHING;
  return {
    likes: amountIn(metrics, 'like_count'),
    reposts: amountIn(metrics, 'retweet_count') + amountIn(metrics, 'quote_count'),
    replies: amountIn(metrics, 'reply_count'),
  };
}

function mediaOf(item: Fields, includes: Includes): readonly HeardMedia[] {
  const keys = listOf(objectOf(item['attachments'])?.['media_keys']);
  const media: HeardMedia[] = [];
  for (const key of keys.slice(0, 20)) {
    const one = typeof key === 'string' ? byId(includes.media, key, 'media_key') : null;
    // A film's own address is among its variants, for some minutes only; its picture stays.
    const url = webAddress(wordsIn(one, 'url')) ?? webAddress(wordsIn(one, 'preview_image_url'));
    if (url === null) continue;
    const kind = wordsIn(one, 'type') === 'photo' ? 'image' : 'video';
    media.push({ kind, url, alt: wordsIn(one, 'alt_text')?.slice(0, 5_000) ?? null });
  }
  return media;
}

/** A message in the older interface's words, as pushes still tell it, in those of the newer. */
function fromOlder(event: Fields): Fields {
  const made = objectOf(event['message_create']);
  const data = objectOf(made?.['message_data']);
  const sender = idIn(made, 'sender_id');
  const target = objectOf(made?.['target']);
  const recipient = idIn(target, 'recipient_id');
  const pair = sender !== null && recipient !== null ? pairOf(sender, recipient) : null;
  const time = Number(wordsIn(event, 'created_timestamp'));
  return {
    id: event['id'],
    event_type: 'MessageCreate',
    sender_id: sender,
    text: data?.['text'],
    entities: data?.['entities'],
    dm_conversation_id: pair,
    ...(time > 0 && time < 4e12 ? { created_at: new Date(time).toISOString() } : {}),
  };
}

/** How X names a conversation of two: both ids, the smaller first. */
export function pairOf(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;
}

function heardMessage(message: Fields, includes: Includes, context: NormaliseContext): Heard {
  const id = idIn(message, 'id');
  const sender = idIn(message, 'sender_id');
  const conversation = wordsIn(message, 'dm_conversation_id');
  if (id === null || sender === null) throw new Error('X gave a direct message without an id or a sender.');
  if (conversation === null || !/^[0-9]{1,25}(?:-[0-9]{1,25})?$/.test(conversation)) {
    throw new Error(`X did not say in which conversation the direct message ${id} stands.`);
  }
  return {
    canonicalId: `${MESSAGE}${id}`,
    threadId: `${CONVERSATION}${conversation}`,
    parentId: null,
    kind: 'message',
    visibility: 'private',
    author: authorOf(sender, byId(includes.users, sender)),
    isOwn: context.ownIds.has(sender),
    text: shownTextOf(message),
    title: null,
    url: `https://x.com/messages/${conversation}`,
    languageHint: null,
    rating: null,
    publishedAt: timeIn(message, 'created_at') ?? timeOf(id),
    revisedAt: null,
    media: mediaOf(message, includes),
    counts: NOTHING,
    isRemoved: false,
    handle: { message: id, author: sender, conversation, thread: `${CONVERSATION}${conversation}` },
  };
}

function heardRemoved(removed: Fields, context: NormaliseContext): Heard {
  const canonicalId = wordsIn(removed, 'canonicalId');
  if (canonicalId === null || !/^(?:dm-)?[0-9]{1,25}$/.test(canonicalId)) {
    throw new Error('This says that something was taken back, but not what.');
  }
  const isMessage = canonicalId.startsWith(MESSAGE);
  const author = idIn(removed, 'author') ?? 'unknown';
  const parentId = shortIn(removed, 'parentId');
  const threadId = shortIn(removed, 'threadId') ?? parentId ?? canonicalId;
  return {
    canonicalId,
    threadId,
    parentId,
    kind: isMessage ? 'message' : parentId === null ? 'post' : 'reply',
    visibility: isMessage || removed['isPrivate'] === true ? 'private' : 'public',
    author: { externalId: author, handle: null, name: null, url: null, avatarUrl: null, followers: null },
    isOwn: context.ownIds.has(author),
    text: '',
    title: null,
    url: webAddress(wordsIn(removed, 'url')),
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: NOTHING,
    isRemoved: true,
    handle: { [isMessage ? 'message' : 'post']: idIn(removed, 'id') ?? canonicalId, author, thread: threadId },
  };
}

function shortIn(fields: Fields, name: string): string | null {
  const value = wordsIn(fields, name);
  return value !== null && value.length <= 200 && value.trim() !== '' ? value : null;
}

function webAddress(value: string | null): string | null {
  if (value === null || value.length > 8_000 || !/^https?:\/\//i.test(value)) return null;
  return URL.canParse(value) ? value : null;
}
