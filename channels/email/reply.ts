// Answers a mail in its conversation, and looks for an answer sent before. The Message-ID comes from the sending's key, so
// every attempt has the same name and can be looked for where the mailbox keeps what it sent.

import type { ImapFlow } from 'imapflow';
import { countText } from '../../core/channel.ts';
import type { Hands, Receipt, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { sentFolder, withMailbox } from '../families/mail/imap.ts';
import { findById } from '../families/mail/imap-read.ts';
import { addressOf, messageIdOf } from '../families/mail/kept.ts';
import { domainOf } from '../families/mail/origin.ts';
import { mailServerOf } from '../families/mail/server.ts';
import { manifest } from './manifest.ts';
import { converse } from './smtp.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const { credential, text, visibility, to } = sending;
  if (visibility !== 'private')
    throw new ChannelError('rejected', 'A mail is private; it cannot be answered in public.');
  const limit = manifest.limits.privateReply;
  if (limit !== undefined && countText(text, limit).left < 0) {
    throw new ChannelError('rejected', `The answer is longer than ${limit.max} characters.`);
  }
  const customer = addressOf(to.handle['to'] ?? to.author.externalId);
  if (customer === null) throw new ChannelError('rejected', 'The mail gives no address to answer to.');
  const id = nameOf(sending);
  const from = sending.profile.externalId;
  const message = await compose(sending, customer, id);
  await converse(mailServerOf(credential, 'smtp'), { from, to: customer, message }, hands);
  const sentAt = hands.now();
  // The customer has it; a copy that cannot be filed must not send it again.
  await file(sending, { id, message, sentAt }, hands).catch((error: unknown) =>
    hands.log('the answer was sent, but not filed among the sent mails', { error: String(error) }),
  );
  return { canonicalId: id, url: null, sentAt };
}

/**
 * Found among the sent mails, it was sent. Not found is no proof: a server that does not file by itself has no copy of a
 * mail whose conversation broke off.
 */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | 'cannot_tell'> {
  const id = nameOf(sending);
  return withMailbox(mailServerOf(sending.credential, 'imap'), hands, async (client) => {
    const sent = await sentFolder(client, sending.credential);
    const [uid] = sent === null ? [] : await findById(client, sent, id);
    if (uid === undefined) return 'cannot_tell';
    const found = await client.fetchOne(String(uid), { internalDate: true }, { uid: true });
    const at = found && found.internalDate !== undefined ? new Date(found.internalDate) : null;
    const isSane = at !== null && at.getTime() >= sending.queuedAt.getTime() - 1000;
    return { canonicalId: id, url: null, sentAt: isSane ? at : sending.queuedAt };
  });
}

function nameOf({ clientKey, profile }: Pick<Sending, 'clientKey' | 'profile'>): string {
  return `heed.${clientKey}@${domainOf(profile.externalId)}`;
}

async function compose(sending: Sending, customer: string, id: string): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { to, profile, text, queuedAt, language } = sending;
  const subject = (to.handle['subject'] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const answered = messageIdOf(to.canonicalId);
  const isNamed = answered !== null && !answered.startsWith('sha256:');
  const above = (to.handle['references'] ?? '')
    .split(' ')
    .filter((name) => name !== '' && name !== answered && !name.startsWith('sha256:'));
  const mail = new MailComposer({
    from: { address: profile.externalId, name: sending.credential['name']?.trim() || profile.name || '' },
    to: { address: customer, name: to.handle['name'] ?? '' },
    subject: /^(?:re|aw|antw|sv|vs|odp|rv|ref)\s*(?:\[\d+\])?:/iu.test(subject) ? subject : `Re: ${subject}`.trim(),
    date: queuedAt,
    messageId: `<${id}>`,
    ...(isNamed
      ? { inReplyTo: `<${answered}>`, references: [...above, answered].map((name) => `<${name}>`).join(' ') }
      : {}),
    ...(language === null ? {} : { headers: { 'Content-Language': language } }),
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

interface Sent {
  readonly id: string;
  readonly message: Buffer;
  readonly sentAt: Date;
}

/** Google's and Microsoft's servers file what they send; elsewhere the mail program does. */
async function file(sending: Sending, { id, message, sentAt }: Sent, hands: Hands): Promise<void> {
  await withMailbox(mailServerOf(sending.credential, 'imap'), hands, async (client: ImapFlow) => {
    const sent = await sentFolder(client, sending.credential);
    if (sent === null || (await findById(client, sent, id)).length > 0) return;
    await client.mailboxClose();
    await client.append(sent, message, ['\\Seen'], sentAt);
  });
}
