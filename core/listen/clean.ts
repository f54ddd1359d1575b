// Takes a heard item as it came and makes it fit to keep: no characters a database or a screen chokes on, every length
// bounded. The raw form keeps everything; only what is shown and searched is cut.

import type { Heard, HeardAuthor } from '../mention.ts';

/** Longest text kept beside the raw form, in UTF-16 units: twice the longest article seen in the samples. */
export const maxText = 200_000;
const maxShort = 2_000;
const maxId = 2_000;
const maxMedia = 40;
const maxCount = 2_147_483_647;
/** No platform is older than this, and no honest clock is a day ahead; such dates are taken for missing. */
const oldest = Date.UTC(1995, 0, 1);
const aheadMs = 86_400_000;

/** Throws with a plain sentence when an id is missing or too long to be one. */
export function clean(heard: Heard, heardAt: Date): Heard {
  return {
    ...heard,
    canonicalId: id(heard.canonicalId, 'id'),
    threadId: id(heard.threadId, 'thread id'),
    parentId: heard.parentId === null ? null : id(heard.parentId, 'parent id'),
    author: cleanAuthor(heard.author),
    text: text(heard.text, maxText),
    title: short(heard.title),
    url: webAddress(heard.url),
    languageHint: short(heard.languageHint),
    rating: heard.rating === null ? null : Math.min(5, Math.max(1, Math.round(heard.rating))),
    publishedAt: sane(heard.publishedAt, heardAt),
    revisedAt: sane(heard.revisedAt ?? null, heardAt),
    media: heard.media.slice(0, maxMedia).map((m) => ({ kind: m.kind, url: text(m.url, maxShort), alt: short(m.alt) })),
    counts: {
      likes: count(heard.counts.likes),
      reposts: count(heard.counts.reposts),
      replies: count(heard.counts.replies),
    },
  };
}

function cleanAuthor(author: HeardAuthor): HeardAuthor {
  return {
    externalId: id(author.externalId, 'author id'),
    handle: short(author.handle),
    name: short(author.name)?.slice(0, 200) ?? null,
    url: webAddress(author.url),
    avatarUrl: webAddress(author.avatarUrl),
    followers: author.followers === null ? null : count(author.followers),
  };
}

function id(value: string, what: string): string {
  const cleaned = text(value, maxId + 1);
  if (cleaned.trim() === '') throw new Error(`it has no ${what}`);
  if (cleaned.length > maxId) throw new Error(`its ${what} is longer than ${maxId} characters`);
  return cleaned;
}

/** Well-formed, without NUL, which PostgreSQL's text cannot hold. */
function text(value: string, max: number): string {
  const cut = value.length > max ? value.slice(0, max) : value;
  const formed = cut.isWellFormed() ? cut : cut.toWellFormed();
  return formed.includes('\u0000') ? formed.replaceAll('\u0000', '') : formed;
}

function short(value: string | null): string | null {
  return value === null ? null : text(value, maxShort);
}

/** Only web addresses become links; `javascript:` and its kin never do. */
function webAddress(value: string | null): string | null {
  const cleaned = short(value);
  return cleaned !== null && /^https?:\/\//iu.test(cleaned) ? cleaned : null;
}

function sane(at: Date | null, heardAt: Date): Date | null {
  if (at === null) return null;
  const ms = at.getTime();
  return ms >= oldest && ms <= heardAt.getTime() + aheadMs ? at : null;
}

function count(value: number): number {
  return Number.isFinite(value) ? Math.min(maxCount, Math.max(0, Math.round(value))) : 0;
}
