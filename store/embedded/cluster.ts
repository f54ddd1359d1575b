// Makes a PostgreSQL data directory once, under another name, and renames it when it is complete: a start that is
// killed in the middle leaves nothing that looks like a database. Also refuses data of another major version.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Place } from './place.ts';
import { hasPasswdEntry } from './runner.ts';

const run = promisify(execFile);

export const superuser = 'heed';

/** What a child of ours may see of our environment: none of libpq's settings, messages in English, times in UTC. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|DATABASE_URL|HEED_|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** Returns the superuser's password, which lives inside the data directory, 0600. */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  options: { readonly log: (line: string) => void; readonly isThrowaway: boolean },
): Promise<string> {
  const major = await majorOf(binaries);
  if (!existsSync(place.dataDir)) {
    options.log(`making a database in ${place.dataDir}`);
    await createCluster(place, binaries, { major, isThrowaway: options.isThrowaway });
  }
  refuseOtherVersion(place.dataDir, major);
  return readFileSync(join(place.dataDir, 'heed.password'), 'utf8');
}

async function majorOf(binaries: Binaries): Promise<number> {
  const { stdout } = await run(binaries.postgres, ['--version'], { env: childEnvironment() });
  return Number(/ (\d+)/.exec(stdout)?.[1]);
}

function refuseOtherVersion(dataDir: string, major: number): void {
  const made = Number(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8'));
  if (made === major) return;
  throw new EmbeddedError(
    'other_version',
    `The database in ${dataDir} was made by PostgreSQL ${made}; this Heed brings PostgreSQL ${major}. ` +
      'Nothing was changed. Start the Heed that made it, or move the data with pg_dump and pg_restore ' +
      `of PostgreSQL ${Math.max(made, major)}, or begin with an empty folder: --data DIR.`,
  );
}

async function createCluster(
  place: Place,
  binaries: Binaries,
  { major, isThrowaway }: { readonly major: number; readonly isThrowaway: boolean },
): Promise<void> {
  const draft = `${place.dataDir}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  const password = randomBytes(24).toString('base64url');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.runner) {
    chownSync(draft, place.runner.uid, place.runner.gid);
    chownSync(passwordFile, place.runner.uid, place.runner.gid);
  }
  try {
    await initdb(binaries, place, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      ...(major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']),
      ...(isThrowaway ? ['--no-sync'] : major >= 17 && process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
    ]);
    renameSync(passwordFile, join(draft, 'heed.password'));
    renameSync(draft, place.dataDir);
  } catch (error) {
    // Two first starts at once: one rename wins, the other uses what it made.
    if (!existsSync(join(place.dataDir, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initdb(binaries: Binaries, place: Place, settings: readonly string[]): Promise<void> {
  const options = { ...place.runner, env: childEnvironment(), cwd: dirname(binaries.initdb) };
  // Inside a user namespace of its own a nameless user can borrow the name of another; files stay its own.
  const [file, ...before] =
    place.runner || process.platform === 'win32' || hasPasswdEntry()
      ? [binaries.initdb]
      : ['unshare', '--user', '--map-user=65534', '--map-group=65534', binaries.initdb];
  try {
    await run(file ?? binaries.initdb, [...before, ...settings], options);
  } catch (cause) {
    if (before.length > 0) {
      throw new EmbeddedError(
        'no_passwd_entry',
        `PostgreSQL wants a user with a name, and uid ${process.getuid?.()} has none in /etc/passwd. ` +
          'Add one there, run Heed as root or as a named user, or set DATABASE_URL.',
        { cause },
      );
    }
    const words = (cause as { stderr?: string }).stderr?.trim() || String(cause);
    throw new EmbeddedError('will_not_start', `PostgreSQL could not make its database: ${words}`, { cause });
  }
}
