// The Mastodon channel: hears mentions and hashtags, answers in public and privately, likes, and asks again.
// Plain HTTP with tolerant shapes; what each part knows of the network's many dialects is in the file of that part.

import type { Channel, DiscoverAsk, Hands, Sending, Suggestion } from '../channel.ts';
import { ask } from './ask.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';
import { DEFAULT_HASHTAG_SERVER, manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { findReply, reply } from './reply.ts';
import { serverOf } from './server.ts';
import { findTarget } from './target.ts';

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

/** A name makes a hashtag when it keeps at least one letter: Mastodon takes no hashtag of digits alone. */
async function discover(wanted: DiscoverAsk): Promise<readonly Suggestion[]> {
  const tag = wanted.name
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}_]+/u)
    .filter((word) => word !== '')
    .map((word, n) => (n === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  if (!/\p{L}/u.test(tag)) return [];
  const host = new URL(DEFAULT_HASHTAG_SERVER).host;
  return [{ kind: 'hashtag', label: `#${tag} on ${host}`, config: { tag, server: DEFAULT_HASHTAG_SERVER } }];
}

async function like(of: Pick<Sending, 'to' | 'profile' | 'credential'>, hands: Hands): Promise<void> {
  const server = serverOf(of.credential);
  const { id } = await findTarget(server, of.to, hands);
  await ask(server, { path: `/api/v1/statuses/${encodeURIComponent(id)}/favourite`, post: {} }, hands);
}
