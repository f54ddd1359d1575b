// Cues of a pack, and where they stand in a draft. In: lines of a list (`cue, cue => better wording`) and the tokens of
// a text. Out: hits, the longest cue at each place. First words are looked up in a map, so long lists cost nothing.

import { type Token, tokenise } from '../understand/tokenise.ts';

export interface Cue {
  readonly words: readonly string[];
  /** The last word may have any ending. */
  readonly isOpen: boolean;
  readonly better: string | null;
  /** Where letters differ only by their capital (German Sie): as it is written. Null: any way. */
  readonly exact: string | null;
}

export interface Cues {
  /** Longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Cue[]>;
  /** Single words with an open end, by their first letters, the longest first. */
  readonly byStem: ReadonlyMap<string, readonly Cue[]>;
}

export interface CueHit {
  readonly cue: Cue;
  /** Tokens: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** No stem is shorter. */
const stemStart = 3;
const none: readonly Cue[] = [];

export function buildCues(list: string, cutsAtApostrophe: boolean): Cues {
  const byFirst = new Map<string, Cue[]>();
  const byStem = new Map<string, Cue[]>();
  for (const line of list.split('\n')) {
    const [cues = '', better = null] = line.split('=>').map((part) => part.trim());
    for (const entry of cues.split(',')) {
      const cue = readCue(entry.trim(), better, cutsAtApostrophe);
      const first = cue?.words[0];
      if (cue === null || first === undefined) continue;
      const isStem = cue.isOpen && cue.words.length === 1 && first.length >= stemStart;
      const map = isStem ? byStem : byFirst;
      const key = isStem ? first.slice(0, stemStart) : first;
      map.set(key, [...(map.get(key) ?? []), cue]);
    }
  }
  for (const found of byFirst.values()) found.sort((a, b) => b.words.length - a.words.length);
  for (const found of byStem.values()) found.sort((a, b) => (b.words[0] ?? '').length - (a.words[0] ?? '').length);
  return { byFirst, byStem };
}

function readCue(entry: string, better: string | null, cutsAtApostrophe: boolean): Cue | null {
  const isOpen = entry.endsWith('*');
  const plain = isOpen ? entry.slice(0, -1) : entry;
  const words = tokenise(plain, cutsAtApostrophe).flatMap(({ shape, word }) => (shape === 'word' ? [word] : []));
  return words.length === 0 ? null : { words, isOpen, better, exact: plain === plain.toLowerCase() ? null : plain };
}

/** Every cue among the tokens. `text` is what the tokens were cut from. */
export function findCues(tokens: readonly Token[], cues: Cues, text: string): CueHit[] {
  const hits: CueHit[] = [];
  if (cues.byFirst.size + cues.byStem.size === 0) return hits;
  for (let at = 0; at < tokens.length; ) {
    const cue = tokens[at]?.shape === 'word' ? matchAt(tokens, at, cues, text) : null;
    if (cue === null) {
      at += 1;
      continue;
    }
    hits.push({ cue, from: at, to: at + cue.words.length });
    at += cue.words.length;
  }
  return hits;
}

function matchAt(tokens: readonly Token[], at: number, { byFirst, byStem }: Cues, text: string): Cue | null {
  const word = tokens[at]?.word ?? '';
  for (const cue of byFirst.get(word) ?? none) if (fits(cue, tokens, at, text)) return cue;
  if (word.length < stemStart) return null;
  for (const cue of byStem.get(word.slice(0, stemStart)) ?? none) if (word.startsWith(cue.words[0] ?? '')) return cue;
  return null;
}

function fits({ words, isOpen, exact }: Cue, tokens: readonly Token[], at: number, text: string): boolean {
  const last = words.length - 1;
  for (let i = last === 0 && isOpen ? 0 : 1; i <= last; i += 1) {
    const token = tokens[at + i];
    const wanted = words[i] ?? '';
    if (token === undefined || token.shape !== 'word') return false;
    if (i === last && isOpen ? !token.word.startsWith(wanted) : token.word !== wanted) return false;
  }
  if (exact === null) return true;
  return text.slice(tokens[at]?.start, tokens[at + last]?.end) === exact;
}
