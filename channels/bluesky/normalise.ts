// A post as Bluesky gave it becomes a heard mention. Pure, and tolerant: only the address, the author and the words
// must be there. `{ post }` is a post view or a notification about one, `{ removed }` the address of a post taken back.

import type { Heard } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { postPage, profilePage, readAtUri } from './address.ts';
import { mediaOf } from './embeds.ts';
import type { Post } from './shapes.ts';
import { postShape, saidAt } from './shapes.ts';

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const body = (typeof raw.body === 'object' && raw.body !== null ? raw.body : {}) as Record<string, unknown>;
  if (typeof body.removed === 'string') return removed(body.removed, context);
  const parsed = postShape.safeParse(body.post);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`not a readable Bluesky post: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`);
  }
  const post = parsed.data;
  if (readAtUri(post.uri) === null) throw new Error(`not the address of a Bluesky post: ${post.uri.slice(0, 200)}`);
  return heard(post, context);
}

function heard(post: Post, context: NormaliseContext): Heard {
  const { record, author } = post;
  const root = record.reply?.root ?? post;
  return {
    canonicalId: post.uri,
    threadId: root.uri,
    parentId: record.reply?.parent.uri ?? null,
    kind: record.reply === undefined ? 'post' : 'reply',
    visibility: 'public',
    author: {
      externalId: author.did,
      // What the index puts when a handle no longer points back at its account.
      handle: author.handle === 'handle.invalid' ? null : (author.handle ?? null),
      name: author.displayName || null,
      url: profilePage(author.did),
      avatarUrl: author.avatar ?? null,
      followers: null,
    },
    isOwn: context.ownIds.has(author.did),
    text: record.text,
    title: null,
    url: postPage(post.uri),
    languageHint: record.langs?.[0] ?? null,
    rating: null,
    publishedAt: saidAt(record.createdAt, post.indexedAt),
    media: mediaOf(post.embed, record.facets ?? []),
    counts: { likes: post.likeCount ?? 0, reposts: post.repostCount ?? 0, replies: post.replyCount ?? 0 },
    isRemoved: false,
    handle: { uri: post.uri, cid: post.cid, rootUri: root.uri, rootCid: root.cid },
  };
}

function removed(uri: string, context: NormaliseContext): Heard {
  const at = readAtUri(uri);
  if (at === null) throw new Error(`not the address of a Bluesky post: ${uri.slice(0, 200)}`);
  return {
    canonicalId: uri,
    threadId: uri,
    parentId: null,
    kind: 'post',
    visibility: 'public',
    author: {
      externalId: at.did,
      handle: null,
      name: null,
      url: profilePage(at.did),
      avatarUrl: null,
      followers: null,
    },
    isOwn: context.ownIds.has(at.did),
    text: '',
    title: null,
    url: postPage(uri),
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: true,
    handle: { uri },
  };
}
