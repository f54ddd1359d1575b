// What a Mastodon-like server may answer, as tolerant shapes: only ids are insisted on, everything else may be missing,
// null or odd. Comes in: unknown JSON. Goes out: the few fields Heed reads, each a value or null.

import { z } from 'zod';

const words = z.string().nullish().catch(null);
const amount = z.coerce.number().int().nonnegative().nullish().catch(null);
/** Ids are opaque. The documentation promises strings; a few kin write numbers. */
const id = z.union([z.string().min(1), z.number().int()]).transform(String);
const time = z.union([z.string(), z.number()]).nullish().catch(null);

const accountShape = z.looseObject({
  id,
  acct: words,
  username: words,
  display_name: words,
  url: words,
  uri: words,
  avatar: words,
  followers_count: amount,
  /** Pleroma and Akkoma keep the actor's address here. */
  pleroma: z.looseObject({ ap_id: words }).nullish().catch(null),
});
export type Account = z.infer<typeof accountShape>;

const attachmentShape = z.looseObject({
  type: words,
  url: words,
  remote_url: words,
  preview_url: words,
  description: words,
});

const pollShape = z.looseObject({ options: z.array(z.looseObject({ title: words })).catch([]) });

const statusShape = z.looseObject({
  id,
  uri: words,
  url: words,
  created_at: time,
  edited_at: time,
  content: words,
  spoiler_text: words,
  visibility: words,
  language: words,
  in_reply_to_id: id.nullish().catch(null),
  account: accountShape,
  media_attachments: z.array(attachmentShape).nullish().catch(null),
  poll: pollShape.nullish().catch(null),
  reblog: z.unknown().optional(),
  quote: z.unknown().optional(),
  favourites_count: amount,
  reblogs_count: amount,
  replies_count: amount,
});
export type Status = z.infer<typeof statusShape>;

const notificationShape = z.looseObject({ type: words, status: z.unknown().optional() });

const limitsShape = z.looseObject({
  domain: words,
  uri: words,
  max_toot_chars: amount,
  configuration: z
    .looseObject({
      statuses: z.looseObject({ max_characters: amount, characters_reserved_per_url: amount }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
export type Instance = z.infer<typeof limitsShape>;

const contextShape = z.looseObject({
  ancestors: z.array(z.unknown()).catch([]),
  descendants: z.array(z.unknown()).catch([]),
});
const searchShape = z.looseObject({ statuses: z.array(z.unknown()).catch([]) });

const readWith =
  <T>(shape: z.ZodType<T>) =>
  (value: unknown): T | null => {
    const read = shape.safeParse(value);
    return read.success ? read.data : null;
  };

/** Each gives null for what is not such a thing at all. */
export const readAccount = readWith(accountShape);
export const readStatus = readWith(statusShape);
export const readNotification = readWith(notificationShape);
export const readInstance = readWith(limitsShape);
export const readContext = readWith(contextShape);

/** The readable ones of a list, in its order. */
export function readStatuses(values: readonly unknown[]): readonly Status[] {
  return values.map(readStatus).filter((status) => status !== null);
}

export function readFound(value: unknown): readonly Status[] {
  return readStatuses(searchShape.safeParse(value).data?.statuses ?? []);
}

/** The year 2096: a time beyond it is a mistake, and no clock may rest on it. */
const LAST_MS = 4e12;

/** A server's time: ISO with or without milliseconds or zone (then UTC), or Unix seconds or milliseconds. */
export function readTime(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || /^\d{9,13}$/.test(value)) {
    const count = Number(value);
    return valid(new Date(count < 1e11 ? count * 1000 : count));
  }
  const iso = value.trim().replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(iso);
  return valid(new Date(hasZone || !iso.includes('T') ? iso : `${iso}Z`));
}

function valid(date: Date): Date | null {
  return Math.abs(date.getTime()) < LAST_MS ? date : null;
}
