// A story or comment to a heard one; pure. In: a hit of the search, or an item as the place itself gives it. Out: plain
// words and an id that is the same from both. Throws a plain sentence when it cannot be read.

import type { Heard } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { countOf, type Fields, fieldsOf, idOf, listOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';
import { plainText } from './plain-text.ts';

const MAX_TEXT = 200_000;
const MAX_NAME = 100;
const SITE = 'https://news.ycombinator.com';

/** What both tell, under one name. */
interface Told {
  readonly id: string;
  readonly by: string | null;
  readonly isComment: boolean;
  readonly parent: string | null;
  readonly story: string | null;
  readonly title: string | null;
  readonly markup: string;
  readonly link: string | null;
  readonly at: Date | null;
  readonly points: number;
  readonly replies: number;
  readonly isRemoved: boolean;
}

const itemUrl = (id: string): string => `${SITE}/item?id=${id}`;

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const { hit, item, known } = fieldsOf(raw.body);
  const told = hit === undefined ? ofItem(fieldsOf(item), fieldsOf(known)) : ofHit(fieldsOf(hit));
  const { id, isComment, title } = told;
  const by = told.by?.slice(0, MAX_NAME).trim() || 'unknown';
  const text = plainText(told.markup.slice(0, MAX_TEXT));
  if (!told.isRemoved && text === '' && title === null) throw new Error('This item has neither a title nor words.');
  const parentId = isComment && told.parent !== null && told.parent !== id ? itemUrl(told.parent) : null;
  const threadId = isComment ? itemUrl(told.story ?? told.parent ?? id) : itemUrl(id);
  return {
    canonicalId: itemUrl(id),
    threadId,
    parentId,
    kind: isComment ? 'comment' : 'post',
    visibility: 'public',
    author: {
      externalId: by,
      handle: by,
      name: null,
      url: `${SITE}/user?id=${encodeURIComponent(by.toWellFormed())}`,
      avatarUrl: null,
      followers: null,
    },
    isOwn: ownIds.has(by),
    text,
    title: isComment ? null : title,
    url: itemUrl(id),
    languageHint: null,
    rating: null,
    publishedAt: told.at,
    media: told.link === null || isComment ? [] : [{ kind: 'link', url: told.link, alt: null }],
    counts: { likes: told.points, reposts: 0, replies: told.replies },
    isRemoved: told.isRemoved,
    handle: { by, story: told.story ?? '' },
  };
}

/** https://hn.algolia.com/api: a comment has `comment_text` and `story_id`, a story `title` and perhaps `story_text`. */
function ofHit(hit: Fields): Told {
  const comment = hit['comment_text'];
  const isComment = typeof comment === 'string' || listOf(hit['_tags']).includes('comment');
  return {
    id: numberOf(hit['objectID']),
    by: textOf(hit['author']),
    isComment,
    parent: linkOf(hit['parent_id']),
    story: linkOf(hit['story_id']),
    title: titleOf(hit['title']),
    markup: textOf(isComment ? comment : hit['story_text']) ?? '',
    link: webAddressOf(hit['url']),
    at: timeOf(hit['created_at_i']) ?? timeOf(hit['created_at']),
    points: countOf(hit['points']) ?? 0,
    replies: countOf(hit['num_comments']) ?? 0,
    isRemoved: false,
  };
}

/** https://github.com/HackerNews/API: what was deleted keeps its id alone; a comment does not say under which story. */
function ofItem(item: Fields, known: Fields): Told {
  return {
    id: numberOf(item['id']),
    by: textOf(item['by']) ?? textOf(known['by']),
    isComment: item['type'] === 'comment',
    parent: linkOf(item['parent']),
    story: linkOf(known['story']),
    title: titleOf(item['title']),
    markup: textOf(item['text']) ?? '',
    link: webAddressOf(item['url']),
    at: timeOf(item['time']),
    points: countOf(item['score']) ?? 0,
    replies: countOf(item['descendants']) ?? listOf(item['kids']).length,
    isRemoved: item['deleted'] === true || item['dead'] === true,
  };
}

function numberOf(value: unknown): string {
  const id = linkOf(value);
  if (id === null) throw new Error('This item of Hacker News has no number.');
  return id;
}

function linkOf(value: unknown): string | null {
  const id = idOf(value);
  return id !== null && /^\d{1,15}$/u.test(id) ? id : null;
}

/** Titles are told as text, but older ones of the search with entities. */
function titleOf(value: unknown): string | null {
  const title = plainText((textOf(value) ?? '').slice(0, 1_000)).replace(/\s+/gu, ' ');
  return title === '' ? null : title;
}
