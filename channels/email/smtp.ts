// One conversation with a mail server over SMTP (RFC 5321). In: a composed mail, or none to try the password alone. Out: that
// it was taken, or the words of the contract: only what surely was not taken is "unreachable".

import { Readable } from 'node:stream';
import type { Hands } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { isCertificate, shortly } from '../families/mail/imap.ts';
import { forbidOpenTalk, type MailServer, namedFor } from '../families/mail/server.ts';

const connectMs = 15_000;
const wholeMs = 90_000;
/** Mail servers name no time to come back. */
const restMs = 5 * 60_000;

export interface Posting {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
}

export async function converse(server: MailServer, posting: Posting | null, hands: Hands): Promise<void> {
  const address = await hands.reach(server.host, server.port);
  forbidOpenTalk(server, address);
  hands.signal.throwIfAborted();
  // Asked for only once the server has said that it listens (354): from then on it may have been taken.
  let isBegun = false;
  const content = Readable.from(
    (function* () {
      isBegun = true;
      if (posting !== null) yield posting.message;
    })(),
  );
  try {
    await talk({ server, address, signal: hands.signal }, posting, content);
  } catch (error) {
    throw asTold(error as SmtpTrouble, server, isBegun, hands);
  }
}

interface Line {
  readonly server: MailServer;
  readonly address: string;
  readonly signal: AbortSignal;
}

async function talk({ server, address, signal }: Line, posting: Posting | null, content: Readable): Promise<void> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const connection = new SMTPConnection({
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: namedFor(server.host),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: wholeMs,
  });
  await new Promise<void>((resolve, reject) => {
    const end = (trouble?: Error | null) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      // Decided first: closing says that it ended.
      if (trouble) reject(trouble);
      else resolve();
      if (trouble) connection.close();
      else connection.quit();
    };
    const stop = () => end(new Error('it took too long'));
    const limit = setTimeout(stop, wholeMs);
    signal.addEventListener('abort', stop, { once: true });
    // Stays for good: a socket that breaks after its goodbye is nobody's trouble.
    connection.on('error', end);
    connection.once('end', () => end(new Error('it broke off before its answer')));
    const send = () => {
      if (posting === null) end();
      else connection.send({ from: posting.from, to: posting.to }, content, (trouble) => end(trouble));
    };
    const auth = { user: server.user, credentials: { user: server.user, pass: server.password } };
    connection.connect((trouble) => {
      if (trouble) end(trouble);
      else connection.login(auth, (refused) => (refused ? end(refused) : send()));
    });
  });
}

interface SmtpTrouble extends Error {
  readonly code?: string;
  /** What the socket said, under nodemailer's own code. */
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Gmail, Outlook and Postfix's policy servers say "slow down" with 421 or 450 to 452 and a status of 4.7 or these words. */
const tooMuch = /\b4\.7\.\d|\b4\.5\.3\b|too many|rate limit|quota|throttl|slow down/iu;

/** What the server says of the mail itself is certain (RFC 5321, 4.2.1); silence after the mail began is not. */
function asTold(trouble: SmtpTrouble, server: MailServer, isBegun: boolean, hands: Pick<Hands, 'now'>): ChannelError {
  const at = `The mail server ${server.host}`;
  const said = shortly(trouble.response ?? trouble.message);
  const status = trouble.responseCode ?? 0;
  const fault = (code: ChannelError['code'], words: string) =>
    new ChannelError(code, words, { cause: trouble, ...(code === 'rate_limited' ? { retryAt } : {}) });
  const retryAt = new Date(hands.now().getTime() + restMs);
  if (status >= 400 && status < 500 && tooMuch.test(said))
    return fault('rate_limited', `${at} asks to slow down: ${said}`);
  if (trouble.code === 'EAUTH' && status >= 500) {
    return fault('auth_expired', `${at} does not let ${server.user} in: ${said}`);
  }
  if (trouble.code === 'ETLS') return fault('rejected', `${at} offers no TLS, and so gets no password: ${said}`);
  if (status >= 500) return fault('rejected', `${at} refuses the mail: ${said}`);
  if (isCertificate(trouble.originalCode) || isCertificate(trouble.code)) {
    return fault('rejected', `${at} shows a certificate that is not trusted: ${said}`);
  }
  if (status === 0 && isBegun)
    return fault('outcome_unknown', `${at} took the mail and did not say whether it keeps it: ${said}`);
  return fault('unreachable', `${at} could not be spoken to: ${said || 'it said nothing'}`);
}
