// After a new protocol: the clocks of every case that has some are read back from the record, as if it had always held.
// Worked through in small transactions; a restart goes on where it stopped.

import type { Case } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { isRefusal } from '../../core/transition/outcome.ts';
import { transition } from '../../core/transition/transition.ts';
import { caseRules } from '../../core/triage/case-rules.ts';
import { replayAll } from '../../core/triage/replay.ts';
import { all, type BrandTx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { lockCases, updateCases } from '../../store/triage/cases.ts';
import { advanceRetarget, clockedCases, pastOf, retargetsDue, takeRetarget } from '../../store/triage/retarget.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 2000;
const batch = 50;
const brands = 20;

export function startRetargeter(world: Pick<World, 'database' | 'now' | 'log'>): Ticker {
  return startTicker('the clocks under a new protocol', lookEveryMs, world.log, async () => {
    const left = await retargetDue(world);
    return left > 0 ? 0 : null;
  });
}

/** One batch of each brand that has some to do; returns how many brands are not through. */
export async function retargetDue({ database, now }: Pick<World, 'database' | 'now'>): Promise<number> {
  const at = now();
  const due = await database.shared((tx) => retargetsDue(tx, at, brands));
  let left = 0;
  for (const { brandId } of due) {
    if (!(await database.brand(brandId, (tx) => retargetSome(tx, brandId, at)))) left += 1;
  }
  return left;
}

/** True when the brand is through. */
async function retargetSome(tx: BrandTx, brandId: string, now: Date): Promise<boolean> {
  const taken = await takeRetarget(tx, brandId);
  if (taken === null) return true;
  const ids = await clockedCases(tx, brandId, taken.afterId, batch);
  const isThrough = ids.length < batch;
  await advanceRetarget(tx, brandId, isThrough ? null : (ids.at(-1) ?? null));
  if (ids.length === 0) return true;
  const [cases, rules] = await all([lockCases(tx, brandId, { ids, pairs: [] }), rulesOf(tx, brandId)]);
  const past = await pastOf(tx, brandId, cases);
  const again = replayAll(past.cases, past.events, rules);
  const asked = caseRules(rules);
  const changed: Case[] = [];
  const events: NewEvent[] = [];
  for (const one of cases) {
    const { unanswered, resolution, promises, climbs } = again.get(one.id) ?? one;
    const clocks = { unanswered, resolution, promises, climbs };
    const act = { act: 'retarget', version: rules.protocol.version, clocks } as const;
    const outcome = transition(one, act, now, asked);
    if (isRefusal(outcome)) continue;
    changed.push(outcome.case);
    events.push(...outcome.events);
  }
  await updateCases(tx, brandId, changed);
  await tx.endWith(() =>
    appendEvents(
      tx,
      brandId,
      events.map((event) => ({ ...event, contentDigest: null })),
    ),
  );
  return isThrough;
}
