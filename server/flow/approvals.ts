// Reminds of words that still wait for a yes when it is nearly due: the same people hear of it a second time.

import { approvalById, type DueRow, nextReminderAt, reminded, remindersDue } from '../../store/respond/approvals.ts';
import { writeNotices } from '../../store/triage/notices.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { noticesOfAsking } from './tell-approval.ts';
import { startTicker, type Ticker } from './ticker.ts';
import { whoIsTold } from './who-works.ts';

/** Requests of other processes are seen at the latest after this. */
const lookEveryMs = 5_000;
const atMost = 100;

type Reminding = Pick<World, 'database' | 'now' | 'log'>;

export function startReminders(world: Reminding): Ticker {
  return startTicker('the reminders of what waits for a yes', lookEveryMs, world.log, async () => {
    await remindDue(world);
    const next = await world.database.shared(nextReminderAt);
    return next === null ? null : Math.max(100, next.getTime() - world.now().getTime());
  });
}

/** How many were reminded of. */
export async function remindDue(world: Reminding): Promise<number> {
  const now = world.now();
  const due = await world.database.shared((tx) => remindersDue(tx, now, atMost));
  let count = 0;
  for (const one of due) if (await remind(world, one, now)) count += 1;
  return count;
}

function remind(world: Reminding, due: DueRow, at: Date): Promise<boolean> {
  const { brandId, approvalId } = due;
  return world.database.brand(brandId, async (tx) => {
    const isOurs = await reminded(tx, due);
    const one = isOurs ? await approvalById(tx, brandId, approvalId) : null;
    if (one === null || one.state !== 'asked') return false;
    const workers = await whoIsTold(tx, brandId, at, await rulesOf(tx, brandId));
    const { caseId, personId: authorId, byWhom, needed, dueAt } = one;
    const asked = { approvalId, caseId, authorId, byWhom, needed, dueAt, at, isReminder: true };
    await writeNotices(tx, brandId, noticesOfAsking(asked, workers), at);
    return true;
  });
}
