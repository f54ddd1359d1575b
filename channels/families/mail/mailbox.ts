// A source that is folders of a mailbox: tried before it is kept, read from where its cursor stands, waited on. In: what was
// typed, or a source. Out: whose mailbox it is, or pages of what a channel makes of the mails.

import type { ImapFlow } from 'imapflow';
import type { Credential, Hands, ListenTo, Page, Raw } from '../../channel.ts';
import { ChannelError } from '../../channel.ts';
import { asTold, closeMailbox, openMailbox, watchFolder, withMailbox } from './imap.ts';
import { type Batch, type Folder, readFolders } from './imap-read.ts';
import { addressOf } from './kept.ts';
import { type MailServer, mailServerOf } from './server.ts';

/** Its owner must be let in. Gives the address. */
export async function tryMailbox(typed: Credential, hands: Hands): Promise<string> {
  const address = addressOf(typed['address']);
  if (address === null) throw new ChannelError('rejected', `'${typed['address'] ?? ''}' is not an email address.`);
  await withMailbox(mailServerOf(typed, 'imap'), hands, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
  });
  return address;
}

export interface MailReader {
  folders(client: ImapFlow): Promise<readonly Folder[]>;
  raws(batch: Batch, client: ImapFlow, folders: readonly Folder[]): Promise<readonly Raw[]>;
}

export async function* listenToMailbox(source: ListenTo, reader: MailReader, hands: Hands): AsyncGenerator<Page> {
  const server = serverOf(source);
  const client = await openMailbox(server, hands);
  try {
    const folders = await reader.folders(client);
    for await (const batch of readFolders(client, folders, source.cursor, hands.now())) {
      yield { raws: await reader.raws(batch, client, folders), cursor: batch.cursor };
    }
  } catch (error) {
    throw asTold(error, server, hands);
  } finally {
    await closeMailbox(client);
  }
}

export async function watchMailbox(
  source: Omit<ListenTo, 'cursor'>,
  path: string,
  hands: Hands,
  wake: () => void,
): Promise<void> {
  await watchFolder(serverOf(source), path, hands, wake);
}

function serverOf({ credential }: Pick<ListenTo, 'credential'>): MailServer {
  if (credential === null) throw new ChannelError('auth_expired', 'The mailbox has no password; connect it again.');
  return mailServerOf(credential, 'imap');
}
