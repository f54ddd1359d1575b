// How a protocol's file writes lengths of time, shares and opening hours: `1 h 30 min`, `75 %`, `mon-fri: 09:00-18:00`.
// Each is read by a function that gives null for what it cannot read, and written by its inverse.

import { type Calendar, type Span, type Weekday, weekdays } from '../core/protocol/calendar.ts';

const unitSeconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 };

/** `1 h 30 min` in seconds. */
export function readSeconds(text: string): number | null {
  if (!/^\s*(?:\d{1,8}\s?(?:s|min|h|d)(?:\s+|$))+$/u.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)\s?([a-z]+)/gu)];
  return parts.reduce((seconds, [, amount, unit = '']) => seconds + Number(amount) * (unitSeconds[unit] ?? 0), 0);
}

/** Days only where a day has 24 hours: three days of opening time are written as hours. */
export function writeMinutes(minutes: number, inDays = true): string {
  const parts: readonly (readonly [number, string])[] = [
    [inDays ? Math.floor(minutes / 1440) : 0, 'd'],
    [Math.floor((inDays ? minutes % 1440 : minutes) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return said.length === 0 ? '0 min' : said.join(' ');
}

export function writeSeconds(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? writeMinutes(minutes) : `${writeMinutes(minutes)} ${rest} s`;
}

/** `75 %` as 0.75: the decimal point moves in the text, so nothing is rounded on the way. */
export function readShare(text: string): number | null {
  const [, percent] = /^(\d{1,9}(?:\.\d{1,9})?)\s*%$/u.exec(text.trim()) ?? [];
  return percent === undefined ? null : Number(`${percent}e-2`);
}

export function writeShare(share: number): string {
  return `${Number(`${share}e2`)} %`;
}

/** `09:00-13:00, 14:00-18:00`; `closed` for none. */
export function readSpans(text: string): readonly Span[] | null {
  if (text.trim() === 'closed') return [];
  const spans = text.split(',').map((part) => /^\s*(\d{2}:\d{2})\s*[-–]\s*(\d{2}:\d{2})\s*$/u.exec(part));
  return spans.every((span) => span !== null) ? spans.map(([, from = '', to = '']) => ({ from, to })) : null;
}

export function writeSpans(spans: readonly Span[]): string {
  return spans.length === 0 ? 'closed' : spans.map(({ from, to }) => `${from}-${to}`).join(', ');
}

/** The days of `mon-fri` or `mon, wed`; a range may run over Sunday. Null when it is no day. */
export function readDays(text: string): readonly Weekday[] | null {
  const names: readonly string[] = weekdays;
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const ends = part.split('-').map((day) => names.indexOf(day.trim().toLowerCase()));
    const [first = -1, last = first] = ends;
    if (ends.length > 2 || first < 0 || last < 0) return null;
    for (let at = first; ; at = (at + 1) % 7) {
      const day = weekdays[at];
      if (day !== undefined) days.push(day);
      if (at === last) break;
    }
  }
  return days;
}

/** Neighbouring days with the same hours stand on one line; closed days are left out. */
export function writeWeek(hours: Calendar['hours']): Readonly<Record<string, string>> {
  const lines: Record<string, string> = {};
  let first = 0;
  weekdays.forEach((day, at) => {
    const next = weekdays[at + 1];
    const text = writeSpans(hours[day]);
    if (next !== undefined && writeSpans(hours[next]) === text) return;
    if (hours[day].length > 0) lines[at === first ? day : `${weekdays[first]}-${day}`] = text;
    first = at + 1;
  });
  return lines;
}
