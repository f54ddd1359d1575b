// One status as a server gave it, with the thread it was found to stand in, becomes what was heard. Pure.

import type { Visibility } from '../../core/channel.ts';
import type { Heard, HeardMedia, MentionKind } from '../../core/mention.ts';
import type { Json, NormaliseContext, Raw } from '../channel.ts';
import { fieldsOf, languageOf, textOf as textIn, webAddressOf } from '../tolerant.ts';
import { canonicalIdOf, fullHandleOf, namesOf, personIdOf } from './identity.ts';
import { plainText } from './plain-text.ts';
import { readStatus, type Status } from './shapes.ts';

/** What this channel keeps of a status: the server's own words, and what it cannot tell by itself. */
interface Wrapper {
  /** The server whose local ids these are. */
  readonly server: string;
  readonly status: unknown;
  /** Canonical ids, resolved when it was heard; null when the server did not let us look. */
  readonly root: string | null;
  readonly parent: string | null;
  /** Set instead of a status when the server says it is gone. */
  readonly removed: Removed | null;
}

interface Removed {
  readonly canonicalId: string;
  readonly id: string;
  readonly author: string | null;
  readonly url: string | null;
  readonly visibility: string;
}

/** Where a status stands: the root of its thread and what it answers, as canonical ids. */
export interface Place {
  readonly root: string | null;
  readonly parent: string | null;
}

export function wrap(server: string, status: unknown, place: Place): Json {
  return { server, status: status as Json, root: place.root, parent: place.parent };
}

export function wrapRemoved(server: string, removed: Removed, place: Place): Json {
  return { server, root: place.root, parent: place.parent, removed: { ...removed } };
}

/** `local` posts are seen by everybody on that server; what is not known to be open counts as private. */
export function sphereOf(visibility: string | null | undefined): Visibility {
  return visibility === 'public' || visibility === 'unlisted' || visibility === 'local' ? 'public' : 'private';
}

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const wrapper = readWrapper(raw.body);
  const { server, removed } = wrapper;
  if (removed !== null) return takenBack(wrapper, removed, context);
  const given = readStatus(wrapper.status);
  if (given === null) throw new Error(`${server} gave a status without an id or an author.`);
  const status = readStatus(given.reblog) ?? given;
  const canonicalId = lasting(canonicalIdOf(status, server));
  const parentId = wrapper.parent ? lasting(wrapper.parent) : null;
  const author = authorOf(status, server);
  return {
    canonicalId,
    threadId: wrapper.root ? lasting(wrapper.root) : (parentId ?? canonicalId),
    parentId,
    kind: kindOf(status),
    visibility: sphereOf(status.visibility ?? 'public'),
    author,
    isOwn: [...namesOf(status.account, server)].some((name) => context.ownIds.has(name)),
    text: textOf(status),
    title: plainText((status.spoiler_text ?? '').slice(0, MOST_TEXT)) || null,
    url: webAddressOf(status.url) ?? webAddressOf(status.uri),
    languageHint: languageOf(status.language),
    rating: null,
    publishedAt: status.created_at,
    revisedAt: status.edited_at,
    media: mediaOf(status),
    counts: {
      likes: status.favourites_count ?? 0,
      reposts: status.reblogs_count ?? 0,
      replies: status.replies_count ?? 0,
    },
    isRemoved: false,
    handle: handleOf(status, wrapper, author.externalId),
  };
}

function readWrapper(body: unknown): Wrapper {
  const { server, status, root, parent, removed } = fieldsOf(body);
  const isWhole = typeof server === 'string' && [root, parent].every((one) => one === null || typeof one === 'string');
  if (!isWhole) throw new Error('This is not a status as the Mastodon channel keeps them.');
  return { server, status, root: trimmed(root), parent: trimmed(parent), removed: readRemoved(removed) };
}

function readRemoved(value: unknown): Removed | null {
  if (value === undefined) return null;
  const { canonicalId, id, author, url, visibility } = fieldsOf(value);
  if (typeof canonicalId !== 'string' || typeof id !== 'string' || typeof visibility !== 'string') {
    throw new Error('This is not a removal as the Mastodon channel keeps them.');
  }
  return { canonicalId, id, author: textIn(author), url: textIn(url), visibility };
}

function trimmed(id: unknown): string | null {
  return textIn(id)?.trim() ?? null;
}

/** Half a megabyte of words: a hundred times the longest post any server is known to allow. The raw form stays whole. */
const MOST_TEXT = 500_000;
const MOST_MEDIA = 100;
const MOST_ID_BYTES = 2_048;

/** An id something can be found by again. */
function lasting(id: string): string {
  if (id.trim() === '') throw new Error('This status names nothing it could be found by again.');
  // A character is at most three bytes for each of its UTF-16 halves: nearly every id needs no counting.
  if (id.length * 3 > MOST_ID_BYTES && new TextEncoder().encode(id).length > MOST_ID_BYTES) {
    throw new Error(`This status has a name of more than ${MOST_ID_BYTES} bytes.`);
  }
  return id;
}

function kindOf(status: Status): MentionKind {
  if (status.visibility === 'direct') return 'message';
  return status.in_reply_to_id ? 'reply' : 'post';
}

function authorOf(status: Status, server: string): Heard['author'] {
  const { account } = status;
  return {
    externalId: lasting(personIdOf(account, server)),
    handle: fullHandleOf(account, server),
    name: account.display_name || account.username || null,
    url: webAddressOf(account.url),
    avatarUrl: webAddressOf(account.avatar),
    followers: account.followers_count ?? null,
  };
}

function textOf(status: Status): string {
  const words = plainText((status.content ?? '').slice(0, MOST_TEXT), { withoutQuoteLine: Boolean(status.quote) });
  const choices = status.choices.map((choice) => `- ${choice}`);
  return [words, ...choices]
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, MOST_TEXT);
}

const KINDS: Readonly<Record<string, HeardMedia['kind']>> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

function mediaOf(status: Status): readonly HeardMedia[] {
  const media: HeardMedia[] = [];
  for (const attachment of status.media_attachments) {
    const url = attachment.addresses.map(webAddressOf).find((address) => address !== null);
    if (url === undefined || media.length >= MOST_MEDIA - 1) continue;
    media.push({ kind: KINDS[attachment.type ?? ''] ?? 'file', url, alt: attachment.description || null });
  }
  const quoted = quotedOf(status.quote);
  if (quoted !== null) media.push({ kind: 'link', url: quoted, alt: null });
  return media;
}

/** Mastodon wraps the quoted status; Akkoma and others put it there bare. */
function quotedOf(quote: unknown): string | null {
  if (quote === null || quote === undefined) return null;
  const status = readStatus(fieldsOf(quote)['quoted_status']) ?? readStatus(quote);
  return status === null ? null : (webAddressOf(status.url) ?? webAddressOf(status.uri));
}

function handleOf(status: Status, wrapper: Wrapper, author: string): Readonly<Record<string, string>> {
  const { acct } = status.account;
  return { ...placed(wrapper, status.id, status.visibility ?? 'public', author), ...(acct ? { acct } : {}) };
}

/** What asking again, answering and liking need: whose local id this is, and what a later 404 cannot tell any more. */
function placed(wrapper: Wrapper, id: string, visibility: string, author: string): Readonly<Record<string, string>> {
  return {
    server: wrapper.server,
    id,
    visibility,
    author,
    ...(wrapper.root ? { root: wrapper.root } : {}),
    ...(wrapper.parent ? { parent: wrapper.parent } : {}),
  };
}

function takenBack(wrapper: Wrapper, removed: Removed, context: NormaliseContext): Heard {
  const canonicalId = lasting(removed.canonicalId);
  const parentId = wrapper.parent ? lasting(wrapper.parent) : null;
  const author = lasting(removed.author || `${wrapper.server}/accounts/unknown`);
  return {
    canonicalId,
    threadId: wrapper.root ? lasting(wrapper.root) : (parentId ?? canonicalId),
    parentId,
    kind: removed.visibility === 'direct' ? 'message' : parentId ? 'reply' : 'post',
    visibility: sphereOf(removed.visibility),
    author: { externalId: author, handle: null, name: null, url: null, avatarUrl: null, followers: null },
    isOwn: context.ownIds.has(author),
    text: '',
    title: null,
    url: webAddressOf(removed.url),
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: true,
    handle: placed(wrapper, removed.id, removed.visibility, author),
  };
}
