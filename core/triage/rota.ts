// Who is on duty. In: a rota and an instant. Out: an address. Turns change at a local time, so Temporal counts the days.

import { Temporal } from 'temporal-polyfill';
import type { Rota } from '../protocol/protocol.ts';

/** Null before the rota begins, and for one without people. */
export function onDuty(rota: Rota, at: Date): string | null {
  const { timeZone, people } = rota;
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const start = Temporal.PlainDate.from(rota.startsOn);
  // The turn of a day begins at its hand-over; before it, the day before still counts.
  const isBefore = Temporal.PlainTime.compare(now.toPlainTime(), Temporal.PlainTime.from(rota.handoverAt)) < 0;
  const day = isBefore ? now.toPlainDate().subtract({ days: 1 }) : now.toPlainDate();
  const days = start.until(day, { largestUnit: 'days' }).days;
  if (days < 0 || people.length === 0) return null;
  const turn = rota.every === 'day' ? days : Math.floor(days / 7);
  return people[turn % people.length] ?? null;
}
