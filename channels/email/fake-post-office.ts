// Debian's opensmtpd on a free loopback port, delivering into the Maildirs that dovecot serves: mail as it really goes. Its
// queue lives in a mount namespace of its own, so that it never meets a queue this machine may have. TLS and the password
// are taken at a counter before it: Debian 12's build cannot serve TLS itself (OpenSMTPD issue 1171).

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { type FakeMailbox, type MailHost, mailboxPassword, mailWorker } from '../families/mail/fake-mailboxes.ts';

const binary = '/usr/sbin/smtpd';
const readyMs = 10_000;

export const officeHost = 'mail.shop.example';

/** Why there is none to start; false when there is one. */
export const noPostOffice = existsSync(binary)
  ? canKeepApart()
  : 'opensmtpd is not installed; on Debian: apt-get install opensmtpd';

function canKeepApart(): string | false {
  const isApart = userInfo().uid === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
  return isApart ? false : 'opensmtpd would share this machine’s own mail queue; run as root, with mount namespaces';
}

export interface PostOffice {
  /** TLS from the first byte, and STARTTLS that is demanded. */
  readonly ports: { readonly tls: number; readonly starttls: number };
  readonly certificate: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** Takes mail for these mailboxes at `shop.example`, from whoever knows the password. */
export async function startPostOffice(host: MailHost, mailboxes: readonly FakeMailbox[]): Promise<PostOffice> {
  const dir = await mkdtemp(join(tmpdir(), 'heed-post-'));
  await chmod(dir, 0o755);
  const [certificate, key] = await certify(dir);
  const port = await freePort();
  await writeFile(join(dir, 'smtpd.conf'), configuration({ port, mailDir: host.dir, mailboxes }));
  const apart = 'mount -t tmpfs -o mode=755 tmpfs /var/spool && mount -t tmpfs -o mode=755 tmpfs /run';
  const script = `${apart} && mkdir -m 711 /var/spool/smtpd && exec ${binary} -d -f ${dir}/smtpd.conf`;
  const server = spawn('unshare', ['-m', 'sh', '-c', script], { stdio: 'ignore' });
  const leave = () => server.kill('SIGTERM');
  process.once('exit', leave);
  const exited = once(server, 'exit');
  if (!(await Promise.race([untilOpen(port), exited.then(() => false)]))) throw new Error('smtpd does not start');
  const counters = await openCounters({ port, certificate, key });
  const [tls = 0, starttls = 0] = counters.map((counter) => (counter.address() as AddressInfo).port);
  return {
    ports: { tls, starttls },
    certificate,
    key,
    stop: async () => {
      for (const counter of counters) counter.close();
      process.removeListener('exit', leave);
      leave();
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

interface Counter {
  readonly port: number;
  readonly certificate: string;
  readonly key: string;
}

/** One that speaks TLS from the first byte, one that is asked for it. */
async function openCounters(of: Counter): Promise<readonly Server[]> {
  const tls = createTlsServer({ cert: of.certificate, key: of.key }, (socket) => serve(socket, of, false));
  const starttls = createServer((socket) => serve(socket, of, true));
  for (const counter of [tls, starttls]) await once(counter.listen(0, '127.0.0.1'), 'listening');
  return [tls, starttls];
}

/** Hands everything on but STARTTLS and AUTH, which it answers itself. */
function serve(given: Socket, { port, certificate, key }: Counter, offersTls: boolean): void {
  const office = connect(port, '127.0.0.1');
  let customer = given;
  let isOpen = offersTls;
  /** The office has met this customer before TLS, and greets nobody twice. */
  let met: string | null = null;
  const hear = (data: Buffer) => {
    const words = data.toString('latin1');
    const password = /^AUTH PLAIN (\S+)/iu.exec(words)?.[1];
    if (isOpen && /^STARTTLS\r\n$/iu.test(words)) {
      customer.removeListener('data', hear);
      customer.write('220 2.0.0 Ready\r\n');
      customer = new TLSSocket(customer, { isServer: true, cert: certificate, key });
      customer.on('data', hear).on('error', () => office.destroy());
      isOpen = false;
    } else if (met !== null && !isOpen && /^EHLO\b/iu.test(words)) customer.write(offered(met), 'latin1');
    else if (password === undefined) office.write(data);
    else if (Buffer.from(password, 'base64').toString().endsWith(`\0${mailboxPassword}`))
      customer.write('235 2.0.0 Ok\r\n');
    else customer.write('535 5.7.8 Authentication failed\r\n');
  };
  customer.on('data', hear).on('error', () => office.destroy());
  office.on('error', () => customer.destroy()).once('close', () => customer.end());
  given.once('close', () => office.destroy());
  const offered = (greeting: string) =>
    greeting.replace(/^250 HELP/mu, `${isOpen ? '250-STARTTLS' : '250-AUTH PLAIN'}\r\n250 HELP`);
  office.on('data', (data) => {
    const words = data.toString('latin1');
    if (/^250 HELP/mu.test(words) && offersTls) met = words;
    customer.write(offered(words), 'latin1');
  });
}

interface Office {
  readonly port: number;
  readonly mailDir: string;
  readonly mailboxes: readonly FakeMailbox[];
}

function configuration({ port, mailDir, mailboxes }: Office): string {
  return `table users { ${mailboxes.map(({ user }) => `"${user}@shop.example" = ${mailWorker}`).join(', ')} }
listen on 127.0.0.1 port ${port}
action "in" maildir "${mailDir}/mails/%{dest.user}" virtual <users>
match from any for domain "shop.example" action "in"
`;
}

async function certify(dir: string): Promise<readonly [string, string]> {
  const paths = ['cert.pem', 'key.pem'].map((name) => join(dir, name));
  const [cert = '', key = ''] = paths;
  const subject = ['-subj', `/CN=${officeHost}`, '-addext', `subjectAltName=DNS:${officeHost}`];
  const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  execFileSync('openssl', [...how, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
  await chmod(key, 0o600);
  return [await readFile(cert, 'utf8'), await readFile(key, 'utf8')];
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilOpen(port: number): Promise<boolean> {
  for (const end = Date.now() + readyMs; Date.now() < end; await wait(50)) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return true;
  }
  return false;
}
