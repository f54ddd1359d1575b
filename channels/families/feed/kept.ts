// Reads the body of a raw back. In: JSON of any age, or spoilt. Out: a kept item whose every field has its type;
// throws a plain sentence that names the field when it has not.

import type { Json } from '../../channel.ts';
import type { FeedItem, KeptItem, Words } from './item.ts';

type Fields = Readonly<Record<string, Json>>;

export function readKept(body: Json): KeptItem {
  const kept = object(body, 'the item');
  const feed = object(kept.feed, 'feed');
  return {
    feed: {
      address: required(feed, 'address'),
      title: text(feed, 'title'),
      site: text(feed, 'site'),
      language: text(feed, 'language'),
    },
    item: readItem(object(kept.item, 'item')),
    key: required(kept, 'key'),
    publishedAt: isoDate(kept, 'publishedAt'),
    revisedAt: isoDate(kept, 'revisedAt'),
  };
}

function readItem(item: Fields): FeedItem {
  const replies = item.replies ?? null;
  if (replies !== null && !(typeof replies === 'number' && Number.isSafeInteger(replies) && replies >= 0)) {
    throw wrong('replies');
  }
  return {
    id: text(item, 'id'),
    link: text(item, 'link'),
    title: words(item, 'title'),
    body: words(item, 'body'),
    author: optional(item, 'author', (a) => ({ name: text(a, 'name'), url: text(a, 'url'), email: text(a, 'email') })),
    dateAsGiven: text(item, 'dateAsGiven'),
    updatedAsGiven: text(item, 'updatedAsGiven'),
    replyTo: optional(item, 'replyTo', (to) => ({ id: text(to, 'id'), link: text(to, 'link') })),
    replies,
    commentsAt: text(item, 'commentsAt'),
    media: list(item, 'media').map((one) => {
      const media = object(one, 'media');
      return { url: required(media, 'url'), type: text(media, 'type') };
    }),
    language: text(item, 'language'),
    broken: text(item, 'broken'),
  };
}

function isoDate(of: Fields, name: string): string | null {
  const given = text(of, name);
  if (given !== null && !(Math.abs(Date.parse(given)) < 4e12)) throw wrong(name);
  return given;
}

function words(of: Fields, name: string): Words | null {
  return optional(of, name, (fields) => ({ text: required(fields, 'text'), isMarkup: fields.isMarkup === true }));
}

function optional<T>(of: Fields, name: string, readIt: (fields: Fields) => T): T | null {
  const value = of[name] ?? null;
  return value === null ? null : readIt(object(value, name));
}

function object(value: Json | undefined, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name);
  return value as Fields;
}

function list(of: Fields, name: string): readonly Json[] {
  const value = of[name] ?? [];
  if (!Array.isArray(value)) throw wrong(name);
  return value;
}

function text(of: Fields, name: string): string | null {
  const value = of[name] ?? null;
  if (value !== null && typeof value !== 'string') throw wrong(name);
  return value;
}

function required(of: Fields, name: string): string {
  const value = text(of, name);
  if (value === null || value === '') throw wrong(name);
  return value;
}

function wrong(name: string): Error {
  return new Error(`This item was kept without a readable '${name}'.`);
}
