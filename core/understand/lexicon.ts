// Turns a text into tokens and the tokens into cue hits, in one pass. In: a text and a lexicon built from a cue pack.
// Out: hits with their spans. First words are looked up in a map, so the size of the lists does not matter.

import type { CuePack } from './cues/pack.ts';

export type CueClass = Exclude<keyof CuePack, 'cutsAtApostrophe' | 'addressing'>;

export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly shape: 'word' | 'question' | 'exclamation' | 'glad' | 'sore' | 'stop';
  /** Written in capitals or with lengthened letters: the same word, said louder. */
  readonly isLoud: boolean;
}

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
  /** Single open words, by stem. */
  readonly stems: ReadonlyMap<string, Cue>;
}

const LOOSE =
  /https?:\/\/\S+|www\.\S+|[@＠][\w.-]+|[\p{L}\p{M}\p{N}]+(?:['’*][\p{L}\p{M}]+)*(?:\/10)?|[!?！？]+|[.,;:…\n]+[-']?[)(DPp]?|[)(]|\p{Extended_Pictographic}/gu;
const CUT =
  /https?:\/\/\S+|www\.\S+|[@＠][\w.-]+|[\p{L}\p{M}\p{N}]+(?:\/10)?|[!?！？]+|[.,;:…\n]+[-']?[)(DPp]?|[)(]|\p{Extended_Pictographic}/gu;
const GLAD = new Set([...'😀😃😄😁😆😂🤣😊😇🙂😉😍🥰😘😋🤩🥳😎🤗👍👏🙌🙏💪❤♥💕💖💗💛💚💙💜🧡🎉✨🌟⭐👌😻☺💯🔥']);
const SORE = new Set([...'😡😠🤬😤😭😢😞😔😟😕🙁☹😣😖😫😩🤮🤢👎💔😒🙄😑😓😥😰😱🤦🖕💩😾']);
const SMILE = /^[:;]-?[)DPp]$/u;
const FROWN = /^[:;][-']?\($/u;

export function tokenise(text: string, cutsAtApostrophe: boolean): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(cutsAtApostrophe ? CUT : LOOSE)) {
    const raw = match[0];
    const first = raw.charCodeAt(0);
    if (first === 64 || first === 0xff20 || raw.startsWith('http') || raw.startsWith('www.')) continue;
    const start = match.index;
    tokens.push({ ...describe(raw), start, end: start + raw.length });
  }
  return tokens;
}

function describe(raw: string): Pick<Token, 'word' | 'shape' | 'isLoud'> {
  const first = raw.codePointAt(0) ?? 0;
  if (isLetter(first)) return { ...soften(raw), shape: 'word' };
  if (raw.includes('?') || raw.includes('？')) return { word: raw, shape: 'question', isLoud: raw.includes('!') };
  if (first === 33 || first === 0xff01) return { word: raw, shape: 'exclamation', isLoud: raw.length > 1 };
  if (GLAD.has(raw) || SMILE.test(raw)) return { word: raw, shape: 'glad', isLoud: false };
  if (SORE.has(raw) || FROWN.test(raw)) return { word: raw, shape: 'sore', isLoud: false };
  return { word: raw, shape: 'stop', isLoud: false };
}

/** Digits and letters of any script; everything below them and the symbol blocks are not. */
function isLetter(point: number): boolean {
  if (point < 0x80) return (point > 47 && point < 58) || (point > 64 && point < 91) || (point > 96 && point < 123);
  return (
    point > 0xa9 && !(point >= 0x2000 && point < 0x2c00) && point !== 0xff01 && point !== 0xff1f && point < 0x1f000
  );
}

function soften(raw: string): { word: string; isLoud: boolean } {
  const lower = raw.includes('’') ? raw.toLowerCase().replaceAll('’', "'") : raw.toLowerCase();
  const isShouted = raw.length > 2 && raw !== lower && raw === raw.toUpperCase();
  const short = isLengthened(lower) ? lower.replace(/(\p{L})\1{2,}/gu, '$1$1') : lower;
  return { word: short, isLoud: isShouted || short !== lower };
}

/** Asked of every word, so without a regular expression. */
function isLengthened(word: string): boolean {
  for (let i = 2; i < word.length; i += 1) {
    if (word[i] === word[i - 1] && word[i] === word[i - 2]) return true;
  }
  return false;
}

export function buildLexicon(pack: CuePack): Lexicon {
  const cues = new Map<string, Cue>();
  for (const [name, list] of Object.entries(pack)) {
    if (typeof list !== 'string' || name === 'addressing') continue;
    for (const entry of list.split(',')) addCue(cues, entry.trim(), name as CueClass, pack.cutsAtApostrophe);
  }
  const byFirst = new Map<string, Cue[]>();
  const stems = new Map<string, Cue>();
  for (const cue of cues.values()) {
    const first = cue.words[0] ?? '';
    if (cue.isOpen && cue.words.length === 1) stems.set(first, cue);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), cue]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { pack, byFirst, stems };
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

function match(tokens: readonly Token[], at: number, lexicon: Lexicon): Cue | null {
  const word = tokens[at]?.word ?? '';
  return (
    matchWord(tokens, at, word, lexicon) ??
    (tokens[at]?.isLoud ? matchWord(tokens, at, word.replace(/(\p{L})\1/gu, '$1'), lexicon) : null)
  );
}

function matchWord(tokens: readonly Token[], at: number, word: string, lexicon: Lexicon): Cue | null {
  for (const cue of lexicon.byFirst.get(word) ?? []) if (fits(cue, tokens, at)) return cue;
  for (let length = word.length; length >= 3; length -= 1) {
    const cue = lexicon.stems.get(word.slice(0, length));
    if (cue !== undefined) return cue;
  }
  return null;
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
