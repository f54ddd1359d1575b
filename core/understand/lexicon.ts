// Finds cues among tokens, in one pass. In: tokens and a lexicon built from a cue pack. Out: hits with their spans.
// First words are looked up in a map, so the size of the lists does not matter.

import type { CuePack } from './cues/pack.ts';
import { type Token, tokenise } from './tokenise.ts';

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

export interface Lexicon {
  readonly pack: CuePack;
  /** Longest cue first. */
  readonly byFirst: ReadonlyMap<string, readonly Cue[]>;
  /** Single open words by the first letters of their stem, the longest first. */
  readonly byStem: ReadonlyMap<string, readonly Cue[]>;
  /** A bit for every first word and every beginning of a stem, by hash: most words begin no cue, and are told so from 8 kB
   * that stay near, where the maps are far away by the time the next page comes. */
  readonly mayBegin: Uint8Array;
}

const bitCount = 65_536;
/** No stem is shorter. */
const stemStart = 3;
const none: readonly Cue[] = [];

export function buildLexicon(pack: CuePack): Lexicon {
  const cues = new Map<string, Cue>();
  for (const [name, list] of Object.entries(pack)) {
    if (typeof list !== 'string' || name === 'addressing') continue;
    for (const entry of list.split(',')) addCue(cues, entry.trim(), name as CueClass, pack.cutsAtApostrophe);
  }
  const byFirst = new Map<string, Cue[]>();
  const byStem = new Map<string, Cue[]>();
  for (const cue of cues.values()) {
    const first = cue.words[0] ?? '';
    const isStem = cue.isOpen && cue.words.length === 1;
    const [map, key] = isStem ? [byStem, first.slice(0, stemStart)] : [byFirst, first];
    map.set(key, [...(map.get(key) ?? []), cue]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  for (const list of byStem.values()) list.sort((a, b) => (b.words[0] ?? '').length - (a.words[0] ?? '').length);
  const mayBegin = new Uint8Array(bitCount >> 3);
  for (const key of [...byFirst.keys(), ...byStem.keys()]) {
    const bit = bitOf(key, key.length);
    mayBegin[bit >> 3] = (mayBegin[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return { pack, byFirst, byStem, mayBegin };
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
    const found = tokens[at]?.shape === 'word' ? match(tokens, at, lexicon) : null;
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
  const stems = byStem.get(word.slice(0, stemStart)) ?? none;
  return byFirst.has(word) || (word.length >= stemStart && stems.some(({ words }) => word.startsWith(words[0] ?? '')));
}

function match(tokens: readonly Token[], at: number, lexicon: Lexicon): Cue | null {
  const word = tokens[at]?.word ?? '';
  return (
    matchWord(tokens, at, word, lexicon) ??
    (tokens[at]?.isLoud ? matchWord(tokens, at, word.replace(/(\p{L})\1/gu, '$1'), lexicon) : null)
  );
}

function matchWord(tokens: readonly Token[], at: number, word: string, lexicon: Lexicon): Cue | null {
  if (isMarked(lexicon, word, word.length)) {
    for (const cue of lexicon.byFirst.get(word) ?? none) if (fits(cue, tokens, at)) return cue;
  }
  if (word.length < stemStart || !isMarked(lexicon, word, stemStart)) return null;
  for (const cue of lexicon.byStem.get(word.slice(0, stemStart)) ?? none) {
    if (word.startsWith(cue.words[0] ?? '')) return cue;
  }
  return null;
}

function isMarked({ mayBegin }: Lexicon, word: string, length: number): boolean {
  const bit = bitOf(word, length);
  return ((mayBegin[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

/** Of the first `length` units. */
function bitOf(word: string, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (bitCount - 1);
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
