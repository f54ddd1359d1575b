// The inbound API as a channel: what a business's own server tells Heed of any place, and the answers that go back to it.

import type { Channel, Webhook } from '../channel.ts';
import { findReply, hide, reply } from './answer.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { leastSecret, signatureHeader, signedTime, verifySignature } from './sign.ts';
import { readPush } from './told.ts';

const webhook: Webhook = {
  verify: ({ bytes, headers }, { secret = '' }, now) =>
    secret.length < leastSecret ? 'forged' : verifySignature(bytes, headers.get(signatureHeader), secret, now),
  // Said again later, the same words are news: somebody changed them back.
  mark: ({ bytes, headers }) => `${signedTime(headers.get(signatureHeader))}\n${Buffer.from(bytes).toString('base64')}`,
  read: ({ bytes }) => {
    const { place, raws } = readPush(bytes);
    return raws.map((raw) => ({ profileId: place, kind: 'place', raw }));
  },
};

export const channel: Channel = { manifest, normalise, listen, connect, webhook, reply, findReply, hide };
