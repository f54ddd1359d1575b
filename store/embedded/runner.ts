// Which user of the machine runs PostgreSQL: ourselves, or, when Heed runs as root (which PostgreSQL refuses),
// an unprivileged one. Also says what such a user can reach.

import { readFileSync, type Stats, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

/** Names tried in this order; any other named user comes after them. */
const preferred = ['heed', 'postgres', 'nobody'];

/** Null: PostgreSQL runs as the user Heed runs as. `dataDir` may exist already; then its owner decides. */
export function chooseRunner(dataDir: string): Runner | null {
  const uid = process.getuid?.();
  if (uid === undefined) return null; // Windows: the server drops its own privileges
  const data = statIfThere(dataDir);
  if (uid === 0) return data && data.uid !== 0 ? { uid: data.uid, gid: data.gid } : findUnprivileged();
  if (data && data.uid !== uid) {
    throw new EmbeddedError(
      'not_ours',
      `The database in ${dataDir} belongs to another user (uid ${data.uid}, this is ${uid}). ` +
        'Start Heed as that user or as root, or choose another folder with --data DIR.',
    );
  }
  return null;
}

/** Whether `runner` could open `path`: every folder above it must let it through. */
export function canReach(path: string, runner: Runner): boolean {
  for (let at = path; ; at = dirname(at)) {
    const found = statIfThere(at);
    if (found?.isDirectory() && !mayEnter(found, runner)) return false;
    if (at === dirname(at)) return true;
  }
}

/** `initdb` looks its user up by number and refuses one it cannot find (`docker run --user 12345`). */
export function hasPasswdEntry(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function mayEnter(folder: Stats, runner: Runner): boolean {
  if (folder.uid === runner.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === runner.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

function findUnprivileged(): Runner {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const rank = (name: string) => (preferred.indexOf(name) + preferred.length + 1) % (preferred.length + 1);
  const [chosen] = users.sort((a, b) => rank(a.name) - rank(b.name));
  if (chosen) return { uid: chosen.uid, gid: chosen.gid };
  throw new EmbeddedError(
    'no_passwd_entry',
    'PostgreSQL does not run as root, and /etc/passwd names no other user. ' +
      'Add one (useradd --system heed), or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function statIfThere(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
