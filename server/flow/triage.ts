// Watches the clocks: at its exact instant a warning or a breach becomes an event on its case (law 5).

import { recacheCase } from '../../store/triage/cases.ts';
import { clocksDue, nextClockAt } from '../../store/triage/clocks.ts';
import type { World } from '../world.ts';
import { applyAct, isApplied } from './apply-act.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** Clocks set by other processes are seen at the latest after this. */
const lookEveryMs = 1000;
const batch = 200;

export function startClocks(world: Pick<World, 'database' | 'now' | 'log'>): Ticker {
  return startTicker('the clocks', lookEveryMs, world.log, async () => {
    const { due, failed } = await fireDue(world);
    if (failed > 0) return lookEveryMs;
    if (due === batch) return 0;
    const next = await world.database.shared(nextClockAt);
    return next === null ? null : next.getTime() - world.now().getTime();
  });
}

export interface Fired {
  readonly due: number;
  /** Cases that could not be written; they stay due and do not keep the others waiting. */
  readonly failed: number;
}

/** Records what is due now. Safe beside other processes: the case's lock decides. */
export async function fireDue({ database, now, log }: Pick<World, 'database' | 'now' | 'log'>): Promise<Fired> {
  const at = now();
  const due = await database.shared((tx) => clocksDue(tx, at, batch));
  let failed = 0;
  for (const { brandId, caseId } of due) {
    try {
      await database.brand(brandId, async (tx) => {
        const outcome = await applyAct(tx, { brandId, caseId, act: { act: 'clock_due' }, now: at });
        // Another process was faster, or the cached instant is wrong: cached anew, it cannot ring for ever.
        if (!isApplied(outcome)) await recacheCase(tx, brandId, caseId);
      });
    } catch (error) {
      failed += 1;
      log.error({ err: error, caseId }, 'a clock could not be recorded, trying again');
    }
  }
  return { due: due.length, failed };
}
