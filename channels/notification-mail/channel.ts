// The channel for notification mails: hears, through a folder of a mailbox, places that have no open interface. Nothing is
// answered here: a person opens the page.

import type { Channel, Connected, Credential, Hands } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { withMailbox } from '../families/mail/imap.ts';
import { addressOf } from '../families/mail/kept.ts';
import { mailServerOf } from '../families/mail/server.ts';
import { listen, watch } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, watch, connect };

/** Tries the mailbox before it is kept. */
async function connect(typed: Credential, hands: Hands): Promise<readonly Connected[]> {
  const address = addressOf(typed['address']);
  if (address === null) throw new ChannelError('rejected', `'${typed['address'] ?? ''}' is not an email address.`);
  await withMailbox(mailServerOf(typed, 'imap'), hands, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
  });
  return [{ profile: { externalId: address, handle: address, name: null, url: null }, credential: typed }];
}
