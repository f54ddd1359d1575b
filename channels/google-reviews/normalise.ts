// One review, or the owner's answer to one, as Google gave it, becomes what was heard. Pure.

import type { Heard, HeardMedia } from '../../core/mention.ts';
import type { Json, Raw } from '../channel.ts';
import { type Fields, fieldsOf, listOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';
import { ownWordsOf } from './own-words.ts';

/** A review's name says whose it is; under another account the same review has another name, but the same end. */
const NAME = /^(accounts\/[\w-]{1,100})\/(locations\/[\w-]{1,100}\/reviews\/[\w=-]{1,400})$/u;

/** Google gives a review and its answer as one thing; Heed hears two. */
export function rawsOf(review: unknown): readonly Raw[] {
  const { name, reviewReply } = fieldsOf(review);
  const parts = NAME.exec(textOf(name) ?? '');
  const id = parts?.[2] ?? 'a review without a name';
  const itself: Raw = { externalId: id, body: { review: review as Json } };
  if (textOf(fieldsOf(reviewReply)['comment']) === null) return [itself];
  return [itself, { externalId: `${id}/reply`, body: { review: review as Json, part: 'reply' } }];
}

export function goneRawOf(name: string, canonicalId: string): Raw {
  const part = canonicalId.endsWith('/reply') ? 'reply' : 'review';
  return { externalId: canonicalId, body: { gone: { name }, part } };
}

export function canonicalIdOf(name: string): string | null {
  return NAME.exec(name)?.[2] ?? null;
}

export function normalise(raw: Raw): Heard {
  const { review, gone, part } = fieldsOf(raw.body);
  const said = fieldsOf(gone ?? review);
  const name = textOf(said['name']) ?? '';
  const [, account, id] = NAME.exec(name) ?? [];
  if (account === undefined || id === undefined) throw new Error('Google gave a review without a name to find it by.');
  if (part === 'reply') return answerOf(said, { name, account, id, isGone: gone !== undefined });
  const createdAt = timeOf(said['createTime']);
  const updatedAt = timeOf(said['updateTime']);
  const hasAnswer = fieldsOf(said['reviewReply'])['comment'] !== undefined;
  return {
    ...nothingMore,
    canonicalId: id,
    threadId: id,
    parentId: null,
    kind: 'review',
    author: reviewerOf(id, fieldsOf(said['reviewer'])),
    isOwn: false,
    text: ownWordsOf(textOf(said['comment']) ?? ''),
    url: webAddressOf(said['reviewReplyUrl']),
    rating: starsOf(said['starRating']),
    publishedAt: createdAt,
    revisedAt: updatedAt !== null && updatedAt.getTime() !== createdAt?.getTime() ? updatedAt : null,
    media: mediaOf(said['reviewMediaItems']),
    counts: { likes: 0, reposts: 0, replies: hasAnswer ? 1 : 0 },
    isRemoved: gone !== undefined,
    handle: { name },
  };
}

const nothingMore = { visibility: 'public', title: null, languageHint: null } as const;

interface Named {
  readonly name: string;
  readonly account: string;
  readonly id: string;
  readonly isGone: boolean;
}

/** An answer that Google refused stands nowhere: it counts as taken back, and says why. */
function answerOf(said: Fields, { name, account, id, isGone }: Named): Heard {
  const reply = fieldsOf(said['reviewReply']);
  const at = timeOf(reply['updateTime']);
  const isRefused = stateOf(reply) === 'REJECTED';
  return {
    ...nothingMore,
    canonicalId: `${id}/reply`,
    threadId: id,
    parentId: id,
    kind: 'reply',
    author: { externalId: account, handle: null, name: null, url: null, avatarUrl: null, followers: null },
    // Only owners and managers of the location can answer.
    isOwn: true,
    text: ownWordsOf(textOf(reply['comment']) ?? ''),
    title: isRefused ? `Google did not publish this answer${whyOf(reply)}` : null,
    url: webAddressOf(said['reviewReplyUrl']),
    rating: null,
    publishedAt: at,
    revisedAt: at,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: isGone || isRefused,
    handle: { name },
  };
}

/** PENDING, APPROVED or REJECTED, under either name that clients have seen. */
export function stateOf(reply: Fields): string | null {
  return textOf(reply['reviewReplyState']) ?? textOf(reply['state']);
}

/** A code, or an object with codes: clients have seen both. */
export function whyOf({ policyViolation: violation }: Fields): string {
  const { reasonCodes, reason } = fieldsOf(violation);
  const codes = [violation, reason, ...listOf(reasonCodes)].filter((one) => typeof one === 'string' && one !== '');
  const words = codes.slice(0, 5).join(', ').replaceAll('_', ' ').toLowerCase().slice(0, 200);
  return words === '' ? '' : `: ${words}`;
}

/** Google tells a name and a picture and no id: everybody is the reviewer of their own review. */
function reviewerOf(id: string, reviewer: Fields): Heard['author'] {
  const isAnonymous = reviewer['isAnonymous'] === true;
  return {
    externalId: `reviewer of ${id}`,
    handle: null,
    name: isAnonymous ? null : textOf(reviewer['displayName']),
    url: null,
    avatarUrl: isAnonymous ? null : webAddressOf(reviewer['profilePhotoUrl']),
    followers: null,
  };
}

const STARS: readonly unknown[] = ['STAR_RATING_UNSPECIFIED', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

function starsOf(value: unknown): number | null {
  const stars = typeof value === 'number' ? value : STARS.indexOf(value);
  return Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null;
}

const MOST_MEDIA = 100;

function mediaOf(items: unknown): readonly HeardMedia[] {
  return listOf(items)
    .slice(0, MOST_MEDIA)
    .flatMap((item) => {
      const { thumbnailUrl, thumbnailLabel, videoUrl } = fieldsOf(item);
      const video = webAddressOf(videoUrl);
      const url = video ?? webAddressOf(thumbnailUrl);
      const alt = textOf(thumbnailLabel);
      return url === null ? [] : [{ kind: video === null ? ('image' as const) : ('video' as const), url, alt }];
    });
}
