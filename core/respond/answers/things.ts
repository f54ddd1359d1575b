// What a customer's words speak of, whatever they are called: words go in, the names of things of same-words.ts come out.

import { sameWords } from './same-words.ts';

/** Lower case, without accents, letters and digits only: people leave both out. */
export function plainWords(text: string): readonly string[] {
  const even = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return even.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const leastBeginning = 5;
const longestBeginning = 12;
const endingLength = 3;

type Names = Map<string, string[]>;

/** By a whole word or passage, and by the beginning of a longer word, which stands for all its endings. */
const whole: Names = new Map();
const begun: Names = new Map();
let mostWords = 1;

function add(names: Names, key: string, name: string): void {
  const known = names.get(key);
  if (known === undefined) names.set(key, [name]);
  else if (!known.includes(name)) known.push(name);
}

for (const line of sameWords.trim().split('\n')) {
  const colon = line.indexOf(':');
  const name = `~${line.slice(0, colon)}`;
  for (const passage of line.slice(colon + 1).split(',')) {
    const words = plainWords(passage);
    const key = words.join(' ');
    mostWords = Math.max(mostWords, words.length);
    add(whole, key, name);
    if (words.length === 1 && key.length >= leastBeginning)
      add(begun, key.slice(0, Math.max(leastBeginning, key.length - endingLength)), name);
  }
}

/** The names of the things that are spoken of: those of each word or passage that speaks of any. */
export function thingsOf(words: readonly string[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (let at = 0; at < words.length; at++) {
    found.push(thingsOfWord(words[at] ?? ''));
    for (let count = 2; count <= mostWords && at + count <= words.length; count++)
      found.push(whole.get(words.slice(at, at + count).join(' ')) ?? []);
  }
  return found.filter((one) => one.length > 0);
}

const ofWord = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

function thingsOfWord(word: string): readonly string[] {
  const known = ofWord.get(word);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const take = (names: readonly string[] | undefined) => {
    for (const name of names ?? []) found.add(name);
  };
  take(whole.get(word));
  if (word.length > 3) take(whole.get(word.replace(/s$/u, '')));
  for (let length = leastBeginning; length <= Math.min(word.length, longestBeginning); length++)
    take(begun.get(word.slice(0, length)));
  if (ofWord.size === mostRemembered) ofWord.clear();
  ofWord.set(word, [...found]);
  return [...found];
}
