// Finds cues among tokens, in one pass. In: tokens and a lexicon built from a cue pack. Out: hits with their spans.
// First words are looked up in a map, so the size of the lists does not matter.

import type { CuePack } from './cues/pack.ts';
import { hashOf, type Token, tokenise } from './tokenise.ts';

export type CueClass = Exclude<keyof CuePack, 'cutsAtApostrophe' | 'addressing'>;

export interface Hit {
  readonly classes: readonly CueClass[];
  readonly from: number;
  /** Index after its last token. */
  readonly to: number;
}

interface Cue {
  readonly words: readonly string[];
  /** The last word may have any ending. */
  readonly isOpen: boolean;
  readonly classes: CueClass[];
}

/** Cues that begin with the same word. */
interface Beginning {
  readonly word: string;
  /** Of several words, the longest first. */
  readonly longer: Cue[];
  alone: Cue | null;
}

export interface Lexicon {
  readonly pack: CuePack;
  /** By hash of the first word. */
  readonly byFirst: ReadonlyMap<number, Beginning>;
  /** Single open words by hash of the first letters of their stem, the longest first. */
  readonly byStem: ReadonlyMap<number, readonly Cue[]>;
  /** A bit for every first word: most words begin no cue, and are told so from 8 kB that stay near, where the maps
   * are far away by the time the next page comes. */
  readonly mayBegin: Uint8Array;
  /** The same for the beginnings of stems. */
  readonly mayBeStem: Uint8Array;
  /** The same for a first word and the beginning of the next: "no" begins fifty cues, few of which go on as the text does. */
  readonly mayGoOn: Uint8Array;
}

const bitCount = 65_536;
/** No stem is shorter. */
const stemStart = 3;
const seenOfNext = 2;
const none: readonly Cue[] = [];

export function buildLexicon(pack: CuePack): Lexicon {
  const cues = new Map<string, Cue>();
  for (const [name, list] of Object.entries(pack)) {
    if (typeof list !== 'string' || name === 'addressing') continue;
    for (const entry of list.split(',')) addCue(cues, entry.trim(), name as CueClass, pack.cutsAtApostrophe);
  }
  const byFirst = new Map<number, Beginning>();
  const byStem = new Map<number, Cue[]>();
  for (const cue of cues.values()) {
    const first = cue.words[0] ?? '';
    if (cue.isOpen && cue.words.length === 1) {
      const key = hashOf(first, stemStart);
      byStem.set(key, [...(byStem.get(key) ?? []), cue]);
      continue;
    }
    const hash = hashOf(first);
    const beginning = byFirst.get(hash) ?? { word: first, longer: [], alone: null };
    if (beginning.word !== first) throw new RangeError(`"${first}" and "${beginning.word}" have one hash`);
    byFirst.set(hash, beginning);
    if (cue.words.length === 1) beginning.alone = cue;
    else beginning.longer.push(cue);
  }
  for (const { longer } of byFirst.values()) longer.sort((a, b) => b.words.length - a.words.length);
  for (const list of byStem.values()) list.sort((a, b) => (b.words[0] ?? '').length - (a.words[0] ?? '').length);
  const pairs = [...byFirst].flatMap(([hash, { word, longer }]) =>
    longer.map(({ words, isOpen }) => {
      const next = words[1] ?? '';
      if (isOpen && words.length === 2 && next.length < seenOfNext)
        throw new RangeError(`"${word} ${next}*" is too open`);
      return bitOfPair(hash, next);
    }),
  );
  const mayBegin = bitsOf([...byFirst.keys()].map(bitOf));
  const mayBeStem = bitsOf([...byStem.keys()].map(bitOf));
  return { pack, byFirst, byStem, mayBegin, mayBeStem, mayGoOn: bitsOf(pairs) };
}

function addCue(cues: Map<string, Cue>, entry: string, name: CueClass, cutsAtApostrophe: boolean): void {
  if (entry === '') return;
  const isOpen = entry.endsWith('*');
  const plain = isOpen ? entry.slice(0, -1) : entry;
  const words = tokenise(plain, cutsAtApostrophe).map((token) => token.word);
  if (words.length === 0) return;
  const key = `${words.join(' ')}${isOpen ? '*' : ''}`;
  const known = cues.get(key);
  if (known === undefined) cues.set(key, { words, isOpen, classes: [name] });
  else if (!known.classes.includes(name)) known.classes.push(name);
}

/** Every cue in the text, the longest at each place; hits of the list `idle` swallow what they cover. */
export function findHits(tokens: readonly Token[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const found = token.shape === 'word' ? match(tokens, at, token, lexicon) : null;
    if (found === null) {
      at += 1;
      continue;
    }
    hits.push({ classes: found.classes, from: at, to: at + found.words.length });
    at += found.words.length;
  }
  return hits;
}

/** Whether some cue of one word, or the first of several, is this. */
export function beginsCue({ byFirst, byStem }: Lexicon, word: string): boolean {
  if (byFirst.get(hashOf(word))?.word === word) return true;
  const stems = word.length < stemStart ? none : (byStem.get(hashOf(word, stemStart)) ?? none);
  return stems.some(({ words }) => word.startsWith(words[0] ?? ''));
}

function match(tokens: readonly Token[], at: number, token: Token, lexicon: Lexicon): Cue | null {
  const found = matchWord(tokens, at, token, lexicon);
  if (found !== null || !token.isLoud) return found;
  const word = token.word.replace(/(\p{L})\1/gu, '$1');
  return matchWord(tokens, at, { word, hash: hashOf(word) }, lexicon);
}

function matchWord(
  tokens: readonly Token[],
  at: number,
  { word, hash }: Pick<Token, 'word' | 'hash'>,
  lexicon: Lexicon,
): Cue | null {
  const beginning = isMarked(lexicon.mayBegin, bitOf(hash)) ? lexicon.byFirst.get(hash) : undefined;
  if (beginning?.word === word) {
    const next = tokens[at + 1]?.word;
    if (next !== undefined && isMarked(lexicon.mayGoOn, bitOfPair(hash, next))) {
      for (const cue of beginning.longer) if (fits(cue, tokens, at)) return cue;
    }
    if (beginning.alone !== null) return beginning.alone;
  }
  if (word.length < stemStart) return null;
  const start = hashOf(word, stemStart);
  if (!isMarked(lexicon.mayBeStem, bitOf(start))) return null;
  for (const cue of lexicon.byStem.get(start) ?? none) {
    if (word.startsWith(cue.words[0] ?? '')) return cue;
  }
  return null;
}

function bitsOf(numbers: readonly number[]): Uint8Array {
  const bits = new Uint8Array(bitCount >> 3);
  for (const bit of numbers) bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  return bits;
}

function isMarked(bits: Uint8Array, bit: number): boolean {
  return ((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

function bitOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (bitCount - 1);
}

/** Of a word and the first two units of the next. */
function bitOfPair(hash: number, next: string): number {
  return bitOf(Math.imul(hash, 31) ^ (next.charCodeAt(0) * 256) ^ next.charCodeAt(1));
}

function fits(cue: Cue, tokens: readonly Token[], at: number): boolean {
  const last = cue.words.length - 1;
  for (let i = 1; i <= last; i += 1) {
    const wanted = cue.words[i] ?? '';
    const word = tokens[at + i]?.word;
    if (word === undefined) return false;
    if (i === last && cue.isOpen ? !word.startsWith(wanted) : word !== wanted) return false;
  }
  return true;
}
