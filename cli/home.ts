// Where Heed lies on this machine: the folder with its package.json, the same for a checkout and for the packed product.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const home = findHome(import.meta.dirname);

/** Sources beside us: everything that needs them (tests, the desk's build) is there too. */
export const isCheckout = import.meta.filename.endsWith('.ts');

export function readVersion(): string {
  return (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
}

function findHome(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findHome(dirname(from));
}
