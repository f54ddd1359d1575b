// The terms of a mention: its telling words, and pairs of them that stand side by side. In: its words and language. Out:
// each term once, as it would be searched for.

import { stopWordsOf } from './stop-words.ts';

/** Longer ones are counted by their beginning. */
const longest = 1000;
const mostTerms = 60;
const shortest = 3;
const longestWord = 30;

const notSaid = /https?:\/\/\S+|www\.\S+|[@＠][\w.@-]+|\p{Cf}/gu;
const end = /[.!?…;:,()\n"“”«»]+/u;
const word = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;
/** "l'ordine" and "d'accord" are two words, "isn't" and "oven's" one and a tail. */
const elided = new Set(['fr', 'it']);
/** Written without spaces: every two characters side by side would be a term, so nothing of it is. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

export interface Said {
  readonly text: string;
  /** ISO 639-1; null: not known. */
  readonly language: string | null;
}

/** `except`: words and pairs that are no topic of this brand, such as its own name, in lower case. */
export function termsOf({ text, language }: Said, except: ReadonlySet<string>): readonly string[] {
  const terms = new Set<string>();
  const small = stopWordsOf(language);
  const isTelling = (one: string): boolean =>
    one.length >= shortest &&
    one.length <= longestWord &&
    /^\p{L}/u.test(one) &&
    !small.has(one) &&
    !except.has(one) &&
    !unspaced.test(one);
  for (const clause of text.slice(0, longest).normalize('NFC').replace(notSaid, ' ').toLowerCase().split(end)) {
    let before: string | null = null;
    for (const [found] of clause.matchAll(word)) {
      const one = bare(found, language);
      const isTerm = isTelling(one) && !small.has(found.replace('’', "'"));
      if (isTerm) terms.add(one);
      const pair = `${before} ${one}`;
      if (isTerm && before !== null && before !== one && !except.has(pair)) terms.add(pair);
      before = isTerm ? one : null;
      if (terms.size >= mostTerms) return [...terms];
    }
  }
  return [...terms];
}

function bare(found: string, language: string | null): string {
  const at = found.search(/['’]/u);
  if (at < 0) return found;
  return language !== null && elided.has(language) ? found.slice(at + 1) : found.slice(0, at);
}
