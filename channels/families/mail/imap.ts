// One conversation with a mail server over IMAP. In: whose mailbox it is, and the hands. Out: a mailbox that only looks
// unless it is told to write, and everything that can go wrong in the words of the contract.

import type { ImapFlow, ListResponse } from 'imapflow';
import type { Credential, Hands } from '../../channel.ts';
import { ChannelError } from '../../channel.ts';
import type { MailServer } from './server.ts';
import { tlsOf } from './server.ts';

const connectMs = 15_000;
const silentMs = 90_000;
/** A server that ignores how much was asked for is not followed. */
const mostLiteral = 40_000_000;
/** Mail servers name no time to come back. */
const restMs = 5 * 60_000;
/** Routers forget a quiet connection, and servers may end it after half an hour (RFC 2177). */
const idleMs = 9 * 60_000;

/** Opens the mailbox; whoever opens it closes it. */
export async function openMailbox(server: MailServer, hands: Hands): Promise<ImapFlow> {
  const address = await hands.reach(server.host, server.port);
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: address,
    port: server.port,
    ...tlsOf(server, address),
    auth: { user: server.user, pass: server.password },
    logger: false,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    maxLiteralSize: mostLiteral,
    maxIdleTime: idleMs,
    disableAutoIdle: true,
    disableCompression: true,
    clientInfo: { name: 'Heed' },
  });
  // What breaks is told by whatever was asked of it.
  client.on('error', () => {});
  hands.signal.throwIfAborted();
  const stop = () => client.close();
  hands.signal.addEventListener('abort', stop, { once: true });
  client.once('close', () => hands.signal.removeEventListener('abort', stop));
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw asTold(error, server, hands);
  }
}

export async function closeMailbox(client: ImapFlow): Promise<void> {
  await client.logout().catch(() => client.close());
}

/** Opens it for as long as the work takes. */
export async function withMailbox<T>(
  server: MailServer,
  hands: Hands,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = await openMailbox(server, hands);
  try {
    return await work(client);
  } catch (error) {
    throw asTold(error, server, hands);
  } finally {
    await closeMailbox(client);
  }
}

/** Waits on the folder and calls `wake` for whatever the server tells of it, until the line ends. */
export async function watchFolder(server: MailServer, path: string, hands: Hands, wake: () => void): Promise<void> {
  await withMailbox(server, hands, async (client) => {
    await client.mailboxOpen(path, { readOnly: true });
    client.on('exists', wake);
    const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
    // What came between the last poll and this moment.
    wake();
    // A server that refuses to be waited on is not asked again on this line.
    while (client.usable && !hands.signal.aborted) if ((await Promise.race([client.idle(), ended])) === false) return;
  });
}

/** The folder for what was sent: as it was named, else as the server marks it (RFC 6154), else by its usual names. */
export async function sentFolder(client: ImapFlow, credential: Credential | null): Promise<string | null> {
  const named = credential?.['sent']?.trim() ?? '';
  const folders = await client.list();
  if (named !== '') {
    if (folders.some(({ path }) => path === named)) return named;
    throw new ChannelError('gone', `The mailbox has no folder ${named}. It has ${namesOf(folders)}.`);
  }
  const usual = /^(?:sent|sent items|sent mail|sent messages|gesendet|gesendete elemente|envoyés|enviados|inviati)$/iu;
  const found =
    folders.find(({ specialUse }) => specialUse === '\\Sent') ?? folders.find(({ name }) => usual.test(name));
  return found?.path ?? null;
}

function namesOf(folders: readonly ListResponse[]): string {
  return folders
    .slice(0, 20)
    .map(({ path }) => path)
    .join(', ');
}

interface ImapTrouble extends Error {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly serverResponseCode?: string;
  readonly responseText?: string;
  readonly throttleReset?: number;
  readonly mailboxMissing?: boolean;
}

const tooMuch = /too many|rate limit|bandwidth limit|throttl|slow down|try again later/iu;
/** Codes of RFC 5530 and RFC 9051 that say "not now". */
const notNow = new Set(['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'CONTACTADMIN']);

/** What the server said, in the words of the contract. */
export function asTold(error: unknown, server: MailServer, hands: Pick<Hands, 'now'>): unknown {
  if (error instanceof ChannelError) return error;
  const trouble = error as ImapTrouble;
  const code = trouble.serverResponseCode ?? '';
  const said = shortly(trouble.responseText ?? trouble.message);
  const at = `The mail server ${server.host}`;
  if (code === 'LIMIT' || trouble.code === 'ETHROTTLE' || tooMuch.test(said)) {
    const waitMs = Math.max(60_000, trouble.throttleReset ?? restMs);
    const retryAt = new Date(hands.now().getTime() + waitMs);
    return new ChannelError('rate_limited', `${at} asks to slow down: ${said}`, { retryAt, cause: error });
  }
  if (trouble.authenticationFailed && !notNow.has(code)) {
    return new ChannelError('auth_expired', `${at} does not let ${server.user} in: ${said}`, { cause: error });
  }
  if (isCertificate(trouble.code)) {
    const words = `${at} shows a certificate that is not trusted (${trouble.code}); check its name`;
    return new ChannelError('rejected', words, { cause: error });
  }
  if (code === 'NONEXISTENT' || trouble.mailboxMissing || /doesn't exist|does not exist/iu.test(said)) {
    return new ChannelError('gone', `${at} has no such folder: ${said}`, { cause: error });
  }
  return new ChannelError('unreachable', `${at} broke off: ${said || 'it said nothing'}`, { cause: error });
}

export function isCertificate(code: string | undefined): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/u.test(code ?? '');
}

/** Of what a server says, one line a person can read. */
export function shortly(words: string): string {
  return words
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
