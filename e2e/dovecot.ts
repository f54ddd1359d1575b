// Debian's dovecot on a free loopback port, from a configuration and a folder of its own: a real IMAP server with one
// mailbox, whose Maildir the test writes into as a mail server would, and reads what became of it.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Dovecot {
  /** With the user, the password and the folder in it. */
  readonly url: string;
  /** Puts a mail into the mailbox under this name. */
  drop(name: string, mail: string): Promise<void>;
  /** Takes every flag off a mail. */
  unflag(name: string): Promise<void>;
  /** Every mail by its name: its flags in Maildir's letters (`S` is \Seen), and its text. */
  mails(): Promise<ReadonlyMap<string, KeptMail>>;
  stop(): Promise<void>;
}

export interface KeptMail {
  readonly file: string;
  readonly flags: string;
  readonly source: string;
}

const binary = '/usr/sbin/dovecot';
const readyMs = 15_000;

/** Why there is none to start; false when there is one. */
export const noDovecot = existsSync(binary)
  ? false
  : 'dovecot is not installed; on Debian: apt-get install dovecot-imapd';

export async function startDovecot(user: string, password: string): Promise<Dovecot> {
  if (noDovecot) throw new Error(noDovecot);
  const dir = await mkdtemp(join(tmpdir(), 'heed-dovecot-'));
  const port = await freePort();
  const maildir = await makeMaildir(dir);
  await writeFile(join(dir, 'dovecot.conf'), configuration({ dir, port, user, password }));
  const server = spawn(binary, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  const leave = () => server.kill('SIGTERM');
  process.once('exit', leave);
  const exited = once(server, 'exit');
  const stop = async () => {
    process.removeListener('exit', leave);
    leave();
    await exited;
    await rm(dir, { recursive: true, force: true });
  };
  const isReady = await Promise.race([untilReady(port), exited.then(() => false)]);
  if (!isReady) {
    const log = await readFile(join(dir, 'log'), 'utf8').catch(() => 'it left no log');
    await stop();
    throw new Error(`dovecot does not start: ${log}`);
  }
  const url = `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`;
  return { url, ...mailsIn(maildir), stop };
}

/** Started by root it works as somebody without rights, else as whoever started it. */
const worker = userInfo().uid === 0 ? 'nobody' : userInfo().username;

function configuration(of: { dir: string; port: number; user: string; password: string }): string {
  const group = idOf('-gn');
  return `base_dir = ${of.dir}/run
state_dir = ${of.dir}/run
log_path = ${of.dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${worker}
default_internal_group = ${group}
default_login_user = ${worker}
mail_location = maildir:${of.dir}/mail
first_valid_uid = 1
passdb {
  driver = static
  args = user=${of.user} password={PLAIN}${of.password}
}
userdb {
  driver = static
  args = uid=${worker} gid=${group} home=${of.dir}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${of.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}

function idOf(what: '-u' | '-g' | '-gn'): string {
  return execFileSync('id', [what, worker], { encoding: 'utf8' }).trim();
}

async function makeMaildir(dir: string): Promise<string> {
  const maildir = join(dir, 'mail');
  const folders = [maildir, ...['new', 'cur', 'tmp'].map((one) => join(maildir, one))];
  for (const folder of folders) {
    await mkdir(folder);
    if (userInfo().uid === 0) await chown(folder, Number(idOf('-u')), Number(idOf('-g')));
  }
  await chmod(dir, 0o755);
  return maildir;
}

function mailsIn(maildir: string): Pick<Dovecot, 'drop' | 'unflag' | 'mails'> {
  const mails = async () => {
    const kept = new Map<string, KeptMail>();
    for (const folder of ['new', 'cur']) {
      for (const name of await readdir(join(maildir, folder))) {
        const [bare = '', flags = ''] = name.split(':2,');
        const file = join(maildir, folder, name);
        kept.set(bare, { file, flags, source: await readFile(file, 'utf8') });
      }
    }
    return kept;
  };
  return {
    mails,
    drop: async (name, mail) => {
      await writeFile(join(maildir, 'tmp', name), mail);
      await rename(join(maildir, 'tmp', name), join(maildir, 'new', name));
    },
    unflag: async (name) => {
      const kept = (await mails()).get(name);
      if (kept === undefined) throw new Error(`there is no mail ${name}`);
      await rename(kept.file, join(maildir, 'cur', `${name}:2,`));
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
