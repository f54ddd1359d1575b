// Every word the desk shows comes through say(): a key and its values in, the sentence in the person's language out.
// Messages are ICU (plural, number, date). English is always there; another language is loaded over it. Sections only
// a page of its own needs (late.ts) are learned when that page is loaded, and are no part of the first load.

import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import type { late } from './late.ts';

type LateMessages = typeof late;
export type MessageKey = keyof typeof en | keyof LateMessages;
export type Messages = Readonly<Record<MessageKey, string>>;
export type Values = Readonly<Record<string, string | number | Date>>;

interface Tongue {
  /** BCP 47; also decides how numbers, dates and lists are written. */
  readonly locale: string;
  readonly messages: Partial<Messages>;
  readonly compiled: Map<MessageKey, IntlMessageFormat>;
}

let tongue: Tongue = { locale: 'en', messages: en, compiled: new Map() };

/** The late sections learned so far, in English. */
let learned: Partial<Messages> = {};

/** Speaks this language from now on. To be called before the first render. */
export function speak(locale: string, messages: Partial<Messages> = en): void {
  tongue = { locale, messages, compiled: new Map() };
}

/** Called by the module of a page, before anything on it is rendered. */
export function learn(section: Partial<LateMessages>): void {
  learned = { ...learned, ...section };
}

export function spokenLocale(): string {
  return tongue.locale;
}

export function say(key: MessageKey, values?: Values): string {
  const message = tongue.messages[key] ?? learned[key] ?? key;
  if (!message.includes('{') && !message.includes("'")) return message;
  let format = tongue.compiled.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, tongue.locale);
    tongue.compiled.set(key, format);
  }
  return String(format.format(values));
}
