// A draft, read once for all who judge it: plain words, tokens, sentences, and the cues of its language's pack.

import { type Token, tokenise } from '../understand/tokenise.ts';
import { buildCues, type CueHit, type Cues, findCues } from './cues.ts';
import type { Span } from './finding.ts';
import type { DraftPack } from './packs/pack.ts';
import { type PlainText, spanIn, toPlain } from './plain-text.ts';

export const tones = ['anger', 'sarcasm', 'defensive', 'blame', 'legalese', 'joke', 'informal', 'canned'] as const;
export type Tone = (typeof tones)[number];

export interface Lexicon {
  readonly pack: DraftPack;
  readonly tone: Readonly<Record<Tone, Cues>>;
  readonly cater: Readonly<Record<keyof DraftPack['cater'], Cues>>;
  readonly lists: Readonly<Record<(typeof lists)[number], Cues>>;
  readonly stop: ReadonlySet<string>;
}

const lists = ['idle', 'promise', 'promiseTime', 'greeting', 'title', 'informalAddress', 'formalAddress'] as const;

export interface ReadDraft {
  readonly plain: PlainText;
  readonly tokens: readonly Token[];
  /** The number of the sentence each token stands in. */
  readonly sentences: readonly number[];
  /** Null: no pack for its language. */
  readonly lexicon: Lexicon | null;
}

export function readDraft(text: string, pack: DraftPack | null): ReadDraft {
  const plain = toPlain(text);
  const tokens = tokenise(plain.text, pack?.cutsAtApostrophe ?? false);
  return { plain, tokens, sentences: numberSentences(tokens), lexicon: pack === null ? null : lexiconOf(pack) };
}

export function hitsOf({ tokens, plain }: ReadDraft, cues: Cues): CueHit[] {
  return findCues(tokens, cues, plain.text);
}

export function spanOf({ tokens, plain }: ReadDraft, from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  return spanIn(plain, start, tokens[to - 1]?.end ?? start);
}

/** A full stop, a question mark, an exclamation mark, a new line: not a comma or a colon. */
function endsSentence({ shape, word }: Token): boolean {
  if (shape === 'word') return false;
  return shape !== 'stop' || /[.…\n]/u.test(word);
}

function numberSentences(tokens: readonly Token[]): number[] {
  let number = 0;
  return tokens.map((token) => {
    if (endsSentence(token)) number += 1;
    return number;
  });
}

const known = new WeakMap<DraftPack, Lexicon>();

/** Cutting a pack into cues takes some milliseconds: once a pack. */
function lexiconOf(pack: DraftPack): Lexicon {
  const there = known.get(pack);
  if (there !== undefined) return there;
  const cut = (list: string) => buildCues(list, pack.cutsAtApostrophe);
  const cutAll = <K extends string>(names: readonly K[], from: Readonly<Record<K, string>>) =>
    Object.fromEntries(names.map((name) => [name, cut(from[name])])) as Record<K, Cues>;
  const made: Lexicon = {
    pack,
    tone: cutAll(tones, pack.tone),
    cater: cutAll(['acknowledge', 'thank', 'apologise', 'explain', 'resolve'], pack.cater),
    lists: cutAll(lists, pack),
    stop: new Set(pack.stop.split(',').map((word) => word.trim())),
  };
  known.set(pack, made);
  return made;
}
