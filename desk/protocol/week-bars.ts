// A week drawn as bars: what of each day is open, in hours from midnight. A span past midnight stands on both days, the
// rest of it marked as come from the day before.

import { type Calendar, type Span, type Weekday, weekdays } from '../../core/protocol/calendar.ts';

export interface Bar {
  readonly key: string;
  /** Hours, 0 to 24. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  /** Which end goes on beyond this day. */
  readonly runs: 'within' | 'over' | 'from before';
}

export function barsOf(hours: Calendar['hours']): Readonly<Record<Weekday, readonly Bar[]>> {
  const of = (day: Weekday, at: number): readonly Bar[] => {
    const before = weekdays[(at + 6) % 7] ?? 'sun';
    return [...hours[before].flatMap(restOf), ...hours[day].map(barOf)];
  };
  return {
    mon: of('mon', 0),
    tue: of('tue', 1),
    wed: of('wed', 2),
    thu: of('thu', 3),
    fri: of('fri', 4),
    sat: of('sat', 5),
    sun: of('sun', 6),
  };
}

/** Past midnight: the end stands at or before the beginning. */
export const isOvernight = ({ from, to }: Span): boolean => hourOf(to) <= hourOf(from);

export function hourOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours + minutes / 60;
}

const barOf = (span: Span, at: number): Bar => {
  const isOver = isOvernight(span);
  const to = isOver ? 24 : hourOf(span.to);
  // What ends at midnight runs nowhere.
  const runs = isOver && hourOf(span.to) > 0 ? 'over' : 'within';
  return { key: `own ${at}`, from: hourOf(span.from), to, span, runs };
};

const restOf = (span: Span, at: number): readonly Bar[] =>
  isOvernight(span) && hourOf(span.to) > 0
    ? [{ key: `rest ${at}`, from: 0, to: hourOf(span.to), span, runs: 'from before' }]
    : [];

/** Hours open in a week. */
export function openHours(hours: Calendar['hours']): number {
  const all = weekdays.flatMap((day) => hours[day]);
  return all.reduce((sum, span) => sum + hourOf(span.to) - hourOf(span.from) + (isOvernight(span) ? 24 : 0), 0);
}
