// Numbers, times and spans in the person's language: values in, words out. Built on Intl; formats are kept because
// making one costs more than using it a thousand times.

import { spokenLocale } from './say.ts';

const kept = new Map<string, unknown>();

function keep<Format>(name: string, make: (locale: string) => Format): Format {
  const key = `${spokenLocale()} ${name}`;
  let format = kept.get(key) as Format | undefined;
  if (format === undefined) {
    format = make(spokenLocale());
    kept.set(key, format);
  }
  return format;
}

export function sayNumber(value: number): string {
  return keep('number', (locale) => new Intl.NumberFormat(locale)).format(value);
}

/** 12,345 becomes 12K. */
export function sayShortNumber(value: number): string {
  return keep('compact', (locale) => new Intl.NumberFormat(locale, { notation: 'compact' })).format(value);
}

/** US dollars, as platforms charge: `$0.63`, and `$0.005` where a cent is too much. */
export function sayMoney(value: number): string {
  const options = {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 3,
  } as const;
  return keep('dollars', (locale) => new Intl.NumberFormat(locale, options)).format(value);
}

/** The full instant, for a hover: weekday, date, time and zone. */
export function sayInstant(at: Date): string {
  return keep('instant', (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })).format(
    at,
  );
}

export function sayDay(at: Date): string {
  return keep('day', (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })).format(at);
}

export function sayClockTime(at: Date): string {
  return keep('time', (locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' })).format(at);
}

/** The time alone on the same day as `beside`, with its day on any other. */
export function sayWhen(at: Date, beside: Date): string {
  if (at.toDateString() === beside.toDateString()) return sayClockTime(at);
  return keep(
    'day and time',
    (locale) =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      }),
  ).format(at);
}

/** `45m`, `15h`, `27h 30m`: never in days, because a day of open time is not a day. */
export function sayHours(minutes: number): string {
  if (minutes < 120 && minutes !== 60) return sayUnit(minutes, 'minute');
  const hours = sayUnit(Math.floor(minutes / 60), 'hour');
  return minutes % 60 === 0 ? hours : `${hours} ${sayUnit(minutes % 60, 'minute')}`;
}

/** `a, b and c` */
export function sayList(words: readonly string[]): string {
  return keep('list', (locale) => new Intl.ListFormat(locale, { type: 'conjunction' })).format(words);
}

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

/** `4m ago`, `in 2h`, `in 45s`; within the last minute "now", beyond a week the date. */
export function sayRelative(at: Date, nowMs: number): string {
  const deltaMs = at.getTime() - nowMs;
  const size = Math.abs(deltaMs);
  if (size > 7 * 86_400_000) return sayDay(at);
  const relative = keep(
    'relative',
    (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }),
  );
  if (deltaMs <= 0 && size < 60_000) return relative.format(0, 'second');
  const step = STEPS.find((candidate) => size >= candidate.ms) ?? STEPS[3];
  return relative.format(Math.trunc(deltaMs / step.ms), step.unit);
}

/** `2h 10m`, `3d 4h`, `45s`: the two largest units of a span, without a sign. */
export function saySpan(ms: number): string {
  const size = Math.abs(ms);
  const first = STEPS.findIndex((step) => size >= step.ms);
  if (first === -1) return sayUnit(0, 'second');
  const large = STEPS[first];
  const small = STEPS[first + 1];
  if (large === undefined) return sayUnit(0, 'second');
  const count = Math.floor(size / large.ms);
  if (small === undefined) return sayUnit(count, large.unit);
  const rest = Math.floor((size - count * large.ms) / small.ms);
  return rest === 0 ? sayUnit(count, large.unit) : `${sayUnit(count, large.unit)} ${sayUnit(rest, small.unit)}`;
}

function sayUnit(value: number, unit: (typeof STEPS)[number]['unit']): string {
  return keep(
    `unit ${unit}`,
    (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }),
  ).format(value);
}
