// A small Yelp in memory, written from Yelp's documentation: there is no machine-readable description to hold it against.
// Nobody but the owner can answer a review there: what a stranger says "to" one is heard by nobody.

import { startFakeHttp } from '../fake-http.ts';
import type { Double } from '../testbed.ts';
import { APP, answer, Door, refuse } from './fake-routes.ts';
import { BUSINESS, type Review, World } from './fake-world.ts';

export interface YelpDouble extends Double {
  /** The whole state, for what no act of the contract needs. */
  readonly world: World;
  readonly door: Door;
}

const HOSTS = ['api.yelp.com', 'partner-api.yelp.com'];

export async function startFake(): Promise<YelpDouble> {
  const world = new World();
  const door = new Door();
  const http = await startFakeHttp({
    answer: (call) => answer(world, door, call),
    refuse,
    isSpared: ({ url }) => url.pathname.endsWith('/oauth2/token'),
    isList: ({ url }) => url.pathname.endsWith('/reviews'),
  });
  const must = (canonicalId: string): Review => {
    const review = world.reviews.find(({ id }) => canonicalId.startsWith(id));
    if (review === undefined) throw new Error(`there is no review ${canonicalId}`);
    return review;
  };
  const expiresAt = new Date(Date.now() + 604_800_000).toISOString();
  const credential = { accessToken: 'token-0', refreshToken: 'refresh-0', expiresAt };
  const profile = { externalId: BUSINESS, handle: 'acme-coffee', name: 'Acme Coffee', url: null };
  const config = { business: BUSINESS };
  return {
    ...http,
    misbehave: (what, times) => {
      // A permission ends at its own address only: the app's key goes on.
      if (what.how === 'token_expired' || what.how === 'access_revoked') door.shut(what.how === 'access_revoked');
      else http.misbehave(what, times);
    },
    world,
    door,
    reroute: Object.fromEntries(HOSTS.map((host) => [`https://${host}`, `${http.origin}/${host}`])),
    app: APP,
    credential,
    profileId: BUSINESS,
    sources: [
      { kind: 'partner', config, profile, credential },
      { kind: 'excerpts', config, profile: null, credential: null },
    ],
    tells: ['rating'],
    say: async ({ by, text, to, at, rating = 5 }) => {
      if (to === undefined) return world.write(by, text, rating, at).id;
      if (by !== BUSINESS) return `unheard answer to ${to}`;
      world.answer(must(to), text, at === undefined ? {} : { at });
      return `${must(to).id}/answer`;
    },
    edit: async (id, text) => {
      must(id).text = text;
    },
    remove: async (id) => {
      if (id.endsWith('/answer')) must(id).answer = null;
      else must(id).isRemoved = true;
    },
    posts: async () => world.standing().flatMap(postsOf),
  };
}

function postsOf({ id, by, text, answer: given }: Review) {
  const itself = { canonicalId: id, to: null, by, text };
  if (given === null) return [itself];
  return [itself, { canonicalId: `${id}/answer`, to: id, by: BUSINESS, text: given.text }];
}
