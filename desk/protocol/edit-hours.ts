// What a lead does to the hours of a day: add, split for lunch, copy. In: the spans. Out: the spans after it.

import { type Calendar, type Span, type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import { hourOf, isOvernight } from './week-bars.ts';

const usual: Span = { from: '09:00', to: '18:00' };

/** One more: the usual hours on a closed day, else from two hours after the last one closes. */
export function withSpan(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return [usual];
  const end = hourOf(last.to) + (isOvernight(last) ? 24 : 0);
  const from = Math.min(end + 1, 23);
  return [...spans, { from: timeOf(from), to: from + 2 >= 24 ? '24:00' : timeOf(from + 2) }];
}

/** The longest span in two, with an hour off in the middle, on the half hour. */
export function splitForLunch(spans: readonly Span[]): readonly Span[] {
  const longest = spans.reduce<Span | null>(
    (best, span) => (best && lengthOf(best) >= lengthOf(span) ? best : span),
    null,
  );
  if (longest === null || lengthOf(longest) < 2) return spans;
  const middle = Math.floor((hourOf(longest.from) + lengthOf(longest) / 2) * 2) / 2;
  const halves = [
    { from: longest.from, to: timeOf(middle - 0.5) },
    { from: timeOf(middle + 0.5), to: longest.to },
  ];
  return spans.flatMap((span) => (span === longest ? halves : [span]));
}

export const canSplit = (spans: readonly Span[]): boolean => spans.some((span) => lengthOf(span) >= 2);

const lengthOf = (span: Span): number => hourOf(span.to) - hourOf(span.from) + (isOvernight(span) ? 24 : 0);

/** The hours of one day on others as well. */
export function copied(hours: Calendar['hours'], from: Weekday, to: readonly Weekday[]): Calendar['hours'] {
  return { ...hours, ...Object.fromEntries(to.map((day) => [day, hours[from]])) };
}

export const workdays: readonly Weekday[] = weekdays.slice(0, 5);

/** A time field knows no 24:00; midnight as an end is that. */
export const endTime = (typed: string): string => (typed === '00:00' ? '24:00' : typed);
export const typedEnd = (to: string): string => (to === '24:00' ? '00:00' : to);

function timeOf(hour: number): string {
  const minutes = Math.round(hour * 60) % 1440;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
