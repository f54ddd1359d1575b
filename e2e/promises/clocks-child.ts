// Clocks and notices in a process of their own. In: a world, the time, the mail server, and the step of a notice at which
// to die. It kills itself there as a power cut would; without a step it works until nothing of now is left, and ends.

import { setTimeout as wait } from 'node:timers/promises';
import { noteOpenWays, startNotifier, type TellStep } from '../../server/flow/notify.ts';
import { startClocks } from '../../server/flow/triage.ts';
import { openWorld } from './open-world.ts';
import { waysOf } from './told.ts';

export interface ClocksChild {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly allow: readonly string[];
  readonly smtpUrl: string;
  readonly now: number;
  readonly dieAt: TellStep | null;
}

const asked = JSON.parse(process.argv[2] ?? '') as ClocksChild;
// The time it was told, going on from there.
const began = performance.now();
await using opened = await openWorld({ ...asked, now: () => new Date(asked.now + performance.now() - began) });
const { world } = opened;
const ways = waysOf(asked.dataDir, asked.smtpUrl);
await noteOpenWays(world, ways);
const notifier = startNotifier(world, ways, {
  onTell: (step) => {
    if (step === asked.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
const clocks = startClocks(world);
while ((await left()) > 0) await wait(20);
await clocks.stop();
await notifier.stop();

/** Clocks that are due, and notices on their way. */
async function left(): Promise<number> {
  const row = await world.database.shared((tx) =>
    tx.row<{ n: number }>(
      `select (select count(*) from heed.clocks_due($1, 100)) + (select count(*) from heed.delivery_due where at <= $1)
         as n`,
      [world.now()],
    ),
  );
  return row?.n ?? 0;
}
