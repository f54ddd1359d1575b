// A mail provider for tests: a real IMAP server (dovecot) behind a line that has bad days, and a small SMTP server that
// delivers and, as Google's and Microsoft's do, files what it sent. What Heed sends is judged by RFC 5322.

import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Credential, Profile } from '../channel.ts';
import { startMailLine } from '../families/mail/fake-line.ts';
import { type FakeMailbox, mailboxPassword, mailHost, noDovecot } from '../families/mail/fake-mailboxes.ts';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';
import { judgeMail } from './fake-judge.ts';

const OWN = 'care@shop.example';

/** Why this machine cannot run it; false when it can. */
export const lacks = noDovecot;

export interface EmailDouble extends Double {
  readonly mailbox: FakeMailbox;
}

export interface Provider {
  /** Files what it sends among the sent mails by itself. */
  readonly filesSent: boolean;
}

export async function startFake({ filesSent }: Provider = { filesSent: true }): Promise<EmailDouble> {
  const host = await mailHost();
  const mailbox = await host.mailbox();
  const posts: PostSeen[] = [];
  const faults: string[] = [];
  const badDays: Misbehaviour[] = [];
  const smtp = await startSmtp(async (message) => {
    faults.push(...judgeMail(message, OWN));
    const mail = await simpleParser(message);
    const bare = (id: string | undefined) => id?.replace(/[<>]/gu, '') ?? null;
    const post = { to: bare(mail.inReplyTo), by: OWN, text: mail.text?.trimEnd() ?? '' };
    posts.push({ canonicalId: bare(mail.messageId) ?? '', ...post });
    if (filesSent) await mailbox.drop(message, undefined, 'Sent');
  });
  const line = { badDays, faults, shuffle: (how: 'duplicated' | 'reordered') => mailbox.shuffle(how) };
  const imapLine = await startMailLine({ ...line, protocol: 'imap', port: host.port });
  const smtpLine = await startMailLine({ ...line, protocol: 'smtp', port: smtp.port });
  const credential: Credential = {
    ...{ address: OWN, name: 'Shop Care', user: mailbox.user, password: mailboxPassword },
    ...{ imapHost: '127.0.0.1', imapPort: String(imapLine.port), imapSecurity: 'none' },
    ...{ smtpHost: '127.0.0.1', smtpPort: String(smtpLine.port), smtpSecurity: 'none' },
  };
  const profile: Profile = { externalId: OWN, handle: OWN, name: 'Shop Care', url: null };
  let count = 0;
  return {
    mailbox,
    allow: [`127.0.0.1:${imapLine.port}`, `127.0.0.1:${smtpLine.port}`],
    sources: [{ kind: 'mailbox', config: {}, profile, credential }],
    credential,
    profileId: OWN,
    tells: ['language'],
    say: async (said) => {
      count += 1;
      const id = `${count}.${mailbox.user}@customers.example`;
      const above = ancestorsOf(posts, said.to);
      posts.push({ canonicalId: id, to: said.to ?? null, by: said.by, text: said.text });
      await mailbox.drop(mailOf(said, id, above), said.at, said.by === OWN ? 'Sent' : undefined);
      return id;
    },
    misbehave: (what, times = 1) => {
      for (let n = 0; n < times; n += 1) badDays.push(what);
    },
    posts: async () => posts,
    judged: () => faults,
    requests: () => imapLine.conversations() + smtpLine.conversations(),
    stop: async () => {
      await Promise.all([imapLine.stop(), smtpLine.stop()]);
      await smtp.stop();
    },
  };
}

/** Names from the root down to what is answered. */
function ancestorsOf(posts: readonly PostSeen[], to: string | undefined): readonly string[] {
  if (to === undefined) return [];
  const post = posts.find(({ canonicalId }) => canonicalId === to);
  return [...ancestorsOf(posts, post?.to ?? undefined), to];
}

function mailOf({ by, text, at = new Date(), language }: Said, id: string, above: readonly string[]): string {
  const address = by.includes('@') ? by : `${by.toLowerCase()}@customers.example`;
  const names = above.map((name) => `<${name}>`).join('\r\n ');
  const answered = above.length === 0 ? [] : [`In-Reply-To: <${above.at(-1)}>`, `References: ${names}`];
  return [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `From: ${by.includes('@') ? 'Shop Care' : by} <${address}>`,
    `To: ${by === OWN ? 'ada@customers.example' : OWN}`,
    `Message-ID: <${id}>`,
    ...answered,
    ...(language === undefined ? [] : [`Content-Language: ${language}`]),
    'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');
}

async function startSmtp(take: (message: Buffer) => Promise<void>) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ password }, _session, callback) =>
      callback(password === mailboxPassword ? null : new Error('Invalid user name or password'), { user: 'shop' }),
    onData: (stream, _session, callback) => {
      wholeOf(stream)
        .then(take)
        .then(
          () => callback(null),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function wholeOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
