// A review of Apple's feed to a heard one; pure. Everything in the feed is a `{ label }`. Throws a plain sentence when it
// cannot be read.

import type { Heard } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { countOf, type Fields, fieldsOf, idOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';

const MAX_TEXT = 100_000;

const labelOf = (value: unknown): unknown => fieldsOf(value)['label'];

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const { review, app, country } = fieldsOf(raw.body);
  const entry = fieldsOf(review);
  const id = idOf(labelOf(entry['id']));
  if (id === null || !/^\d{1,20}$/u.test(id)) throw new Error('This review of the App Store has no number.');
  const stars = countOf(labelOf(entry['im:rating']));
  if (stars === null || stars < 1 || stars > 5) throw new Error('This review of the App Store has no stars.');
  const author = authorOf(fieldsOf(entry['author']), id);
  const at = timeOf(labelOf(entry['updated']));
  const number = idOf(app);
  return {
    canonicalId: id,
    threadId: id,
    parentId: null,
    kind: 'review',
    visibility: 'public',
    author,
    isOwn: ownIds.has(author.externalId),
    text: lineOf(labelOf(entry['content']), MAX_TEXT) ?? '',
    title: lineOf(labelOf(entry['title']), 1_000),
    url: number !== null && /^\d{1,15}$/u.test(number) ? pageOf(number) : null,
    languageHint: null,
    rating: stars,
    publishedAt: at,
    revisedAt: at,
    media: [],
    counts: { likes: countOf(labelOf(entry['im:voteSum'])) ?? 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: {
      app: number ?? '',
      country: textOf(country) ?? '',
      version: textOf(labelOf(entry['im:version']))?.slice(0, 50) ?? '',
    },
  };
}

/** Where the owner answers: reviews have no public page of their own. */
function pageOf(app: string): string {
  return `https://appstoreconnect.apple.com/apps/${app}/distribution/activity/ios/ratingsResponses`;
}

/** People rename themselves; the number in their address stays. */
function authorOf(author: Fields, review: string): Heard['author'] {
  const url = webAddressOf(labelOf(author['uri']));
  const name = lineOf(labelOf(author['name']), 200);
  const number = /\/id(\d{1,20})$/u.exec(url ?? '')?.[1];
  return {
    externalId: number ?? name ?? `review ${review}`,
    handle: null,
    name,
    url,
    avatarUrl: null,
    followers: null,
  };
}

function lineOf(value: unknown, max: number): string | null {
  const text = textOf(value)?.slice(0, max).toWellFormed().replaceAll('\u0000', '').trim();
  return text === undefined || text === '' ? null : text;
}
