// The platforms' own descriptions, which judge Heed and its doubles: they lie beside the checkout, never in it. In: a name
// under that folder. Out: where it is, or null after saying so; in CI a missing one is an error.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../shared/specs');

export function specAt(name: string): string | null {
  const path = join(FOLDER, name);
  if (existsSync(path)) return path;
  if (process.env['CI']) throw new Error(`The platform's description ../shared/specs/${name} is missing.`);
  console.log(`not judged, because ../shared/specs/${name} is not there`);
  return null;
}
