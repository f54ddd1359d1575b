// Which languages a text looks like, by eld's method and table: every word is cut into n-grams of four bytes, and each
// n-gram speaks for some languages. In: a text. Out: languages, the likeliest first, each from 0 to 1. The table is
// unpacked when first needed, into flat arrays: no object an n-gram, 2 MB in all.

import { languageCodes, packedGrams } from './cues/language-table.ts';
import { emptyGram, withByte } from './gram.ts';

export interface RankedLanguage {
  readonly code: string;
  readonly score: number;
}

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
  readonly hashes: Uint32Array;
  /** Where in `entries` an n-gram's languages begin, plus one; 0: an empty slot. */
  readonly places: Uint32Array;
  readonly entries: Uint8Array;
}

let table: Table | null = null;
const bytes = new Uint8Array(2048);
const grams = new Uint32Array(mostGrams);
const sums = new Float64Array(languageCodes.length);

export function rankLanguages(text: string): RankedLanguage[] {
  table ??= unpack(decodeBase64(packedGrams));
  let count = 0;
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) count = cutWord(encode(word), count);
  sums.fill(0);
  for (let i = 0; i < count; i += 1) addScores(table, grams[i] ?? 0);
  const ranked: RankedLanguage[] = [];
  for (const [language, code] of languageCodes.entries()) {
    const mean = (sums[language] ?? 0) / count;
    if (mean > 0) ranked.push({ code, score: mean / (mean + scale) });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

/** Writes the word's UTF-8 into `bytes`; returns how many. */
function encode(word: string): number {
  let length = 0;
  for (let i = 0; i < word.length && length < bytes.length - 3; i += 1) {
    const unit = word.charCodeAt(i);
    if (unit < 0x80) bytes[length++] = unit;
    else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6);
      bytes[length++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[length++] = 0xe0 | (unit >> 12);
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[length++] = 0x80 | (unit & 0x3f);
    }
  }
  return length;
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

function addScores({ hashes, places, entries }: Table, gram: number): void {
  let slot = gram & (slots - 1);
  while (places[slot] !== 0 && hashes[slot] !== gram) slot = (slot + 1) & (slots - 1);
  let at = (places[slot] ?? 0) - 1;
  if (at < 0) return;
  for (let left = entries[at++] ?? 0; left > 0; left -= 1) {
    const language = entries[at++] ?? 0;
    sums[language] = (sums[language] ?? 0) + (entries[at++] ?? 0) + leastScore;
  }
}

function unpack(entries: Uint8Array): Table {
  const [hashes, places] = [new Uint32Array(slots), new Uint32Array(slots)];
  const view = new DataView(entries.buffer);
  for (let at = 0; at < entries.length; ) {
    const hash = view.getUint32(at, true);
    let slot = hash & (slots - 1);
    while (places[slot] !== 0) slot = (slot + 1) & (slots - 1);
    hashes[slot] = hash;
    places[slot] = at + 5;
    at += 5 + 2 * (entries[at + 4] ?? 0);
  }
  return { hashes, places, entries };
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
