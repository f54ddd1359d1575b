// One comment as YouTube gave it, with the video or post it stands under, becomes what was heard. Pure.

import type { Heard } from '../../core/mention.ts';
import type { Json, NormaliseContext, Raw } from '../channel.ts';
import { countOf, type Fields, fieldsOf, idOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';

/** Where a comment stands. A comment asked for by its id does not say it, so it is kept beside it. */
export interface Place {
  readonly video: string | null;
  readonly post: string | null;
  /** How many replies the thread has; only for its top comment. */
  readonly replies?: number | null;
}

export function wrap(comment: unknown, { video, post, replies = null }: Place): Json {
  return { comment: comment as Json, video, post, replies };
}

/** What is known of a comment that is there no more. */
export interface Gone extends Place {
  readonly id: string;
  readonly parent: string | null;
  readonly author: string | null;
}

export function wrapGone({ id, parent, author, video, post }: Gone): Json {
  return { gone: { id, parent, author }, video, post };
}

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const { comment, gone, video, post, replies } = fieldsOf(raw.body);
  const place = { video: tokenOf(video), post: tokenOf(post) };
  if (gone !== undefined) return takenBack(fieldsOf(gone), place, context);
  const { id: given, snippet } = fieldsOf(comment);
  const id = tokenOf(given);
  if (id === null || typeof snippet !== 'object') throw new Error('YouTube gave a comment without an id or its words.');
  const said = fieldsOf(snippet);
  const parent = parentOf(id, said);
  const publishedAt = timeOf(said['publishedAt']);
  const updatedAt = timeOf(said['updatedAt']);
  const author = authorOf(id, said);
  return {
    ...standing(id, parent, place),
    author,
    isOwn: context.ownIds.has(author.externalId),
    text: textOf(said['textDisplay']) ?? textOf(said['textOriginal']) ?? '',
    publishedAt,
    revisedAt: updatedAt !== null && updatedAt.getTime() !== publishedAt?.getTime() ? updatedAt : null,
    counts: { likes: countOf(said['likeCount']) ?? 0, reposts: 0, replies: countOf(replies) ?? 0 },
    isRemoved: false,
    handle: handleOf(place, parent, author.externalId),
  };
}

/** Everything that does not hang on who said what. */
function standing(id: string, parent: string | null, place: Place) {
  return {
    canonicalId: id,
    threadId: parent ?? id,
    parentId: parent,
    kind: parent === null ? ('comment' as const) : ('reply' as const),
    visibility: 'public' as const,
    title: null,
    url: addressOf(id, place),
    languageHint: null,
    rating: null,
    media: [],
  };
}

/** Ids are opaque, but no id has ever had a space or a thousand characters. */
function tokenOf(value: unknown): string | null {
  const id = idOf(value);
  return id !== null && /^[\w.-]{1,200}$/u.test(id) ? id : null;
}

/** A reply says what it answers; its id says so too (`TOP.REPLY`). */
function parentOf(id: string, said: Fields): string | null {
  const parent = tokenOf(said['parentId']);
  if (parent !== null && parent !== id) return parent;
  const dot = id.indexOf('.');
  return dot > 0 ? id.slice(0, dot) : null;
}

/** Since 2023 the display name is the handle, with its at sign. */
function authorOf(id: string, said: Fields): Heard['author'] {
  const shown = textOf(said['authorDisplayName']);
  const name = shown?.replace(/^@/u, '') ?? null;
  const isHandle = shown !== null && /^@\S+$/u.test(shown);
  return {
    externalId: tokenOf(fieldsOf(said['authorChannelId'])['value']) ?? `author of ${id}`,
    handle: isHandle ? name : null,
    name,
    url: webAddressOf(said['authorChannelUrl']),
    avatarUrl: webAddressOf(said['authorProfileImageUrl']),
    followers: null,
  };
}

function addressOf(id: string, { video, post }: Place): string | null {
  const comment = encodeURIComponent(id);
  if (video !== null) return `https://www.youtube.com/watch?v=${encodeURIComponent(video)}&lc=${comment}`;
  return post === null ? null : `https://www.youtube.com/post/${encodeURIComponent(post)}?lc=${comment}`;
}

function handleOf({ video, post }: Place, parent: string | null, author: string): Readonly<Record<string, string>> {
  return {
    author,
    ...(parent === null ? {} : { parent }),
    ...(video === null ? {} : { video }),
    ...(post === null ? {} : { post }),
  };
}

function takenBack(gone: Fields, place: Place, context: NormaliseContext): Heard {
  const id = tokenOf(gone['id']);
  if (id === null) throw new Error('This comment is gone, and nobody kept its id.');
  const parent = tokenOf(gone['parent']);
  const known = textOf(gone['author']);
  const author = known === null || known.length > 200 ? `author of ${id}` : known;
  return {
    ...standing(id, parent, place),
    author: { externalId: author, handle: null, name: null, url: null, avatarUrl: null, followers: null },
    isOwn: context.ownIds.has(author),
    text: '',
    publishedAt: null,
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: true,
    handle: handleOf(place, parent, author),
  };
}
