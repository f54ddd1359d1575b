// Opens Heed: brings the database to this version, starts what listens, sends and watches, and serves the desk. The
// wall clock of the whole product is the one line in `openWorld`.

import { mkdirSync } from 'node:fs';
import { loadChannel, loadManifests } from '../channels/registry.ts';
import { isThereAnyone } from '../store/account/people.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { ensurePartitions } from '../store/partitions.ts';
import { openBlobStore } from './blob-store.ts';
import { openBudgets } from './budgets.ts';
import { noteOpenWays } from './flow/notify.ts';
import { startTicker } from './flow/ticker.ts';
import { buildApp } from './http/app.ts';
import { startLiveHub } from './live/hub.ts';
import { createLog } from './log.ts';
import { loadPushKeys } from './notify/push-keys.ts';
import { readWays } from './notify/ways.ts';
import { createOutgoing } from './outgoing.ts';
import { openSaidShelves } from './said-shelves.ts';
import { createSecretBox, loadKey } from './secret-box.ts';
import { openSentences } from './sentences.ts';
import { createSetupLink } from './setup-link.ts';
import { loadWeights } from './weights.ts';
import { startWorkers, type WorkerOptions } from './workers.ts';
import type { World } from './world.ts';

export interface ServeOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: 'pretty' | 'json' | 'silent';
  /** `host:port` pairs the outgoing client may reach although they are private. */
  readonly allow: readonly string[];
  /** Origins that are asked elsewhere, as through a gateway of the operator's: from origin to origin. */
  readonly reroute?: Readonly<Record<string, string>>;
  /** Peers whose X-Forwarded-For, -Host and -Proto are believed: addresses, networks, or `loopback`. */
  readonly trustProxy: readonly string[];
  /** Where people open the desk, for links in notices; left out: where it listens. */
  readonly address?: string | null;
  /** The server that notices leave by as mail, and who they are from. */
  readonly smtpUrl?: string | null;
  readonly mailFrom?: string | null;
  /** The mailbox that answers to them arrive in. */
  readonly imapUrl?: string | null;
}

export interface Served {
  /** `http://host:port` */
  readonly address: string;
  /** Where the first owner is made; null once there is one. */
  readonly setupLink: string | null;
  /** Lets work under way end and be committed, then closes everything. */
  stop(): Promise<void>;
}

const userAgent = 'Heed/0.1 (a care desk listening for its business)';
const partitionEveryMs = 6 * 3_600_000;

/** `steps` hears of each step of a send and of a notice; a test stops the process there. */
export async function serve(options: ServeOptions, steps: WorkerOptions = {}): Promise<Served> {
  const { world, close } = await openWorld(options);
  try {
    await migrate(world.database.owner, world.now());
    const setup = createSetupLink(!(await isThereAnyone(world.database.account)));
    const hub = await startLiveHub(world);
    let deskAddress = options.address ?? null;
    const ways = waysOf(options, () => deskAddress);
    await noteOpenWays(world, ways);
    const workers = startWorkers(world, ways, { classifierDir: `${options.dataDir}/classifier`, ...steps });
    const months = startTicker('the partitions', partitionEveryMs, world.log, async () => {
      await ensurePartitions(world.database.owner, world.now());
      return null;
    });
    const { trustProxy } = options;
    const deskDir = `${import.meta.dirname}/../desk/dist`;
    const app = await buildApp({
      world,
      workers,
      hub,
      setup,
      pushKey: ways.push.publicKey,
      deskDir,
      trustProxy,
      address: options.address ?? null,
    });
    const stop = async () => {
      await app.close();
      await Promise.all([workers.stop(), months.stop()]);
      await hub.stop();
      await close();
    };
    try {
      const address = readable(await app.listen({ host: options.host, port: options.port }));
      deskAddress ??= address;
      return { address, setupLink: setup.token === null ? null : `${address}/setup#${setup.token}`, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await close();
    throw error;
  }
}

function waysOf(options: ServeOptions, deskAddress: () => string | null) {
  return readWays({
    deskAddress,
    smtpUrl: options.smtpUrl ?? null,
    mailFrom: options.mailFrom ?? null,
    imapUrl: options.imapUrl ?? null,
    key: loadKey(options.dataDir, process.env.HEED_KEY),
    pushKeys: loadPushKeys(options.dataDir),
  });
}

/** Browsers keep cookies by name: people type localhost, so that is what is printed. */
function readable(address: string): string {
  return address.replace('//127.0.0.1:', '//localhost:').replace('//[::1]:', '//localhost:');
}

async function openWorld(options: ServeOptions): Promise<{ world: World; close: () => Promise<void> }> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const database = openDatabase({ url: options.databaseUrl });
  const now = () => new Date();
  const outgoing = createOutgoing({ allow: options.allow, reroute: options.reroute ?? {}, userAgent });
  const log = createLog(options.log);
  const world: World = {
    database,
    now,
    fetch: outgoing.fetch,
    reach: outgoing.reach,
    reroute: outgoing.reroute,
    manifests: await loadManifests(),
    loadChannel,
    secrets: createSecretBox(loadKey(options.dataDir, process.env.HEED_KEY)),
    budgets: openBudgets(database, now),
    blobs: openBlobStore(`${options.dataDir}/blobs`),
    said: openSaidShelves(),
    sentences: openSentences({ log }),
    weights: loadWeights(options.dataDir, log),
    log,
  };
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await outgoing.close();
    await world.sentences.stop();
    await database.close();
  };
  return { world, close };
}
