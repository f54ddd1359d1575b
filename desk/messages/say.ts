// Every word the desk shows comes through say(): a key and its values in, the sentence in the person's language out.
// Messages are ICU (plural, number, date). English is always there; another language is loaded over it.

import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;
export type Values = Readonly<Record<string, string | number | Date>>;

interface Tongue {
  /** BCP 47; also decides how numbers, dates and lists are written. */
  readonly locale: string;
  readonly messages: Messages;
  readonly compiled: Map<MessageKey, IntlMessageFormat>;
}

let tongue: Tongue = { locale: 'en', messages: en, compiled: new Map() };

/** Speaks this language from now on. To be called before the first render. */
export function speak(locale: string, messages: Messages = en): void {
  tongue = { locale, messages, compiled: new Map() };
}

export function spokenLocale(): string {
  return tongue.locale;
}

export function say(key: MessageKey, values?: Values): string {
  const message = tongue.messages[key];
  if (!message.includes('{') && !message.includes("'")) return message;
  let format = tongue.compiled.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, tongue.locale);
    tongue.compiled.set(key, format);
  }
  return String(format.format(values));
}
