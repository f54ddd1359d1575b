// When a customer can be told more, so that the team can keep it: in opening time, at a time one says out loud. In: now
// and a calendar. Out: the nearest first.

import { afterIn, type Rules } from '../triage/rules.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
/** An hour of work, half a day, and a day. */
const lengths = [60, 240, 540];

/** `calendar` null: by the wall. */
export function keepableTimes(rules: Rules, calendar: string | null, now: Date): readonly Date[] {
  const times = lengths.map((minutes) => sayable(afterIn(rules, calendar, now, minutes * minuteMs)));
  return times.filter((at, i) => times.findIndex((other) => other.getTime() === at.getTime()) === i);
}

/** The next quarter of an hour: every zone there is lies whole quarters from the next. */
function sayable(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / quarterMs) * quarterMs);
}
