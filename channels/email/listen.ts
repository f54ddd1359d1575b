// Reads the inbox and the folder of sent mails. In: a source and how far it was read. Out: pages of kept mails; what
// programs sent by themselves stays in the mailbox, but for the notice that an own answer did not arrive.

import type { ImapFlow } from 'imapflow';
import type { Hands, ListenTo, Page, Raw } from '../channel.ts';
import { sentFolder } from '../families/mail/imap.ts';
import { type Batch, type Folder, findById } from '../families/mail/imap-read.ts';
import { canonicalIdOf, type KeptMail } from '../families/mail/kept.ts';
import { listenToMailbox, type MailReader, watchMailbox } from '../families/mail/mailbox.ts';
import { domainOf, isAutomatic, isGenuine, isMarkedSpam } from '../families/mail/origin.ts';
import { bodyOf, parseMail } from '../families/mail/parse.ts';
import { rootOf } from './root.ts';

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const own = source.profile?.externalId ?? '';
  const reader: MailReader = {
    folders: (client) => foldersOf(client, source),
    raws: (batch, client, folders) => rawsOf(client, batch, { folders, own }, hands),
  };
  yield* listenToMailbox(source, reader, hands);
}

export async function watch(source: Omit<ListenTo, 'cursor'>, hands: Hands, wake: () => void): Promise<void> {
  await watchMailbox(source, inboxOf(source), hands, wake);
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

interface Mailbox {
  readonly folders: readonly Folder[];
  readonly own: string;
}

async function rawsOf(
  client: ImapFlow,
  { folder, mails }: Batch,
  { folders, own }: Mailbox,
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
    const named = (await isNamedAsOurs(client, parsed, { folders, own })) ? { ...parsed, id: null } : parsed;
    const mail = { ...named, root: await rootOf(client, named, folders) };
    raws.push({ externalId: canonicalIdOf(mail), body: bodyOf(mail) });
  }
  if (left > 0) hands.log('automatic mails were left in the mailbox', { folder: folder.path, count: left });
  return raws;
}

/**
 * Whoever got an answer knows its Message-ID, and can write a mail under it: taken as the same mail it would change what the
 * business said. It is then called by what it says.
 */
async function isNamedAsOurs(client: ImapFlow, mail: KeptMail, { folders, own }: Mailbox): Promise<boolean> {
  const sent = folders.find(({ role }) => role === 'sent');
  if (mail.folder === 'sent' || mail.id === null || sent === undefined) return false;
  const isOurs = mail.from[0]?.address === own && isGenuine(mail, [domainOf(own)]) !== 'forged';
  return !isOurs && (await findById(client, sent.path, mail.id)).length > 0;
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
