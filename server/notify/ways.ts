// The ways out that this installation has, from its settings: the desk's own address, a mail server, the key pair that
// browsers' push services know it by.

import { createHmac } from 'node:crypto';
import type { MailSettings } from './mail.ts';

export interface Ways {
  /** Where people open the desk, without a slash at the end; null until it is known. */
  readonly deskAddress: () => string | null;
  readonly mail: MailSettings | null;
}

export interface WaySettings {
  readonly deskAddress: () => string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly takesAnswers: boolean;
  /** The installation's own secret; each use derives its key from it. */
  readonly key: Buffer;
}

export function readWays({ deskAddress, smtpUrl, mailFrom, takesAnswers, key }: WaySettings): Ways {
  const mail =
    smtpUrl === null || mailFrom === null
      ? null
      : { url: smtpUrl, from: mailFrom, takesAnswers, key: derive(key, 'notice mail ids') };
  return { deskAddress, mail };
}

function derive(key: Buffer, use: string): Buffer {
  return createHmac('sha256', key).update(use).digest();
}
