// One review, or the owner's answer to one, as Tripadvisor gave it, becomes what was heard. Pure.

import type { Heard } from '../../core/mention.ts';
import type { Json, Raw } from '../channel.ts';
import { type Fields, fieldsOf, idOf, languageOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';

/** Tripadvisor gives a review and its answer as one thing; Heed hears two. */
export function rawsOf(location: string, review: unknown): readonly Raw[] {
  const id = reviewIdOf(review) ?? 'a review without an id';
  const itself: Raw = { externalId: id, body: { location, review: review as Json } };
  if (textOf(answerOf(review)['text']) === null) return [itself];
  return [itself, { externalId: `${id}/answer`, body: { location, review: review as Json, part: 'answer' } }];
}

export function reviewIdOf(review: unknown): string | null {
  const id = idOf(fieldsOf(review)['id']);
  return id !== null && /^\d{1,18}$/u.test(id) ? id : null;
}

export function answerOf(review: unknown): Fields {
  return fieldsOf(fieldsOf(review)['owner_response']);
}

export function isTranslated(review: unknown): boolean {
  return fieldsOf(review)['is_machine_translated'] === true;
}

export function normalise(raw: Raw): Heard {
  const { location, review, part } = fieldsOf(raw.body);
  const said = fieldsOf(review);
  const id = reviewIdOf(said);
  if (id === null) throw new Error('Tripadvisor gave a review without an id to find it by.');
  if (part === 'answer') return heardAnswer(said, id, textOf(location) ?? '');
  return {
    ...sameForBoth,
    canonicalId: id,
    threadId: id,
    parentId: null,
    kind: 'review',
    author: reviewerOf(id, fieldsOf(said['user'])),
    isOwn: false,
    text: textOf(said['text']) ?? '',
    title: textOf(said['title']),
    url: webAddressOf(said['url']),
    // The language of a translation is not the customer's.
    languageHint: isTranslated(said) ? null : todaysTag(said['lang']),
    rating: starsOf(said['rating']),
    publishedAt: timeOf(said['published_date']),
    counts: { likes: votesOf(said['helpful_votes']), reposts: 0, replies: textOf(answerOf(said)['text']) ? 1 : 0 },
    handle: {},
  };
}

const sameForBoth = { visibility: 'public', media: [], isRemoved: false } as const;

function heardAnswer(said: Fields, id: string, location: string): Heard {
  const { text, title, lang, author, published_date: at } = answerOf(said);
  if (textOf(text) === null) throw new Error('Tripadvisor gave an answer without words.');
  return {
    ...sameForBoth,
    canonicalId: `${id}/answer`,
    threadId: id,
    parentId: id,
    kind: 'reply',
    author: {
      ...{ externalId: location.slice(0, 40) || 'the place', handle: null, name: textOf(author) },
      ...{ url: null, avatarUrl: null, followers: null },
    },
    // Only the place's owner can answer.
    isOwn: true,
    text: textOf(text) ?? '',
    title: textOf(title),
    url: webAddressOf(said['url']),
    languageHint: todaysTag(lang),
    rating: null,
    publishedAt: timeOf(at),
    counts: { likes: 0, reposts: 0, replies: 0 },
    handle: {},
  };
}

/** Names on Tripadvisor may be anybody's: without an id everybody is the reviewer of their own review. */
function reviewerOf(id: string, user: Fields): Heard['author'] {
  const known = idOf(user['user_id']) ?? idOf(user['member_id']);
  const { small, medium, thumbnail } = fieldsOf(user['avatar']);
  return {
    externalId: known?.slice(0, 200) || `reviewer of ${id}`,
    handle: null,
    name: textOf(user['username']),
    url: null,
    avatarUrl: webAddressOf(medium) ?? webAddressOf(small) ?? webAddressOf(thumbnail),
    followers: null,
  };
}

function starsOf(value: unknown): number | null {
  const stars = typeof value === 'string' && /^[1-5](?:\.\d)?$/u.test(value) ? Number(value) : value;
  return typeof stars === 'number' && stars >= 1 && stars <= 5 ? stars : null;
}

function votesOf(value: unknown): number {
  const votes = typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : value;
  return Number.isSafeInteger(votes) && (votes as number) >= 0 ? (votes as number) : 0;
}

/** Tripadvisor still says `iw` and `in` for what are `he` and `id` since 1989. */
function todaysTag(lang: unknown): string | null {
  const tag = languageOf(lang);
  return tag === null ? null : tag.replace(/^iw(?=$|-)/iu, 'he').replace(/^in(?=$|-)/iu, 'id');
}
