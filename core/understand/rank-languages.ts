// Which languages a text looks like, by eld's method and table: every word is cut into n-grams of four bytes, and each
// n-gram speaks for some languages. In: a text. Out: a score a language. The table is
// unpacked when first needed, into flat arrays: no object an n-gram, 2 MB in all.

import { classOf, letter, pointAt, unitsOf } from './characters.ts';
import { languageCodes, packedGrams } from './cues/language-table.ts';
import { emptyGram, withByte } from './gram.ts';

/** The method's constants: what the table leaves off every score, and what brings sums between 0 and 1. */
const leastScore = 53;
const scale = 25;
const gramBytes = 4;
const stride = 3;
const longestWord = 70;
const space = 32;
/** Slots of the table, a power of two; four in ten are taken. */
const slots = 131_072;
/** N-grams counted in one text at most; language.ts gives no more than 120 characters. */
const mostGrams = 512;

interface Table {
  /** Two numbers a slot, side by side because each text asks for far-away slots: the n-gram's hash, and where in `entries`
   * its languages begin, plus one; 0: an empty slot. */
  readonly places: Uint32Array;
  readonly entries: Uint8Array;
}

let table: Table | null = null;
const bytes = new Uint8Array(2048);
const grams = new Uint32Array(mostGrams);
const scores = new Float64Array(languageCodes.length);

/**
 * How much the text looks like each language of `languageCodes`, by its index, from 0 to 1; null when there are no words
 * to tell by. The scores are overwritten by the next call.
 */
export function scoreLanguages(text: string): Float64Array | null {
  table ??= unpack(decodeBase64(packedGrams));
  const count = cutWords(text.toLowerCase());
  if (count === 0) return null;
  scores.fill(0);
  for (let i = 0; i < count; i += 1) addScores(table, grams[i] ?? 0);
  for (let i = 0; i < scores.length; i += 1) {
    const mean = (scores[i] ?? 0) / count;
    scores[i] = mean / (mean + scale);
  }
  return scores;
}

/** Fills `grams` from every run of letters; returns how many. */
function cutWords(text: string): number {
  let count = 0;
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const point = pointAt(text, at);
    const units = unitsOf(point);
    if (isLetter(point)) {
      for (let end = at + units; at < end; at += 1) length = putUnit(text.charCodeAt(at), length);
      continue;
    }
    if (length > 0) count = cutWord(length, count);
    length = 0;
    at += units;
  }
  return length > 0 ? cutWord(length, count) : count;
}

/** `\p{L}`, which leaves out the marks that `classOf` counts among letters. */
function isLetter(point: number): boolean {
  if (point < 0x80) return point > 96 && point < 123;
  return classOf(point) === letter && !(point > 0x2ff && mark.test(String.fromCodePoint(point)));
}
const mark = /^\p{M}$/u;

/** Writes a unit as UTF-8 behind the `length` bytes of the word so far; returns the new length. */
function putUnit(unit: number, length: number): number {
  if (length >= bytes.length - 3) return length;
  if (unit < 0x80) {
    bytes[length] = unit;
    return length + 1;
  }
  if (unit < 0x800) {
    bytes[length] = 0xc0 | (unit >> 6);
    bytes[length + 1] = 0x80 | (unit & 0x3f);
    return length + 2;
  }
  bytes[length] = 0xe0 | (unit >> 12);
  bytes[length + 1] = 0x80 | ((unit >> 6) & 0x3f);
  bytes[length + 2] = 0x80 | (unit & 0x3f);
  return length + 3;
}

/** Adds the n-grams of the word in `bytes` to `grams`, each once a text; returns the new count. */
function cutWord(length: number, count: number): number {
  const end = Math.min(length, longestWord);
  let at = 0;
  let total = count;
  for (; at + gramBytes < end; at += stride) total = addGram(hashOf(at, at + gramBytes, at === 0), total);
  // The last bytes of a word carry its ending, marked by a space; words of three bytes and less are whole.
  const last = hashOf(end === 3 ? 0 : Math.max(0, end - gramBytes), length, at === 0);
  return addGram(withByte(last, space) >>> 0, total);
}

function hashOf(from: number, to: number, isFirst: boolean): number {
  let hash = isFirst ? withByte(emptyGram, space) : emptyGram;
  for (let i = from; i < to; i += 1) hash = withByte(hash, bytes[i] ?? 0);
  return hash >>> 0;
}

function addGram(gram: number, count: number): number {
  if (count === mostGrams) return count;
  for (let i = 0; i < count; i += 1) if (grams[i] === gram) return count;
  grams[count] = gram;
  return count + 1;
}

function addScores({ places, entries }: Table, gram: number): void {
  let slot = gram & (slots - 1);
  while (places[2 * slot + 1] !== 0 && places[2 * slot] !== gram) slot = (slot + 1) & (slots - 1);
  let at = (places[2 * slot + 1] ?? 0) - 1;
  if (at < 0) return;
  for (let left = entries[at++] ?? 0; left > 0; left -= 1) {
    const language = entries[at++] ?? 0;
    scores[language] = (scores[language] ?? 0) + (entries[at++] ?? 0) + leastScore;
  }
}

function unpack(entries: Uint8Array): Table {
  const places = new Uint32Array(2 * slots);
  const view = new DataView(entries.buffer);
  for (let at = 0; at < entries.length; ) {
    const hash = view.getUint32(at, true);
    let slot = hash & (slots - 1);
    while (places[2 * slot + 1] !== 0) slot = (slot + 1) & (slots - 1);
    places[2 * slot] = hash;
    places[2 * slot + 1] = at + 5;
    at += 5 + 2 * (entries[at + 4] ?? 0);
  }
  return { places, entries };
}

/** `core` has the language's own library only, which brings no decoder. */
function decodeBase64(text: string): Uint8Array {
  const values = new Uint8Array(128);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < letters.length; i += 1) values[letters.charCodeAt(i)] = i;
  const length = Math.floor((text.replace(/=+$/u, '').length * 3) / 4);
  const decoded = new Uint8Array(length);
  for (let from = 0, to = 0; to < length; from += 4, to += 3) {
    let word = 0;
    for (let i = 0; i < 4; i += 1) word = (word << 6) | (values[text.charCodeAt(from + i)] ?? 0);
    decoded[to] = word >> 16;
    decoded[to + 1] = word >> 8;
    decoded[to + 2] = word;
  }
  return decoded;
}
