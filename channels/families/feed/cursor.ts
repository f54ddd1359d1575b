// What is remembered of a feed between two polls. In: a cursor of any age or origin. Out: one it can trust.
// Small on purpose: items are told apart later, by their meaning.

import type { Json } from '../../channel.ts';

export type FeedCursor = {
  /** The address a person typed; a cursor of another address is not used. */
  readonly typed: string;
  /** Where the feed was first found: the address ids are made of. */
  readonly home: string;
  /** Where it is asked for now, after permanent redirects. */
  readonly at: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the last body, for servers that know no conditional requests. */
  readonly digest: string | null;
};

export function readCursor(cursor: Json, typed: string): FeedCursor | null {
  if (typeof cursor !== 'object' || cursor === null || Array.isArray(cursor)) return null;
  const field = (name: string): string | null => {
    const value = Object.hasOwn(cursor, name) ? (cursor as Readonly<Record<string, Json>>)[name] : null;
    return typeof value === 'string' && value.length <= 4_096 ? value : null;
  };
  const home = field('home');
  if (field('typed') !== typed || home === null || !URL.canParse(home)) return null;
  const at = field('at');
  return {
    typed,
    home,
    at: at !== null && URL.canParse(at) ? at : home,
    etag: headerValue(field('etag')),
    lastModified: headerValue(field('lastModified')),
    digest: field('digest'),
  };
}

/** A validator is sent back as it came; one that is no header value is forgotten. */
export function headerValue(value: string | null): string | null {
  return value !== null && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null;
}
