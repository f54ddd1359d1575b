// What a person typed for a source: an app and its countries. In: text. Out: the app's number, and codes of countries.

import type { ListenTo } from '../channel.ts';

export interface Asked {
  readonly app: string;
  readonly countries: readonly string[];
}

const MOST = 60;

/** Null when there is no app, or no country, in what was typed. */
export function askedBy({ config }: Pick<ListenTo, 'config'>): Asked | null {
  const app = appOf(config.app ?? '');
  const countries = (config.countries ?? '').toLowerCase().match(/\b[a-z]{2}\b/gu) ?? [];
  const stores = [...new Set(countries.map((country) => (country === 'uk' ? 'gb' : country)))].slice(0, MOST);
  return app === null || stores.length === 0 ? null : { app, countries: stores };
}

/** `1234567890`, `id1234567890`, or the address of its page. */
export function appOf(typed: string): string | null {
  const bare = /^(?:id)?(\d{5,15})$/u.exec(typed.trim())?.[1];
  const page = /^(?:https?:\/\/)?(?:apps|itunes)\.apple\.com\/\S*?\/id(\d{5,15})(?:[?#/]|$)/iu.exec(typed.trim())?.[1];
  return bare ?? page ?? null;
}

/** The country of the store a page is of: `apps.apple.com/de/…`. */
export function countryOf(typed: string): string | null {
  return /\bapple\.com\/([a-z]{2})\//iu.exec(typed)?.[1]?.toLowerCase() ?? null;
}
