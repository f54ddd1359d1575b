// An entry of Reddit's feeds to a heard one; pure. What every feed has is read by `families/feed/heard.ts`; here is what
// only Reddit means: full names as ids, comments under their post, and the line Reddit itself writes under each post.

import type { Heard, HeardMedia } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { heardOf } from '../families/feed/heard.ts';
import type { KeptItem } from '../families/feed/item.ts';
import { readKept } from '../families/feed/kept.ts';
import { webAddressOf } from '../tolerant.ts';
import { REDDIT } from './feeds.ts';

/** "submitted by /u/ada to r/acme [link] [12 comments]", which is no word of the writer's. */
const SUBMITTED =
  /\s*submitted by\s+\/?u\/\S{1,60}(?:\s+to\s+\/?r\/\S{1,60})?(?:\s+\[link\])?(?:\s+\[(?:([\d,]{1,9}) )?comments?\])?\s*$/u;

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const kept = readKept(raw.body);
  const heard = heardOf(kept, { ownIds });
  const id = kept.item.id ?? '';
  const [, type] = /^t([1-6])_[a-z0-9]{1,13}$/u.exec(id) ?? [];
  if (type === undefined) throw new Error('This entry of Reddit has no full name.');
  if (type !== '1' && type !== '3') throw new Error('This entry of Reddit is neither a post nor a comment.');
  const isComment = type === '1';
  const post = /\/comments\/([a-z0-9]{1,13})(?:\/|$)/u.exec(URL.parse(heard.url ?? '')?.pathname ?? '')?.[1];
  const author = authorOf(kept);
  const text = isComment ? heard.text : heard.text.replace(SUBMITTED, '');
  return {
    ...heard,
    canonicalId: id,
    threadId: isComment && post !== undefined ? `t3_${post}` : id,
    parentId: null,
    kind: isComment ? 'comment' : 'post',
    author,
    isOwn: ownIds.has(author.externalId),
    text,
    title: isComment ? null : heard.title,
    url: addressOf(heard.url),
    media: [...linkOf(kept, isComment), ...heard.media].slice(0, 10),
    counts: { ...heard.counts, replies: countOf(heard.text, isComment) },
  };
}

/** Names are given once and ignore case; who left is `[deleted]`. */
function authorOf({ item }: KeptItem): Heard['author'] {
  const name = /^\/?(?:u\/)?([\w-]{1,60})$/u.exec(item.author?.name?.trim() ?? '')?.[1] ?? '[deleted]';
  const isKnown = name !== '[deleted]';
  return {
    externalId: name.toLowerCase(),
    handle: isKnown ? name : null,
    name: isKnown ? null : name,
    url: isKnown ? `${REDDIT}/user/${name}` : null,
    avatarUrl: null,
    followers: null,
  };
}

/** What a post links to; a post of words links to itself. */
function linkOf({ item }: KeptItem, isComment: boolean): readonly HeardMedia[] {
  const markup = isComment ? '' : (item.body?.text ?? '');
  const written = /<a href="([^"<>]{1,4000})">\s*\[link\]/u.exec(markup.slice(-10_000))?.[1]?.replaceAll('&amp;', '&');
  const url = webAddressOf(written);
  return url === null || /\breddit\.com\/r\/[^/]+\/comments\//u.test(url) ? [] : [{ kind: 'link', url, alt: null }];
}

function countOf(text: string, isComment: boolean): number {
  const told = isComment ? undefined : SUBMITTED.exec(text)?.[1];
  return Number((told ?? '0').replaceAll(',', ''));
}

/** Old and new Reddit, and those of other languages, are one place. */
function addressOf(url: string | null): string | null {
  return url?.replace(/^https?:\/\/(?:[a-z-]{2,8}\.)?reddit\.com\//iu, `${REDDIT}/`) ?? null;
}
