// When a reply that can wait is best sent: in the hours in which people are up where the customer is, and not before.
// In: an instant and a zone. Out: instants, exact over every change of the clock.

import { Temporal } from 'temporal-polyfill';

/** Local hours in which a word from a business disturbs nobody. */
const wakingHours = { from: 8, to: 20 } as const;

/** `at` itself in waking hours, else the next time they begin. */
export function nextWaking(at: Date, timeZone: string): Date {
  const local = zoned(at, timeZone);
  if (local.hour >= wakingHours.from && local.hour < wakingHours.to) return at;
  const day = local.hour < wakingHours.from ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  return atHour(day, wakingHours.from, timeZone);
}

/** The times worth offering, each ahead and in waking hours: in two hours, this evening, tomorrow at nine, Monday at nine. */
export function sendTimes(now: Date, timeZone: string): readonly Date[] {
  const today = zoned(now, timeZone).toPlainDate();
  const offered = [
    nextWaking(new Date(now.getTime() + 2 * hourMs), timeZone),
    atHour(today, 18, timeZone),
    atHour(today.add({ days: 1 }), 9, timeZone),
    atHour(today.add({ days: 8 - today.dayOfWeek }), 9, timeZone),
  ];
  const ahead = offered.filter((at) => at.getTime() > now.getTime() + leastAheadMs);
  const inOrder = ahead.toSorted((one, other) => one.getTime() - other.getTime());
  return inOrder.filter((at, i) => at.getTime() - (inOrder[i - 1]?.getTime() ?? 0) >= hourMs);
}

const hourMs = 3_600_000;
/** Whoever schedules for the next minutes may as well send. */
const leastAheadMs = 15 * 60_000;

function atHour(day: Temporal.PlainDate, hour: number, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
