// One review, or the owner's answer to one, as Yelp gave it, becomes what was heard. Pure.

import type { Heard } from '../../core/mention.ts';
import type { Json, Raw } from '../channel.ts';
import { type Fields, fieldsOf, idOf, textOf, webAddressOf } from '../tolerant.ts';
import { pacificTimeOf } from './pacific-time.ts';

/** Yelp gives a review and its answer as one thing; Heed hears two. */
export function rawsOf(business: string, review: unknown): readonly Raw[] {
  const id = reviewIdOf(review) ?? 'a review without an id';
  const itself: Raw = { externalId: id, body: { business, review: review as Json } };
  if (answerOf(review) === null) return [itself];
  return [itself, { externalId: answerIdOf(id), body: { business, review: review as Json, part: 'answer' } }];
}

export function reviewIdOf(review: unknown): string | null {
  const id = idOf(fieldsOf(review)['id']);
  return id !== null && /^[\w-]{1,100}$/u.test(id) ? id : null;
}

export function answerIdOf(reviewId: string): string {
  return `${reviewId}/answer`;
}

/** The owner's public answer; null where there is none. Whether Yelp tells of answers at all, `tellsAnswers` says. */
export function answerOf(review: unknown): Fields | null {
  const answer = fieldsOf(fieldsOf(review)['public_response']);
  return textOf(answer['text']) === null ? null : answer;
}

export function tellsAnswers(review: unknown): boolean {
  return 'public_response' in fieldsOf(review);
}

export function normalise(raw: Raw): Heard {
  const { business, review, part } = fieldsOf(raw.body);
  const said = fieldsOf(review);
  const id = reviewIdOf(said);
  const at = textOf(business) ?? '';
  if (id === null) throw new Error('Yelp gave a review without an id to find it by.');
  if (part === 'answer') return heardAnswer(said, id, at);
  return {
    ...sameForBoth,
    canonicalId: id,
    threadId: id,
    parentId: null,
    kind: 'review',
    author: reviewerOf(id, fieldsOf(said['user'])),
    isOwn: false,
    text: textOf(said['text']) ?? '',
    url: pageOf(said['url']),
    rating: starsOf(said['rating']),
    publishedAt: pacificTimeOf(said['time_created']),
    counts: { likes: 0, reposts: 0, replies: answerOf(said) === null ? 0 : 1 },
    handle: { review: id, business: at },
  };
}

const sameForBoth = { visibility: 'public', title: null, languageHint: null, media: [], isRemoved: false } as const;

function heardAnswer(said: Fields, id: string, business: string): Heard {
  const answer = answerOf(said);
  if (answer === null) throw new Error('Yelp gave an answer without words.');
  const by = fieldsOf(answer['business_user']);
  return {
    ...sameForBoth,
    canonicalId: answerIdOf(id),
    threadId: id,
    parentId: id,
    kind: 'reply',
    author: {
      ...{ externalId: business.slice(0, 200) || 'the business', handle: null, name: textOf(by['name']), url: null },
      ...{ avatarUrl: webAddressOf(by['photo_url']), followers: null },
    },
    // Only those who have claimed the business can answer.
    isOwn: true,
    text: textOf(answer['text']) ?? '',
    url: pageOf(said['url']),
    rating: null,
    publishedAt: pacificTimeOf(answer['time_created']),
    counts: { likes: 0, reposts: 0, replies: 0 },
    handle: { review: id, business },
  };
}

/** Older keys get no user id: then everybody is the reviewer of their own review. */
function reviewerOf(id: string, user: Fields): Heard['author'] {
  return {
    externalId: idOf(user['id'])?.slice(0, 200) || `reviewer of ${id}`,
    handle: null,
    name: textOf(user['name']),
    url: webAddressOf(user['profile_url']),
    avatarUrl: webAddressOf(user['image_url']),
    followers: null,
  };
}

function starsOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 1 && value <= 5 ? value : null;
}

/** Without what Yelp hangs on to see whose key led there. */
function pageOf(value: unknown): string | null {
  const address = webAddressOf(value);
  const at = address?.indexOf('?') ?? -1;
  if (address === null || at < 0) return address;
  const kept = address
    .slice(at + 1)
    .split('&')
    .filter((part) => !/^(?:adjust_creative|utm_\w+)=/u.test(part));
  return kept.length === 0 ? address.slice(0, at) : `${address.slice(0, at)}?${kept.join('&')}`;
}
