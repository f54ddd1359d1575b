// Tries a mailbox before it is kept: both servers must let its owner in. In: what the form asked for. Out: whose it is.

import type { Connected, Credential, Hands } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { withMailbox } from '../families/mail/imap.ts';
import { addressOf } from '../families/mail/kept.ts';
import { mailServerOf } from '../families/mail/server.ts';
import { converse } from './smtp.ts';

export async function connect(typed: Credential, hands: Hands): Promise<Connected> {
  const address = addressOf(typed['address']);
  if (address === null) throw new ChannelError('rejected', `'${typed['address'] ?? ''}' is not an email address.`);
  await withMailbox(mailServerOf(typed, 'imap'), hands, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
  });
  await converse(mailServerOf(typed, 'smtp'), null, hands);
  const name = typed['name']?.trim() || null;
  return { profile: { externalId: address, handle: address, name, url: null }, credential: typed };
}
