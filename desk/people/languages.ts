// Languages by their ISO 639-1 codes, in the words of the person's own.

import { spokenLocale } from '../messages/say.ts';

/** Those that most is written in on the web, by code. */
const codes: readonly string[] = (
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms mt nl no pl pt ro ru sk sl sq sr sv ' +
  'sw ta te th tl tr uk ur vi zh'
).split(' ');

export function languageName(code: string): string {
  return new Intl.DisplayNames(spokenLocale(), { type: 'language' }).of(code) ?? code;
}

/** Those to choose from, by name, without the ones that are chosen. */
export function languagesBut(chosen: readonly string[]): readonly { readonly code: string; readonly name: string }[] {
  return codes
    .filter((code) => !chosen.includes(code))
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, spokenLocale()));
}
