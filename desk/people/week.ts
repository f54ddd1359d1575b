// A person's week as it is edited and told: spans by day. Pure; the server asks the same questions again.

import { type Span, type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import { clockTime, minuteOf, type Shift } from '../../core/triage/shifts.ts';

export type Week = Readonly<Record<Weekday, readonly Span[]>>;

export const emptyWeek: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const usual: Span = { from: '09:00', to: '17:00' };

export function weekOf(shifts: readonly Shift[]): Week {
  return Object.fromEntries(
    weekdays.map((day) => [
      day,
      // A field for times knows no 24:00; an end at midnight says the same.
      shifts.filter((one) => one.weekday === day).map(({ from, to }) => ({ from, to: to === '24:00' ? '00:00' : to })),
    ]),
  ) as unknown as Week;
}

export function shiftsIn(week: Week): Shift[] {
  return weekdays.flatMap((weekday) => week[weekday].map(({ from, to }) => ({ weekday, from, to })));
}

/** One span more: after a lunch break when there is a morning, else the usual day. */
export function withSpan(week: Week, day: Weekday): Week {
  const last = week[day].at(-1);
  const begins = last === undefined ? 0 : minuteOf(last.to) + 60;
  const isMore = last !== undefined && minuteOf(last.to) > minuteOf(last.from) && begins <= 22 * 60;
  const span = isMore ? { from: clockTime(begins), to: clockTime(Math.min(begins + 240, 1439)) } : usual;
  return last !== undefined && !isMore ? week : { ...week, [day]: [...week[day], span] };
}

export function withoutSpan(week: Week, day: Weekday, at: number): Week {
  return { ...week, [day]: week[day].filter((_, i) => i !== at) };
}

export function withTimes(week: Week, { day, at, span }: { day: Weekday; at: number; span: Span }): Week {
  return { ...week, [day]: week[day].map((one, i) => (i === at ? span : one)) };
}

/** Monday's hours on every day up to Friday. */
export function likeMonday(week: Week): Week {
  return { ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon };
}

export function hoursIn(week: Week): number {
  const minutes = shiftsIn(week).reduce((sum, { from, to }) => {
    const span = minuteOf(to) - minuteOf(from);
    return sum + (span > 0 ? span : span + 1440);
  }, 0);
  return Math.round(minutes / 6) / 10;
}

export interface DayRun {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly spans: readonly Span[];
}

/** Days in a row with the same hours, together: Monday to Friday, 09:00 to 17:00. */
export function runsIn(week: Week): DayRun[] {
  const runs: DayRun[] = [];
  let before: Weekday | null = null;
  for (const day of weekdays) {
    const spans = week[day];
    const run = runs.at(-1);
    if (spans.length > 0) {
      const goesOn = run !== undefined && run.last === before && JSON.stringify(run.spans) === JSON.stringify(spans);
      if (goesOn) runs[runs.length - 1] = { ...run, last: day };
      else runs.push({ first: day, last: day, spans });
    }
    before = day;
  }
  return runs;
}
