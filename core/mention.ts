// A mention is one thing a person said. `Heard` is its shape as a channel hands it over, already normalised:
// the channel has read the platform's own form, and nothing after it needs to know the platform.

import type { Visibility } from './channel.ts';

export type MentionKind = 'post' | 'reply' | 'comment' | 'review' | 'message' | 'article';

export interface HeardAuthor {
  /** The platform's lasting id of the account, not its handle, which can change. */
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly avatarUrl: string | null;
  readonly followers: number | null;
}

export interface HeardMedia {
  readonly kind: 'image' | 'video' | 'audio' | 'file' | 'link';
  readonly url: string;
  readonly alt: string | null;
}

export interface Heard {
  /** The same thing heard through two sources has the same canonical id (Bluesky: AT-URI, Mastodon: `uri`). */
  readonly canonicalId: string;
  /** The root of the conversation as the platform knows it; its own canonical id when it starts one. */
  readonly threadId: string;
  /** Canonical id of what it answers. */
  readonly parentId: string | null;
  readonly kind: MentionKind;
  readonly visibility: Visibility;
  readonly author: HeardAuthor;
  /** Written by a profile of the brand itself. */
  readonly isOwn: boolean;
  /** Plain text, no markup. */
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  /** What the platform says the language is (BCP 47); often wrong, so only a hint. */
  readonly languageHint: string | null;
  /** Stars, 1 to 5, for reviews. */
  readonly rating: number | null;
  /** The customer's own time; null when the platform does not tell. */
  readonly publishedAt: Date | null;
  /** The platform's own time of the newest edit, where it tells. It decides between a stale page and a change back. */
  readonly revisedAt?: Date | null;
  readonly media: readonly HeardMedia[];
  readonly counts: { readonly likes: number; readonly reposts: number; readonly replies: number };
  /** The customer or the platform took it back. The other fields may then be empty. */
  readonly isRemoved: boolean;
  /** What the channel needs later to answer it (a content id, an instance-local id): opaque to everyone else. */
  readonly handle: Readonly<Record<string, string>>;
}

/**
 * The fields whose change makes a revision (law 1): words, media, rating, removal. Like counts are left out.
 * Returned as one exact string; whoever holds a hash function makes the digest of it.
 */
export function meaningOf(heard: Pick<Heard, 'text' | 'title' | 'rating' | 'media' | 'isRemoved'>): string {
  const media = heard.media.map((m) => [m.kind, m.url, m.alt]);
  return JSON.stringify([heard.text, heard.title, heard.rating, media, heard.isRemoved]);
}
