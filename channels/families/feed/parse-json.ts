// JSON Feed 1.0 and 1.1. In: text. Out: the feed, or null when it is JSON of another kind or none at all.
// An entry that is no item comes out as `broken`, so that it stands on record.

import { storable } from './decode.ts';
import { emptyItem, type FeedItem, MAX_ITEMS, type ParsedFeed } from './item.ts';

type Fields = Readonly<Record<string, unknown>>;

export function parseJsonFeed(text: string): ParsedFeed | null {
  const feed = readObject(parseJson(text));
  const items = feed?.items;
  if (!feed || !Array.isArray(items)) return null;
  return {
    title: readText(feed.title),
    site: readText(feed.home_page_url),
    language: readText(feed.language),
    ttlMinutes: null,
    items: items.slice(0, MAX_ITEMS).map(itemOf),
    isCut: false,
    isOverfull: items.length > MAX_ITEMS,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function itemOf(entry: unknown): FeedItem {
  const item = readObject(entry);
  if (!item) return { ...emptyItem, broken: 'it is not an object' };
  const plain = readText(item.content_text);
  const markup = readText(item.content_html) ?? readText(item.summary);
  const title = readText(item.title);
  const authors = item.authors;
  const author = readObject(Array.isArray(authors) ? authors[0] : item.author);
  return {
    ...emptyItem,
    id: readText(item.id),
    link: readText(item.url) ?? readText(item.external_url),
    title: title === null ? null : { text: title, isMarkup: false },
    body: plain !== null ? { text: plain, isMarkup: false } : markup === null ? null : { text: markup, isMarkup: true },
    author: author && { name: readText(author.name), url: readText(author.url), email: null },
    dateAsGiven: readText(item.date_published) ?? readText(item.date_modified),
    updatedAsGiven: readText(item.date_modified),
    media: mediaOf(item),
    language: readText(item.language),
  };
}

function mediaOf(item: Fields): FeedItem['media'] {
  const image = readText(item.image) ?? readText(item.banner_image);
  const attachments = Array.isArray(item.attachments) ? item.attachments.slice(0, 20) : [];
  const attached = attachments.flatMap((entry) => {
    const url = readText(readObject(entry)?.url);
    return url === null ? [] : [{ url, type: readText(readObject(entry)?.mime_type) }];
  });
  return image === null ? attached : [{ url: image, type: 'image' }, ...attached];
}

function readObject(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Ids are numbers in some feeds although the specification wants text. */
function readText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  // JSON can spell in escapes what the decoder took out of the bytes.
  const text = typeof value === 'string' ? storable(value).trim() : '';
  return text === '' ? null : text;
}
