// A small Google Maps in memory behind Google's own descriptions. Nobody but the owner can answer a review there: what a
// stranger says "to" one is heard by nobody.

import { startFakeHttp } from '../fake-http.ts';
import { openGoogleHouse } from '../families/google/fake-google.ts';
import type { Double } from '../testbed.ts';
import { answer, judge } from './fake-routes.ts';
import { ACCOUNT, LOCATION, type Review, World } from './fake-world.ts';

export interface GoogleReviewsDouble extends Double {
  /** The whole state, for what no act of the contract needs. */
  readonly world: World;
}

const HOSTS = ['mybusiness', 'mybusinessaccountmanagement', 'mybusinessbusinessinformation', 'oauth2'];
const IN_LOCATION = LOCATION.slice(ACCOUNT.length + 1);

export async function startFake(): Promise<GoogleReviewsDouble> {
  const world = new World();
  const house = openGoogleHouse('https://www.googleapis.com/auth/business.manage');
  const http = await startFakeHttp({
    answer: (call) => house.door(call) ?? answer(world, call),
    refuse: house.refuse,
    isSpared: house.isTokenAddress,
    isReply: ({ method }) => method === 'PUT',
    judge,
  });
  const nameOf = ({ id }: Review) => `${IN_LOCATION}/reviews/${id}`;
  const must = (canonicalId: string): Review => {
    const review = world.reviews.find((one) => canonicalId.startsWith(nameOf(one)));
    if (review === undefined) throw new Error(`there is no review ${canonicalId}`);
    return review;
  };
  const { credential, app } = house;
  const profile = { externalId: ACCOUNT, handle: null, name: 'Acme', url: null };
  const hosts = HOSTS.map((name) => `${name}.googleapis.com`);
  return {
    ...http,
    world,
    reroute: Object.fromEntries(hosts.map((host) => [`https://${host}`, `${http.origin}/${host}`])),
    app,
    credential,
    profileId: ACCOUNT,
    sources: [{ kind: 'location', config: { location: LOCATION }, profile, credential }],
    tells: ['rating', 'image'],
    say: async ({ by, text, to, at, rating = 5, image = null }) => {
      if (to === undefined) return nameOf(world.write({ by, text, at, stars: rating, photo: image }));
      if (by === ACCOUNT) world.answer(must(to), text, at);
      return by === ACCOUNT ? `${nameOf(must(to))}/reply` : `unheard answer to ${to}`;
    },
    edit: async (id, text) => world.edit(must(id), text),
    remove: async (id) => {
      if (id.endsWith('/reply')) must(id).answer = null;
      else must(id).isRemoved = true;
    },
    posts: async () =>
      world.reviews.filter(({ isRemoved }) => !isRemoved).flatMap((review) => postsOf(review, nameOf(review))),
  };
}

function postsOf({ by, text, answer: given }: Review, canonicalId: string) {
  const itself = { canonicalId, to: null, by: by ?? 'anonymous', text };
  if (given === null) return [itself];
  return [itself, { canonicalId: `${canonicalId}/reply`, to: canonicalId, by: ACCOUNT, text: given.text }];
}
