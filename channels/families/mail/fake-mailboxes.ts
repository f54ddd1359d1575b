// Debian's dovecot on a free loopback port, for the doubles of channels that read mail and for the journeys: a real IMAP
// server, one for each process, with a fresh mailbox for each of them. Mails are put into its Maildirs as a mail server would.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** With what an address of a mailbox has to escape. */
export const mailboxPassword = 'secret/of:its@own';
const binary = '/usr/sbin/dovecot';
const readyMs = 15_000;

/** Why there is none to start; false when there is one. */
export const noDovecot = existsSync(binary)
  ? false
  : 'dovecot is not installed; on Debian: apt-get install dovecot-imapd';

export interface MailHost {
  readonly port: number;
  readonly dir: string;
  /** A fresh and empty mailbox; without a name it has a number. */
  mailbox(user?: string): Promise<FakeMailbox>;
}

export interface FakeMailbox {
  readonly user: string;
  /** Its INBOX as a Maildir. */
  readonly home: string;
  /** Puts a mail into INBOX, or into another folder. */
  drop(mail: string | Buffer, at?: Date, folder?: string): Promise<void>;
  /** Mails by their file's name, with flags in Maildir's letters (`S` is \Seen). */
  mails(
    folder?: string,
  ): Promise<readonly { readonly name: string; readonly flags: string; readonly source: string }[]>;
  /** Numbers every mail anew, as after a repair: the folder gets another UIDVALIDITY. */
  renumber(): Promise<void>;
  /** Every mail twice, or in another order: with new numbers. */
  shuffle(how: 'duplicated' | 'reordered'): Promise<void>;
}

let shared: Promise<MailHost> | null = null;

/** The process's own server; it ends with the process. */
export function mailHost(): Promise<MailHost> {
  shared ??= start();
  return shared;
}

/** Started by root it works as somebody without rights, else as whoever started it. */
export const mailWorker = userInfo().uid === 0 ? 'nobody' : userInfo().username;

async function start(): Promise<MailHost> {
  if (noDovecot) throw new Error(noDovecot);
  const dir = await mkdtemp(join(tmpdir(), 'heed-mail-'));
  const port = await freePort();
  await chmod(dir, 0o755);
  await owned(join(dir, 'mails'));
  await writeFile(join(dir, 'dovecot.conf'), configuration(dir, port));
  const server = spawn(binary, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  server.unref();
  process.once('exit', () => {
    server.kill('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  });
  if (!(await untilReady(port))) {
    const log = await readFile(join(dir, 'log'), 'utf8').catch(() => 'it left no log');
    throw new Error(`dovecot does not start: ${log}`);
  }
  let count = 0;
  return {
    port,
    dir,
    mailbox: async (user) => {
      count += 1;
      const name = user ?? `u${count}`;
      return mailboxIn(join(dir, 'mails', name), name);
    },
  };
}

function configuration(dir: string, port: number): string {
  const group = idOf('-gn');
  return `base_dir = ${dir}/run
state_dir = ${dir}/run
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_fsync = never
mail_max_userip_connections = 100
default_internal_user = ${mailWorker}
default_internal_group = ${group}
default_login_user = ${mailWorker}
mail_location = maildir:${dir}/mails/%u
first_valid_uid = 1
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
passdb {
  driver = static
  args = password={PLAIN}${mailboxPassword}
}
userdb {
  driver = static
  args = uid=${mailWorker} gid=${group} home=${dir}/mails/%u
}
service imap-login {
  chroot =
  service_count = 0
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  service_count = 0
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}

const ids = new Map<string, string>();

function idOf(what: '-u' | '-g' | '-gn'): string {
  const id = ids.get(what) ?? execFileSync('id', [what, mailWorker], { encoding: 'utf8' }).trim();
  ids.set(what, id);
  return id;
}

async function owned(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (userInfo().uid === 0) await chown(folder, Number(idOf('-u')), Number(idOf('-g')));
}

async function mailboxIn(home: string, user: string): Promise<FakeMailbox> {
  await owned(home);
  const parts = ['cur', 'new', 'tmp'];
  const at = (folder = '') => (folder === '' ? home : join(home, `.${folder}`));
  for (const folder of ['', 'Sent']) {
    await owned(at(folder));
    for (const part of parts) await owned(join(at(folder), part));
  }
  let count = 0;
  const nameNext = () => {
    count += 1;
    return `${Date.now()}.${String(count).padStart(6, '0')}.double`;
  };
  const files = async (folder?: string) => {
    const all = await Promise.all(
      ['new', 'cur'].map(async (part) => (await readdir(join(at(folder), part))).map((name) => ({ part, name }))),
    );
    return all.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const drop: FakeMailbox['drop'] = async (mail, date, folder) => {
    const name = nameNext();
    await writeFile(join(at(folder), 'tmp', name), mail);
    // Maildir keeps the time of arrival as the file's own.
    if (date !== undefined) await utimes(join(at(folder), 'tmp', name), date, date);
    await rename(join(at(folder), 'tmp', name), join(at(folder), 'new', name));
  };
  return {
    user,
    home,
    drop,
    mails: async (folder) =>
      Promise.all(
        (await files(folder)).map(async ({ part, name }) => ({
          name,
          flags: name.split(':2,')[1] ?? '',
          source: await readFile(join(at(folder), part, name), 'latin1'),
        })),
      ),
    renumber: async () => {
      const list = join(home, 'dovecot-uidlist');
      const validity = Number(/ V(\d+)/u.exec(await readFile(list, 'utf8'))?.[1]) + 10;
      for (const file of await readdir(home)) if (/^dovecot\.index/u.test(file)) await rm(join(home, file));
      await writeFile(`${list}.new`, `3 V${validity} N1\n`);
      await rename(`${list}.new`, list);
    },
    shuffle: async (how) => {
      const known = await files();
      for (const { part, name } of known.reverse()) {
        const old = join(home, part, name);
        if (how === 'duplicated') await drop(await readFile(old));
        else await rename(old, join(home, 'new', nameNext()));
      }
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** It takes connections before it can let anybody in; ready is what it says itself. */
async function untilReady(port: number): Promise<boolean> {
  for (const end = Date.now() + readyMs; Date.now() < end; await wait(50)) {
    const socket = connect(port, '127.0.0.1');
    const greeting = await new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('latin1'))).once('error', () => resolve(''));
    });
    socket.destroy();
    if (greeting.includes('ready.')) return true;
  }
  return false;
}
