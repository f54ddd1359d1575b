// Yelp writes times without a zone, on the clock of its own coast. In: "2016-08-29 00:41:13". Out: the instant. The rule is
// that of the Energy Policy Act of 2005: summer time from the second Sunday of March to the first of November, at two.

import { timeOf } from '../tolerant.ts';

const WALL = /^(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/u;
const HOUR_MS = 3_600_000;

export function pacificTimeOf(value: unknown): Date | null {
  const parts = typeof value === 'string' && value.length === 19 ? WALL.exec(value) : null;
  if (parts === null) return timeOf(value);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const isSummer = wallMs >= sundayAtTwo(year, 2, 8) && wallMs < sundayAtTwo(year, 10, 1);
  return new Date(wallMs + (isSummer ? 7 : 8) * HOUR_MS);
}

/** The first Sunday not before that day of the month (which counts from 0), on the wall. */
function sundayAtTwo(year: number, month: number, earliest: number): number {
  const weekday = new Date(Date.UTC(year, month, earliest)).getUTCDay();
  return Date.UTC(year, month, earliest + ((7 - weekday) % 7), 2);
}
