// A sender in a process of its own. In: a world, the time, and the step at which to die. It kills itself there as a power
// cut would; without a step it sends until the outbox is empty and ends.

import { setTimeout as wait } from 'node:timers/promises';
import { type SendStep, startSender } from '../../server/flow/respond.ts';
import { openWorld } from './open-world.ts';

export interface SenderChild {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly allow: readonly string[];
  readonly now: number;
  readonly dieAt: SendStep | null;
}

const asked = JSON.parse(process.argv[2] ?? '') as SenderChild;
// The time it was told, going on from there.
const began = performance.now();
await using opened = await openWorld({ ...asked, now: () => new Date(asked.now + performance.now() - began) });
const { world } = opened;
const sender = startSender(world, {
  onStep: (step) => {
    if (step === asked.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
while ((await left()) > 0) await wait(20);
await sender.stop();

async function left(): Promise<number> {
  const row = await world.database.shared((tx) => tx.row<{ n: number }>('select count(*) as n from heed.outbox'));
  return row?.n ?? 0;
}
