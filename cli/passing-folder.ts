// A folder for a database that is gone afterwards. Others may pass through it: the user that PostgreSQL runs as when we
// are root could not reach its data otherwise, and it would be put, and left, under /var/lib.

import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function makePassingFolder(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(dir, 0o711);
  return dir;
}
