// A mailbox over IMAP: what in it may answer a notice, and the whole of such a mail. Bounded in time and in size; what is
// not asked for stays as it is.

import type { ImapFlow } from 'imapflow';
import { longestMail } from './read-answer.ts';

/** A mail that has not been read, before its body was asked for. */
export interface Unread {
  readonly uid: number;
  readonly size: number;
  readonly arrivedAt: Date;
  /** In-Reply-To and References as they stand. */
  readonly answers: string;
}

/** What is asked of a mailbox; IMAP is one. */
export interface Mailbox {
  unread(): AsyncIterable<Unread>;
  /** The whole mail. */
  open(uid: number): Promise<Buffer | null>;
  markRead(uid: number): Promise<void>;
}

const connectMs = 10_000;
const wholeMs = 60_000;
const mostAtOnce = 50;

/** Opens the mailbox of `imaps://user:password@host:port/FOLDER` for as long as the work takes. */
export async function withMailbox<T>(address: string, work: (mailbox: Mailbox) => Promise<T>): Promise<T> {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  // Loaded when first needed: with mailparser it takes some 40 MB, which a desk without a mailbox has no use for.
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: wholeMs,
    disableAutoIdle: true,
  });
  // What breaks is told by whatever was asked of it.
  client.on('error', () => {});
  const limit = setTimeout(() => client.close(), wholeMs);
  try {
    await client.connect();
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
    try {
      return await work(mailboxOf(client));
    } finally {
      lock.release();
    }
  } finally {
    clearTimeout(limit);
    await client.logout().catch(() => client.close());
  }
}

function mailboxOf(client: ImapFlow): Mailbox {
  return {
    unread: async function* () {
      // The server looks through the headers; which of them are signed is seen here.
      const ours = [{ header: { 'in-reply-to': '<notice.' } }, { header: { references: '<notice.' } }];
      const found = (await client.search({ seen: false, or: ours }, { uid: true })) || [];
      for (const uid of found.slice(-mostAtOnce)) {
        const query = { size: true, internalDate: true, headers: ['in-reply-to', 'references'] };
        const mail = await client.fetchOne(String(uid), query, { uid: true });
        if (!mail) continue;
        yield {
          uid,
          size: mail.size ?? Number.POSITIVE_INFINITY,
          arrivedAt: new Date(mail.internalDate ?? 0),
          answers: mail.headers?.toString('latin1') ?? '',
        };
      }
    },
    open: async (uid) => {
      const mail = await client.fetchOne(String(uid), { source: { maxLength: longestMail } }, { uid: true });
      return mail ? (mail.source ?? null) : null;
    },
    markRead: async (uid) => {
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    },
  };
}
