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
  root: z.string().nullable(),
  parent: z.string().nullable(),
  /** Set instead of a status when the server says it is gone. */
  removed: z
    .object({ canonicalId: z.string(), id: z.string(), url: z.string().nullable(), visibility: z.string() })
    .optional(),
});
export type Wrapper = z.infer<typeof wrapperShape>;

/** Where a status stands: the root of its thread and what it answers, as canonical ids. */
export interface Place {
  readonly root: string | null;
  readonly parent: string | null;
}

export function wrap(server: string, status: unknown, place: Place): Json {
  return { server, status: status as Json, root: place.root, parent: place.parent };
}

export function wrapRemoved(server: string, removed: NonNullable<Wrapper['removed']>, place: Place): Json {
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
  if (removed) return takenBack(wrapper.data, removed);
  const given = readStatus(wrapper.data.status);
  if (given === null) throw new Error(`${server} gave a status without an id or an author.`);
  const status = readStatus(given.reblog) ?? given;
  const canonicalId = canonicalIdOf(status, server);
  const names = namesOf(status.account, server);
  return {
    canonicalId,
    threadId: wrapper.data.root ?? wrapper.data.parent ?? canonicalId,
    parentId: wrapper.data.parent,
    kind: kindOf(status),
    visibility: sphereOf(status.visibility ?? 'public'),
    author: authorOf(status, server),
    isOwn: [...names].some((name) => context.ownIds.has(name)),
    text: textOf(status),
    title: status.spoiler_text?.trim() ? plainText(status.spoiler_text) : null,
    url: pageOf(status),
    languageHint: status.language || null,
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
    handle: handleOf(status, wrapper.data),
  };
}

function kindOf(status: Status): MentionKind {
  if (status.visibility === 'direct') return 'message';
  return status.in_reply_to_id ? 'reply' : 'post';
}

function authorOf(status: Status, server: string): Heard['author'] {
  const { account } = status;
  return {
    externalId: personIdOf(account, server),
    handle: fullHandleOf(account, server),
    name: account.display_name || account.username || null,
    url: account.url || null,
    avatarUrl: account.avatar || null,
    followers: account.followers_count ?? null,
  };
}

function textOf(status: Status): string {
  const words = plainText(status.content ?? '', { withoutQuoteLine: Boolean(status.quote) });
  const choices = (status.poll?.options ?? []).map((option) => `- ${option.title ?? ''}`);
  return [words, ...choices].filter((line) => line !== '').join('\n');
}

function pageOf(status: Status): string | null {
  const page = status.url || status.uri;
  return page && /^https?:\/\//.test(page) ? page : null;
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
    const url = attachment.url || attachment.remote_url || attachment.preview_url;
    if (!url) continue;
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
  return status === null ? null : pageOf(status);
}

function handleOf(status: Status, wrapper: Wrapper): Readonly<Record<string, string>> {
  return {
    server: wrapper.server,
    id: status.id,
    visibility: status.visibility ?? 'public',
    ...(status.account.acct ? { acct: status.account.acct } : {}),
    ...(wrapper.root ? { root: wrapper.root } : {}),
    ...(wrapper.parent ? { parent: wrapper.parent } : {}),
  };
}

function takenBack(wrapper: Wrapper, removed: NonNullable<Wrapper['removed']>): Heard {
  const nobody = { externalId: '', handle: null, name: null, url: null, avatarUrl: null, followers: null };
  return {
    canonicalId: removed.canonicalId,
    threadId: wrapper.root ?? wrapper.parent ?? removed.canonicalId,
    parentId: wrapper.parent,
    kind: removed.visibility === 'direct' ? 'message' : wrapper.parent ? 'reply' : 'post',
    visibility: sphereOf(removed.visibility),
    author: nobody,
    isOwn: false,
    text: '',
    title: null,
    url: removed.url,
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: true,
    handle: {
      server: wrapper.server,
      id: removed.id,
      visibility: removed.visibility,
      ...(wrapper.root ? { root: wrapper.root } : {}),
      ...(wrapper.parent ? { parent: wrapper.parent } : {}),
    },
  };
}
