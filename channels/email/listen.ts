// Reads the inbox and the folder of sent mails. In: a source and how far it was read. Out: pages of kept mails; what
// programs sent by themselves stays in the mailbox, but for the notice that an own answer did not arrive.

import type { ImapFlow } from 'imapflow';
import type { Hands, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { asTold, closeMailbox, openMailbox, sentFolder, watchFolder } from '../families/mail/imap.ts';
import { type Batch, type Folder, findById, readFolders } from '../families/mail/imap-read.ts';
import { canonicalIdOf, type KeptMail } from '../families/mail/kept.ts';
import { isAutomatic, isMarkedSpam } from '../families/mail/origin.ts';
import { bodyOf, parseMail } from '../families/mail/parse.ts';
import { type MailServer, mailServerOf } from '../families/mail/server.ts';
import { rootOf } from './root.ts';

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const server = serverOf(source);
  const client = await openMailbox(server, hands);
  try {
    const folders = await foldersOf(client, source);
    for await (const batch of readFolders(client, folders, source.cursor, hands.now())) {
      yield { raws: await rawsOf(client, batch, folders, hands), cursor: batch.cursor };
    }
  } catch (error) {
    throw asTold(error, server, hands);
  } finally {
    await closeMailbox(client);
  }
}

export async function watch(source: Omit<ListenTo, 'cursor'>, hands: Hands, wake: () => void): Promise<void> {
  await watchFolder(serverOf(source), inboxOf(source), hands, wake);
}

function serverOf({ credential }: Pick<ListenTo, 'credential'>): MailServer {
  if (credential === null) throw new ChannelError('auth_expired', 'The mailbox has no password; connect it again.');
  return mailServerOf(credential, 'imap');
}

function inboxOf({ config }: Pick<ListenTo, 'config'>): string {
  return config['folder']?.trim() || 'INBOX';
}

async function foldersOf(client: ImapFlow, source: ListenTo): Promise<readonly Folder[]> {
  const inbox = inboxOf(source);
  const sent = await sentFolder(client, source.credential);
  const folders: Folder[] = [{ path: inbox, role: 'inbox' }];
  if (sent !== null && sent !== inbox) folders.push({ path: sent, role: 'sent' });
  return folders;
}

async function rawsOf(
  client: ImapFlow,
  { folder, mails }: Batch,
  folders: readonly Folder[],
  hands: Hands,
): Promise<readonly Raw[]> {
  const raws: Raw[] = [];
  let left = 0;
  for (const { source, arrivedAt } of mails) {
    const parsed = await parseMail({ folder: folder.role, source, arrivedAt, root: null });
    if (!(await isWorthHearing(client, parsed, folders))) {
      left += 1;
      continue;
    }
    const mail = { ...parsed, root: await rootOf(client, parsed, folders) };
    raws.push({ externalId: canonicalIdOf(mail), body: bodyOf(mail) });
  }
  if (left > 0) hands.log('automatic mails were left in the mailbox', { folder: folder.path, count: left });
  return raws;
}

/** A mail that could not be taken apart is kept as unread: who knows who wrote it. The desk's own notices are automatic too. */
async function isWorthHearing(client: ImapFlow, mail: KeptMail, folders: readonly Folder[]): Promise<boolean> {
  if (mail.trouble !== null) return true;
  if (isMarkedSpam(mail)) return false;
  if (!isAutomatic(mail)) return true;
  const { report } = mail;
  if (report === null || report.of === null || report.action !== 'failed') return false;
  // Spammers put other people's addresses into From, and those get the notices: ours is only what we have sent.
  const sent = folders.find(({ role }) => role === 'sent');
  return sent !== undefined && (await findById(client, sent.path, report.of)).length > 0;
}
