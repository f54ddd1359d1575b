// Takes a heard item as it came and makes it fit to keep: no characters a database or a screen chokes on, every length
// bounded. The raw form keeps everything; only what is shown and searched is cut.

import { measure } from '../channel.ts';
import type { Heard, HeardAuthor, HeardMedia } from '../mention.ts';

/** Longest text kept beside the raw form, in UTF-16 units: twice the longest article seen in the samples. */
export const maxText = 200_000;
const maxShort = 2_000;
/** In UTF-8 bytes: an index entry of the database holds some 2,700 of them, a brand and a channel among them. */
const maxIdBytes = 2_000;
const maxName = 200;
/** Opaque to us, so hardly cut: a channel may keep a list of people to name in it. */
const maxHandle = 20_000;
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
    media: heard.media.length === 0 ? heard.media : heard.media.flatMap((m) => cleanMedia(m)).slice(0, maxMedia),
    counts: {
      likes: count(heard.counts.likes),
      reposts: count(heard.counts.reposts),
      replies: count(heard.counts.replies),
    },
    handle: isClean(heard.handle) ? heard.handle : cleanHandle(heard.handle),
  };
}

/** Nearly every one is; then there is nothing to make anew. */
function isClean(handle: Heard['handle']): boolean {
  for (const name in handle) {
    const value = handle[name] ?? '';
    if (text(name, maxShort) !== name || text(value, maxHandle) !== value) return false;
  }
  return true;
}

function cleanHandle(handle: Heard['handle']): Heard['handle'] {
  return Object.fromEntries(
    Object.entries(handle).map(([name, value]) => [text(name, maxShort), text(value, maxHandle)]),
  );
}

/** Media without a web address cannot be shown and must not become a link; the raw form keeps it. */
function cleanMedia({ kind, url, alt }: HeardMedia): HeardMedia[] {
  const address = webAddress(url);
  return address === null ? [] : [{ kind, url: address, alt: short(alt) }];
}

function cleanAuthor(author: HeardAuthor): HeardAuthor {
  return {
    externalId: id(author.externalId, 'author id'),
    handle: short(author.handle),
    name: author.name === null ? null : text(author.name, maxName),
    url: webAddress(author.url),
    avatarUrl: webAddress(author.avatarUrl),
    followers: author.followers === null ? null : count(author.followers),
  };
}

function id(value: string, what: string): string {
  const cleaned = text(value, maxIdBytes + 1);
  if (cleaned.trim() === '') throw new Error(`it has no ${what}`);
  // A UTF-16 unit is three bytes at most, so short ids, which is all there are, need no counting.
  if (cleaned.length * 3 > maxIdBytes && measure(cleaned, 'utf8_bytes') > maxIdBytes)
    throw new Error(`its ${what} is longer than ${maxIdBytes} bytes`);
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
export function webAddress(value: string | null): string | null {
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
