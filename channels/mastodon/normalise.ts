// One status as a server gave it, with the thread it was found to stand in, becomes what was heard. Pure.

import { z } from 'zod';
import type { Visibility } from '../../core/channel.ts';
import type { Heard, HeardMedia, MentionKind } from '../../core/mention.ts';
import type { Json, NormaliseContext, Raw } from '../channel.ts';
import { canonicalIdOf, fullHandleOf, namesOf, personIdOf } from './identity.ts';
import { plainText } from './plain-text.ts';
import { readStatus, readTime, type Status } from './shapes.ts';

/** What this channel keeps of a status: the server's own words, and what it cannot tell by itself. */
const wrapperShape = z.object({
  /** The server whose local ids these are. */
  server: z.string(),
  status: z.unknown().optional(),
  /** Canonical ids, resolved when it was heard; null when the server did not let us look. */
  root: z.string().trim().nullable(),
  parent: z.string().trim().nullable(),
  /** Set instead of a status when the server says it is gone. */
  removed: z
    .object({
      canonicalId: z.string(),
      id: z.string(),
      author: z.string().nullable(),
      url: z.string().nullable(),
      visibility: z.string(),
    })
    .optional(),
});
type Wrapper = z.infer<typeof wrapperShape>;
type Removed = NonNullable<Wrapper['removed']>;

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
  const wrapper = wrapperShape.safeParse(raw.body);
  if (!wrapper.success) throw new Error('This is not a status as the Mastodon channel keeps them.');
  const { server, removed } = wrapper.data;
  if (removed) return takenBack(wrapper.data, removed, context);
  const given = readStatus(wrapper.data.status);
  if (given === null) throw new Error(`${server} gave a status without an id or an author.`);
  const status = readStatus(given.reblog) ?? given;
  const canonicalId = lasting(canonicalIdOf(status, server));
  const parentId = wrapper.data.parent ? lasting(wrapper.data.parent) : null;
  const author = authorOf(status, server);
  return {
    canonicalId,
    threadId: wrapper.data.root ? lasting(wrapper.data.root) : (parentId ?? canonicalId),
    parentId,
    kind: kindOf(status),
    visibility: sphereOf(status.visibility ?? 'public'),
    author,
    isOwn: [...namesOf(status.account, server)].some((name) => context.ownIds.has(name)),
    text: textOf(status),
    title: plainText((status.spoiler_text ?? '').slice(0, MOST_TEXT)) || null,
    url: webAddress(status.url) ?? webAddress(status.uri),
    languageHint: languageOf(status),
    rating: null,
    publishedAt: readTime(status.created_at),
    revisedAt: readTime(status.edited_at),
    media: mediaOf(status),
    counts: {
      likes: status.favourites_count ?? 0,
      reposts: status.reblogs_count ?? 0,
      replies: status.replies_count ?? 0,
    },
    isRemoved: false,
    handle: handleOf(status, wrapper.data, author.externalId),
  };
}

/** Half a megabyte of words: a hundred times the longest post any server is known to allow. The raw form stays whole. */
const MOST_TEXT = 500_000;
const MOST_MEDIA = 100;
const MOST_ID_BYTES = 2_048;
const MOST_URL = 8_192;

/** An id something can be found by again. */
function lasting(id: string): string {
  if (id.trim() === '') throw new Error('This status names nothing it could be found by again.');
  if (new TextEncoder().encode(id).length > MOST_ID_BYTES) {
    throw new Error(`This status has a name of more than ${MOST_ID_BYTES} bytes.`);
  }
  return id;
}

function webAddress(value: string | null | undefined): string | null {
  if (!value || value.length > MOST_URL || !/^https?:\/\//i.test(value)) return null;
  return URL.canParse(value) ? value : null;
}

function languageOf(status: Status): string | null {
  const language = status.language?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? language : null;
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
    url: webAddress(account.url),
    avatarUrl: webAddress(account.avatar),
    followers: account.followers_count ?? null,
  };
}

function textOf(status: Status): string {
  const words = plainText((status.content ?? '').slice(0, MOST_TEXT), { withoutQuoteLine: Boolean(status.quote) });
  const choices = (status.poll?.options ?? []).map((option) => `- ${option.title ?? ''}`);
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
  for (const attachment of status.media_attachments ?? []) {
    const addresses = [attachment.url, attachment.remote_url, attachment.preview_url];
    const url = addresses.map(webAddress).find((address) => address !== null);
    if (url === undefined || media.length >= MOST_MEDIA - 1) continue;
    media.push({ kind: KINDS[attachment.type ?? ''] ?? 'file', url, alt: attachment.description || null });
  }
  const quoted = quotedOf(status.quote);
  if (quoted !== null) media.push({ kind: 'link', url: quoted, alt: null });
  return media;
}

/** Mastodon wraps the quoted status; Akkoma and others put it there bare. */
function quotedOf(quote: unknown): string | null {
  const wrapped = z.looseObject({ quoted_status: z.unknown().optional() }).safeParse(quote);
  const status = readStatus(wrapped.data?.quoted_status) ?? readStatus(quote);
  return status === null ? null : (webAddress(status.url) ?? webAddress(status.uri));
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
    url: webAddress(removed.url),
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: true,
    handle: placed(wrapper, removed.id, removed.visibility, author),
  };
}
