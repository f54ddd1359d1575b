// Tries a mailbox before it is kept: both servers must let its owner in. In: what the form asked for. Out: whose it is.

import type { Connected, Credential, Hands } from '../channel.ts';
import { tryMailbox } from '../families/mail/mailbox.ts';
import { mailServerOf } from '../families/mail/server.ts';
import { converse } from './smtp.ts';

export async function connect(typed: Credential, hands: Hands): Promise<readonly Connected[]> {
  const address = await tryMailbox(typed, hands);
  await converse(mailServerOf(typed, 'smtp'), null, hands);
  const name = typed['name']?.trim() || null;
  return [{ profile: { externalId: address, handle: address, name, url: null }, credential: typed }];
}
