// Runs a piece of work again and again: at once when woken, otherwise after a while. One run at a time; an error is
// logged and never ends the loop.

import type { Logger } from 'pino';
import type { Worker } from '../world.ts';

export interface Ticker extends Worker {
  /** Runs soon, without waiting for the next tick. */
  wake(): void;
}

/** `work` does what is due and says in how many ms it wants to run again; at most `everyMs`. */
export function startTicker(name: string, everyMs: number, log: Logger, work: () => Promise<number | null>): Ticker {
  let isStopped = false;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;
  let rouse: () => void = () => {};

  async function loop(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      let waitMs = everyMs;
      try {
        waitMs = Math.min(everyMs, (await work()) ?? everyMs);
      } catch (error) {
        if (!isStopped) log.error({ err: error }, `${name} failed, trying again`);
      }
      if (isStopped || isWoken) continue;
      await new Promise<void>((resolve) => {
        rouse = resolve;
        timer = setTimeout(resolve, Math.max(0, waitMs));
      });
      clearTimeout(timer);
    }
  }

  const running = loop();
  return {
    wake: () => {
      isWoken = true;
      rouse();
    },
    stop: async () => {
      isStopped = true;
      rouse();
      await running;
    },
  };
}
