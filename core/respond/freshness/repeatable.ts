// The sentences of a reply that would be noticed if everybody were told them: in goes the text, out come their places and a
// mark for each word that tells something. Names, numbers and days are masked, courtesies and small words left out: under
// another name the same sentence has the same marks, and with a word changed all of them but one.

import { mixed } from '../../signature.ts';
import { everyday, polite } from './commonplaces.ts';
import { mark, type Place, sentencePlaces, wordsOf } from './matter.ts';

/** One byte a word, in order; 0 where there is none. */
export const marksLength = 8;
/** Of a longer reply its first so many sentences. */
const mostRepeatable = 12;
/** With fewer telling words it is a courtesy, or a fact there is only one way to say. */
const fewestTelling = 3;
/** From so many on they are enough by themselves; with fewer, all words have to be the same, and so many of them. */
const enoughTelling = 4;
const fewestWords = 8;
/** So many words of politeness, and half as many as tell something, make a courtesy of a long sentence too. */
const fewestKind = 2;
/** From so many marks on, one of them may differ. */
export const fewestForgiving = 5;
/** Of a telling word its beginning counts, and not the s of many: refund, refunds, refunded; crate, crates. */
const longestStem = 6;
const MANY = /s$/;
/** Of the words written in Latin letters those as short are articles, pronouns and prepositions. */
const SMALL = /^[a-z]{1,3}$/;

export interface Repeatable extends Place {
  readonly marks: Uint8Array;
}

export function repeatableIn(text: string): Repeatable[] {
  const found: Repeatable[] = [];
  for (const place of sentencePlaces(text)) {
    const marks = marksOf(wordsOf(text.slice(place.start, place.end)).filter((word) => word !== mark));
    if (marks !== null) found.push({ ...place, marks });
    if (found.length === mostRepeatable) break;
  }
  return found;
}

function marksOf(words: readonly string[]): Uint8Array | null {
  const telling = words.filter(isTelling).map((word) => word.slice(0, longestStem).replace(MANY, ''));
  const isEnough = telling.length >= enoughTelling;
  if (!isEnough && (telling.length < fewestTelling || words.length < fewestWords)) return null;
  const kind = words.filter((word) => !SMALL.test(word) && polite.has(word)).length;
  if (kind >= fewestKind && kind >= telling.length / 2) return null;
  const marks = new Uint8Array(marksLength);
  const marked = isEnough ? telling.slice(0, marksLength) : [...telling, words.join(' ')];
  for (const [i, one] of marked.entries()) marks[i] = markOf(one);
  return marks;
}

function isTelling(word: string): boolean {
  return !SMALL.test(word) && !polite.has(word) && !everyday.has(word);
}

/** 1 to 255. */
function markOf(words: string): number {
  let hash = 0;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash, 0x01000193) ^ mixed(words.charCodeAt(at));
  return 1 + ((mixed(hash) >>> 8) % 255);
}

/** Whether the sentence at `at` among many laid end to end is this one, in all marks or, of enough, in all but one. */
export function isSameSentence(marks: Uint8Array, all: Uint8Array, at: number): boolean {
  const [length, other] = [lengthAt(marks, 0), lengthAt(all, at)];
  const [shorter, longer] = length < other ? [length, other] : [other, length];
  const needed = longer - (longer >= fewestForgiving ? 1 : 0);
  if (shorter < needed) return false;
  let begins = 0;
  while (begins < shorter && marks[begins] === all[at + begins]) begins += 1;
  // Behind a word that was changed, added or left out they are held against each other from the end.
  let ends = 0;
  while (begins + ends < shorter && marks[length - 1 - ends] === all[at + other - 1 - ends]) ends += 1;
  return begins + ends >= needed;
}

/** How many marks there are, of the sentence at `at`. */
export function lengthAt(all: Uint8Array, at: number): number {
  let length = 0;
  while (length < marksLength && all[at + length] !== 0) length += 1;
  return length;
}
