// A small Tripadvisor in memory, read-only like the real Content API, written from its documentation: five reviews a place and
// language (https://tripadvisor-content-api.readme.io/reference/overview, .../getlocationreviews), fields as its users'
// type declarations name them. Nobody can answer there but the owner, elsewhere.

import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import type { Double, Misbehaviour } from '../testbed.ts';

export const PLACE = '4868270';
const KEY = 'key-of-acme';
const SHOWN = 5;

export interface Review {
  readonly id: number;
  readonly lang: string;
  readonly by: string;
  readonly at: Date;
  text: string;
  stars: number;
  answer: string | null;
  isRemoved: boolean;
}

export interface TripadvisorDouble extends Double {
  readonly reviews: Review[];
  /** Lists in one language are filled up with what was said in others, translated. */
  translates(): void;
}

export async function startFake(): Promise<TripadvisorDouble> {
  const reviews: Review[] = [];
  let hasTranslations = false;
  const http = await startFakeHttp({
    answer: (call) => answer(reviews, hasTranslations, call),
    refuse,
    isList: ({ url }) => url.pathname.endsWith('/reviews'),
  });
  const must = (canonicalId: string): Review => {
    const review = reviews.find(({ id }) => canonicalId.split('/')[0] === String(id));
    if (review === undefined) throw new Error(`there is no review ${canonicalId}`);
    return review;
  };
  const credential = { location: PLACE, languages: 'en, de' };
  const profile = { externalId: PLACE, handle: null, name: 'Acme Coffee', url: null };
  return {
    ...http,
    reviews,
    translates: () => {
      hasTranslations = true;
    },
    reroute: { 'https://api.content.tripadvisor.com': http.origin },
    app: { apiKey: KEY },
    credential,
    profileId: PLACE,
    sources: [{ kind: 'location', config: { languages: 'en, de' }, profile, credential }],
    tells: ['rating', 'language'],
    shows: SHOWN,
    say: async ({ by, text, to, at = new Date(), rating = 5, language: lang = 'en' }) => {
      if (to !== undefined && by !== PLACE) return `unheard answer to ${to}`;
      if (to !== undefined) {
        must(to).answer = text;
        return `${must(to).id}/answer`;
      }
      const id = 1_000_001 + reviews.length;
      reviews.push({ id, lang, by, at, text, stars: rating, answer: null, isRemoved: false });
      return String(id);
    },
    edit: async (id, text) => {
      must(id).text = text;
    },
    remove: async (id) => {
      must(id).isRemoved = true;
    },
    posts: async () => reviews.map(({ id, by, text }) => ({ canonicalId: String(id), to: null, by, text })),
  };
}

function answer(reviews: readonly Review[], hasTranslations: boolean, { method, url }: Call): Reply {
  const [, , , kind, place, part] = url.pathname.split('/');
  // What a gateway says of a wrong key, and of a right one from an address that was not allowed.
  if (url.searchParams.get('key') !== KEY) return denied();
  if (method !== 'GET' || kind !== 'location' || place !== PLACE) return wrong(404, 'NotFoundException', 'Not found');
  if (part === 'details') {
    const web_url = `https://www.tripadvisor.com/Restaurant_Review-g1-d${PLACE}-Reviews-Acme.html?m=1`;
    return { status: 200, body: { location_id: PLACE, name: 'Acme Coffee', web_url, rating: '4.0' } };
  }
  const language = url.searchParams.get('language') ?? 'en';
  const said = reviews.filter(({ isRemoved }) => !isRemoved);
  const inTheirs = said.filter(({ lang }) => lang === language);
  const listed = hasTranslations ? said : inTheirs;
  const newest = listed.toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id).slice(0, SHOWN);
  return { status: 200, body: { data: newest.map((review) => shown(review, language)) } };
}

function shown({ id, lang, by, at, text, stars, answer: given }: Review, language: string) {
  const isTranslated = lang !== language;
  const owner = { id: id + 500, title: 'Response', text: given, lang, author: 'Chris, Owner', published_date: at };
  return {
    id,
    lang: isTranslated ? language : lang,
    location_id: Number(PLACE),
    published_date: at.toISOString(),
    rating: stars,
    helpful_votes: 2,
    rating_image_url: 'https://www.tripadvisor.com/img/cdsi/img2/ratings/traveler/s5.0-66827-5.svg',
    url: `https://www.tripadvisor.com/ShowUserReviews-g1-d${PLACE}-r${id}-Reviews-Acme.html#review${id}`,
    text: isTranslated ? `${text} (in ${language})` : text,
    title: 'A visit',
    trip_type: 'Couples',
    travel_date: '2026-10-31',
    is_machine_translated: isTranslated,
    user: { username: by, user_location: { id: 'null' }, avatar: {} },
    ...(given === null ? {} : { owner_response: owner }),
  };
}

function denied(): Reply {
  return { status: 403, body: { Message: 'User is not authorized to access this resource with an explicit deny' } };
}

function wrong(status: number, type: string, message: string): Reply {
  return { status, body: { error: { message, type, code: status } } };
}

function refuse(prank: Misbehaviour): Reply | null {
  switch (prank.how) {
    case 'rate_limited': {
      const headers = { 'retry-after': String(prank.retryAfterS) };
      return { ...wrong(429, 'TooManyRequestsException', 'Limit Exceeded'), headers };
    }
    case 'server_error':
      return wrong(500, 'InternalServerException', 'Internal Server Error');
    case 'token_expired':
    case 'access_revoked':
      return denied();
    default:
      return null;
  }
}
