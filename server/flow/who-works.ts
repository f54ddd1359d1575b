// Who works in a brand at an instant: people with shifts by those, the others by the hours of their teams.

import { keepTeamHours, type Worker } from '../../core/triage/route.ts';
import type { Rules } from '../../core/triage/rules.ts';
import type { Tx } from '../../store/database.ts';
import { peopleAtWork, workersOf } from '../../store/triage/workers.ts';

export async function whoWorks(tx: Tx, brandId: string, at: Date, rules: Rules): Promise<readonly Worker[]> {
  return byTeamHours(await workersOf(tx, brandId, at), at, rules);
}

/** For telling somebody, without their load: its cost does not grow with the cases. */
export async function whoIsTold(tx: Tx, brandId: string, at: Date, rules: Rules): Promise<readonly Worker[]> {
  return byTeamHours(await peopleAtWork(tx, brandId, at), at, rules);
}

function byTeamHours(workers: readonly Worker[], at: Date, rules: Rules): readonly Worker[] {
  const { calendars, keeps } = rules.protocol;
  const isOpen = (team: string) => rules.timeOf(keeps.teams[team] ?? calendars[0]?.slug ?? '').isOpen(at);
  return keepTeamHours(workers, isOpen);
}
