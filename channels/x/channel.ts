// The X channel: hears mentions, searches and direct messages, polled and pushed; answers in public and privately, hides
// replies, and asks again. What X allows to whom, and what it costs, is in manifest.ts and README.md.

import type { Channel, Hands, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { askX, pay } from './ask.ts';
import { connect } from './connect.ts';
import { findReply } from './find-reply.ts';
import { listen } from './listen.ts';
import { manifest, PRICES } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { reply } from './reply.ts';
import { webhook } from './webhook.ts';

export const channel: Channel = {
  manifest,
  normalise,
  listen,
  connect: async (credential, hands) => [await connect(credential, hands)],
  webhook,
  reply,
  findReply,
  hide,
  recheck,
};

/** X hides replies under the account's own posts; they stay readable on a page of their own. */
async function hide(
  { to, credential }: Pick<Sending, 'to' | 'profile' | 'credential'>,
  isHidden: boolean,
  hands: Hands,
): Promise<void> {
  const id = to.handle['post'];
  if (id === undefined) throw new ChannelError('rejected', 'Only posts can be hidden, not direct messages.');
  const path = `/2/tweets/${encodeURIComponent(id)}/hidden`;
  await askX(credential, { path, method: 'PUT', json: { hidden: isHidden }, budget: 'hides' }, hands);
  await pay(PRICES.hide, hands);
}
