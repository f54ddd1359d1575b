// The channel for notification mails: hears, through a folder of a mailbox, places that have no open interface. Nothing is
// answered here: a person opens the page.

import type { Channel, Connected, Credential, Hands } from '../channel.ts';
import { tryMailbox } from '../families/mail/mailbox.ts';
import { listen, watch } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, watch, connect };

/** Tries the mailbox before it is kept. */
async function connect(typed: Credential, hands: Hands): Promise<readonly Connected[]> {
  const address = await tryMailbox(typed, hands);
  return [{ profile: { externalId: address, handle: address, name: null, url: null }, credential: typed }];
}
