// One comment, tagged post, mention or message of a professional account becomes what was heard. Pure. A comment under an
// own post begins a thread, and the replies to it stand in it: Instagram nests one step deep.

import type { Heard, HeardAuthor, HeardMedia } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { normaliseMessage } from '../families/graph/message-raw.ts';
import { handleOf, lastingId, MOST_MEDIA, nobodyElse, wordsOf } from '../families/graph/told.ts';
import { countOf, type Fields, fieldsOf, idOf, listOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const body = fieldsOf(raw.body);
  const item = fieldsOf(body['item']);
  switch (body['what']) {
    case 'comment':
      return heardComment(item, body, context);
    case 'tag':
      return heardTag(item, context);
    case 'mention':
      return heardMention(item, body, context);
    case 'removed':
      return heardRemoved(body, context);
    case 'message':
      return normaliseMessage(body, context);
    default:
      throw new Error('This is not a thing as the Instagram channel keeps them.');
  }
}

function heardComment(item: Fields, body: Fields, context: NormaliseContext): Heard {
  const id = lastingId(item['id']);
  const top = idOf(item['parent_id']) ?? idOf(body['top']);
  const parent = top === null || top === id ? null : lastingId(top);
  const media = fieldsOf(body['media']);
  const heard = basis(id, item, context);
  return {
    ...heard,
    threadId: parent ?? id,
    parentId: parent,
    kind: 'comment',
    text: wordsOf(item['text']),
    url: webAddressOf(media['permalink']),
    handle: handleOf({ what: 'comment', id, top: parent, media: media['id'], author: heard.author.externalId }),
  };
}

function heardTag(item: Fields, context: NormaliseContext): Heard {
  const id = lastingId(item['id']);
  const heard = basis(id, item, context);
  return {
    ...heard,
    kind: 'post',
    text: wordsOf(item['caption']),
    url: webAddressOf(item['permalink']),
    media: picturesOf(item),
    handle: handleOf({
      what: 'tag',
      id,
      media: id,
      author: heard.author.externalId,
      at: heard.publishedAt?.toISOString(),
    }),
  };
}

/** Until its words were asked for, a mention is known by its place alone; so whoever wrote it goes by that place for good. */
function heardMention(item: Fields, body: Fields, context: NormaliseContext): Heard {
  const comment = idOf(body['comment']);
  const media = lastingId(body['media']);
  const id = lastingId(comment ?? media);
  const heard = basis(id, item, context);
  const author = heard.isOwn ? heard.author : { ...heard.author, externalId: nobodyElse(id) };
  const under = fieldsOf(item['media']);
  return {
    ...heard,
    author,
    kind: comment === null ? 'post' : 'comment',
    text: wordsOf(item['text'] ?? item['caption']),
    title: comment === null ? 'Mentioned you in a post' : 'Mentioned you in a comment',
    url: webAddressOf(item['permalink']) ?? webAddressOf(under['permalink']),
    media: comment === null ? picturesOf(item) : [],
    handle: handleOf({ what: 'mention', id, media, comment, author: author.externalId }),
  };
}

function heardRemoved(body: Fields, context: NormaliseContext): Heard {
  const id = lastingId(body['id']);
  const handle = fieldsOf(body['handle']);
  const parent = idOf(handle['top']);
  const isPost = handle['what'] === 'tag' || (handle['what'] === 'mention' && idOf(handle['comment']) === null);
  return {
    ...basis(id, { from: { id: handle['author'] } }, context),
    threadId: parent === null ? id : lastingId(parent),
    parentId: parent === null ? null : lastingId(parent),
    kind: isPost ? 'post' : 'comment',
    isRemoved: true,
    handle: handleOf(handle),
  };
}

function basis(id: string, item: Fields, context: NormaliseContext): Omit<Heard, 'kind' | 'handle'> {
  const author = authorOf(id, item, context);
  return {
    canonicalId: id,
    threadId: id,
    parentId: null,
    visibility: 'public',
    author,
    isOwn: context.ownIds.has(author.externalId),
    text: '',
    title: null,
    url: null,
    languageHint: null,
    rating: null,
    publishedAt: timeOf(item['timestamp']),
    media: [],
    counts: { likes: countOf(item['like_count']) ?? 0, reposts: 0, replies: countOf(item['comments_count']) ?? 0 },
    isRemoved: false,
  };
}

/** Under own posts people have ids; elsewhere Instagram tells a name only. Own words may come under any of three ids. */
function authorOf(id: string, item: Fields, context: NormaliseContext): HeardAuthor {
  const from = fieldsOf(item['from']);
  const ids = [from['self_ig_scoped_id'], fieldsOf(item['user'])['id'], from['id'], fieldsOf(item['owner'])['id']];
  const told = ids.map(idOf).filter((one) => one !== null);
  const username = textOf(from['username']) ?? textOf(item['username']);
  const own = told.find((one) => context.ownIds.has(one));
  const externalId = own ?? idOf(from['id']) ?? told[0] ?? (username === null ? nobodyElse(id) : `@${username}`);
  return {
    externalId: lastingId(externalId),
    handle: username,
    name: username,
    url: /^[\w.]{1,99}$/u.test(username ?? '') ? `https://www.instagram.com/${username}/` : null,
    avatarUrl: null,
    followers: null,
  };
}

/** An album holds its pictures inside; a video may only show its first picture. */
function picturesOf(item: Fields): readonly HeardMedia[] {
  const inside = listOf(fieldsOf(item['children'])['data']).map(fieldsOf);
  const media: HeardMedia[] = [];
  for (const one of inside.length > 0 ? inside : [item]) {
    const url = webAddressOf(one['media_url']) ?? webAddressOf(one['thumbnail_url']);
    if (url === null || media.length >= MOST_MEDIA) continue;
    media.push({ kind: one['media_type'] === 'VIDEO' ? 'video' : 'image', url, alt: textOf(one['alt_text']) });
  }
  return media;
}
