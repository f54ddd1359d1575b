// What every part of a calendar's card is given.

import type { Calendar } from '../../core/protocol/calendar.ts';

export interface CalendarProps {
  /** Its place among the calendars. */
  readonly at: number;
  readonly calendar: Calendar;
  readonly onCalendar: (calendar: Calendar) => void;
}
