// Why each clock of a case stands where it does: its target, the calendar it counts in, and how much of its time is open.

import { type Case, type Clock, clocksOf } from '../case.ts';
import { minutes } from '../transition/outcome.ts';
import { aboutCase, betweenIn, calendarOf, type Rules } from './rules.ts';

export interface ExplainedClock extends Clock {
  /** Slug of the calendar; null: by the wall. */
  readonly calendar: string | null;
  readonly openMinutes: number;
  readonly wallMinutes: number;
}

/** Every clock that runs, the one that ends first before the others. */
export function explainClocks(one: Case, rules: Rules): ExplainedClock[] {
  const about = aboutCase(one, rules);
  return clocksOf(one)
    .map((clock) => {
      const { kind, target, startedAt, deadlineAt } = clock;
      const found = rules.protocol.targets.find((other) => other.name === target && other.clock === kind);
      const calendar = found === undefined ? null : calendarOf(rules.protocol, found, about);
      return {
        ...clock,
        calendar,
        openMinutes: minutes(betweenIn(rules, calendar, startedAt, deadlineAt)),
        wallMinutes: minutes(deadlineAt.getTime() - startedAt.getTime()),
      };
    })
    .sort((a, b) => a.deadlineAt.getTime() - b.deadlineAt.getTime());
}
