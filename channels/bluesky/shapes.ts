// The parts of Bluesky's answers that Heed relies on. Everything else is let through unread, so that a field added or
// left out tomorrow breaks nothing; `unknown` items are judged one by one where they are used.

import { z } from 'zod';

export const sessionShape = z.looseObject({
  did: z.string().startsWith('did:'),
  handle: z.string(),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});

export const profileShape = z.looseObject({
  did: z.string(),
  handle: z.string().optional(),
  displayName: z.string().optional(),
});

export const postsShape = z.looseObject({ posts: z.array(z.unknown()), cursor: z.string().optional() });
export const feedShape = z.looseObject({ feed: z.array(z.unknown()), cursor: z.string().optional() });
export const notificationsShape = z.looseObject({
  notifications: z.array(z.unknown()),
  cursor: z.string().optional(),
});

const refShape = z.looseObject({ uri: z.string().startsWith('at://').max(8192), cid: z.string() });

export const postRecordShape = z.looseObject({
  text: z.string(),
  createdAt: z.string().optional().catch(undefined),
  reply: z.looseObject({ root: refShape, parent: refShape }).optional().catch(undefined),
  langs: z
    .array(z.string().regex(/^[a-z]{2,3}(-[\w-]{1,30})?$/iu))
    .optional()
    .catch(undefined),
  facets: z.array(z.unknown()).optional().catch(undefined),
});

const countShape = z.number().int().nonnegative().optional().catch(undefined);

export const postShape = z.looseObject({
  uri: z.string(),
  cid: z.string(),
  author: z.looseObject({
    did: z.string(),
    handle: z.string().optional().catch(undefined),
    displayName: z.string().optional().catch(undefined),
    avatar: z
      .url({ protocol: /^https?$/u })
      .optional()
      .catch(undefined),
  }),
  record: postRecordShape,
  embed: z.unknown().optional(),
  indexedAt: z.string().optional().catch(undefined),
  likeCount: countShape,
  repostCount: countShape,
  replyCount: countShape,
  viewer: z
    .looseObject({ like: z.string().optional(), replyDisabled: z.boolean().optional() })
    .optional()
    .catch(undefined),
});
export type Post = z.infer<typeof postShape>;

export const writtenShape = z.looseObject({ uri: z.string(), cid: z.string() });
export const blobShape = z.looseObject({ blob: z.json() });
export const recordShape = z.looseObject({ uri: z.string(), value: z.looseObject({}) });
export const resolvedShape = z.looseObject({ did: z.string().startsWith('did:') });

/** A time as the network writes it; null when it is not one, or one before there were computers to write it. */
export function readTime(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const time = new Date(text);
  return time.getTime() > 0 ? time : null;
}

/** When a post counts as said: its author's time, but never later than the network saw it (as Bluesky itself sorts). */
export function saidAt(createdAt: string | undefined, indexedAt: string | undefined): Date | null {
  const created = readTime(createdAt);
  const indexed = readTime(indexedAt);
  if (created === null || indexed === null) return created ?? indexed;
  return new Date(Math.min(created.getTime(), indexed.getTime()));
}
