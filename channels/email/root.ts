// Finds where a conversation began when a mail names only what it answers. In: a mail and the folders of its mailbox. Out:
// the Message-ID of the first mail, as far as the mailbox knows it; a few looks at most.

import type { ImapFlow } from 'imapflow';
import { type Folder, findById } from '../families/mail/imap-read.ts';
import { type KeptMail, messageIdsIn } from '../families/mail/kept.ts';

const mostLooks = 3;

export async function rootOf(client: ImapFlow, mail: KeptMail, folders: readonly Folder[]): Promise<string | null> {
  if (mail.references.length > 0 || mail.inReplyTo === null) return null;
  const seen = new Set<string>();
  let above = mail.inReplyTo;
  for (let look = 0; look < mostLooks && !seen.has(above); look += 1) {
    seen.add(above);
    const named = await namesAbove(client, above, folders);
    if (named === null) break;
    const [first, ...others] = named;
    // With a line of references its first is the root; with one name alone, that one may answer another.
    if (first === undefined) return above;
    if (others.length > 0) return first;
    above = first;
  }
  return above;
}

/** What the mail of that name answers, oldest first; null when the mailbox has no such mail. */
async function namesAbove(client: ImapFlow, id: string, folders: readonly Folder[]): Promise<readonly string[] | null> {
  for (const { path } of folders) {
    const [uid] = await findById(client, path, id);
    if (uid === undefined) continue;
    const query = { headers: ['references', 'in-reply-to'] };
    const found = await client.fetchOne(String(uid), query, { uid: true });
    const headers = found ? (found.headers?.toString('latin1') ?? '') : '';
    const line = (name: string) =>
      new RegExp(`^${name}:([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'imu').exec(headers.slice(0, 100_000))?.[1] ?? '';
    const references = messageIdsIn(line('references'));
    return (references.length > 0 ? references : messageIdsIn(line('in-reply-to')).slice(0, 1)).filter(
      (name) => name !== id,
    );
  }
  return null;
}
