// A mailbox on loopback that speaks as much IMAP4rev1 (RFC 3501) as is asked of it: for tests of answers to notices.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface FakeImap {
  readonly url: string;
  /** Every command after its tag, as it came. */
  readonly asked: string[];
  readonly seen: ReadonlySet<number>;
  close(): Promise<void>;
}

/** `mails` have the uids 1, 2, 3 … */
export async function startImap(mails: readonly string[]): Promise<FakeImap> {
  const asked: string[] = [];
  const seen = new Set<number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.write('* OK ready\r\n');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        const [, tag = '', command = ''] = /^(\S+) (.*)$/u.exec(line) ?? [];
        asked.push(command);
        socket.write(
          Buffer.from([...answer(command, mails, seen), `${tag} OK done`].map((one) => `${one}\r\n`).join('')),
        );
        if (/^LOGOUT/iu.test(command)) socket.end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://heed:secret@127.0.0.1:${port}/INBOX`,
    asked,
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answer(command: string, mails: readonly string[], seen: Set<number>): readonly string[] {
  const uid = Number(/^UID (?:FETCH|STORE) (\d+)/iu.exec(command)?.[1] ?? 0);
  const mail = mails[uid - 1] ?? '';
  if (/^CAPABILITY/iu.test(command)) return ['* CAPABILITY IMAP4rev1'];
  if (/^LIST/iu.test(command)) return ['* LIST () "/" INBOX'];
  if (/^SELECT/iu.test(command)) {
    return [
      `* ${mails.length} EXISTS`,
      '* FLAGS (\\Seen)',
      '* OK [UIDVALIDITY 1] .',
      `* OK [UIDNEXT ${mails.length + 1}] .`,
    ];
  }
  if (/^UID SEARCH/iu.test(command)) {
    return [`* SEARCH ${mails.flatMap((_, i) => (seen.has(i + 1) ? [] : [i + 1])).join(' ')}`];
  }
  if (/^UID STORE/iu.test(command)) {
    seen.add(uid);
    return [`* ${uid} FETCH (UID ${uid} FLAGS (\\Seen))`];
  }
  if (/^UID FETCH.*HEADER\.FIELDS/iu.test(command)) {
    const head = mail.slice(0, mail.indexOf('\r\n\r\n'));
    const fields = `${head
      .split(/\r\n(?!\s)/u)
      .filter((line) => /^(in-reply-to|references):/iu.test(line))
      .join('\r\n')}\r\n\r\n`;
    const about = `UID ${uid} RFC822.SIZE ${Buffer.byteLength(mail)} INTERNALDATE "20-Nov-2026 10:00:00 +0000"`;
    return [
      `* ${uid} FETCH (${about} BODY[HEADER.FIELDS (IN-REPLY-TO REFERENCES)] {${Buffer.byteLength(fields)}}\r\n${fields})`,
    ];
  }
  if (/^UID FETCH/iu.test(command)) {
    return [`* ${uid} FETCH (UID ${uid} BODY[]<0> {${Buffer.byteLength(mail)}}\r\n${mail})`];
  }
  if (/^LOGOUT/iu.test(command)) return ['* BYE'];
  return [];
}
