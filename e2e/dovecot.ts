// One mailbox of a real IMAP server (dovecot), whose Maildir the test writes into as a mail server would, and reads what
// became of it.

import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailboxPassword, mailHost } from '../channels/families/mail/fake-mailboxes.ts';

export interface Dovecot {
  /** With the user, the password and the folder in it. */
  readonly url: string;
  /** Puts a mail into the mailbox under this name. */
  drop(name: string, mail: string): Promise<void>;
  /** Takes every flag off a mail. */
  unflag(name: string): Promise<void>;
  /** Every mail by its name: its flags in Maildir's letters (`S` is \Seen), and its text. */
  mails(): Promise<ReadonlyMap<string, KeptMail>>;
}

export interface KeptMail {
  readonly file: string;
  readonly flags: string;
  readonly source: string;
}

export async function startDovecot(user: string): Promise<Dovecot> {
  const host = await mailHost();
  const { home } = await host.mailbox(user);
  const url = `imap://${encodeURIComponent(user)}:${encodeURIComponent(mailboxPassword)}@127.0.0.1:${host.port}/INBOX`;
  return { url, ...mailsIn(home) };
}

function mailsIn(maildir: string): Pick<Dovecot, 'drop' | 'unflag' | 'mails'> {
  const mails = async () => {
    const kept = new Map<string, KeptMail>();
    for (const folder of ['new', 'cur']) {
      for (const name of await readdir(join(maildir, folder))) {
        const [bare = '', flags = ''] = name.split(':2,');
        const file = join(maildir, folder, name);
        kept.set(bare, { file, flags, source: await readFile(file, 'utf8') });
      }
    }
    return kept;
  };
  return {
    mails,
    drop: async (name, mail) => {
      await writeFile(join(maildir, 'tmp', name), mail);
      await rename(join(maildir, 'tmp', name), join(maildir, 'new', name));
    },
    unflag: async (name) => {
      const kept = (await mails()).get(name);
      if (kept === undefined) throw new Error(`there is no mail ${name}`);
      await rename(kept.file, join(maildir, 'cur', `${name}:2,`));
    },
  };
}
