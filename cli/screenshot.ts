// heed screenshot: the pictures of the desk, taken of a real Heed in a real browser, so that the README never lies.

import { join } from 'node:path';
import { buildDesk } from './build-desk.ts';
import { CliError } from './cli-error.ts';
import { findChromium, howToGetChromium } from './find-tools.ts';
import { home } from './home.ts';
import { createNarrator } from './narrate.ts';
import { runOnDatabase } from './run-on-database.ts';

export async function screenshot(): Promise<number> {
  const narrate = createNarrator();
  if (!findChromium(process.env)) throw new CliError(howToGetChromium);
  await buildDesk(narrate);
  narrate('living through a busy hour, then taking pictures');
  return runOnDatabase(join(home, 'e2e', 'screenshot.ts'), { isThrowaway: true });
}
