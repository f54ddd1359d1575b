// The ways out that this installation has, from its settings: the desk's own address, a mail server, the key pair that
// browsers' push services know it by.

import { createHmac } from 'node:crypto';
import { addressIn, type MailSettings } from './mail.ts';
import type { KeyPair } from './push-keys.ts';
import type { PushKeys } from './web-push.ts';

export interface Ways {
  /** Where people open the desk, without a slash at the end; null until it is known. */
  readonly deskAddress: () => string | null;
  readonly mail: MailSettings | null;
  readonly push: PushKeys;
  /** Where answers to mails arrive, and the key that signed what they answer. */
  readonly mailbox: { readonly url: string; readonly key: Buffer } | null;
}

export interface WaySettings {
  readonly deskAddress: () => string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly imapUrl: string | null;
  /** The installation's own secret; each use derives its key from it. */
  readonly key: Buffer;
  readonly pushKeys: KeyPair;
}

export function readWays({ deskAddress, smtpUrl, mailFrom, imapUrl, key, pushKeys }: WaySettings): Ways {
  const idKey = derive(key, 'notice mail ids');
  const takesAnswers = imapUrl !== null;
  const mail =
    smtpUrl === null || mailFrom === null ? null : { url: smtpUrl, from: mailFrom, takesAnswers, key: idKey };
  const mailbox = imapUrl === null ? null : { url: imapUrl, key: idKey };
  const subject = `mailto:${mailFrom === null ? 'heed@localhost' : addressIn(mailFrom)}`;
  return { deskAddress, mail, push: { ...pushKeys, subject }, mailbox };
}

function derive(key: Buffer, use: string): Buffer {
  return createHmac('sha256', key).update(use).digest();
}
