// What the small Yelp answers. Reviews: https://docs.developer.yelp.com/reference/v3_business_reviews, as public clients
// describe it. Answers and their errors: https://docs.developer.yelp.com/reference/create-review-response, /docs/respond-to-
// reviews-api-v2. Tokens: /docs/refresh-tokens. Limits: /docs/places-rate-limiting.

import type { Credential } from '../channel.ts';
import type { Call, Reply } from '../fake-http.ts';
import type { Misbehaviour } from '../testbed.ts';
import { BUSINESS, type Review, type World } from './fake-world.ts';

export const APP: Credential = { apiKey: 'key-of-acme', clientId: 'acme', clientSecret: 'acme-secret' };
export const CODE = 'code-made-up';

export class Door {
  readonly held = new Set(['token-0']);
  #isRevoked = false;
  #count = 0;

  /** No token that was handed out is taken any more; a revoked permission cannot be renewed either. */
  shut(isRevoked: boolean): void {
    this.held.clear();
    this.#isRevoked = isRevoked;
  }

  /** A renewal brings the same refresh token again (version 2 of the token address). */
  tokens(form: Readonly<Record<string, string>>): Reply {
    if (form['client_id'] !== APP['clientId'] || form['client_secret'] !== APP['clientSecret']) {
      return wrong(401, 'id', 'INVALID_CLIENT', 'Client authentication failed.');
    }
    const isFirst = form['grant_type'] === 'authorization_code' && form['code'] === CODE;
    const isNext = form['grant_type'] === 'refresh_token' && form['refresh_token'] === 'refresh-0';
    if (this.#isRevoked || !(isFirst || isNext)) {
      return wrong(400, 'id', 'INVALID_GRANT', 'The authorization grant is invalid, expired or revoked.');
    }
    this.#count += 1;
    this.held.add(`token-${this.#count}`);
    const scope = 'r2r r2r_get_businesses';
    const tokens = { access_token: `token-${this.#count}`, refresh_token: 'refresh-0', token_type: 'Bearer', scope };
    return { status: 200, body: { ...tokens, expires_in: 604_800 } };
  }
}

export function wrong(status: number, name: 'id' | 'code', id: string, description: string): Reply {
  return { status, body: { error: { [name]: id, description, ...(name === 'id' ? { http_code: status } : {}) } } };
}

export function answer(world: World, door: Door, call: Call): Reply {
  const [, host, ...path] = call.url.pathname.split('/');
  const bearer = /^Bearer (\S+)$/u.exec(call.headers.authorization ?? '')?.[1] ?? '';
  if (path.join('/') === 'oauth2/token') return door.tokens((call.body ?? {}) as Readonly<Record<string, string>>);
  if (host === 'api.yelp.com') {
    if (bearer !== APP['apiKey'])
      return wrong(401, 'code', 'TOKEN_INVALID', 'Invalid API key or authorization header.');
    return places(world, path, call.url.searchParams);
  }
  if (!door.held.has(bearer))
    return wrong(401, 'id', 'INVALID_TOKEN', 'The access token provided is expired or revoked.');
  if (path.join('/') === 'token/v1/businesses') return { status: 200, body: { business_ids: world.claimed } };
  const [kind, version, review] = path;
  const isAnswer = kind === 'reviews' && version === 'v1' && call.method === 'POST';
  return isAnswer ? taken(world, review ?? '', call.body as Posted) : wrong(404, 'id', 'NOT_FOUND', 'Not found.');
}

function places(world: World, [, , business = '', part]: readonly string[], query: URLSearchParams): Reply {
  if (!world.businesses.includes(business)) {
    return wrong(404, 'code', 'BUSINESS_NOT_FOUND', 'The requested business could not be found.');
  }
  const rest = {
    'ratelimit-dailylimit': '500',
    'ratelimit-remaining': '499',
    'ratelimit-resettime': new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString(),
  };
  if (part === undefined) {
    const url = `https://www.yelp.com/biz/acme-coffee?adjust_creative=acme&utm_source=acme`;
    const name = business === BUSINESS ? 'Acme Coffee' : 'Acme Roastery';
    return { status: 200, headers: rest, body: { id: business, alias: 'acme-coffee', name, url } };
  }
  const [limit, offset] = [Number(query.get('limit') ?? 20), Number(query.get('offset') ?? 0)];
  if (limit > 50 || offset > 1_000 || query.get('sort_by') !== 'yelp_sort') {
    return wrong(400, 'code', 'VALIDATION_ERROR', 'The request does not meet the validations.');
  }
  const reviews = (business === BUSINESS ? world.listed() : []).slice(offset, offset + limit);
  const total = business === BUSINESS ? world.standing().length : 0;
  const body = { total, possible_languages: ['en'], reviews: reviews.map((review) => shown(world, review)) };
  return { status: 200, headers: rest, body };
}

function shown({ plan }: World, { id, by, text, stars, at, answer: given }: Review) {
  const isCut = text.length > plan.characters;
  const told = given === null ? null : { text: given.text, time_created: wall(given.at), business_user: user };
  return {
    id,
    url: `https://www.yelp.com/biz/acme-coffee?hrid=${id}&adjust_creative=acme&utm_campaign=yelp_api_v3&utm_source=acme`,
    text: isCut ? `${text.slice(0, plan.characters)}...` : text,
    rating: stars,
    time_created: wall(at),
    user: {
      id: `user-${by}`,
      profile_url: `https://www.yelp.com/user_details?userid=${by}`,
      image_url: null,
      name: by,
    },
    ...(plan.tellsAnswers ? { public_response: told } : {}),
  };
}

const user = { name: 'Chris S.', role: 'Business Manager', photo_url: 'https://s3-media0.fl.yelpcdn.com/made-up.jpg' };

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** On the wall of Yelp's own coast, without a zone: "2016-08-29 00:41:13". */
export function wall(at: Date): string {
  return clock.format(at);
}

interface Posted {
  readonly response_text?: string;
  readonly response_type?: string;
}

/** The documented errors, in the order in which they can be met. */
function taken(world: World, id: string, { response_text: text = '', response_type: type }: Posted): Reply {
  if (type === undefined) return wrong(400, 'id', 'INVALID_REQUEST', 'Missing a required parameter.');
  if (type !== 'public_comment') return wrong(400, 'id', 'R2R_INVALID_RESPONSE_TYPE', 'Invalid response type.');
  if (!world.hasPhoto) {
    return wrong(400, 'id', 'R2R_PROBLEM_WITH_USER_PHOTO', 'Photo is missing, unacceptable, or pending.');
  }
  const review = world.find(id);
  if (review === null) return wrong(400, 'id', 'R2R_REVIEW_DOES_NOT_EXIST', 'Review does not exist.');
  if (review.answer?.isAnothers) {
    return wrong(400, 'id', 'R2R_PERMISSION_DENIED', 'Review already has a comment by a different business user.');
  }
  if (text.trim() === '' || text.length > 5_000) {
    return wrong(400, 'id', 'R2R_INVALID_RESPONSE_TEXT', 'Invalid response text.');
  }
  // "If you submit a response with emojis in it, that will also result in this error message."
  if (/\p{Emoji_Presentation}/u.test(text)) return wrong(500, 'id', 'INTERNAL_ERROR', 'Internal Error');
  if (world.answersToday >= 20) {
    return wrong(400, 'id', 'R2R_COMMENT_QUOTA_EXCEEDED', 'You have made too many comments recently.');
  }
  world.answer(review, text);
  // What Yelp's yes holds is not documented.
  return { status: 200, body: {} };
}

export function refuse(prank: Misbehaviour): Reply | null {
  switch (prank.how) {
    case 'rate_limited':
      return {
        ...wrong(429, 'code', 'TOO_MANY_REQUESTS_PER_SECOND', 'You have exceeded the queries-per-second limit.'),
        headers: { 'retry-after': String(prank.retryAfterS) },
      };
    case 'server_error':
      return wrong(500, 'code', 'INTERNAL_ERROR', 'Something went wrong internally, please try again later.');
    default:
      return null;
  }
}
