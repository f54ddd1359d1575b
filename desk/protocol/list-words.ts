// Small words the rules are told with: lists, languages, lengths of time, times of day, sentence beginnings.

import { spokenLocale } from '../messages/say.ts';

export function sayList(words: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(spokenLocale(), { type }).format(words);
}

export const sayLanguage = (code: string): string => displayName('language', code);
export const sayCountry = (code: string): string => displayName('region', code);

/** What is no code is said as it is. */
function displayName(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames([spokenLocale()], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

export type Unit = 'minute' | 'hour' | 'day';
export const minutesIn: Readonly<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440 };

/** The largest unit in which it is a whole number; an hour stays 60 minutes. A day of open time is no known length. */
export function unitOf(minutes: number, hasDays: boolean): Unit {
  if (hasDays && minutes > 0 && minutes % 1440 === 0) return 'day';
  return minutes >= 120 && minutes % 60 === 0 ? 'hour' : 'minute';
}

/** `60 minutes`, `2 hours`, `1 day`. */
export function sayMinutes(minutes: number, hasDays = true): string {
  const unit = unitOf(minutes, hasDays);
  const format = new Intl.NumberFormat(spokenLocale(), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  });
  return format.format(minutes / minutesIn[unit]);
}

export function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase(spokenLocale()) + words.slice(1);
}
