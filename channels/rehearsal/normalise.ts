// Raw to heard for the rehearsal town; pure. In: a body as `town.ts` makes it, or an older or broken one.
// Out: a heard mention, or an error in one plain sentence.

import type { Heard, HeardAuthor, HeardMedia, MentionKind } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { photosIn } from './town.ts';
import { brand } from './world/brand.ts';

const KINDS: readonly string[] = [
  'post',
  'reply',
  'comment',
  'review',
  'message',
  'article',
] satisfies readonly MentionKind[];
const LONGEST = 100_000;

export function normalise(raw: Raw, context: NormaliseContext): Heard {
  const body = raw.body;
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new Error('this is not a thing of the rehearsal town');
  const from = body as Readonly<Record<string, unknown>>;
  const seed = word(from, 'seed');
  const id = word(from, 'id');
  const by = word(from, 'by');
  const parent = optional(from, 'parent');
  const root = word(from, 'root');
  const canonical = (local: string): string => `town:${seed}/${local}`;
  return {
    canonicalId: canonical(id),
    threadId: canonical(root),
    parentId: parent === null ? null : canonical(parent),
    kind: kind(from),
    visibility: from.isLetter === true ? 'private' : 'public',
    author: authorOf(from, by),
    isOwn: by === brand.handle || context.ownIds.has(by),
    text: words(from),
    title: optional(from, 'title'),
    url: null,
    languageHint: language(from),
    rating: rating(from),
    publishedAt: time(from),
    media: mediaOf(from, id),
    counts: { likes: count(from, 'likes') ?? 0, reposts: count(from, 'reposts') ?? 0, replies: 0 },
    isRemoved: from.isRemoved === true,
    handle: handleOf(from, { seed, root, id, weather: context.config.weather ?? 'fair' }),
  };
}

function authorOf(from: Readonly<Record<string, unknown>>, by: string): HeardAuthor {
  const named = { handle: optional(from, 'handle'), name: optional(from, 'name') };
  return { externalId: by, ...named, url: null, avatarUrl: null, followers: count(from, 'followers') };
}

/** The town has words for its photos and no pictures: the address leads nowhere on purpose. */
function mediaOf(from: Readonly<Record<string, unknown>>, id: string): readonly HeardMedia[] {
  const alt = optional(from, 'photo');
  const told = alt === null ? photosIn(from) : [alt];
  return told.map((words, at) => {
    const name = `${encodeURIComponent(id)}${at === 0 ? '' : `-${at}`}`;
    return { kind: 'image', url: `https://rehearsal.invalid/photos/${name}.jpg`, alt: words === '' ? null : words };
  });
}

/** What a reply needs later: which town, which conversation, and how the place behaves. */
function handleOf(from: Readonly<Record<string, unknown>>, of: Record<'seed' | 'root' | 'id' | 'weather', string>) {
  const { seed, root, id, weather } = of;
  const startedAt = optional(from, 'startedAt') ?? '';
  return { seed, root, origin: optional(from, 'origin') ?? id, weather, startedAt, pace: optional(from, 'pace') ?? '' };
}

function word(from: Readonly<Record<string, unknown>>, name: string): string {
  const value = from[name];
  if (typeof value !== 'string' || value === '' || value.length > 300)
    throw new Error(`the thing has no usable '${name}'`);
  return value;
}

function optional(from: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = from[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string' || value.length > 2_000) throw new Error(`the thing's '${name}' is not a short text`);
  return value === '' ? null : value;
}

function language(from: Readonly<Record<string, unknown>>): string | null {
  const code = optional(from, 'language');
  if (code !== null && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(code))
    throw new Error('the language is no language code');
  return code;
}

function words(from: Readonly<Record<string, unknown>>): string {
  if (typeof from.text !== 'string') throw new Error('the thing has no text');
  return from.text.slice(0, LONGEST).toWellFormed();
}

function kind(from: Readonly<Record<string, unknown>>): MentionKind {
  if (typeof from.kind !== 'string' || !KINDS.includes(from.kind)) throw new Error('the thing is of no known kind');
  return from.kind as MentionKind;
}

function count(from: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = from[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`the thing's '${name}' is not a count`);
  return value;
}

function rating(from: Readonly<Record<string, unknown>>): number | null {
  const value = count(from, 'rating');
  if (value !== null && (value < 1 || value > 5)) throw new Error('the rating is not between 1 and 5');
  return value;
}

function time(from: Readonly<Record<string, unknown>>): Date {
  const at = typeof from.publishedAt === 'string' ? new Date(from.publishedAt) : null;
  const year = at?.getUTCFullYear() ?? Number.NaN;
  if (at === null || !(year >= 1990 && year <= 2200)) throw new Error('the thing says no sensible time');
  return at;
}
