// Weekdays and runs of them in the person's language: `Mon–Fri 09:00–17:00`.

import { type Span, type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import { say, spokenLocale } from '../messages/say.ts';
import type { DayRun } from './week.ts';

/** A Monday; only its weekday matters. */
const monday = Date.UTC(2024, 0, 1);

export function dayName(day: Weekday, style: 'long' | 'short'): string {
  const at = new Date(monday + weekdays.indexOf(day) * 86_400_000);
  return new Intl.DateTimeFormat(spokenLocale(), { weekday: style, timeZone: 'UTC' }).format(at);
}

export function runWords({ first, last, spans }: DayRun): string {
  const days = first === last ? dayName(first, 'short') : `${dayName(first, 'short')}–${dayName(last, 'short')}`;
  return `${days} ${spans.map(spanWords).join(', ')}`;
}

function spanWords({ from, to }: Span): string {
  const end = to === '00:00' ? '24:00' : to;
  return from === '00:00' && end === '24:00' ? say('people.allDay') : `${from}–${end}`;
}
