// The Facebook channel: a page's public places and its conversations, heard by polls and pushes, answered, liked, hidden.

import { type Channel, ChannelError, type Connected, type Credential, type Hands, type Sending } from '../channel.ts';
import { askGraph } from '../families/graph/api.ts';
import { pagesOf, subscribePage } from '../families/graph/consent.ts';
import { textOf, webAddressOf } from '../tolerant.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { findReply, reply, targetOf } from './reply.ts';
import { webhook } from './webhook.ts';

export const channel: Channel = {
  manifest,
  normalise,
  listen,
  connect,
  webhook,
  reply,
  findReply,
  like,
  hide,
  recheck,
};

async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const pages = await pagesOf(credential, 'username,link', hands);
  if (pages.length === 0) {
    throw new ChannelError(
      'rejected',
      'Facebook named no page: tick at least one when you say yes, and look after it.',
    );
  }
  for (const page of pages) await subscribePage(page, hands);
  return pages.map(({ id, fields, credential: own }) => ({
    profile: {
      externalId: id,
      handle: textOf(fields['username']),
      name: textOf(fields['name']),
      url: webAddressOf(fields['link']) ?? `https://www.facebook.com/${id}`,
    },
    credential: own,
  }));
}

type Of = Pick<Sending, 'to' | 'profile' | 'credential'>;

async function like(of: Of, hands: Hands): Promise<void> {
  if (of.to.handle['what'] === 'message') {
    throw new ChannelError('rejected', 'Heed likes posts and comments; a message is liked in the inbox of the page.');
  }
  await askGraph(of.credential, { path: `/${targetOf(of)}/likes`, form: {} }, hands);
}

async function hide(of: Of, isHidden: boolean, hands: Hands): Promise<void> {
  if (of.to.handle['what'] !== 'comment') {
    throw new ChannelError('rejected', 'Facebook hides comments only; a post is hidden on the page itself.');
  }
  await askGraph(of.credential, { path: `/${targetOf(of)}`, form: { is_hidden: String(isHidden) } }, hands);
}
