// A line between a mail program and its server that has bad days: it says in the server's own words that it is busy, shut or
// broken, cuts a mail in half, or swallows the answer to a mail that was taken. In: where the server is. Out: a port.

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Misbehaviour } from '../../testbed.ts';

export interface MailLine {
  readonly port: number;
  /** Conversations so far. */
  conversations(): number;
  stop(): Promise<void>;
}

interface LineTo {
  readonly protocol: 'imap' | 'smtp';
  readonly port: number;
  /** Taken from the front as conversations meet them. */
  readonly badDays: Misbehaviour[];
  /** Whatever the server calls a mistake of ours. */
  readonly faults: string[];
  /** Done before the server is reached. */
  readonly shuffle: (how: 'duplicated' | 'reordered') => Promise<void>;
}

export async function startMailLine(to: LineTo): Promise<MailLine> {
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    count += 1;
    open.add(client);
    client.on('error', () => {}).once('close', () => open.delete(client));
    const at = to.badDays.findIndex(({ how }) => how !== 'accepted_then_cut' || to.protocol === 'smtp');
    const [badDay = null] = at === -1 ? [] : to.badDays.splice(at, 1);
    live(client, to, badDay).catch(() => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    conversations: () => count,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function live(client: Socket, to: LineTo, badDay: Misbehaviour | null): Promise<void> {
  const how = badDay?.how;
  if (how === 'server_error') {
    client.end(to.protocol === 'imap' ? '* BYE Internal error occurred.\r\n' : '421 4.3.0 Internal error, closing\r\n');
    return;
  }
  if (how === 'slow') await sleep(badDay?.how === 'slow' ? badDay.ms : 0);
  if (how === 'duplicated' || how === 'reordered') await to.shuffle(how);
  const server = connect(to.port, '127.0.0.1');
  server.on('error', () => client.destroy()).once('close', () => client.end());
  client.once('close', () => server.destroy());
  const state = { isMailWhole: false, isOver: false };
  client.on('data', (data) => {
    if (state.isOver) return;
    const words = data.toString('latin1');
    const refusal = refusalOf(to.protocol, words, how);
    if (refusal !== null) client.write(refusal);
    else server.write(data);
    if (/(?:^|\r\n)\.\r\n$/u.test(words)) state.isMailWhole = true;
  });
  server.on('data', (data) => {
    const words = data.toString('latin1');
    noteFaults(to, words);
    const isHalf = how === 'half_a_body' && (to.protocol === 'smtp' || words.includes('BODY[]'));
    if (isHalf || (how === 'accepted_then_cut' && state.isMailWhole)) {
      state.isOver = true;
      if (isHalf) client.write(data.subarray(0, data.length >> 1));
      client.end();
      server.destroy();
      return;
    }
    client.write(data);
  });
}

/** What the server says in place of going on, at the step where real ones say it. */
function refusalOf(protocol: 'imap' | 'smtp', words: string, how: Misbehaviour['how'] | undefined): string | null {
  const isShut = how === 'token_expired' || how === 'access_revoked';
  if (protocol === 'imap') {
    const tag = /^(\S+) (?:AUTHENTICATE|LOGIN)\b/iu.exec(words)?.[1];
    if (tag === undefined) return null;
    if (isShut) return `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.\r\n`;
    return how === 'rate_limited' ? `${tag} NO [LIMIT] Too many connections, try again later.\r\n` : null;
  }
  if (isShut && /^AUTH\b/iu.test(words)) return '535 5.7.8 Authentication credentials invalid\r\n';
  if (how !== 'rate_limited' || !/^MAIL FROM/iu.test(words)) return null;
  // What was piped behind it is answered line by line (RFC 2920).
  const behind = words.trimEnd().split('\r\n').length - 1;
  return `450 4.7.1 Too many messages, slow down\r\n${'503 5.5.1 No sender yet\r\n'.repeat(behind)}`;
}

/** A server answers BAD, or 500 to 504, to a client that breaks the protocol. */
function noteFaults({ protocol, faults }: LineTo, words: string): void {
  const bad = protocol === 'imap' ? /^\w+ BAD [^\r\n]*/mu.exec(words) : /^50[0-4] [^\r\n]*/mu.exec(words);
  if (bad !== null) faults.push(bad[0]);
}
