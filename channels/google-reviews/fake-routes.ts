// What the small Google Maps answers, in the forms of its discovery files and the fields its reference has added since:
// https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews

import type { Call, Reply } from '../fake-http.ts';
import { refusal } from '../families/google/fake-google.ts';
import { openDiscoveryJudge } from '../families/google/fake-judge.ts';
import { type Answer, LOCATION, type Review, type World } from './fake-world.ts';

const text = { type: 'string' };

/** Newer than the file of v4.9: latest updates of 2026-04-01, 2026-04-20, 2026-07-01 and 2026-07-24. */
export const judge = openDiscoveryJudge(
  ['legacy-v4', 'account-management', 'business-information'].map(
    (name) => `google-business-profile/${name}.discovery.json`,
  ),
  {
    Review: {
      reviewReplyUrl: text,
      reviewMediaItems: {
        type: 'array',
        items: { type: 'object', properties: { thumbnailUrl: text, thumbnailLabel: text, videoUrl: text } },
      },
    },
    ReviewReply: {
      reviewReplyState: { type: 'string', enum: ['PENDING', 'REJECTED', 'APPROVED'] },
      policyViolation: text,
    },
  },
);

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

export function answer(world: World, call: Call): Reply {
  const { pathname, searchParams } = call.url;
  const [, , version = '', ...path] = pathname.split('/');
  const at = path.join('/');
  if (version === 'v1' && at === 'accounts') return accounts(world, searchParams);
  if (version === 'v1') return locations(world, path.slice(0, 2).join('/'), searchParams);
  if (!at.startsWith(`${LOCATION}/reviews`)) return notFound();
  const [id, part] = path.slice(5);
  if (id === undefined) return listed(world, searchParams);
  const review = world.find(decodeURIComponent(id));
  if (review === null) return notFound();
  if (part === undefined) return { status: 200, body: reviewOf(review) };
  return call.method === 'PUT' ? answered(world, review, call.body as { readonly comment?: string }) : notFound();
}

function notFound(): Reply {
  return refusal(404, 'notFound', 'Requested entity was not found.');
}

function accounts({ places }: World, query: URLSearchParams): Reply {
  const names = [...new Set(places.map(({ account }) => account)), 'accounts/103'];
  const found = names.map((name) => ({ name, accountName: `Acme ${name}`, type: 'LOCATION_GROUP', role: 'MANAGER' }));
  return page(found, query, 'accounts', 20);
}

function locations({ places }: World, account: string, query: URLSearchParams): Reply {
  if (!query.has('readMask')) return refusal(400, 'invalid', 'read_mask is required.');
  const found = places.filter((place) => place.account === account);
  const items = found.map(({ id, title, street, town, isVerified }) => ({
    name: `locations/${id}`,
    title,
    storefrontAddress: { regionCode: 'CH', locality: town, addressLines: [street] },
    metadata: { hasVoiceOfMerchant: isVerified },
  }));
  return page(items, query, 'locations', 10);
}

function listed(world: World, query: URLSearchParams): Reply {
  const reply = page(world.listed().map(reviewOf), query, 'reviews', 50);
  return { ...reply, body: { ...(reply.body as object), averageRating: 4.2, totalReviewCount: world.listed().length } };
}

/** A text over 4,096 bytes is an invalid argument: the reference names the bound, the wording is ours. */
function answered(world: World, review: Review, { comment = '' }: { readonly comment?: string }): Reply {
  if (comment === '' || Buffer.byteLength(comment) > 4_096) {
    return refusal(400, 'badRequest', 'Request contains an invalid argument.');
  }
  return { status: 200, body: answerOf(world.answer(review, comment)) };
}

function reviewOf({ id, location, by, text: words, stars, at, editedAt, answer: given, photo }: Review) {
  const picture = `https://lh3.googleusercontent.com/a/${id}`;
  return {
    name: `${location}/reviews/${id}`,
    reviewId: id,
    reviewer: by === null ? { isAnonymous: true } : { displayName: by, profilePhotoUrl: picture },
    starRating: STARS[stars - 1] ?? 'STAR_RATING_UNSPECIFIED',
    // A review of stars alone has no comment at all.
    ...(words === '' ? {} : { comment: words }),
    createTime: at.toISOString(),
    updateTime: editedAt.toISOString(),
    ...(given === null ? {} : { reviewReply: answerOf(given) }),
    ...(photo === null ? {} : { reviewMediaItems: [{ thumbnailUrl: photo.url, thumbnailLabel: photo.alt }] }),
    reviewReplyUrl: `https://business.google.com/reviews/${encodeURIComponent(id)}`,
  };
}

function answerOf({ text: comment, at, state, violation }: Answer) {
  const why = violation === undefined ? {} : { policyViolation: violation };
  return { comment, updateTime: at.toISOString(), reviewReplyState: state, ...why };
}

function page(all: readonly unknown[], query: URLSearchParams, list: string, size: number): Reply {
  const most = Math.min(Number(query.get('pageSize') ?? size), list === 'locations' ? 100 : size);
  const token = /^T(\d+)$/u.exec(query.get('pageToken') ?? 'T0')?.[1];
  if (token === undefined) return refusal(400, 'badRequest', 'Request contains an invalid argument.');
  const from = Number(token);
  const items = all.slice(from, from + most);
  const next = from + most < all.length ? { nextPageToken: `T${from + most}` } : {};
  // An empty list is left out, as Google's interfaces do.
  return { status: 200, body: { ...(items.length === 0 ? {} : { [list]: items }), ...next } };
}
