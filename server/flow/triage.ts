// Watches the clocks: at its exact instant a warning, a breach or a step of a tree becomes an event on its case, and
// notices to whoever is told (law 5).

import { type Case, nextDueAt } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { isRefusal } from '../../core/transition/outcome.ts';
import { transition } from '../../core/transition/transition.ts';
import { caseRules } from '../../core/triage/case-rules.ts';
import { all, type BrandTx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { lockCases, updateCases } from '../../store/triage/cases.ts';
import { clocksDue, nextClockAt } from '../../store/triage/clocks.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { type Happened, tell } from './tell.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** Clocks set by other processes are seen at the latest after this. */
const lookEveryMs = 500;
/** Cases of a brand that are rung in one transaction: their locks are held for some ten milliseconds. */
const batch = 100;
/** What is looked at in one go, of all brands. */
const atMost = 1000;

type Watched = Pick<World, 'database' | 'now' | 'log'>;

export function startClocks(world: Watched): Ticker {
  return startTicker('the clocks', lookEveryMs, world.log, async () => {
    const { due, failed } = await fireDue(world);
    if (failed > 0) return lookEveryMs;
    if (due === atMost) return 0;
    const next = await world.database.shared(nextClockAt);
    return next === null ? null : next.getTime() - world.now().getTime();
  });
}

export interface Fired {
  readonly due: number;
  /** Cases that could not be written; they stay due and do not keep the others waiting. */
  readonly failed: number;
}

/** Records what is due now. Safe beside other processes: the cases' locks decide. */
export async function fireDue(world: Watched): Promise<Fired> {
  const at = world.now();
  const due = await world.database.shared((tx) => clocksDue(tx, at, atMost));
  let failed = 0;
  for (const [brandId, clocks] of Map.groupBy(due, (one) => one.brandId)) {
    for (let i = 0; i < clocks.length; i += batch) {
      const ids = clocks.slice(i, i + batch).map((one) => one.caseId);
      failed += await fireTogether(world, brandId, ids, at);
    }
  }
  return { due: due.length, failed };
}

/** All in one transaction, or, when one of them breaks it, each by itself. Returns how many failed. */
async function fireTogether(world: Watched, brandId: string, ids: readonly string[], at: Date): Promise<number> {
  try {
    await world.database.brand(brandId, (tx) => fire(tx, brandId, ids, at));
    return 0;
  } catch (error) {
    if (ids.length === 1) {
      world.log.error({ err: error, caseId: ids[0] }, 'a clock could not be recorded, trying again');
      return 1;
    }
  }
  let failed = 0;
  for (const id of ids) failed += await fireTogether(world, brandId, [id], at);
  return failed;
}

async function fire(tx: BrandTx, brandId: string, ids: readonly string[], now: Date): Promise<void> {
  const [cases, rules] = await all([lockCases(tx, brandId, { ids, pairs: [] }), rulesOf(tx, brandId)]);
  const asked = caseRules(rules);
  const changed: Case[] = [];
  const happened: Happened[] = [];
  const events: NewEvent[] = [];
  for (const one of cases) {
    const outcome = transition(one, { act: 'clock_due' }, now, asked);
    if (isRefusal(outcome)) {
      // Another process was faster, or the cached instant is wrong: written anew, it cannot ring for ever.
      const next = nextDueAt(one);
      // An instant that is none is not due either: writing it fails, and the failure is seen.
      if (next === null || !(next.getTime() <= now.getTime())) changed.push(one);
      continue;
    }
    changed.push(outcome.case);
    events.push(...outcome.events);
    happened.push(...outcome.events.map((event) => ({ case: outcome.case, event })));
  }
  await all([updateCases(tx, brandId, changed), tell(tx, { brandId, rules, now }, happened)]);
  await tx.endWith(() =>
    appendEvents(
      tx,
      brandId,
      events.map((event) => ({ ...event, contentDigest: null })),
    ),
  );
}
