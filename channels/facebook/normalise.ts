// One post, comment, recommendation or message of a page becomes what was heard. Pure.

import type { Heard, HeardMedia } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { normaliseMessage } from '../families/graph/message-raw.ts';
import { handleOf, lastingId, MOST_MEDIA, nobodyElse, wordsOf } from '../families/graph/told.ts';
import { countOf, type Fields, fieldsOf, idOf, listOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';
import { commentId, ratingId } from './raw.ts';

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const body = fieldsOf(raw.body);
  const item = fieldsOf(body['item']);
  switch (body['what']) {
    case 'post':
      return heardPost(item, body, context);
    case 'comment':
      return heardComment(item, body, context);
    case 'rating':
      return heardRating(item, body, context);
    case 'removed':
      return heardRemoved(fieldsOf(body['removed']), context);
    case 'message':
      return normaliseMessage(body, context);
    default:
      throw new Error('This is not a thing as the Facebook channel keeps them.');
  }
}

function heardPost(item: Fields, body: Fields, context: NormaliseContext): Heard {
  const id = lastingId(item['id']);
  const shares = countOf(fieldsOf(item['shares'])['count']) ?? 0;
  return {
    ...basis(id, fieldsOf(item['from']), item, context),
    ...standing(id, null),
    kind: 'post',
    text: wordsOf(item['message']),
    media: attached(listOf(fieldsOf(item['attachments'])['data'])),
    counts: { likes: 0, reposts: shares, replies: 0 },
    handle: handleOf({ what: 'post', id, page: body['page'], post: id, author: fieldsOf(item['from'])['id'] }),
  };
}

function heardComment(item: Fields, body: Fields, context: NormaliseContext): Heard {
  const id = commentId(lastingId(item['id']));
  const post = lastingId(body['post'] ?? fieldsOf(item['object'])['id']);
  const above = idOf(fieldsOf(item['parent'])['id']);
  const parent = above === null || above === id ? post : commentId(above);
  const attachment = item['attachment'] === undefined ? [] : [item['attachment']];
  return {
    ...basis(id, fieldsOf(item['from']), item, context),
    ...standing(post, parent),
    kind: 'comment',
    url: webAddressOf(item['permalink_url']) ?? addressOf(post, id),
    text: wordsOf(item['message']),
    media: attached(attachment),
    counts: {
      likes: countOf(item['like_count']) ?? 0,
      reposts: 0,
      replies: countOf(item['comment_count']) ?? 0,
    },
    handle: handleOf({ what: 'comment', id, page: body['page'], post, parent, author: fieldsOf(item['from'])['id'] }),
  };
}

/** Facebook asks "would you recommend it?" since 2018; the stars of older reviews are kept, and none are made up. */
function heardRating(item: Fields, body: Fields, context: NormaliseContext): Heard {
  const id = lastingId(ratingId(item));
  const reviewer = fieldsOf(item['reviewer']);
  const stars = countOf(item['rating']) ?? 0;
  const isRated = item['has_rating'] !== false && stars >= 1 && stars <= 5;
  const title = { positive: 'Recommends', negative: 'Does not recommend' }[String(item['recommendation_type'])] ?? null;
  return {
    ...basis(id, reviewer, item, context),
    ...standing(id, null),
    kind: 'review',
    text: wordsOf(item['review_text']),
    title,
    rating: isRated ? stars : null,
    handle: handleOf({ what: 'rating', id, page: body['page'], post: id, author: reviewer['id'] }),
  };
}

function heardRemoved(removed: Fields, context: NormaliseContext): Heard {
  const id = lastingId(removed['id']);
  const post = idOf(removed['post']) ?? id;
  const parent = idOf(removed['parent']) ?? (post === id ? null : post);
  const kind = ({ comment: 'comment', rating: 'review' } as const)[String(removed['what'])] ?? 'post';
  const { what, page, author } = removed;
  return {
    ...basis(id, { id: author }, {}, context),
    ...standing(post, parent),
    kind,
    url: null,
    isRemoved: true,
    handle: handleOf({ what, id, page, post, parent, author }),
  };
}

function standing(post: string, parent: string | null): Pick<Heard, 'threadId' | 'parentId'> {
  return { threadId: lastingId(post), parentId: parent === null ? null : lastingId(parent) };
}

function basis(id: string, from: Fields, item: Fields, context: NormaliseContext): Omit<Heard, 'kind' | 'handle'> {
  // Who does not let the page see them has no name here, and is nobody else either.
  const author = lastingId(idOf(from['id']) ?? nobodyElse(id));
  return {
    canonicalId: id,
    threadId: id,
    parentId: null,
    visibility: 'public',
    author: {
      externalId: author,
      handle: null,
      name: textOf(from['name']),
      url: null,
      avatarUrl: null,
      followers: null,
    },
    isOwn: context.ownIds.has(author),
    text: '',
    title: null,
    url: webAddressOf(item['permalink_url']) ?? addressOf(id, null),
    languageHint: null,
    rating: null,
    publishedAt: timeOf(item['created_time']),
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
  };
}

/** A push tells no address; this one leads there as well. */
function addressOf(post: string, comment: string | null): string | null {
  if (!/^[\d_]{1,99}$/u.test(post)) return null;
  const number = /_(\d{1,50})$/u.exec(comment ?? '')?.[1];
  return `https://www.facebook.com/${post}${number === undefined ? '' : `?comment_id=${number}`}`;
}

const KINDS: Readonly<Record<string, HeardMedia['kind']>> = {
  photo: 'image',
  image: 'image',
  album: 'image',
  sticker: 'image',
  animated_image_share: 'image',
  video: 'video',
  video_inline: 'video',
};

function attached(attachments: readonly unknown[]): readonly HeardMedia[] {
  const media: HeardMedia[] = [];
  for (const one of attachments.map(fieldsOf)) {
    const kind = KINDS[textOf(one['media_type']) ?? textOf(one['type']) ?? ''] ?? 'link';
    const picture = webAddressOf(fieldsOf(fieldsOf(one['media'])['image'])['src']);
    const url = kind === 'image' ? (picture ?? webAddressOf(one['url'])) : (webAddressOf(one['url']) ?? picture);
    if (url !== null && media.length < MOST_MEDIA) media.push({ kind, url, alt: textOf(one['description']) });
  }
  return media;
}
