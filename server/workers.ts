// Everything that works beside the requests, started together and stopped together.

import { startSealer } from './flow/learn.ts';
import { startListener } from './flow/listen.ts';
import { type SenderOptions, startSender } from './flow/respond.ts';
import type { Ticker } from './flow/ticker.ts';
import { startClocks } from './flow/triage.ts';
import type { Worker, World } from './world.ts';

export interface Workers extends Worker {
  readonly listener: Ticker;
  readonly sender: Ticker;
  readonly clocks: Ticker;
}

export function startWorkers(world: World, options: SenderOptions = {}): Workers {
  const listener = startListener(world);
  const sender = startSender(world, options);
  const clocks = startClocks(world);
  const sealer = startSealer(world);
  return {
    listener,
    sender,
    clocks,
    stop: async () => {
      await Promise.all([listener.stop(), sender.stop(), clocks.stop()]);
      await sealer.stop();
    },
  };
}
