// Where a mail server is and how it is spoken to. In: the fields of a credential. Out: host, port, and TLS with a checked
// certificate; in the open only to this very machine.

import type { Credential } from '../../channel.ts';
import { ChannelError } from '../../channel.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after a word in the open, or not at all. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
}

const fromFirstByte = new Set([993, 465]);

/** Reads the fields `imapHost`, `imapPort`, `imapSecurity` (or those of smtp). Throws `rejected`, in words for the form. */
export function mailServerOf(credential: Credential, protocol: 'imap' | 'smtp'): MailServer {
  const host = (credential[`${protocol}Host`] ?? '').trim().toLowerCase();
  const typed = (credential[`${protocol}Port`] ?? '').trim();
  const port = typed === '' ? (protocol === 'imap' ? 993 : 465) : Number(typed);
  if (!/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/u.test(host)) throw refused(`'${host}' is not the name of a mail server`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refused(`'${typed}' is not a port of a mail server`);
  const security = (credential[`${protocol}Security`] ?? '').trim().toLowerCase();
  if (!['', 'tls', 'starttls', 'none'].includes(security)) {
    throw refused(`'${security}' is no way to secure a connection: leave it empty, or write tls, starttls or none`);
  }
  return {
    host,
    port,
    security: security === '' ? (fromFirstByte.has(port) ? 'tls' : 'starttls') : (security as MailServer['security']),
    user: credential['user']?.trim() || (credential['address'] ?? '').trim(),
    password: credential['password'] ?? '',
  };
}

/** Options as imapflow takes them. Throws before a password would leave this machine in the open. */
export function tlsOf(server: MailServer, address: string) {
  forbidOpenTalk(server, address);
  return {
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    ...(server.security === 'none' ? {} : namedFor(server.host)),
  };
}

/** The name on the certificate; an address is no name (RFC 6066, 3) and is checked as itself. */
export function namedFor(host: string): { readonly servername?: string } {
  return /^[\d.]+$|:/u.test(host) ? {} : { servername: host };
}

export function forbidOpenTalk({ security, host }: MailServer, address: string): void {
  if (security === 'none' && !/^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/u.test(address)) {
    throw refused(`${host} would get the password in the open; only a mail server on this machine may`);
  }
}

function refused(words: string): ChannelError {
  return new ChannelError('rejected', words);
}
