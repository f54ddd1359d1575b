// A kept item of a feed to a heard one; pure. In: the item as `kept.ts` read it back. Out: plain words, whole
// addresses, an id that is the same wherever the item is heard. Throws a plain sentence when there is nothing to read.

import type { Heard, HeardAuthor, HeardMedia } from '../../../core/mention.ts';
import { unwrapRedirect, webAddress } from './address.ts';
import type { KeptItem, Words } from './item.ts';
import { MAX_MARKUP, plainText, tidy } from './plain-text.ts';

const MAX_TEXT = 200_000;
const MAX_TITLE = 1_000;
const MAX_MEDIA = 10;
const GLOBAL_ID = /^(?:https?:\/\/[^\s/]|tag:[^\s,]+,\d|urn:[a-z0-9]|yt:video:.)/i;

/** What kind of feed the item came from. */
export interface FeedReading {
  readonly ownIds: ReadonlySet<string>;
  /** Items only point to pages elsewhere, which are what people know them by. */
  readonly isAlert?: boolean;
  /** Every item is what somebody wrote under a page. */
  readonly isComments?: boolean;
  /** An item may be a picture without a word. */
  readonly isPicture?: boolean;
}

export function heardOf(kept: KeptItem, reading: FeedReading): Heard {
  if (kept.item.broken !== null) throw new Error(`This item cannot be read: ${kept.item.broken.slice(0, 200)}.`);
  const base = kept.feed.site ?? kept.feed.address;
  const link = webAddress(kept.item.link, base);
  const url = link === null ? null : unwrapRedirect(link);
  const title = cut(read(kept.item.title).text.replace(/\s+/g, ' '), MAX_TITLE);
  const body = read(kept.item.body);
  const text = cut(body.text, MAX_TEXT);
  const isWordless = title === '' && text === '';
  if (isWordless && !(reading.isPicture && body.images.length > 0)) {
    throw new Error('This item has neither a title nor words.');
  }
  const canonicalId = canonicalIdOf(kept, url, reading);
  const parentId = parentOf(kept, base);
  const author = authorOf(kept, url, reading);
  const post = postOf(kept, parentId, url);
  return {
    canonicalId,
    threadId: post ?? canonicalId,
    parentId,
    kind: post !== null || reading.isComments ? 'comment' : 'article',
    visibility: 'public',
    author,
    isOwn: reading.ownIds.has(author.externalId),
    text,
    title: title === '' ? null : title,
    url,
    languageHint: languageOf(kept.item.language ?? kept.feed.language),
    rating: null,
    publishedAt: kept.publishedAt === null ? null : new Date(kept.publishedAt),
    revisedAt: kept.revisedAt === null ? null : new Date(kept.revisedAt),
    media: mediaOf(kept, body.images, url ?? base),
    counts: { likes: 0, reposts: 0, replies: kept.item.replies ?? 0 },
    isRemoved: false,
    handle: {},
  };
}

function read(words: Words | null): ReturnType<typeof plainText> {
  if (words === null) return { text: '', images: [] };
  return words.isMarkup ? plainText(words.text) : { text: tidy(words.text.slice(0, MAX_MARKUP)), images: [] };
}

/** Cuts between characters, never inside one, and says so. */
function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}

/** An alert is known by the page it points to, so two alerts about one page are one mention. */
function canonicalIdOf(kept: KeptItem, url: string | null, reading: FeedReading): string {
  if (reading.isAlert && url !== null) return url;
  return GLOBAL_ID.test(kept.key) ? kept.key : `${kept.feed.address}#${kept.key}`;
}

function parentOf(kept: KeptItem, base: string): string | null {
  const { replyTo } = kept.item;
  if (replyTo === null) return null;
  if (replyTo.id !== null) return GLOBAL_ID.test(replyTo.id) ? replyTo.id : `${kept.feed.address}#${replyTo.id}`;
  return webAddress(replyTo.link, base);
}

/**
 * What a comment stands under. WordPress makes a comment's guid of its post's and `#comment-12`, and so tells the very id
 * the post has in the feed of posts; others say what is answered, or link to `page#comment-12`.
 */
function postOf(kept: KeptItem, parentId: string | null, url: string | null): string | null {
  const root = parentId === null ? null : (pageOfComment(parentId) ?? parentId);
  return pageOfComment(kept.key) ?? root ?? pageOfComment(url);
}

function pageOfComment(address: string | null): string | null {
  return address !== null && /^https?:[^#]+#(?:comment|respond|c)-?\d+$/i.test(address)
    ? address.replace(/#.*$/, '')
    : null;
}

/** Who wrote it; without a name, the site it stands on speaks. */
function authorOf(kept: KeptItem, url: string | null, reading: FeedReading): HeardAuthor {
  const site = URL.parse(reading.isAlert && url !== null ? url : (kept.feed.site ?? kept.feed.address));
  const host = site?.host.replace(/^www\./, '') ?? kept.feed.address;
  const given = kept.item.author;
  const name = read(given?.name == null ? null : { text: given.name, isMarkup: true })
    .text.replace(/\s+/g, ' ')
    .slice(0, 200);
  const page = webAddress(given?.url, kept.feed.site ?? kept.feed.address);
  const shown = name || (reading.isAlert ? '' : tidy(kept.feed.title ?? '').slice(0, 200)) || host;
  return {
    externalId: page ?? (given?.email || null) ?? (name === '' ? host : `${host}/${name}`),
    handle: null,
    name: shown,
    url: page ?? (name === '' ? (site?.origin ?? null) : null),
    avatarUrl: null,
    followers: null,
  };
}

function languageOf(given: string | null): string | null {
  const tag = given?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : null;
}

function mediaOf(kept: KeptItem, images: ReturnType<typeof plainText>['images'], base: string): readonly HeardMedia[] {
  const found = new Map<string, HeardMedia>();
  for (const { url, type } of kept.item.media) {
    const whole = webAddress(url, base);
    if (whole !== null && !found.has(whole)) found.set(whole, { kind: mediaKind(type), url: whole, alt: null });
  }
  for (const { url, alt } of images) {
    const whole = webAddress(url, base);
    if (whole !== null && !found.has(whole))
      found.set(whole, { kind: 'image', url: whole, alt: alt && cut(tidy(alt), MAX_TITLE) });
  }
  return [...found.values()].slice(0, MAX_MEDIA);
}

function mediaKind(type: string | null): HeardMedia['kind'] {
  const family = /^(image|video|audio)/i.exec(type ?? '')?.[1]?.toLowerCase();
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}
