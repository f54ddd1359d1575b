// One thing a place told, as a mention. In: `{ place, thing }`, pushed or from the feed alike. Out: `Heard`, or a sentence
// that names every field it could not understand.

import type { Heard, HeardMedia, MentionKind } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { fieldsOf } from '../tolerant.ts';
import { faultsIn } from './fields.ts';

/** A thing that has passed `faultsIn`. */
interface Told {
  readonly id: string | number;
  readonly text?: string | null;
  readonly title?: string | null;
  readonly author?: {
    readonly id: string | number;
    readonly name?: string | null;
    readonly handle?: string | null;
    readonly url?: string | null;
    readonly avatarUrl?: string | null;
    readonly followers?: number | null;
  } | null;
  readonly url?: string | null;
  readonly thread?: string | number | null;
  readonly parent?: string | number | null;
  readonly kind?: MentionKind | null;
  readonly visibility?: 'public' | 'private' | null;
  readonly rating?: number | null;
  readonly language?: string | null;
  readonly publishedAt?: string | null;
  readonly editedAt?: string | null;
  readonly media?:
    | readonly { readonly kind: HeardMedia['kind']; readonly url: string; readonly alt?: string | null }[]
    | null;
  readonly counts?: {
    readonly likes?: number | null;
    readonly reposts?: number | null;
    readonly replies?: number | null;
  } | null;
  readonly own?: boolean | null;
  readonly removed?: boolean | null;
}

const longestFault = 800;

export function canonicalId(place: string, id: string | number): string {
  return `heed-inbound:${place}:${id}`;
}

export function normalise({ body }: Raw, _context: NormaliseContext): Heard {
  const { place, thing } = fieldsOf(body);
  if (typeof place !== 'string' || place === '' || place.length > 60) throw new Error('The place is not named');
  const faults = faultsIn(thing);
  if (faults.length > 0) throw new Error(`${faults.join('; ').slice(0, longestFault)}.`);
  return heardFrom(place, thing as Told);
}

function heardFrom(place: string, told: Told): Heard {
  const id = canonicalId(place, told.id);
  const parentId = told.parent == null ? null : canonicalId(place, told.parent);
  const isRoot = parentId === null || parentId === id;
  return {
    canonicalId: id,
    threadId: told.thread == null ? (isRoot ? id : parentId) : canonicalId(place, told.thread),
    parentId: isRoot ? null : parentId,
    kind: told.kind ?? (told.rating == null ? (isRoot ? 'post' : 'comment') : 'review'),
    visibility: told.visibility ?? 'public',
    author: authorOf(place, told),
    isOwn: told.own === true,
    text: told.text ?? '',
    title: told.title ?? null,
    url: told.url ?? null,
    languageHint: told.language ?? null,
    rating: told.rating ?? null,
    publishedAt: dateOf(told.publishedAt),
    revisedAt: dateOf(told.editedAt),
    media: (told.media ?? []).map(({ kind, url, alt }) => ({ kind, url, alt: alt ?? null })),
    counts: {
      likes: told.counts?.likes ?? 0,
      reposts: told.counts?.reposts ?? 0,
      replies: told.counts?.replies ?? 0,
    },
    isRemoved: told.removed === true,
    handle: { id: String(told.id), thread: String(told.thread ?? told.parent ?? told.id) },
  };
}

/** People are somebody within their place; what the business said itself is said by the place. */
function authorOf(place: string, { author, own }: Told): Heard['author'] {
  const isOwn = own === true;
  return {
    externalId: isOwn ? place : `${place}:${author?.id ?? 'unknown'}`,
    handle: author?.handle ?? null,
    name: author?.name ?? null,
    url: author?.url ?? null,
    avatarUrl: author?.avatarUrl ?? null,
    followers: author?.followers ?? null,
  };
}

function dateOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
