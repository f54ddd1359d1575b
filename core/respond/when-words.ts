// A time as one says it to a customer: "by 3 pm today", "morgen bis 10 Uhr". In: the time, now, the zone and the language.
// Out: words for the hole `{when}` of a phrase; null in a language there are none for.

import { Temporal } from 'temporal-polyfill';

type Day = { readonly is: 'today' | 'tomorrow' } | { readonly is: 'day'; readonly name: string };
type Tongue = (clock: string, day: Day) => string;

const day = (words: { readonly today: string; readonly tomorrow: string }, of: Day): string =>
  of.is === 'day' ? of.name : words[of.is];

const tongues: Readonly<Record<string, Tongue>> = {
  en: (clock, of) =>
    of.is === 'day' ? `by ${clock} on ${of.name}` : `by ${clock} ${day({ today: 'today', tomorrow: 'tomorrow' }, of)}`,
  de: (clock, of) =>
    of.is === 'day' ? `am ${of.name} bis ${clock}` : `${day({ today: 'heute', tomorrow: 'morgen' }, of)} bis ${clock}`,
  fr: (clock, of) => `${day({ today: 'aujourd’hui', tomorrow: 'demain' }, of)} avant ${clock}`,
  es: (clock, of) =>
    `${of.is === 'day' ? `el ${of.name}` : day({ today: 'hoy', tomorrow: 'mañana' }, of)} antes de las ${clock}`,
  pt: (clock, of) => `${day({ today: 'hoje', tomorrow: 'amanhã' }, of)} até as ${clock}`,
};

export function whenWords(at: Date, now: Date, timeZone: string, language: string): string | null {
  const tongue = tongues[language];
  if (tongue === undefined) return null;
  const there = zoned(at, timeZone);
  const days = zoned(now, timeZone).toPlainDate().until(there.toPlainDate(), { largestUnit: 'days' }).days;
  const named: Day = { is: 'day', name: dayName(at, days, timeZone, language) };
  return tongue(clockWords(there, language), days === 0 ? { is: 'today' } : days === 1 ? { is: 'tomorrow' } : named);
}

/** The weekday within a week, else the date. */
function dayName(at: Date, days: number, timeZone: string, language: string): string {
  const how = days < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...how, timeZone }).format(at);
}

function clockWords({ hour, minute }: Temporal.ZonedDateTime, language: string): string {
  const two = String(minute).padStart(2, '0');
  switch (language) {
    case 'en': {
      const at = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${two}`}`;
      return `${at} ${hour < 12 ? 'am' : 'pm'}`;
    }
    case 'de':
      return minute === 0 ? `${hour} Uhr` : `${hour}:${two} Uhr`;
    case 'fr':
      return minute === 0 ? `${hour} h` : `${hour} h ${two}`;
    case 'pt':
      return minute === 0 ? `${hour}h` : `${hour}h${two}`;
    default:
      return `${hour}:${two}`;
  }
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
