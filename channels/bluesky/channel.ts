// The Bluesky channel: each act of the contract, put together from the files beside this one.

import type { Channel, DiscoverAsk, Suggestion } from '../channel.ts';
import { listen } from './listen.ts';
import { manifest, PUBLIC_SERVER } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './posts.ts';
import { findReply, like, reply } from './reply.ts';
import { connect } from './session.ts';

export const channel: Channel = {
  manifest,
  normalise,
  listen,
  discover,
  connect: async (typed, hands) => [await connect(typed, hands)],
  reply,
  findReply,
  like,
  recheck,
};

/** A search for the name as one phrase; nothing has to be asked to know that it can be listened to. */
async function discover({ name }: DiscoverAsk): Promise<readonly Suggestion[]> {
  const words = name.replace(/["\s]+/gu, ' ').trim();
  if (words === '') return [];
  const config = { query: `"${words}"`, server: PUBLIC_SERVER };
  return [{ kind: 'search', label: `“${words}” on Bluesky`, config }];
}
