// The Instagram channel: a professional account's comments, tags, mentions and messages, heard by polls and pushes,
// answered and hidden, through the Facebook page it is linked to.

import { type Channel, ChannelError, type Connected, type Credential, type Hands, type Sending } from '../channel.ts';
import { askGraph } from '../families/graph/api.ts';
import { pagesOf, subscribePage } from '../families/graph/consent.ts';
import { fieldsOf, idOf, textOf } from '../tolerant.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { findReply, numberOf, reply } from './reply.ts';
import { webhook } from './webhook.ts';

export const channel: Channel = { manifest, normalise, listen, connect, webhook, reply, findReply, hide, recheck };

async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const pages = await pagesOf(credential, 'instagram_business_account{id,username,name}', hands);
  const connected: Connected[] = [];
  for (const page of pages) {
    const account = fieldsOf(page.fields['instagram_business_account']);
    const [id, username] = [idOf(account['id']), textOf(account['username'])];
    if (id === null) continue;
    await subscribePage(page, hands);
    const url = username === null ? null : `https://www.instagram.com/${username}/`;
    const profile = { externalId: id, handle: username, name: textOf(account['name']) ?? username, url };
    connected.push({ profile, credential: page.credential });
  }
  if (connected.length > 0) return connected;
  throw new ChannelError(
    'rejected',
    'Facebook named no page with a professional Instagram account: link the account to a page, and tick both.',
  );
}

async function hide(
  of: Pick<Sending, 'to' | 'profile' | 'credential'>,
  isHidden: boolean,
  hands: Hands,
): Promise<void> {
  if (of.to.handle['what'] !== 'comment') {
    throw new ChannelError('rejected', 'Instagram hides comments under your own posts, and nothing else.');
  }
  const id = numberOf(of.to.handle['id'] ?? of.to.canonicalId);
  await askGraph(of.credential, { path: `/${id}`, form: { hide: String(isHidden) } }, hands);
}
