// heed start: database, desk, server, in that order; then waits to be told to stop, and stops in the other order.

import { startEmbedded } from '../store/embedded/embedded.ts';
import { buildDesk } from './build-desk.ts';
import { assertPortFree } from './free-port.ts';
import { isCheckout } from './home.ts';
import { createNarrator, type Narrate } from './narrate.ts';
import { openBrowser } from './open-browser.ts';
import { readSettings, type Settings } from './settings.ts';
import { untilStopped } from './until-stopped.ts';

export async function start(args: readonly string[]): Promise<number> {
  const settings = readSettings(args, process.env);
  const narrate = createNarrator();
  const stopped = untilStopped();
  await assertPortFree(settings.host, settings.port);
  const database = await findDatabase(settings, narrate);
  try {
    if (isCheckout && settings.mayBuild) await buildDesk(narrate);
    narrate('starting the server');
    // Loaded only now: a message about a taken port should not wait for all of the server's parts.
    const { serve } = await import('../server/serve.ts');
    const server = await serve({ ...settings, databaseUrl: database.url });
    const first = server.setupLink ?? server.address;
    narrate(`Heed is ready: ${server.address}`);
    if (server.setupLink) narrate(`First time here? Make yourself at home: ${server.setupLink}`);
    if (settings.mayOpen && openBrowser(first, process.env)) narrate('opening it in your browser');
    narrate('stop it with Ctrl-C');
    const why = await stopped;
    narrate(`stopping (${why})`);
    await server.stop();
  } finally {
    await database.stop();
  }
  narrate('stopped');
  return 0;
}

interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

async function findDatabase({ databaseUrl, dataDir }: Settings, narrate: Narrate): Promise<Database> {
  if (databaseUrl) {
    narrate(`using the database at ${new URL(databaseUrl).host} (DATABASE_URL)`);
    return { url: databaseUrl, stop: async () => {} };
  }
  narrate(`starting the database in ${dataDir}`);
  return startEmbedded({ dir: dataDir, log: narrate });
}
