// Chooses the desk's language for this person: what they chose in this browser, else what the browser asks for, else
// English. A language is one file in packs/, found by its name and loaded only when spoken.

import { en } from './en.ts';
import { type Messages, speak } from './say.ts';

interface Pack {
  readonly messages: Partial<Messages>;
  readonly direction: 'ltr' | 'rtl';
}

const packs = import.meta.glob<Pack>('./packs/*.ts');

export async function speakTheirs(): Promise<void> {
  for (const locale of wishedLocales()) {
    const language = locale.split('-')[0] ?? locale;
    const load = packs[`./packs/${locale}.ts`] ?? packs[`./packs/${language}.ts`];
    if (load !== undefined) {
      const pack = await load();
      return begin(locale, pack.direction, { ...en, ...pack.messages });
    }
    if (language === 'en') return begin(locale, 'ltr', en);
  }
  begin('en', 'ltr', en);
}

function begin(locale: string, direction: Pack['direction'], messages: Partial<Messages>): void {
  speak(locale, messages);
  document.documentElement.lang = locale;
  document.documentElement.dir = direction;
}

function wishedLocales(): readonly string[] {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem('heed.locale');
  } catch {
    // Without storage the browser's wish decides.
  }
  return chosen === null ? navigator.languages : [chosen, ...navigator.languages];
}
