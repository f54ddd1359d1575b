// Pictures that go with a reply, as thought sees them: what each is and says, never its bytes. In: the pictures and what
// the way takes. Out: the first thing that stands in the way. The desk, the server and the channels ask the same.

import type { MediaLimit, PictureType } from './channel.ts';

export interface Picture {
  /** By its first bytes, never by its name. */
  readonly type: string;
  readonly bytes: number;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
}

/** Why they cannot go, with the figures for the sentence; `which` counts from 1. */
export type Unfit =
  | { readonly why: 'not_here' }
  | { readonly why: 'too_many'; readonly used: number; readonly max: number }
  | { readonly why: 'wrong_type'; readonly which: number; readonly type: string }
  | { readonly why: 'too_large'; readonly which: number; readonly used: number; readonly max: number }
  | { readonly why: 'alt_too_long'; readonly which: number; readonly used: number; readonly max: number };

/** Null when they may go. `limit` null: the way takes words alone. */
export function unfitPictures(pictures: readonly Picture[], limit: MediaLimit | null): Unfit | null {
  if (pictures.length === 0) return null;
  if (limit === null) return { why: 'not_here' };
  if (pictures.length > limit.most) return { why: 'too_many', used: pictures.length, max: limit.most };
  for (const [at, { type, bytes, alt }] of pictures.entries()) {
    const which = at + 1;
    if (!limit.types.some((one) => one === type)) return { why: 'wrong_type', which, type };
    if (bytes > limit.maxBytes) return { why: 'too_large', which, used: bytes, max: limit.maxBytes };
    // A platform without alt texts drops them: no reason to keep the picture.
    if (limit.altMax > 0 && alt.length > limit.altMax) {
      return { why: 'alt_too_long', which, used: alt.length, max: limit.altMax };
    }
  }
  return null;
}

/** How many have nothing said about them, where the platform would tell it. */
export function withoutAlt(pictures: readonly Picture[], limit: MediaLimit | null): number {
  if (limit === null || limit.altMax === 0) return 0;
  return pictures.filter(({ alt }) => alt.trim() === '').length;
}

const magic: readonly (readonly [type: PictureType, parts: readonly (readonly [at: number, ascii: string])[]])[] = [
  ['image/jpeg', [[0, '\xff\xd8\xff']]],
  ['image/png', [[0, '\x89PNG\r\n\x1a\n']]],
  ['image/gif', [[0, 'GIF8']]],
  [
    'image/webp',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  ],
];

/** What a picture is by its first bytes, whatever its name says; null for what is none, or of another kind. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const holds = ([at, text]: readonly [number, string]) =>
    Array.from(text).every((char, i) => bytes[at + i] === char.charCodeAt(0));
  return magic.find(([, parts]) => parts.every(holds))?.[0] ?? null;
}
