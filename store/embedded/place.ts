// Where the embedded database keeps its data: in the data folder, or, when the user that runs PostgreSQL cannot reach
// that (/root is 0700), under /var/lib, with a pointer left in the data folder.

import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { canReach, chooseRunner, type Runner } from './runner.ts';

export interface Place {
  /** PostgreSQL's data directory; it may not exist yet. */
  readonly dataDir: string;
  readonly runner: Runner | null;
  /** A folder where binaries may be copied to, should the packaged ones be out of reach. */
  readonly copies: string;
}

export function settlePlace(dir: string): Place {
  makeWritable(dir);
  const pointer = join(dir, 'postgres.at');
  if (existsSync(pointer)) return followPointer(dir, readFileSync(pointer, 'utf8').trim());
  const inside = join(dir, 'postgres');
  const runner = chooseRunner(inside);
  if (runner === null) return { dataDir: inside, runner, copies: dir };
  if (canReach(dir, runner)) return { dataDir: inside, runner, copies: dir };
  const outside = makeOutside();
  const dataDir = join(outside, createHash('sha256').update(dir).digest('hex').slice(0, 16));
  writeFileSync(pointer, `${dataDir}\n`, { mode: 0o600 });
  return { dataDir, runner, copies: outside };
}

function followPointer(dir: string, dataDir: string): Place {
  // A first start that was killed leaves a pointer without data; only the missing parent tells of lost data.
  if (!existsSync(join(dataDir, '..'))) {
    throw new EmbeddedError(
      'data_missing',
      `The database of ${dir} was kept in ${dataDir}, which is gone. Bring it back from a backup, ` +
        `or delete ${join(dir, 'postgres.at')} to begin with an empty one.`,
    );
  }
  return { dataDir, runner: chooseRunner(dataDir), copies: join(dataDir, '..') };
}

function makeWritable(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new EmbeddedError(
      'not_writable',
      `Heed cannot write to its data folder ${dir} (${(cause as NodeJS.ErrnoException).code}). ` +
        'Give this user the right to write there, or choose another folder with --data DIR.',
      { cause },
    );
  }
}

/** A folder of root's own that others may pass through; never one that somebody else has put there. */
function makeOutside(): string {
  for (const candidate of ['/var/lib/heed', '/var/tmp/heed']) {
    try {
      mkdirSync(candidate, { recursive: true, mode: 0o711 });
      const made = lstatSync(candidate);
      if (made.isDirectory() && made.uid === 0) return candidate;
    } catch {
      // A read-only system: try the next one.
    }
  }
  throw new EmbeddedError(
    'not_writable',
    'Heed runs as root from a folder that other users cannot reach, and neither /var/lib nor /var/tmp can be written. ' +
      'Choose a reachable folder with --data DIR, or set DATABASE_URL.',
  );
}
