// A small YouTube in memory behind Google's own description of it. What no description says is a rule of this double, with
// its source beside it in the parts of the double.

import { startFakeHttp } from '../fake-http.ts';
import { openGoogleHouse } from '../families/google/fake-google.ts';
import { openDiscoveryJudge } from '../families/google/fake-judge.ts';
import type { Double } from '../testbed.ts';
import { answer, type Rules } from './fake-routes.ts';
import { type Comment, World } from './fake-world.ts';

export interface YouTubeDouble extends Double {
  /** The whole state, for what no act of the contract needs. */
  readonly world: World;
  /** Units spent so far. */
  spent(): number;
}

export async function startFake(options: Partial<Rules> = {}): Promise<YouTubeDouble> {
  const rules: Rules = { units: 10_000, isStrictAboutIds: false, ...options };
  const meter = { used: 0 };
  const world = new World();
  const house = openGoogleHouse('https://www.googleapis.com/auth/youtube.force-ssl');
  const http = await startFakeHttp({
    answer: (call) => house.door(call) ?? answer(world, call, rules, meter),
    refuse: house.refuse,
    isSpared: house.isTokenAddress,
    isReply: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/comments'),
    judge: openDiscoveryJudge(['youtube/youtube-v3.discovery.json']),
  });
  const must = (id: string): Comment => {
    const comment = world.find(id);
    if (comment === null) throw new Error(`there is no comment ${id}`);
    return comment;
  };
  const { credential, app } = house;
  const { channelId } = world.brand;
  const profile = { externalId: channelId, handle: 'acme', name: 'Acme Coffee', url: null };
  return {
    ...http,
    world,
    spent: () => meter.used,
    reroute: {
      'https://youtube.googleapis.com': `${http.origin}/youtube.googleapis.com`,
      'https://oauth2.googleapis.com': `${http.origin}/oauth2.googleapis.com`,
    },
    app,
    credential,
    profileId: channelId,
    sources: [{ kind: 'channel', config: {}, profile, credential }],
    say: async ({ by, text, to, at }) => world.write(world.person(by), text, to === undefined ? null : must(to), at).id,
    edit: async (id, text) => world.edit(must(id), text),
    remove: async (id) => {
      must(id).isRemoved = true;
    },
    posts: async () =>
      world.comments
        .filter(({ isRemoved }) => !isRemoved)
        .map(({ id, top, by, text }) => ({ canonicalId: id, to: top?.id ?? null, by: by.channelId, text })),
    hidden: async () => world.comments.filter(({ status }) => status === 'heldForReview').map(({ id }) => id),
  };
}
