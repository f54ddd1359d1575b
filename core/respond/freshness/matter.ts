// A reply's words without what changes from customer to customer: in goes the text, out come its sentences as masked words
// with a weight each. Names, numbers, links, handles and days become one mark; greeting and sign-off go; sentences
// of mere politeness and those at the edges, which honest replies share, weigh less.

import { changing, greetings, polite } from './commonplaces.ts';

export interface Sentence {
  /** Lower case, without accents; `mark` stands for whatever was masked. */
  readonly words: readonly string[];
  /** 1 to `fullWeight`. */
  readonly weight: number;
}

export const fullWeight = 4;
/** Stands for what changes from one customer to the next. */
export const mark = '#';
/** Longer drafts are judged by their beginning, so that 100 kB cost what a long post costs. */
const longest = 2000;
const longestSignOff = 3;

const SENTENCE_END = /(?<=[.!?…])\s+|\n+/u;
/** The same, and what parts two sentences stays with the second. */
const SENTENCE_SPLIT = /(?<=[.!?…])(?=\s)|(?=\n)/u;
const folded = (text: string): string => text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
const tokensOf = (sentence: string): string[] => sentence.split(/\s+/u).filter((token) => token !== '');

export function matterOf(text: string): Sentence[] {
  const sentences = withoutGreeting(folded(text.slice(0, longest)))
    .split(SENTENCE_END)
    .map(tokensOf)
    .filter((tokens) => tokens.some((token) => /\p{L}/u.test(token)));
  if (sentences.length > 1 && (sentences.at(-1)?.length ?? 0) <= longestSignOff) sentences.pop();
  return sentences.map((tokens, i) => {
    const words = masked(tokens);
    const isEdge = sentences.length > 1 && (i === 0 || (i === sentences.length - 1 && i > 1));
    return { words, weight: weightOf(words, isEdge) };
  });
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where each sentence of a reply stands, the greeting left out. */
export function sentencePlaces(text: string): Place[] {
  const read = text.slice(0, longest);
  const places: Place[] = [];
  let start = read.length - withoutGreeting(read).length;
  for (const sentence of read.slice(start).split(SENTENCE_SPLIT)) {
    const end = start + sentence.length;
    if (sentence.trim() !== '')
      places.push({ start: start + sentence.search(/\S/u), end: start + sentence.trimEnd().length });
    start = end;
  }
  return places;
}

/** A sentence as `matterOf` reads it. */
export const wordsOf = (sentence: string): string[] => masked(tokensOf(folded(sentence)));

/** `Hello Ana,` and `Ana:` and `Thank you, Ana!` name the customer; nothing else is said by them. */
function withoutGreeting(text: string): string {
  const [opening, said = ''] = /^\s*[¡¿]?([^.!?,:;]{1,40})[,!:.]\s+/u.exec(text) ?? [];
  if (opening === undefined) return text;
  const named = said.trim().split(/\s+/u);
  const isGreeting = named.length <= 2 || (named.length <= 5 && greetings.has((named[0] ?? '').toLowerCase()));
  return isGreeting && opening.length < text.trimEnd().length ? text.slice(opening.length) : text;
}

function masked(tokens: readonly string[]): string[] {
  const words: string[] = [];
  let isFirst = true;
  for (const token of tokens) {
    const parts = /^#|@|:\/\/|^www\./u.test(token) ? [mark] : (token.match(/\p{L}+|\p{N}.*/gu) ?? []);
    for (const part of parts) {
      const word = part.toLowerCase();
      // A capital inside a sentence is a name, and in German a thing: what is left still tells two replies apart.
      const isMasked = !/^\p{L}/u.test(part) || changing.has(word) || (!isFirst && word[0] !== part[0]);
      isFirst = false;
      if (!isMasked) words.push(word);
      else if (words.at(-1) !== mark) words.push(mark);
    }
  }
  return words;
}

function weightOf(words: readonly string[], isEdge: boolean): number {
  const share = words.filter((word) => polite.has(word)).length / Math.max(1, words.length);
  const own = share >= 0.6 ? 0.4 : share >= 0.4 ? 0.7 : 1;
  return Math.max(1, Math.round(fullWeight * own * (isEdge ? 0.5 : 1)));
}
