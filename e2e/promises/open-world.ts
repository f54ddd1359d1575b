// The server's world without its front: a real database, the guarded way out, sealed credentials, and a clock that the
// test sets. In: where they are. Out: what every part of the flow is handed.

import { pino } from 'pino';
import { loadChannel, loadManifests } from '../../channels/registry.ts';
import { openBlobStore } from '../../server/blob-store.ts';
import { openBudgets } from '../../server/budgets.ts';
import { createOutgoing } from '../../server/outgoing.ts';
import { openSaidShelves } from '../../server/said-shelves.ts';
import { createSecretBox, loadKey } from '../../server/secret-box.ts';
import { openSentences } from '../../server/sentences.ts';
import { shippedWeights } from '../../server/weights.ts';
import type { World } from '../../server/world.ts';
import { openDatabase } from '../../store/database.ts';

export interface WorldOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly allow: readonly string[];
  readonly now: () => Date;
}

export interface OpenWorld extends AsyncDisposable {
  readonly world: World;
}

export async function openWorld({ databaseUrl, dataDir, allow, now }: WorldOptions): Promise<OpenWorld> {
  const database = openDatabase({ url: databaseUrl, size: 6 });
  const outgoing = createOutgoing({ allow, userAgent: 'Heed/0.1 (under test)' });
  const log = pino({ level: 'silent' });
  const sentences = openSentences({ log });
  const world: World = {
    database,
    now,
    fetch: outgoing.fetch,
    reach: outgoing.reach,
    reroute: outgoing.reroute,
    manifests: await loadManifests(),
    loadChannel,
    secrets: createSecretBox(loadKey(dataDir, undefined)),
    budgets: openBudgets(database, now),
    blobs: openBlobStore(`${dataDir}/blobs`),
    said: openSaidShelves(),
    weights: shippedWeights(),
    sentences,
    log,
  };
  return {
    world,
    [Symbol.asyncDispose]: async () => {
      await outgoing.close();
      await sentences.stop();
      await database.close();
    },
  };
}
